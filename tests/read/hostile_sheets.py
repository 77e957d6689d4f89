"""Sheets and links that no program writes: too many of them, or leading to what is not there, or not theirs."""

from collections.abc import Callable, Iterable, Mapping

from read.hostile import Shape, late, shape, submitted
from read.hostile_markup import BROKEN
from read.hostile_packed import Part, packed, padded, part, parts_of, patched

STYLES, TEXTS, BOOK, LINKS = "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OWN_LINKS = "xl/worksheets/_rels/sheet2.xml.rels"


def swapped(old: str, new: str, name: str = "xl/worksheets/sheet2.xml") -> Callable[[], bytes]:
    """The workbook with something in a part replaced."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, (old, data)
        return data.replace(old.encode(), new.encode(), 1)

    return patched(change, name)


def linked(*targets: tuple[str, str], external: bool = False, **parts: bytes) -> Callable[[], bytes]:
    """The workbook whose sheet Gaps has these links (type and target), and with further parts."""
    mode = ' TargetMode="External"' if external else ""
    links = "".join(
        f'<Relationship Id="rX{i}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
        for i, (kind, target) in enumerate(targets)
    )
    more = [part(OWN_LINKS, f"<Relationships>{links}</Relationships>".encode())]
    more += [part(f"xl/{name}.xml", data) for name, data in parts.items()]
    return lambda: packed(padded([*parts_of(submitted()), *more]))


def without(*names: str) -> Callable[[], bytes]:
    """The workbook that lacks some parts."""

    def kept(parts: Iterable[Part]) -> list[Part]:
        return [each for each in parts if each.name not in names]

    return lambda: packed(kept(parts_of(submitted())))


def sheets(number: int, part_of_each: str = "rId1") -> Callable[[], bytes]:
    """The workbook with as many sheets more, all of one part."""
    more = "".join(f'<sheet name="S{i}" sheetId="{i + 9}" r:id="{part_of_each}"/>' for i in range(number))
    return swapped("</sheets>", f"{more}</sheets>", BOOK)


def one_big_part_many_times() -> bytes:
    """Two hundred sheets that are one part of 20 MB."""
    more = "".join(f'<sheet name="S{i}" sheetId="{i + 9}" r:id="rId2"/>' for i in range(200))
    junk = b"</sheetData>" + b"<!-- a comment that says nothing at all -->" * 500_000
    held = [(each.name, each) for each in parts_of(submitted())]
    changed = {
        "xl/worksheets/sheet2.xml": patched(lambda data: data.replace(b"</sheetData>", junk)),
        BOOK: swapped("</sheets>", f"{more}</sheets>", BOOK),
    }
    fresh = {name: next(p for p in parts_of(made()) if p.name == name) for name, made in changed.items()}
    return packed(padded([fresh.get(name, each) for name, each in held]))


def named(name: str) -> Callable[[], bytes]:
    """The workbook with a sheet more of this name, as it is written in XML."""
    return swapped("</sheets>", f'<sheet name="{name}" sheetId="9" r:id="rId1"/></sheets>', BOOK)


SHEETS: Mapping[str, Shape] = {
    "ten thousand sheets": shape(late(lambda: sheets(10_000)), "too-large", "sheets"),
    "two hundred sheets of one large part": shape(one_big_part_many_times, "too-large", "unpacked"),
    "a sheet named as a path": shape(named("../../../etc/passwd"), "unknown-sheet"),
    "a sheet named as a command to the terminal": shape(
        named("_x001B_]0;evil_x0007__x001B_[31m[red]&#10;x"), "unknown-sheet"
    ),
    "a sheet of 300,000 letters": shape(late(lambda: named("x" * 300_000)), "unknown-sheet"),
    "a sheet without a part": shape(swapped('r:id="rId2"', 'r:id="rId77"', BOOK), *BROKEN),
    "a sheet that is a file": shape(swapped("worksheets/sheet2.xml", "../../../../../etc/passwd", LINKS), *BROKEN),
    "a sheet from the network": shape(
        swapped('Target="worksheets/sheet2.xml"', 'Target="http://127.0.0.1:9/x" TargetMode="External"', LINKS), *BROKEN
    ),
    "a sheet that is the list of sheets": shape(
        swapped("worksheets/sheet2.xml", "workbook.xml", LINKS), "missing-column"
    ),
    "links in a circle": shape(linked(("comments", "../worksheets/sheet2.xml"), ("comments", "_rels/sheet2.xml.rels"))),
    "links to files and networks": shape(
        linked(
            ("comments", "file:///etc/passwd"),
            ("image", "http://127.0.0.1:9/x.png"),
            ("oleObject", "\\\\server\\share\\x"),
            external=True,
        )
    ),
    "comments in a file": shape(linked(("comments", "/../../etc/passwd")), *BROKEN),
    "no list of sheets": shape(without(BOOK), *BROKEN),
    "no styles": shape(without(STYLES)),
    "no texts": shape(without(TEXTS), *BROKEN),
    "no sheet": shape(without("xl/worksheets/sheet2.xml"), *BROKEN),
    "no links": shape(without(LINKS), *BROKEN),
    "no types": shape(without("[Content_Types].xml")),
    "wrong types": shape(
        patched(lambda data: data.replace(b"spreadsheetml", b"wordprocessingml"), "[Content_Types].xml")
    ),
}
