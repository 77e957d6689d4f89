"""The sheet of findings: a row each, with a link to its cell, and hidden what the next round needs to know."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.forms.returned.parts import Namespaces
from reportgen.forms.returned.places import letters
from reportgen.forms.returned.strings import markup, short
from reportgen.forms.returned.styles import DARK, LIGHT, PLAIN_FONT, Styles, kept_fill, solid
from reportgen.model.finding import Finding, Severity, Source
from reportgen.model.marks import FINDINGS_SHEET
from reportgen.model.seal import seal
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

WIDTHS = (12, 18, 16, 30, 60, 60)
HIDDEN = len(WIDTHS) + 1
HEADER_ROW = 5
LONGEST_VALUE, CELLS_NAMED, CELLS_IN_A_RECORD, MOST_LINKS = 500, 8, 3_000, 65_000
LETTER, LINE, HIGHEST = 1.05, 15, 400
"""How wide a letter is in columns, how high a line in points, how high a row may be."""
KEPT = "reportgen marked: "
ACCENT, GREEN = "FF0F4C75", "FF2E7D32"
NAME = '<name val="Calibri"/><family val="2"/></font>'
TITLE_FONT = f'<font><b/><sz val="14"/><color rgb="{ACCENT}"/>{NAME}'
HEADER_FONT = f'<font><b/><sz val="11"/><color rgb="FFFFFFFF"/>{NAME}'
LINK_FONT = f'<font><u/><sz val="11"/><color rgb="{ACCENT}"/>{NAME}'
WRAPPED = '<alignment vertical="top" wrapText="1"/>'
LEFT = '<alignment vertical="top"/>'
TEXT = 'quotePrefix="1"'
"""A text that begins like a formula stays a text, also when somebody edits it."""


class Kept(NamedTuple):
    """The fill that stood behind some cells of a sheet before they were marked."""

    key: int
    fill: str
    sheet: str
    cells: tuple[str, ...]


class Line(NamedTuple):
    """A finding as it stands in the list; `link` is empty where there is nothing to go to."""

    severity: Severity
    texts: tuple[str, ...]
    link: str


class Listing:
    """The findings of one workbook in one language."""

    def __init__(self, words: Words, findings: Sequence[Finding], file: str, sheets: Iterable[str]) -> None:
        """`file` is the workbook's name in findings; `sheets` are those that can be linked to."""
        self._words, self._findings, self._file, self._sheets = words, findings, file, frozenset(sheets)
        self._said = {id(each): (message(each, words), remedy(each, words)) for each in findings}
        self._weights = {
            Severity.ERROR: words.t("Error"),
            Severity.WARNING: words.t("Warning"),
            Severity.NOTE: words.t("Note"),
        }

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return self._words.t("To mend")

    def weight(self, severity: Severity) -> str:
        """A severity in words."""
        return self._weights[severity]

    def message(self, finding: Finding) -> str:
        """What is wrong."""
        return self._said[id(finding)][0]

    def remedy(self, finding: Finding) -> str:
        """What to type instead."""
        return self._said[id(finding)][1]

    def xml(self, advice: str, styles: Styles, kept: Sequence[Kept], namespaces: Namespaces) -> bytes:
        """The sheet, whose texts are texts whatever they look like."""
        lines = [self._line(each) for each in self._findings]
        rows = {row: list(texts) for row, texts in self._rows(advice, lines, styles)}
        hidden = [FINDINGS_SHEET, *map(_record, kept)]
        hidden += seal([*hidden, *(text for cells in rows.values() for text, _ in cells)])
        for row, text in enumerate(hidden, start=1):
            rows.setdefault(row, []).append((text, styles.style(PLAIN_FONT)))
        return _sheet(rows, len(hidden), self._links(lines), self._colour(), namespaces).encode()

    def _rows(
        self, advice: str, lines: Sequence[Line], styles: Styles
    ) -> Iterator[tuple[int, Iterable[tuple[str, int]]]]:
        t = self._words.t
        plain = styles.style(PLAIN_FONT, alignment=LEFT)
        text = styles.style(PLAIN_FONT, alignment=WRAPPED, attributes=TEXT)
        link = styles.style(LINK_FONT, alignment=WRAPPED, attributes=TEXT)
        header = styles.style(HEADER_FONT, solid(ACCENT), WRAPPED)
        marked = {each: styles.style(PLAIN_FONT, solid(LIGHT[each]), LEFT) for each in Severity}
        yield 1, [(t("What is to be mended in this workbook"), styles.style(TITLE_FONT))]
        yield 2, [(self._counts(), plain)]
        yield 3, [(advice if lines else t("Nothing is to be mended. Thank you."), plain)]
        headers = (t("Severity"), t("Sheet"), t("Cell"), t("What stands there"), t("What is wrong"), t("What to do"))
        yield HEADER_ROW, [(each, header) for each in headers]
        for row, line in enumerate(lines, start=HEADER_ROW + 1):
            looks = (marked[line.severity], text, link if line.link else text, text, text, text)
            yield row, zip(line.texts, looks, strict=True)

    def _counts(self) -> str:
        t = self._words.t
        found = Counter(each.severity for each in self._findings)
        names = {Severity.ERROR: t("Errors"), Severity.WARNING: t("Warnings"), Severity.NOTE: t("Notes")}
        return " · ".join(f"{name}: {self._words.number(found[each], 0)}" for each, name in names.items())

    def _line(self, finding: Finding) -> Line:
        places = [each for each in (finding.source, *finding.also) if each.file == self._file]
        place = places[0] if places else Source(self._file)
        cells = [each.cell for each in places if each.cell and each.sheet == place.sheet]
        named = ", ".join(cells[:CELLS_NAMED]) + (f" … ({len(cells)})" if len(cells) > CELLS_NAMED else "")
        value = finding.values.get("value")
        stands = short(value, LONGEST_VALUE) if isinstance(value, str) else ""
        said = (short(self.message(finding)), short(self.remedy(finding)))
        texts = (self.weight(finding.severity), place.sheet or "", named, stands, *said)
        return Line(finding.severity, texts, _location(place) if place.sheet in self._sheets else "")

    def _links(self, lines: Sequence[Line]) -> Iterator[str]:
        linked = [(row, line) for row, line in enumerate(lines, start=HEADER_ROW + 1) if line.link]
        for row, line in linked[:MOST_LINKS]:
            column = "C" if line.texts[2] else "B"
            yield f'<hyperlink ref="{column}{row}" location="{markup(line.link)}" display="{markup(line.texts[2])}"/>'

    def _colour(self) -> str:
        """The colour of the sheet's tab: that of the worst finding."""
        return next((DARK[each] for each in Severity if any(f.severity is each for f in self._findings)), GREEN)


