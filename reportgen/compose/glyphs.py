"""What a page of the brand cannot show as it was typed: characters without a sign, a classification that is none."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.compose.brand import Brand
from reportgen.compose.fonts import missing_glyphs
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import DepartmentRecord, Record, columns

REPLACEMENT = "\ufffd"
BREAKS = dict.fromkeys((0x2028, 0x2029), "\n") | {0x2800: " "}
"""Line and paragraph separators come from slides, the blank from messages; no shape of their own is meant."""
UNSEEN = dict.fromkeys(
    (0x034F, *range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2061, 0x2070), *range(0xFE00, 0xFE10)), ""
)
"""Joiners, marks of direction, variation selectors: they come with what is pasted, and a PDF does not keep them."""
PRESENTED = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB00, 0xFDFE), *range(0xFE70, 0xFEFD))
}
"""Ligatures and letters as one font once drew them (the `fi` of a copied PDF), as the letters that they stand for."""
WRITTEN_AS: Mapping[int, str] = {**BREAKS, **UNSEEN, **PRESENTED}


def drawable(text: str, font_files: Sequence[Path]) -> str:
    """The text with a replacement sign for each character that no face can draw, also for those that XML forbids.

    Letters and their accents are written as one character where there is one, so that no line ends between them.
    """
    text = text.translate(WRITTEN_AS)
    text = text.translate({ord(each): REPLACEMENT for each in missing_glyphs(text, font_files)})
    return unicodedata.normalize("NFC", text)


def undrawable(text: str, font_files: Sequence[Path]) -> list[str]:
    """The characters that no face can draw, sorted; what is written otherwise on a page apart."""
    return sorted(missing_glyphs(text.translate(WRITTEN_AS), font_files))


def brand_findings(plan: Plan, brand: Brand) -> Iterator[Finding]:
    """A finding at each cell that holds what the brand cannot show: a character, a level of classification."""
    yield from _unknown_level(plan, brand)
    yield from _missing_glyphs(plan, brand)


def _unknown_level(plan: Plan, brand: Brand) -> Iterator[Finding]:
    """Where the house has stated its levels, a programme may not have another."""
    typed = plan.programme.classification
    if typed and brand.closed and not any(each.called(typed) for each in brand.levels):
        yield Finding(
            code="unknown-choice",
            source=plan.programme.at("classification"),
            values={
                "column": columns(type(plan.programme))["classification"].label,
                "value": typed,
                "accepted": [each.name for each in brand.levels],
            },
        )


def _missing_glyphs(plan: Plan, brand: Brand) -> Iterator[Finding]:
    for record in plan.records():
        for field in columns(type(record)):
            value = getattr(record, field)
            missing = undrawable(value, brand.font_files) if isinstance(value, str) else []
            if missing:
                yield _finding(record, field, missing)


def _finding(record: Record, field: str, missing: Sequence[str]) -> Finding:
    code = getattr(record, "id", None)
    return Finding(
        code="missing-glyph",
        source=record.at(field),
        departments=(record.department,) if isinstance(record, DepartmentRecord) else (),
        subjects=(code,) if code else (),
        values={
            "column": columns(type(record))[field].label,
            "characters": [f"{each} (U+{ord(each):04X})" for each in missing],
        },
    )
