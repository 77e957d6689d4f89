"""Characters that no face of the brand can draw: found at their cells, and shown as a replacement sign on the page."""

from collections.abc import Iterator, Sequence

from reportgen.compose.brand import Brand
from reportgen.compose.fonts import missing_glyphs
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import DepartmentRecord, Record, columns

REPLACEMENT = "\ufffd"


def glyph_findings(plan: Plan, brand: Brand) -> Iterator[Finding]:
    """A finding at each cell that holds a character which no face of the brand has."""
    for record in plan.records():
        for field in columns(type(record)):
            value = getattr(record, field)
            missing = sorted(missing_glyphs(value, brand.font_files)) if isinstance(value, str) else []
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
