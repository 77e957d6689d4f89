"""Programmes at their edges: texts that spoil pages, very much of something, and next to nothing."""

import itertools

from notation.programmes import Generated, Sheets, generate
from reportgen.model import records as r
from reportgen.model.column import Kind

SENTENCE = "Wir haben heute elf Arbeitstage für den Abschluss und drei Kontenpläne. "
LONG = (SENTENCE * 150)[:10_000]
HOSTILE = (
    '<script>alert("x")</script><b>&amp;"\'</b>]]><!--',
    "{{ 7*7 }}{% if %}@@fingerprint@@@@style@@",
    "&amp;&lt; &#60; &nbsp",
    "“quoted” „so“ »so« 'x' \"y\"",
    "🙂👩‍👩‍👧 launch 🚀",
    "e\u0301 z\u0336\u0337 A\u030a",
    "مرحبا שלום and back",
    "zero\u200bwidth\u200djoined \u2066x\u2069 \u202eback",
    "\x07bell\x0b",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte",
    "W" * 60,
    "- one\n- two\n- three\n\n1. a\n2. b",
    "FI-NANCE_CODE/WITH/SLASHES_AND_UNDERSCORES_THAT_NEVER_END_00001",
    "日本語 Polski Ąę Ελληνικά Þorn",
    "   lead and trail   ",
    "https://example.test/a/very/long/path/that/goes/on?and=on&so=forth#x",
)
NAMES = frozenset(
    {"role", "deliverable", "leader"}
)  # by which records find each other, so the same text stays the same
SHORT = frozenset({"name", "head", "owner", "capability", "topic", "organisation", "classification", "prepared_by"})


def hostile() -> Generated:
    """A small programme with another text that is hard to set in each cell that holds text."""
    made = generate(2, gaps=4, initiatives=3)
    spoil = _Spoil()
    made.departments = {code: spoil.sheets(sheets) for code, sheets in made.departments.items()}
    made.programme = spoil.sheets(made.programme)
    return made


class _Spoil:
    """Gives each text the next of the hard ones; prose in its turn the one of 10,000 characters too."""

    def __init__(self) -> None:
        self.turn = itertools.cycle(HOSTILE)
        self.prose = itertools.cycle((*HOSTILE, LONG))
        self.names: dict[str, str] = {}

    def sheets(self, sheets: Sheets) -> Sheets:
        return {kind: [self.record(each) for each in found] for kind, found in sheets.items()}

    def record(self, record: r.Record) -> r.Record:
        update = {}
        for field, column in r.columns(type(record)).items():
            text = getattr(record, field)
            if column.kind is not Kind.TEXT or not text:
                continue
            if field in NAMES:
                update[field] = self.names.setdefault(text, f"{next(self.turn)} {text}")
            else:
                update[field] = next(self.turn if field in SHORT else self.prose)
        return record.model_copy(update=update)


def crowded() -> Generated:
    """Two departments, one with 80 initiatives and 60 gaps, on one guideline."""
    made = generate(2, gaps=2, initiatives=2)
    full = generate(1, gaps=60, initiatives=80).departments["D01"]
    own = {kind: [each for each in rows if not isinstance(each, r.Resource)] for kind, rows in full.items()}
    made.departments["D01"] = {kind: [_on_one(each) for each in rows] for kind, rows in own.items()}
    made.departments["D02"] = {kind: [_on_one(each) for each in rows] for kind, rows in made.departments["D02"].items()}
    for kind in (r.Guideline, r.Option, r.Requirement, r.Interview):
        field = "id" if kind is r.Guideline else "guideline"
        kept = [each for each in made.programme[kind] if getattr(each, field, "G1") == "G1"]
        made.programme[kind] = [
            each.model_copy(update={"support": {"G1": 3}}) if kind is r.Requirement else each for each in kept
        ]
    return made


def _on_one(record: r.Record) -> r.Record:
    """The record on the only guideline; a translation of another one stays, and is found."""
    on_it = hasattr(record, "guideline") and not isinstance(record, r.Translation)
    return record.model_copy(update={"guideline": "G1"}) if on_it else record


def bare() -> Generated:
    """30 departments whose heads have no names; none has an initiative, and the last has sent no workbook."""
    made = generate(30, gaps=1, initiatives=0)
    made.programme[r.Department] = [
        each.model_copy(update={"head": None, "email": None}) for each in made.programme[r.Department]
    ]
    made.programme.pop(r.Milestone)
    del made.departments["D30"]
    return made
