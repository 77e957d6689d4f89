"""What is filled in is what is collected, whatever it is; nothing of it becomes a formula, nothing is lost."""

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from notation.answered import asking, filled, moved, read, remarked, tracked, without_controls
from notation.copies import packed, parts_of
from notation.plans import plan
from reportgen.collect.placeholders import placeholders
from reportgen.collect.rows import LONGEST, Desk, Row
from reportgen.collect.sheet import Said, workbook
from reportgen.model.finding import Finding
from reportgen.read.reviewed import Reviewed, reviewed
from reportgen.read.workbook import Opened, open_content
from reportgen.words.catalogue import Words

DOCX = asking()
TEXTS = ("point:1a2b:FIN.I1", "decision:1:D1", "commitment:words")
letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
texts = st.one_of(
    st.sampled_from(["=1+1", "@cmd|' /C calc'!A0", "+1", "-1", "{=A1}", "1", "TRUE", "https://a.example", "a\nb"]),
    st.text(letters | st.just("\n"), min_size=1, max_size=60),
).filter(lambda text: text.strip() != "" and text.strip() not in placeholders() and text == text.strip())
answers = st.dictionaries(st.sampled_from(TEXTS), texts, max_size=3)


def rows(docx: bytes) -> list[Row]:
    found = read(docx)
    return [*Desk(plan(), found, "FIN.docx", Words("en")).rows(found.sayings)]


def answered(found: Reviewed) -> dict[str, str]:
    return {each.code: each.new for each in found.sayings if each.new not in placeholders() and each.kind == "answer"}


@given(answers)
def test_what_is_filled_in_is_what_is_collected(given_: dict[str, str]) -> None:
    assert answered(read(filled(DOCX, given_))) == given_


@given(answers)
def test_it_is_also_when_the_controls_are_gone(given_: dict[str, str]) -> None:
    found = answered(read(without_controls(filled(DOCX, given_))))
    assert found == {":".join(code.split(":")[:2]): text for code, text in given_.items()}


@given(answers, texts)
def test_every_answer_and_change_has_a_row_and_stays_a_text(given_: dict[str, str], new: str) -> None:
    line = " ".join(new.split())
    docx = tracked(filled(DOCX, given_), "The ledger closes the gap.", line)
    made = rows(docx)
    assert len(made) == len(given_) + 1
    assert (made[-1].old, made[-1].new, made[-1].who) == ("The ledger closes the gap.", line, "Mette Lund")
    data = workbook(made, (), (Said("FIN.docx", "FIN", len(made), ()),), Words("en"))
    opened = open_content(data, ".xlsx", "")
    assert isinstance(opened, Opened)
    held = {cell.text for cell in opened.sheets[0].cells.values()}
    assert {*given_.values(), line} <= held
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert not [cell for sheet in book for line_ in sheet.iter_rows() for cell in line_ if cell.data_type == "f"]


@given(st.sets(st.sampled_from(["accept", "decline"])))
def test_a_tick_is_told(ticked: set[str]) -> None:
    made = rows(filled(DOCX, {f"commitment:{box}": "☒" for box in ticked}))
    said = {"accept": "We commit", "decline": "We cannot commit yet"}
    both = "We commit, and we cannot commit yet: both are ticked"
    expected = [both] if len(ticked) > 1 else [said[box] for box in ticked]
    assert [row.answer for row in made] == expected


@given(texts, texts)
def test_a_comment_is_told_whole(text: str, answer: str) -> None:
    made = rows(remarked(filled(DOCX, {TEXTS[0]: answer}), "The ledger closes the gap.", text))
    comment = next(row for row in made if row.kind == "Comment")
    assert comment.new == text.strip("\n")
    assert (comment.old, comment.who, comment.place) == ("The ledger closes the gap.", "Mette Lund", "Commitment")


NAMES = sorted(parts_of(remarked(DOCX, "The ledger closes the gap.", "x")))
PIECES = (b"", b"0", b'"', b"<", b">", b"-1", b"x", b"99999999", b"rId1", b"\xff", b"/>", b"w:sdt", b"w:p", b"w:id")


@given(st.data())
def test_whatever_becomes_of_a_file_it_is_read_or_refused(data: st.DataObject) -> None:
    parts = parts_of(remarked(tracked(DOCX, " We commit · ", "y"), "The ledger closes the gap.", "x"))
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(NAMES))
        content = parts.get(name, b"")
        at = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 400))
        parts[name] = content[:at] + data.draw(st.sampled_from(PIECES)) + content[at + gone :]
    assert isinstance(reviewed(packed(parts)), Reviewed | Finding)


@given(texts, texts)
def test_an_answer_typed_while_changes_are_tracked_is_an_answer(old: str, new: str) -> None:
    old, new = " ".join(old.split()), " ".join(new.split())
    (row,) = rows(tracked(filled(DOCX, {TEXTS[0]: old}), old, new))
    assert (row.kind, row.answer, row.who, row.when) == ("Answer", new, "Mette Lund", "2026-03-02T10:15:00Z")


def test_moved_text_is_told_once() -> None:
    (row,) = rows(moved(DOCX, "The ledger closes the gap."))
    assert (row.kind, row.old, row.new) == ("Moved text", "The ledger closes the gap.", "The ledger closes the gap.")


def test_a_text_too_long_for_a_cell_goes_on_in_further_rows() -> None:
    text = "".join(chr(0x4E00 + number % 20_000) for number in range(2 * LONGEST + 5))
    made = rows(filled(DOCX, {TEXTS[0]: text}))
    assert "".join(row.answer for row in made) == text
    assert len({row.decision.id for row in made}) == len(made) == 3


def test_the_same_words_have_the_same_code_and_others_another() -> None:
    one, again, other = (rows(filled(DOCX, {TEXTS[0]: text}))[0].decision.id for text in ("Yes", "Yes", "No"))
    assert one == again != other
