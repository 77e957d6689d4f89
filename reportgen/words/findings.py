"""What a finding says to a person: its message and its remedy, in a language, from its code and values."""

import datetime as dt
import re
import string
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from babel import lists

from reportgen.model.calendar import Period
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Finding
from reportgen.model.labels import CHOICE_SCOPE, SHEET_SCOPE, fold, labels
from reportgen.model.record import Record, columns
from reportgen.model.records import DEPARTMENT_SHEETS, PROGRAMME_SHEETS, SUPPORT, Department, Requirement
from reportgen.words import phrases
from reportgen.words.catalogue import Words
from reportgen.words.examples import hint
from reportgen.words.many import MANY
from reportgen.words.sentences import SENTENCES

__all__ = ["FORMS", "MANY", "PLURALS", "SENTENCES", "message", "placeholders", "remedy", "texts"]

CLAUSE = re.compile(r"\[([^\[\]]*)\]")
VALUE_ALONE = re.compile(r"\{[^{}]*\}")
FEW = 3
"""So many things are named one by one; of more the first two are, and the rest is counted."""
MOST = 12
"""So many codes to choose from are named at most."""
LONGEST = 300
"""Characters of a value that a sentence repeats; the value itself stays whole."""
WITHOUT_ADVICE = {Kind.TEXT, Kind.CHOICE, Kind.YES_NO}
"""Kinds for which there is nothing to say about how to type a value that is missing."""


def message(finding: Finding, words: Words) -> str:
    """What is wrong, in the language of `words`; KeyError where the finding lacks a value that its sentence needs."""
    return _Speaker(finding, words).say(_sentences(finding)[0])


def remedy(finding: Finding, words: Words) -> str:
    """What to do about it, in the language of `words`; KeyError as for `message`."""
    return _Speaker(finding, words).say(_sentences(finding)[1])


def _sentences(finding: Finding) -> tuple[str, str]:
    many = finding.code in MANY and "count" in finding.values
    return (MANY if many else SENTENCES)[finding.code]


class _Speaker(string.Formatter):
    """Fills in the templates of one finding."""

    def __init__(self, finding: Finding, words: Words) -> None:
        self.finding, self.words = finding, words
        place = {"file": finding.source.file.rpartition("/")[2], "sheet": finding.source.sheet}
        whom = {"departments": list(finding.departments), "subjects": list(finding.subjects)}
        stated = {**place, **whom, **finding.values}
        stated |= _worked_out(finding, str(stated["sheet"] or ""), words)
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
        known = (labels(record.sheet).get(english) for record in _records(str(self.values.get("sheet", ""))))
        return next((each.written[self.words.language] for each in known if each), english)

    def word(self, scope: str, english: str) -> str:
        """A sheet's name or a choice as the reader writes it; as it is if it is none."""
        known = labels(scope).get(english)
        return known.written[self.words.language] if known else english


@lru_cache(maxsize=256)
def _records(sheet: str) -> tuple[type[Record], ...]:
    """The record classes that a sheet's name, in whatever language, may belong to."""
    folded = fold(sheet)
    names = labels(SHEET_SCOPE)
    records = (*PROGRAMME_SHEETS, *DEPARTMENT_SHEETS)
    return tuple(each for each in records if folded in map(fold, names[each.sheet].spellings()))


def _declared(sheet: str, label: object) -> Column | None:
    """The column of the form that has an English label, if it is one."""
    records = _records(sheet)
    known = (column for record in records for column in columns(record).values())
    support = SUPPORT if Requirement in records else None  # headed by the code of a guideline
    return next((column for column in known if column.label == label), support)


def _keys(sheet: str) -> list[str]:
    """The columns that tell a row of a sheet without an ID from the others; without any those that it must have."""
    known = next((columns(record) for record in _records(sheet)), {})
    if "id" in known:
        return []
    keys = [column.label for column in known.values() if column.key]
    return keys or [column.label for column in known.values() if column.required]


def _itself(finding: Finding, _sheet: str) -> str | None:
    """The initiative that waits for itself, where the circle is of it alone."""
    initiatives = cast("list[str]", finding.values.get("initiatives", []))
    return initiatives[0] if len(initiatives) == 1 else None