def kept_in(texts: Iterable[str]) -> Iterator[Kept]:
    """What a sheet of findings keeps of former fills; nothing where somebody made something else of it."""
    for text in texts:
        if text.startswith(KEPT):
            try:
                key, fill, sheet, cells = json.loads(text.removeprefix(KEPT))
                yield Kept(int(key), kept_fill(str(fill)), str(sheet), tuple(str(cells).split()))
            except (ValueError, TypeError):
                continue  # its cells lose their marks like those that had no fill


def _record(kept: Kept) -> str:
    return KEPT + json.dumps([kept.key, kept.fill, kept.sheet, " ".join(kept.cells)], ensure_ascii=False)


def _location(place: Source) -> str:
    sheet = (place.sheet or "").replace("'", "''")
    return f"'{sheet}'!{place.cell or 'A1'}"


def _sheet(
    rows: Mapping[int, Sequence[tuple[str, int]]], hidden: int, links: Iterable[str], colour: str, names: Namespaces
) -> str:
    data = "".join(
        f'<row r="{row}"{_height(row, rows[row])}>{"".join(_cells(row, rows[row], hidden=row <= hidden))}</row>'
        for row in sorted(rows)
    )
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(WIDTHS, start=1)
    )
    linked = "".join(links)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{names.main}">'
        f'<sheetPr><tabColor rgb="{colour}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="{HEADER_ROW}" '
        f'topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}'
        f'<col min="{HIDDEN}" max="{HIDDEN}" width="9" hidden="1"/></cols>'
        f"<sheetData>{data}</sheetData>{f'<hyperlinks>{linked}</hyperlinks>' if linked else ''}"
        f'<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _height(row: int, cells: Sequence[tuple[str, int]]) -> str:
    """Room for the longest text of a finding; programs do not agree on whether they see to it themselves."""
    if row <= HEADER_ROW:
        return ""
    lines = (
        sum(1 + int(len(line) * LETTER // width) for line in text.split("\n"))
        for (text, _), width in zip(cells, WIDTHS, strict=False)
    )
    return f' ht="{min(max(lines, default=1) * LINE + 3, HIGHEST)}" customHeight="1"'


def _cells(row: int, cells: Sequence[tuple[str, int]], *, hidden: bool) -> Iterator[str]:
    """The cells of a row; where it holds something hidden, that is its last text."""
    last = len(cells) - 1
    for number, (text, look) in enumerate(cells):
        column = HIDDEN if hidden and number == last else number + 1
        name = f"{letters(column)}{row}"
        if text:
            body = f'<is><t xml:space="preserve">{markup(text)}</t></is>'
            yield f'<c r="{name}" s="{look}" t="inlineStr">{body}</c>'
        else:
            yield f'<c r="{name}" s="{look}"/>'
