"""The straightforward script's writers: an HTML string, WeasyPrint for the PDF, python-docx cell by cell for Word."""

import base64
import html
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from weasyprint import HTML

STYLE = """
@page { size: A4; margin: 20mm 18mm;
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif } }
@page wide { size: A4 landscape }
body { font: 9.5pt/1.35 "Source Sans Pro", sans-serif }
h1, h2 { color: #0f4c75; break-after: avoid }
h1 { string-set: title content() } h1.section { break-before: auto }
table { border-collapse: collapse; width: 100%; margin-bottom: 5mm }
th, td { border-bottom: 0.5pt solid #b8c2cc; padding: 1mm 1.5mm; text-align: left; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid }
img { width: 100% } .wide { page: wide }
nav a::after { content: leader('.') target-counter(attr(href), page) } nav a { color: inherit; text-decoration: none }
"""


@dataclass(frozen=True)
class Heading:
    """A section's title, or one within it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Some text."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A chart as PNG, and what it shows."""

    png: bytes
    caption: str


@dataclass(frozen=True)
class Table:
    """Rows of texts; `fills` colours cells by row and column."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    landscape: bool = False


Block = Heading | Paragraph | Picture | Table


def write_html(title: str, blocks: Sequence[Block]) -> str:
    """The report as one page of HTML with its pictures inside, its contents in front."""
    sections = [each.text for each in blocks if isinstance(each, Heading) and each.level == 1]
    contents = "".join(f'<li><a href="#s{number}">{html.escape(each)}</a></li>' for number, each in enumerate(sections))
    parts = [f"<h1>{html.escape(title)}</h1><nav><ol>{contents}</ol></nav>"]
    for each in blocks:
        match each:
            case Heading(level=1):
                parts.append(f'<h1 class="section" id="s{sections.index(each.text)}">{html.escape(each.text)}</h1>')
            case Heading():
                parts.append(f"<h2>{html.escape(each.text)}</h2>")
            case Paragraph():
                parts.append(f"<p>{html.escape(each.text)}</p>")
            case Picture():
                source = base64.b64encode(each.png).decode()
                caption = html.escape(each.caption)
                parts.append(f'<figure><img alt="{caption}" src="data:image/png;base64,{source}">{caption}</figure>')
            case Table():
                parts.append(_html_table(each))
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _html_table(table: Table) -> str:
    head = "".join(f"<th>{html.escape(each)}</th>" for each in table.headers)
    rows = []
    for number, row in enumerate(table.rows):
        cells = []
        for column, text in enumerate(row):
            fill = table.fills.get((number, column))
            style = f' style="background: {fill}"' if fill else ""
            cells.append(f"<td{style}>{html.escape(text).replace(chr(10), '<br>')}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    wide = ' class="wide"' if table.landscape else ""
    return f"<table{wide}><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def write_pdf(page: str) -> bytes:
    """The page as PDF."""
    pdf = HTML(string=page).write_pdf()
    assert pdf is not None
    return bytes(pdf)


def write_word(title: str, blocks: Sequence[Block], path: Path) -> None:
    """The report as a Word file; its contents are a field that Word fills in when asked."""
    document = Document()
    document.add_heading(title, 0)
    _field(document, r'TOC \o "1-1" \h')
    for each in blocks:
        match each:
            case Heading():
                document.add_heading(each.text, each.level)
            case Paragraph():
                document.add_paragraph(each.text)
            case Picture():
                document.add_picture(io.BytesIO(each.png), width=Cm(15))
                document.add_paragraph(each.caption, style="Caption")
            case Table():
                _word_table(document, each)
    document.save(str(path))


def _field(document: WordDocument, code: str) -> None:
    run = document.add_paragraph().add_run()._r  # noqa: SLF001 - python-docx has no call for fields
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run.append(element)


def _word_table(document: WordDocument, table: Table) -> None:
    if table.landscape:
        _turn(document)
    grid = document.add_table(rows=1, cols=len(table.headers), style="Light Grid Accent 1")
    for cell, text in zip(grid.rows[0].cells, table.headers, strict=True):
        cell.text = text
    for number, row in enumerate(table.rows):
        for column, (cell, text) in enumerate(zip(grid.add_row().cells, row, strict=True)):
            cell.text = text
            if (number, column) in table.fills:
                shading = OxmlElement("w:shd")
                shading.set(qn("w:val"), "clear")
                shading.set(qn("w:fill"), table.fills[number, column].removeprefix("#"))
                cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx has no call for shading
    if table.landscape:
        _turn(document)
    else:
        document.add_paragraph()


def _turn(document: WordDocument) -> None:
    """Begin a section of the other orientation."""
    before = document.sections[-1]
    after = document.add_section()
    after.orientation = WD_ORIENT.LANDSCAPE if before.orientation == WD_ORIENT.PORTRAIT else WD_ORIENT.PORTRAIT
    after.page_width, after.page_height = before.page_height, before.page_width