BY_CODE: Mapping[str, Mapping[str, Callable[[Finding, str], object]]] = {
    "duplicate-code": {"keys": lambda _, sheet: _keys(sheet)},
    "total-row": {"keys": lambda _, sheet: _keys(sheet)},
    "dependency-cycle": {"itself": _itself},
}
"""What is worked out for the sentences of one code alone, from the finding and its sheet."""


def _worked_out(finding: Finding, sheet: str, words: Words) -> dict[str, Any]:
    """Values that follow from those of the finding: what is wrong, what may be meant, what the form asks for there."""
    values = finding.values
    kind, value = str(values.get("expected", "")), str(values.get("value", ""))
    found: dict[str, Any] = {"texts": [text for text in cast("list[str]", values.get("texts", [])) if text]}
    found |= {name: work_out(finding, sheet) for name, work_out in BY_CODE.get(finding.code, {}).items()}
    if any(record.label_value for record in _records(sheet)):
        found["line"] = values.get("column")
    if finding.code == "error-cell" and value in phrases.WHY:
        found["why"] = value
    elif finding.code == "invalid-value" and "count" not in values:
        found["why"], found["examples"] = (None, []) if values.get("currency") else hint(kind, value, words)
        found["examples"] = [values["suggestion"]] if values.get("suggestion") else found["examples"]
    elif finding.code == "missing-value":
        column = _declared(sheet, values.get("column"))
        registered = cast("list[str]", values.get("accepted", []))
        found["choices"] = list(column.choices) if column else []
        found["choices"] = found["choices"] or (registered if len(registered) <= MOST else [])
        found["needed"] = str(column.kind) if column and column.kind not in WITHOUT_ADVICE else None
    elif finding.code == "out-of-range" and kind in {Kind.DATE, Kind.PERIOD}:
        found |= {"first_year": values.get("minimum"), "last_year": values.get("maximum")}
    if len(cast("list[str]", values.get("readings", []))) == 1:
        found["readings"] = []
    if suggestion := values.get("suggestion"):
        found["suggestions"] = [suggestion]
    elif len(cast("list[str]", values.get("suggestions", []))) > FEW:
        found["suggestions"] = []
    return found


def _plain(speaker: _Speaker, value: object) -> str:
    if isinstance(value, list):
        return speaker.words.list([_short(str(each)) for each in value])
    return _short(value) if isinstance(value, str) else speaker.words.number(cast("float", value))


