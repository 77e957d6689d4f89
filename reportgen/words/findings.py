"""What a finding says to a person: its message and its remedy, in a language, from its code and values."""

import datetime as dt
import re
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from reportgen.model.calendar import Period
from reportgen.model.finding import Finding
from reportgen.model.labels import CHOICE_SCOPE, SHEET_SCOPE, fold, labels
from reportgen.words import sentences
from reportgen.words.catalogue import Words
from reportgen.words.sentences import SENTENCES

__all__ = ["FORMS", "PLURALS", "SENTENCES", "message", "placeholders", "remedy", "texts"]

CLAUSE = re.compile(r"\[([^\[\]]*)\]")
VALUE_ALONE = re.compile(r"\{[^{}]*\}")


def message(finding: Finding, words: Words) -> str:
    """What is wrong, in the language of `words`; KeyError where the finding lacks a value that its sentence needs."""
    return _Speaker(finding, words).say(SENTENCES[finding.code][0])


def remedy(finding: Finding, words: Words) -> str:
    """What to do about it, in the language of `words`; KeyError as for `message`."""
    return _Speaker(finding, words).say(SENTENCES[finding.code][1])


class _Speaker(string.Formatter):
    """Fills in the templates of one finding."""

    def __init__(self, finding: Finding, words: Words) -> None:
        self.finding, self.words = finding, words
        place = {"file": finding.source.file.rpartition("/")[2], "sheet": finding.source.sheet}
        lists = {"departments": list(finding.departments), "subjects": list(finding.subjects)}
        stated = {**place, **lists, **finding.values}
        self.values = {name: value for name, value in stated.items() if value not in (None, "", [])}

    def say(self, template: str) -> str:
        """The template in the reader's language, with its clauses chosen and its values filled in."""
        chosen = CLAUSE.sub(self._clause, self.words.t(template))
        return self.vformat(chosen, (), self.values)

    def _clause(self, match: re.Match[str]) -> str:
        parts = match[1].split("|")
        return next((part for part in parts if {name for name, _ in placeholders(part)} <= self.values.keys()), "")

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as string.Formatter has it
        return FORMS[format_spec](self, value)

    def label(self, english: str) -> str:
        """A column's label as the reader writes it, by the sheet that the finding stands on; as it is if it is none."""
        sheet = fold(str(self.values.get("sheet", "")))
        spelt = [each.english for each in labels(SHEET_SCOPE).values() if sheet in map(fold, each.spellings())]
        known = (labels(scope).get(english) for scope in spelt)
        return next((each.written[self.words.language] for each in known if each), english)

    def word(self, scope: str, english: str) -> str:
        """A sheet's name or a choice as the reader writes it; as it is if it is none."""
        known = labels(scope).get(english)
        return known.written[self.words.language] if known else english


def _plain(speaker: _Speaker, value: object) -> str:
    if isinstance(value, list):
        return speaker.words.list(value)
    return value if isinstance(value, str) else speaker.words.number(cast("float", value))


def _date(speaker: _Speaker, value: str) -> str:
    return speaker.words.date(dt.date.fromisoformat(value))


def _person_days(speaker: _Speaker, value: float) -> str:
    shown = speaker.words.number(round(value, 1), None if value % 1 else 0)
    return speaker.words.t("1 person-day") if shown == "1" else speaker.words.t("{n} person-days", n=shown)


def _cause(speaker: _Speaker, value: str) -> str:
    """`IT:Architect` as Architect (IT); a code as it is."""
    if value in sentences.CAUSES:
        return speaker.words.t(sentences.CAUSES[value])
    department, colon, role = value.partition(":")
    return f"{role} ({department})" if colon else value


def _each(form: Callable[[_Speaker, str], str]) -> Callable[[_Speaker, Sequence[str]], str]:
    return lambda speaker, values: speaker.words.list([form(speaker, each) for each in values])


def _from(table: Mapping[str, str]) -> Callable[[_Speaker, str], str]:
    return lambda speaker, value: speaker.words.t(table[value])


def _choice(speaker: _Speaker, value: str) -> str:
    return speaker.word(CHOICE_SCOPE, value)


FORMS: Mapping[str, Callable[[_Speaker, Any], str]] = {
    "": _plain,
    "text": lambda speaker, value: speaker.words.t(value),
    "date": _date,
    "period": lambda speaker, value: speaker.words.period(Period.parse(value)),
    "year": lambda _, value: str(value),
    "limit": lambda speaker, value: str(int(value)) if value == int(value) else speaker.words.number(value),
    "days": lambda speaker, value: speaker.words.tn("{n} day", "{n} days", value),
    "leaders": lambda speaker, value: speaker.words.tn("{n} leader", "{n} leaders", value),
    "person_days": _person_days,
    "number": lambda speaker, value: speaker.words.number(value),
    "tenths": lambda speaker, value: speaker.words.number(value, 1),
    "hundredths": lambda speaker, value: speaker.words.number(value, 2),
    "amount": lambda speaker, value: speaker.words.number(value, 0),
    "percent": lambda speaker, value: speaker.words.percent(value),
    "column": lambda speaker, value: speaker.label(value),
    "columns": _each(lambda speaker, value: speaker.label(value)),
    "sheet": lambda speaker, value: speaker.word(SHEET_SCOPE, value),
    "sheets": _each(lambda speaker, value: speaker.word(SHEET_SCOPE, value)),
    "choice": _choice,
    "choices": _each(_choice),
    "cause": _cause,
    "causes": _each(_cause),
    "reasons": _each(_from(sentences.REASONS)),
    "kind": _from(sentences.READ_AS),
    "instead": _from(sentences.INSTEAD),
    "unambiguous": _from(sentences.UNAMBIGUOUS),
    "rescue": _from(sentences.RESCUE),
    "excess": _from(sentences.EXCESS),
    "hidden": lambda speaker, value: speaker.words.t(sentences.HIDDEN[value]),
}
"""How a value is written, by what stands after the colon of its placeholder."""


PLURALS: Mapping[str, str] = {"{n} day": "{n} days", "{n} leader": "{n} leaders"}
"""The texts that count, one and many."""


def placeholders(template: str) -> list[tuple[str, str]]:
    """The names in a template with their forms, sorted."""
    parts = string.Formatter().parse(template)
    return sorted((name, form or "") for _, name, form, _ in parts if name is not None)


def texts() -> list[str]:
    """Every English text about findings that the catalogues translate, each once, in order; `PLURALS` apart."""
    said = [text for pair in SENTENCES.values() for text in pair if not VALUE_ALONE.fullmatch(text)]
    said += [text for table in sentences.TABLES for text in table.values()]
    return list(dict.fromkeys([*said, *sentences.REMARKS, "1 person-day", "{n} person-days"]))
