"""OpenDocument made to harm, and things in the folder `inputs` that are no files."""

import io
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from read.hostile import READ, Shape, late, shape, submitted
from read.hostile_markup import BROKEN

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text", "style"))
GAPS = (
    ("ID", "Guideline", "Capability", "Current state", "Target state", "Target date"),
    ("A1", "G1", "Planning", "slow", "fast", "2026-12-31"),
)


def text(content: str, more: str = "") -> str:
    """A cell with a text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{content}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    """A row of such cells."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(name: str, *rows: str) -> str:
    """A sheet."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def ods(*below: str, before: str = "", sheets: str = "", manifest: str = "<m/>") -> Callable[[], bytes]:
    """An OpenDocument workbook with a gap, something below it, sheets more, and something before the root."""

    def made() -> bytes:
        tables = table("Department", row(text("Department"), text("PRO")))
        tables += table("Gaps", *(row(*map(text, cells)) for cells in GAPS), *below) + sheets
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("META-INF/manifest.xml", manifest)
            archive.writestr(
                "content.xml",
                f"{before}<office:document-content {NAMES}><office:body><office:spreadsheet>{tables}"
                "</office:spreadsheet></office:body></office:document-content>",
            )
        return stream.getvalue()

    return made


def repeated(what: str, number: int) -> str:
    """The attribute that repeats a row or column."""
    return f'table:number-{what}-repeated="{number}"'


def open_document(data: Callable[[], bytes], code: str = READ, reason: str = "") -> Shape:
    """A shape that is one OpenDocument file."""
    return shape(data, code, reason, name="hostile.ods")


BILLIONS = 2_000_000_000
EMPTY = f"<table:table-cell {repeated('columns', BILLIONS)}/>"

OPEN_DOCUMENT: Mapping[str, Shape] = {
    "two billion empty columns": open_document(ods(row(EMPTY))),
    "two billion empty rows": open_document(ods(row(EMPTY, more=repeated("rows", BILLIONS)))),
    "two billion filled columns": open_document(ods(row(text("x", repeated("columns", BILLIONS)))), *BROKEN),
    "two billion filled rows": open_document(
        ods(row(text("x"), more=repeated("rows", BILLIONS))), "too-large", "cells"
    ),
    "rows and columns repeated": open_document(
        late(lambda: ods(row(text("x", repeated("columns", 16_000)), more=repeated("rows", 100_000)))),
        "too-large",
        "cells",
    ),
    "a repetition below zero": open_document(ods(row(text("x", repeated("columns", -5))))),
    "a repetition that is no number": open_document(
        ods(row(text("x", 'table:number-columns-repeated="many"'))), *BROKEN
    ),
    "a repetition of 5,000 digits": open_document(
        late(lambda: ods(row(text("x", f'table:number-columns-repeated="{"9" * 5000}"')))), *BROKEN
    ),
    "an area without an end": open_document(ods(row(text("x", 'table:number-rows-spanned="9999999999"'))), *BROKEN),
    "ten thousand areas": open_document(
        late(lambda: ods(*(row(text("x", 'table:number-columns-spanned="2"')) for _ in range(10_000)))),
        "too-large",
        "merges",
    ),
    "spaces without an end": open_document(
        late(lambda: ods(row(text('<text:s text:c="99999999"/>' * 300_000)))), "too-large", "text"
    ),
    "spaces below zero": open_document(ods(row(text('x<text:s text:c="-9"/>')))),
    "a text in 90 levels": open_document(ods(row(text("<text:span>" * 90 + "x" + "</text:span>" * 90)))),
    "a text in 100,000 levels": open_document(
        late(lambda: ods(row(text("<text:span>" * 100_000 + "x" + "</text:span>" * 100_000)))), *BROKEN
    ),
    "groups of rows in 200 levels": open_document(
        ods("<table:table-row-group>" * 200 + row(text("x")) + "</table:table-row-group>" * 200)
    ),
    "laughs in OpenDocument": open_document(
        ods(row(text("&b;")), before='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'), *BROKEN
    ),
    "a day in the year 99999": open_document(
        ods(row('<table:table-cell office:value-type="date" office:date-value="99999-01-01"/>'))
    ),
    "a number that is none": open_document(
        ods(row('<table:table-cell office:value-type="float" office:value="1e999"/>')), *BROKEN
    ),
    "twenty thousand comments": open_document(
        late(
            lambda: ods(
                *(
                    row(
                        "<table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>"
                    )
                    for _ in range(20_000)
                )
            )
        ),
        "too-large",
        "comments",
    ),
    "a thousand tables": open_document(ods(sheets=table("x") * 1000), "too-large", "sheets"),
    "a table in a table": open_document(ods(row(f"<table:table-cell>{table('y', row(text('z')))}</table:table-cell>"))),
    "a million columns with styles": open_document(
        late(lambda: ods('<table:table-column table:default-cell-style-name="x"/>' * 1_000_000)), "too-large", "ratio"
    ),
    "an OpenDocument behind a password": open_document(ods(manifest="<m><encryption-data/></m>"), "password-protected"),
    "an OpenDocument without content": open_document(lambda: b"PK", *BROKEN),
}


def at(name: str, lay: Callable[[Path], None], code: str = READ, reason: str = "") -> Shape:
    """A shape that is something in the folder, under that name."""
    return Shape(lambda inputs: lay(inputs / name), code, reason)


def _denied(path: Path) -> None:
    path.write_bytes(submitted())
    path.chmod(0)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 << 30)


def _file(path: Path) -> None:
    path.write_bytes(submitted())


ROOT = os.geteuid() == 0
PLACES: Mapping[str, Shape] = {
    "nothing at all": at("hostile.xlsx", Path.touch, *BROKEN),
    "a pipe that nobody writes to": at("hostile.xlsx", os.mkfifo, "skipped-file", "no file"),
    "a device without an end": at("hostile.xlsx", lambda path: path.symlink_to("/dev/zero"), "skipped-file", "no file"),
    "a link to itself": at("hostile.xlsx", lambda path: path.symlink_to(path), "unreadable-workbook", "denied"),
    "a link to nowhere": at(
        "hostile.xlsx", lambda path: path.symlink_to("/nowhere.xlsx"), "unreadable-workbook", "denied"
    ),
    "a link to a folder": at("hostile.xlsx", lambda path: path.symlink_to("/"), "skipped-file", "folder"),
    "a link to a file of the system": at("hostile.xlsx", lambda path: path.symlink_to("/etc/passwd"), *BROKEN),
    "a file that may not be read": at(
        "hostile.xlsx", _denied, *(("", "") if ROOT else ("unreadable-workbook", "denied"))
    ),
    "a file of five gigabytes": at("hostile.xlsx", _huge, "too-large", "file"),
    "a name with line breaks and commands": at("a\n\x1b[31m[red]\u202e\x07.xlsx", _file),
    "a name that is no text": at(b"n\xe6st.xlsx".decode("utf-8", "surrogateescape"), _file),
    "a name that is an option": at("--help.xlsx", _file),
    "a name that is a formula": at("=cmd|'C calc'!A0.xlsx", _file),
    "a name of 255 bytes": at("x" * 250 + ".xlsx", _file),
    "a name without an end": at("hostile", _file),
}