def _short(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _some(speaker: _Speaker, items: Sequence[str]) -> str:
    """A few things in full; of more the first two, and how many others there are."""
    shown = list(dict.fromkeys(items))
    if len(shown) > FEW:
        others = len(shown) - FEW + 1
        shown = [*shown[: FEW - 1], speaker.words.tn("{n} other", "{n} others", others)]
    return speaker.words.list(shown)


def _quoted(speaker: _Speaker, texts: Sequence[str]) -> str:
    each = dict.fromkeys(_short(" ".join(text.split()), 60) for text in texts)
    return _some(speaker, [speaker.words.t("“{text}”", text=text) for text in each])


def _any(speaker: _Speaker, items: Sequence[str]) -> str:
    return str(lists.format_list(items, style="or", locale=speaker.words.locale))


def _limit(speaker: _Speaker, value: float) -> str:
    if speaker.values.get("expected") == Kind.PERCENT:
        return speaker.words.percent(value)
    return str(int(value)) if value == int(value) and abs(value) < 10_000 else speaker.words.number(value)  # noqa: PLR2004


def _date(speaker: _Speaker, value: str) -> str:
    return speaker.words.date(dt.date.fromisoformat(value))


def _person_days(speaker: _Speaker, value: float) -> str:
    shown = speaker.words.number(round(value, 1), None if value % 1 else 0)
    return speaker.words.t("1 person-day") if shown == "1" else speaker.words.t("{n} person-days", n=shown)


def _cause(speaker: _Speaker, value: str) -> str:
    """`IT:Architect` as Architect (IT); a code as it is."""
    if value in phrases.CAUSES:
        return speaker.words.t(phrases.CAUSES[value])
    department, colon, role = value.partition(":")
    return f"{role} ({department})" if colon else value


def _way(_: _Speaker, initiatives: Sequence[str]) -> str:
    """A way round, back to where it begins."""
    return " → ".join([*initiatives, *initiatives[:1]])


def _cost(speaker: _Speaker, value: str) -> str:
    """`FIN.I1=90000.0` as FIN.I1 (90,000)."""
    code, _, amount = value.partition("=")
    return f"{code} ({speaker.words.number(float(amount), 0)})"


def _each(form: Callable[[_Speaker, str], str]) -> Callable[[_Speaker, Sequence[str]], str]:
    return lambda speaker, values: speaker.words.list([form(speaker, each) for each in values])


def _from(table: Mapping[str, str]) -> Callable[[_Speaker, str], str]:
    return lambda speaker, value: speaker.words.t(table[value])


def _instead(speaker: _Speaker, kind: str) -> str:
    """What to type instead of a value of that kind, as far as its column says more: its limits, whose codes it asks."""
    column = _declared(str(speaker.values.get("sheet", "")), speaker.values.get("column"))
    limits = {}
    if column and column.targets == (Department.sheet,):
        kind = "department"
    elif column and column.whole and column.minimum is not None and column.maximum is not None:
        kind, limits = "bounded score", {"minimum": int(column.minimum), "maximum": int(column.maximum)}
    text = phrases.INSTEAD[kind]
    return speaker.words.t(text, **limits)


def _choice(speaker: _Speaker, value: str) -> str:
    return speaker.word(CHOICE_SCOPE, value)


FORMS: Mapping[str, Callable[[_Speaker, Any], str]] = {
    "": _plain,
    "text": lambda speaker, value: speaker.words.t(value),
    "date": _date,
    "period": lambda speaker, value: speaker.words.period(Period.parse(value)),
    "periods": _each(lambda speaker, value: speaker.words.period(Period.parse(value))),
    "costs": lambda speaker, values: _some(speaker, [_cost(speaker, each) for each in values]),
    "year": lambda _, value: str(value),
    "limit": _limit,
    "some": _some,
    "quoted": _quoted,
    "any": _any,
    "any_sheet": lambda speaker, values: _any(speaker, [speaker.word(SHEET_SCOPE, each) for each in values]),
    "any_choice": lambda speaker, values: _any(speaker, [speaker.word(CHOICE_SCOPE, each) for each in values]),
    "cells": lambda speaker, value: speaker.words.tn("{n} cell", "{n} cells", value),
    "rows": lambda speaker, value: speaker.words.tn("{n} row", "{n} rows", value),
    "places": lambda speaker, value: speaker.words.tn("{n} place", "{n} places", value),
    "why": _from(phrases.WHY),
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
    "way": _way,
    "reasons": _each(_from(phrases.REASONS)),
    "kind": _from(phrases.READ_AS),
    "instead": _instead,
    "unambiguous": _from(phrases.UNAMBIGUOUS),
    "rescue": _from(phrases.RESCUE),
    "excess": _from(phrases.EXCESS),
    "hidden": lambda speaker, value: speaker.words.t(phrases.HIDDEN[value]),
}
"""How a value is written, by what stands after the colon of its placeholder."""


PLURALS: Mapping[str, str] = {
    "{n} day": "{n} days",
    "{n} leader": "{n} leaders",
    "{n} other": "{n} others",
    "{n} cell": "{n} cells",
    "{n} row": "{n} rows",
    "{n} place": "{n} places",
}
"""The texts that count, one and many."""


def placeholders(template: str) -> list[tuple[str, str]]:
    """The names in a template with their forms, sorted."""
    parts = string.Formatter().parse(template)
    return sorted((name, form or "") for _, name, form, _ in parts if name is not None)


def texts() -> list[str]:
    """Every English text about findings that the catalogues translate, each once, in order; `PLURALS` apart."""
    pairs = (*SENTENCES.values(), *MANY.values())
    said = [text for pair in pairs for text in pair if not VALUE_ALONE.fullmatch(text)]
    said += [text for table in phrases.TABLES for text in table.values()]
    return list(dict.fromkeys([*said, *phrases.REMARKS, "1 person-day", "{n} person-days", "“{text}”"]))
