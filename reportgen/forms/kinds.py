"""The types of values as the reference page tells them, each with what is accepted and what is refused."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.model.column import Kind
from reportgen.model.labels import LANGUAGES


class Example(NamedTuple):
    """What somebody may type: in the workbooks of these languages; `why` it is refused, where it is."""

    typed: str
    why: str = ""
    languages: Sequence[str] = LANGUAGES


class Type(NamedTuple):
    """What a column's type is called, what its cells may hold, and what they may not."""

    name: str
    says: str
    accepted: Sequence[Example] = ()
    refused: Sequence[Example] = ()


def _typed(*texts: str, languages: Sequence[str] = LANGUAGES) -> list[Example]:
    return [Example(text, languages=languages) for text in texts]


SEPARATED = ("da", "de")
"""The languages that separate decimals with a comma, and thousands with a dot."""

TYPES: dict[Kind, Type] = {
    Kind.CODE: Type(
        "code",
        "Letters, digits, `-` and `_`, at most 40; case and edge spaces do not matter, and `7` and `007` differ. A "
        "code tells a record from all others of its sheet and department, and should stay the same in every round.",
        _typed("D1", "d1", "007", "A_1-b", "Ø2"),
        [Example("D 1", "holds a space"), Example("FIN.D1", "the dot stands between a department and its code")],
    ),
    Kind.REF: Type(
        "reference",
        "The code of a record. A department's own record may stand bare in its workbook, and with its department "
        "everywhere. A code that nobody has, or a name in place of a code, is an unknown-reference that says which "
        "code is probably meant.",
        _typed("I1", "FIN.I1", "fin.i1"),
        [Example("FIN.I1.2", "a second dot"), Example("#1", "a sign that codes do not have")],
    ),
    Kind.REFS: Type(
        "references",
        "Several codes, with `,` `;` or a line break between them. One that cannot be read does not spoil the others.",
        _typed("A1, A2", "A1;FIN.A2", "A1\nA2"),
        [Example("A.1.2", "a second dot"), Example("A1, #2", "`A1` stands, `#2` is refused")],
    ),
    Kind.TEXT: Type(
        "text",
        "Anything. Line breaks make paragraphs; lines that begin with `-`, `*` or `•` make a list.",
        _typed("As it is", "NA", "None", "=1+1", "1e3"),
    ),
    Kind.DATE: Type(
        "date",
        "A date cell, or a text with one reading. A month, quarter or week means its last day, or its first day where "
        "the column is a start or an *available from*. Years from 1900 to 2999.",
        _typed(
            *("2026-03-31", "31.03.2026", "31.3.2026", "31/03/2026", "31-03-2026", "03/03/2026"),
            *("31 March 2026", "31. marts 2026", "31. März 2026", "31 Mar 2026"),
            *("2026-03", "Mar 2026", "marts 2026", "März 2026"),
            *("Q1 2026", "2026-Q1", "Q1/2026", "1. kvartal 2026", "1. Quartal 2026"),
            *("2026-W12", "uge 12 2026", "KW 12 2026", "week 12 2026"),
        ),
        [
            Example("03/04/2026", "4 March or 3 April"),
            Example("31.03.26", "the year has two digits"),
            Example("31.02.2026", "there is no such day"),
            Example("Q5 2026", "there is no such quarter"),
            Example("31 March", "the year is missing"),
            Example("after the summer", "no date"),
            Example("46112", "a number, which is no date unless its cell shows one"),
            Example("2026-03-31 to 2026-04-30", "two dates"),
        ],
    ),
    Kind.PERIOD: Type(
        "period",
        "A period of the programme's length: a quarter, unless the programme counts in months.",
        _typed("2026-Q1", "Q1 2026", "Q1/2026", "1. kvartal 2026", "1. Quartal 2026"),
        [Example("2026-03", "a month, where the programme counts in quarters"), Example("2026", "a year")],
    ),
    Kind.LEVEL: Type(
        "level",
        "0 to 5, halves allowed. Empty means *not assessed*, which is never 0.",
        [*_typed("0", "3", "5"), *_typed("2.5", languages=("en",)), *_typed("2,5", languages=SEPARATED)],
        [
            Example("2.7", "neither whole nor a half", ("en",)),
            Example("6", "more than 5"),
            Example("high", "no number"),
            Example("2-3", "two numbers"),
        ],
    ),
    Kind.SCORE: Type(
        "score",
        "A whole number on the scale given.",
        _typed("1", "5"),
        [Example("0", "less than 1"), Example("6", "more than 5"), Example("4/5", "no whole number")],
    ),
    Kind.NUMBER: Type(
        "number",
        "A number, or text with the separators of the workbook's language, which is the department's. Its unit may "
        "follow, and `k`, `t`, `Tsd.`, `m`, `mio`, `mill` multiply it.",
        [
            *_typed("30", "1 234", "30 PT", "30 days", "2 k"),
            *_typed("1,234.5", "2.5", languages=("en",)),
            *_typed("1.234,5", "2,5", languages=SEPARATED),
        ],
        [
            Example("1.234", "one thousand and more, or one and a bit: one separator, then exactly three digits"),
            Example("1,234", "likewise"),
            Example("1.234,5", "the separators of another language", ("en",)),
            Example("1,234.5", "the separators of another language", SEPARATED),
            Example("1'234", "a separator of none of the languages"),
            Example("1e3", "an exponent"),
            Example("5 to 7", "two numbers"),
            Example("30 apples", "another unit"),
        ],
    ),
    Kind.MONEY: Type(
        "money",
        "A number as above; the programme's currency may stand beside it, as its code or its sign.",
        [
            *_typed("150000", "150 k", "DKK 150000", "150000 kr.", "kr. 150000", "-2000"),
            *_typed("1.5 m", "DKK 1.5 mio", languages=("en",)),
            *_typed("1,5 mio.", "1.234,50 kr.", languages=SEPARATED),
        ],
        [
            Example("150000 €", "another currency than the programme's (here DKK), also as a cell's format"),
            Example("1.500", "can be read in two ways, as above"),
            Example("about 150000", "a word that is neither currency nor scale"),
        ],
    ),
    Kind.PERCENT: Type(
        "percent",
        "A percentage cell, a text with `%`, or a plain number above 1 up to 100.",
        [*_typed("50 %", "50%", "0 %", "100", "40", "0"), *_typed("12,5 %", languages=SEPARATED)],
        [
            Example("1", "100 % or 1 %: a plain number above 0 up to 1 has two readings"),
            Example("0.5", "50 % or half a percent", ("en",)),
            Example("120 %", "more than all"),
        ],
    ),
    Kind.CHOICE: Type(
        "choice",
        "One of the words given, in any of the languages, as labels are compared. A word that is like one of them is "
        "an unknown-choice that says which one is probably meant.",
        _typed("must", "MUST ", "skal", "muss"),
        [Example("mus", "not one of the words, though like one"), Example("must, should", "two of them")],
    ),
    Kind.YES_NO: Type(
        "yes or no",
        "yes or no in any of the languages, `x`, or a logical value; empty means no.",
        _typed("yes", "no", "ja", "nej", "nein", "x", "TRUE", "false"),
        [Example("perhaps", "neither"), Example("1", "a number")],
    ),
}
