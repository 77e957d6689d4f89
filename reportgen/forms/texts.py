"""What the forms say to those who fill them in, in each language."""

from collections.abc import Mapping

from reportgen.model import records as r
from reportgen.model.column import Column
from reportgen.model.labels import written

GENERAL: Mapping[str, str] = {
    "en": "Columns marked * are required in every row. Leave empty what is not known: empty is not zero.",
    "da": "Kolonner mærket * skal udfyldes i hver række. Lad det stå tomt, som ikke vides: tomt er ikke nul.",
    "de": "Mit * markierte Spalten sind in jeder Zeile nötig. Unbekanntes bleibt leer: leer ist nicht null.",
}

UNITS: Mapping[str, Mapping[str, str]] = {
    "person-days": {"en": "person-days", "da": "persondage", "de": "Personentage"},
    "FTE": {},
}
"""How a column's unit is written behind its label; a unit that the label holds already is not written again."""

PURPOSE: Mapping[str, Mapping[str, str]] = {
    "Programme": {
        "en": "What the programme is, in a few lines.",
        "da": "Hvad programmet er, i få linjer.",
        "de": "Was das Programm ist, in wenigen Zeilen.",
    },
    "Guidelines": {
        "en": "The strategic guidelines, and why these.",
        "da": "De strategiske retningslinjer, og hvorfor netop disse.",
        "de": "Die strategischen Leitlinien, und warum gerade diese.",
    },
    "Options": {
        "en": "The variants that were thought through for each guideline; exactly one of them is chosen.",
        "da": "De varianter, der blev gennemtænkt for hver retningslinje; netop én af dem er valgt.",
        "de": "Die Varianten, die je Leitlinie durchdacht wurden; genau eine davon ist gewählt.",
    },
    "Requirements": {
        "en": "What the business requires. One column per guideline: 0 none, 1 weak, 2 good, 3 full support.",
        "da": "Hvad forretningen kræver. En kolonne pr. retningslinje: 0 ingen, 1 svag, 2 god, 3 fuld støtte.",
        "de": "Was das Geschäft verlangt. Je Leitlinie eine Spalte: 0 keine, 1 schwach, 2 gut, 3 voll unterstützt.",
    },
    "Departments": {
        "en": "The departments that take part, and who leads them.",
        "da": "De afdelinger, der deltager, og hvem der leder dem.",
        "de": "Die beteiligten Bereiche, und wer sie leitet.",
    },
    "Interviews": {
        "en": "What leaders understand the strategy to be: a row per leader, round and guideline.",
        "da": "Hvordan lederne forstår strategien: en række pr. leder, runde og retningslinje.",
        "de": "Wie die Führungskräfte die Strategie verstehen: eine Zeile je Person, Runde und Leitlinie.",
    },
    "Services": {
        "en": "What IT offers to meet the demands.",
        "da": "Hvad IT tilbyder for at opfylde behovene.",
        "de": "Was die IT anbietet, um die Bedarfe zu decken.",
    },
    "Responses": {
        "en": "How each demand was answered; demands with their department, such as FIN.D1.",
        "da": "Hvordan hvert behov blev besvaret; behov med deres afdeling, f.eks. FIN.D1.",
        "de": "Wie jeder Bedarf beantwortet wurde; Bedarfe mit ihrem Bereich, etwa FIN.D1.",
    },
    "Budget": {
        "en": "What each department may spend, year by year.",
        "da": "Hvad hver afdeling må bruge, år for år.",
        "de": "Was jeder Bereich ausgeben darf, Jahr für Jahr.",
    },
    "Milestones": {
        "en": "The dates that the programme promises, and the initiatives that they take.",
        "da": "De datoer, som programmet lover, og de initiativer, de kræver.",
        "de": "Die Termine, die das Programm zusagt, und die Initiativen, die sie voraussetzen.",
    },
    "Decisions": {
        "en": "The log of sessions and workshops.",
        "da": "Loggen over møder og workshopper.",
        "de": "Das Protokoll der Sitzungen und Workshops.",
    },
    "Department": {
        "en": "Whose workbook this is, and who filled it in.",
        "da": "Hvis projektmappe dette er, og hvem der har udfyldt den.",
        "de": "Wessen Arbeitsmappe dies ist, und wer sie ausgefüllt hat.",
    },
    "Translation": {
        "en": "Why we change, and what each guideline means for us.",
        "da": "Hvorfor vi ændrer os, og hvad hver retningslinje betyder for os.",
        "de": "Warum wir uns verändern, und was jede Leitlinie für uns bedeutet.",
    },
    "Demands": {
        "en": "What we need from IT.",
        "da": "Hvad vi har brug for fra IT.",
        "de": "Was wir von der IT brauchen.",
    },
    "Gaps": {
        "en": "Where we stand and where we must be; levels from 0 to 5, halves allowed, empty if not assessed.",
        "da": "Hvor vi står, og hvor vi skal hen; niveauer fra 0 til 5, også halve, tomt hvis ikke vurderet.",
        "de": "Wo wir stehen und wohin wir müssen; Niveaus von 0 bis 5, auch halbe, leer wenn nicht bewertet.",
    },
    "Initiatives": {
        "en": "What we do to close the gaps.",
        "da": "Hvad vi gør for at lukke gapene.",
        "de": "Was wir tun, um die Lücken zu schließen.",
    },
    "Resources": {
        "en": "What each initiative takes: people and money; a row per role.",
        "da": "Hvad hvert initiativ kræver: mennesker og penge; en række pr. rolle.",
        "de": "Was jede Initiative braucht: Menschen und Geld; eine Zeile je Rolle.",
    },
    "Capacity": {
        "en": "Whom we have, and how much of them the day-to-day business takes; a row per role and period.",
        "da": "Hvem vi har, og hvor meget af dem den daglige drift tager; en række pr. rolle og periode.",
        "de": "Wen wir haben, und wie viel davon das Tagesgeschäft braucht; eine Zeile je Rolle und Periode.",
    },
    "Dependencies": {
        "en": "What we need from other areas, and what we provide to them.",
        "da": "Hvad vi har brug for fra andre områder, og hvad vi leverer til dem.",
        "de": "Was wir von anderen Bereichen benötigen, und was wir ihnen liefern.",
    },
    "Risks": {
        "en": "What may go wrong, and what we do about it.",
        "da": "Hvad der kan gå galt, og hvad vi gør ved det.",
        "de": "Was schiefgehen kann, und was wir dagegen tun.",
    },
}


def label_of(record: type[r.Record], column: Column, language: str) -> str:
    """A column's header: its label, its unit, and `*` where it is required."""
    label = written(record.sheet, column.label, language)
    unit = UNITS[column.unit].get(language) if column.unit else None
    return label + (f" ({unit})" if unit else "") + (" *" if column.required else "")
