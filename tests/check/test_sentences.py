"""Every finding can be said in every language, with the values that reading and checking really give it."""

import re

import pytest
from babel.messages.pofile import read_po

from notation.book import book
from notation.clean import FINANCE, PROGRAMME, clean
from reportgen.model.column import Kind
from reportgen.model.finding import SEVERITIES, Finding, Source
from reportgen.programme import built_in_templates
from reportgen.read import read_programme
from reportgen.words.catalogue import Words
from reportgen.words.findings import FORMS, PLURALS, SENTENCES, message, placeholders, remedy, texts
from reportgen.words.phrases import INSTEAD, READ_AS, RESCUE, UNAMBIGUOUS

LANGUAGES = ("en", "da", "de")
each_language = pytest.mark.parametrize("language", LANGUAGES)
GAPS = "| ID | Guideline | Capability | Current state | Target state | Target date |"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MESSY = {
    **FINANCE,
    "Gaps": f"""
        {GAPS} Owner |
        | A1 | G1 | Closing | slow | fast | soon | Bo |
        | A1 | G1 | Paying | slow | fast | 03/04/2026 |
        | A2 | G7 | #REF! | =B3 | ~fast~ | |
        | A3 | G1 | Buying | | fast | TBD | | look here |
        | Total | | | | | 3 |""",
    "Gaps (2)": GAPS,
    "Gapps": "| x |",
    "Risks": """
        | ID | Concerns | Risk | Probability | Impact | Response |
        | R1 | A1 | x | 9 | 1 | y |""",
    "Initiatives": """
        | ID | Initiative | Closes | Owner | Start | End | Status | Status |
        | I1 | Ledger | A1 | Bo | 2026-01-05 | 2026-06-30 | planed | done |""",
}
ELSEWHERE = [
    Finding(code="missing-workbook", source=Source("inputs")),
    Finding(code="missing-workbook", source=Source("inputs/p.xlsx"), values={"code": "FIN"}),
    Finding(code="too-large", source=Source("inputs/x.xlsx"), values={"what": "unpacked", "size": 9, "limit": 1}),
    Finding(code="missing-glyph", source=Source("inputs/x.xlsx"), values={"characters": ["☃ (U+2603)"]}),
    Finding(code="macros-ignored", source=Source("inputs/x.xlsm")),
]
"""What no workbook that is made here raises, with the values that it has where it is raised."""


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    root = clean(tmp_path_factory.mktemp("messy"))
    files = {
        "finance.xlsx": book(
            {name: text for name, text in MESSY.items() if name != "Capacity"},
            hidden={"Gaps": ["4"]},
            merges={"Translation": ["A1:B1"]},
            comments={"Gaps": {"C2": "Sure?"}},
        ),
        "later.xlsx": book(FINANCE),
        "other.xlsx": book({"Sheet1": "| a |"}),
        "old.xls": OLD_EXCEL + "Workbook".encode("utf-16-le"),
        "locked.xlsx": OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"),
        "cut.xlsx": book(FINANCE)[:500],
        "second.xlsx": book(PROGRAMME),
        "notes.txt": b"Anna",
    }
    for name, data in files.items():
        (root / "inputs" / name).write_bytes(data)
    return [*read_programme(root).findings, *ELSEWHERE]


def test_the_messy_workbooks_raise_every_intake_code(messy: list[Finding]) -> None:
    codes = list(SEVERITIES)
    assert {each.code for each in messy} == set(codes[: codes.index("guideline-without-chosen-option")])


@each_language
def test_what_reading_finds_can_be_said(messy: list[Finding], language: str) -> None:
    words = Words(language)
    for finding in messy:
        for text in (message(finding, words), remedy(finding, words)):
            assert re.search(r"[.?]$", text), text
            assert not re.search(r"[\[\]{}|]|None", text), text


@each_language
def test_a_sentence_without_its_values_is_a_bug(language: str) -> None:
    with pytest.raises(KeyError):
        message(Finding(code="overdue", source=Source("inputs/FIN.xlsx")), Words(language))


def test_clauses_are_said_only_where_their_values_are_stated() -> None:
    def said(**values: str) -> str:
        finding = Finding(code="missing-value", source=Source("inputs/FIN.xlsx", "Gaps", "C2"), values={**values})
        return message(finding, Words("en"))

    assert said(column="Target date") == "Target date is empty."
    assert said(column="Target date", value="TBD") == "Target date is empty; “TBD” counts as empty."


def test_what_was_typed_is_said_as_it_was_typed() -> None:
    finding = Finding(
        code="invalid-value",
        source=Source("inputs/FIN.xlsx", "Gaps", "C2"),
        values={"value": "{x} [y|z]", "column": "Target date", "expected": "date"},
    )
    assert message(finding, Words("en")) == "“{x} [y|z]” under Target date cannot be read as a date."


def test_the_reader_is_spoken_to_in_the_words_of_the_form() -> None:
    finding = Finding(
        code="unknown-choice",
        source=Source("inputs/FIN.xlsx", "Initiativer", "H2"),
        values={"value": "planed", "column": "Status", "suggestion": "planned", "accepted": ["planned", "done"]},
    )
    said = remedy(finding, Words("de"))
    assert said == "Meinten Sie geplant? Geben Sie eines dieser Wörter ein: geplant oder erledigt."
    late = finding.model_copy(update={"code": "missing-value", "values": {"column": "Start"}})
    assert message(late, Words("de")) == "Beginn ist leer."


def test_every_kind_of_value_has_its_words() -> None:
    for table in (READ_AS, INSTEAD, UNAMBIGUOUS):
        assert {str(kind) for kind in Kind} <= table.keys()
    assert {"damaged", "denied", "xls", "xlsb", "numbers", "csv", "fods", "defect"} == RESCUE.keys()


def test_every_placeholder_has_a_known_form() -> None:
    assert {form for pair in SENTENCES.values() for text in pair for _, form in placeholders(text)} <= FORMS.keys()


@pytest.mark.parametrize("language", ["da", "de"])
def test_every_text_is_translated_with_the_same_values(language: str) -> None:
    with (built_in_templates() / "locale" / language / "findings.po").open("rb") as stream:
        catalogue = {each.id: each.string for each in read_po(stream, abort_invalid=True) if each.id}
    assert list(catalogue) == [*texts(), *PLURALS.items()]
    for text in texts():
        translated = str(catalogue[text])
        assert placeholders(translated) == placeholders(text), text
        assert (translated.count("["), translated.count("|")) == (text.count("["), text.count("|")), text
