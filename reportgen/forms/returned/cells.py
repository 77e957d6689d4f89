"""A sheet's XML, changed in a few places: styles of cells, new empty cells, the link to the drawing of its comments.

The bytes between the changes stay as they are: a parser only tells where in them each element begins and ends.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from xml.parsers import expat

from reportgen.forms.returned.places import Place, address, letters, position

START_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
AFTER_DRAWING = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    )
)
"""What stands behind the drawing of comments in a sheet."""
UTF_8 = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["'](?!utf-8|us-ascii)""", re.IGNORECASE)
ROW_DEPTH, CELL_DEPTH = 3, 4

Restyle = Callable[[Place, int], int]
"""The style that a cell gets, by its place and the style that it has."""


class CellPatch:
    """One sheet's XML while it is changed."""

    def __init__(self, xml: bytes, wanted: Iterable[Place], styles: Iterable[int], restyle: Restyle) -> None:
        """Restyle the cells that are `wanted`, made where they are not there, and all that have such `styles`."""
        self.drawing: str | None = None
        """The id of the relationship to the drawing of comments, where there is one."""
        self._xml, self._restyle = xml, restyle
        self._styles = frozenset(map(str, styles))
        self._wanted: dict[int, list[int]] = defaultdict(list)
        for row, column in sorted(wanted):
            self._wanted[row].append(column)
        self._rows = sorted(self._wanted)
        self._next_row = 0
        self._edits: list[tuple[int, int, bytes]] = []
        self._columns: list[tuple[int, int, int]] = []
        self._bounds: Place | None = None
        self._dimension: tuple[int, str] | None = None
        self._drawing_at: tuple[int, int] | None = None
        self._behind_drawing = 0
        self._walk()

    def whole(self) -> bytes:
        """The changed XML."""
        done, pieces = 0, []
        for start, end, text in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self._xml[done:start], text]
            done = end
        return b"".join((*pieces, self._xml[done:]))

    def undraw(self) -> None:
        """Take the link to the drawing of comments away."""
        if self._drawing_at:
            self._edits.append((*self._drawing_at, b""))

    def draw(self, relationship: str, namespace: str) -> None:
        """Link the sheet to the drawing of its comments."""
        text = f' xmlns:r="{namespace}" r:id="{relationship}"/>'.encode()
        start, end = self._drawing_at or (self._behind_drawing, self._behind_drawing)
        self._edits.append((start, end, b"<" + self._prefix + b"legacyDrawing" + text))

    def _walk(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._depth, self._in, self._row, self._latest = 0, "", 0, ""
        self._row_start, self._row_style = 0, 0
        self._pending: list[int] = []
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self._xml, True)  # noqa: FBT003 - the parser takes no keywords

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > CELL_DEPTH:
            return
        if self._depth == CELL_DEPTH and not self._pending and attributes.get("s", "0") not in self._styles:
            self._latest = attributes.get("r") or self._following()
            return
        tag, at = name.rpartition("}")[2], self._parser.CurrentByteIndex
        if self._depth == 1:
            written = self._tag(at)[1:].split()[0].rstrip(b"/>")
            self._prefix = written[: written.rfind(b":") + 1]
        elif self._depth == 2:  # noqa: PLR2004 - the sections of a sheet
            self._section(tag, at, attributes)
        elif self._depth == ROW_DEPTH and self._in == "cols":
            span = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self._columns.append((*span, int(attributes.get("style", "0"))))
        elif self._depth == ROW_DEPTH and self._in == "sheetData" and tag == "row":
            self._begin_row(at, attributes)
            if not (self._pending or self._styles):
                self._pass_over(name)
        elif self._in == "sheetData" and tag == "c":
            self._cell(at, attributes)

    def _section(self, tag: str, at: int, attributes: dict[str, str]) -> None:
        self._in = tag
        if tag == "sheetData":
            self._data_start = at
        elif tag == "dimension":
            self._dimension = at, attributes.get("ref", "")
        elif tag == "legacyDrawing":
            self._drawing_at = at, at + len(self._tag(at))
            self.drawing = next((value for key, value in attributes.items() if key.endswith("}id")), "")
        elif tag in AFTER_DRAWING and not self._behind_drawing:
            self._behind_drawing = at

    def _begin_row(self, at: int, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row + 1))
        self._make_rows(number, at)
        self._row, self._latest, self._row_start = number, "", at
        self._row_style = int(attributes.get("s", "0")) if attributes.get("customFormat") in {"1", "true"} else 0
        self._pending = self._wanted.pop(number, [])
        if self._next_row < len(self._rows) and self._rows[self._next_row] == number:
            self._next_row += 1

    def _cell(self, at: int, attributes: dict[str, str]) -> None:
        self._latest = attributes.get("r") or self._following()
        column = position(self._latest)[1]
        before = bisect_left(self._pending, column)
        if before:
            self._insert(at, self._new_cells(self._row, self._pending[:before], self._row_style))
            self._pending = self._pending[before:]
        if self._pending and self._pending[0] == column:
            self._pending = self._pending[1:]
        old = int(attributes.get("s", "0"))
        new = self._restyle((self._row, column), old)
        if new != old:
            tag = self._tag(at)
            self._edits.append((at, at + len(tag), _with_style(tag, new)))

    def _following(self) -> str:
        """The name of a cell that states none."""
        return address((self._row, position(self._latest)[1] + 1 if self._latest else 1))

    def _pass_over(self, row: str) -> None:
        """Look at nothing until the row has ended."""

        def end(name: str) -> None:
            if name == row:
                self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
                self._end(name)

        self._parser.StartElementHandler, self._parser.EndElementHandler = None, end

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._depth >= ROW_DEPTH:
            return
        if self._depth == ROW_DEPTH - 1 and self._in == "sheetData" and self._pending:
            made = self._new_cells(self._row, self._pending, self._row_style)
            self._close(self._row_start, b"row", made)
            self._pending = []
        elif self._depth == 1 and self._in == "sheetData":
            self._make_rows(None, self._data_start)
            self._in = ""
            self._measure()
        elif self._depth == 1:
            self._in = ""
        elif not self._depth and not self._behind_drawing:
            self._behind_drawing = self._parser.CurrentByteIndex

    def _make_rows(self, before: int | None, at: int) -> None:
        """Make the wanted rows before a row; before the end of all where it is None, `at` then being their start."""
        end = len(self._rows) if before is None else bisect_left(self._rows, before)
        numbers = self._rows[self._next_row : end]
        self._next_row = max(self._next_row, end)
        rows = [
            b'<%srow r="%d">%s</%srow>' % (self._prefix, row, self._new_cells(row, self._wanted[row], 0), self._prefix)
            for row in numbers
        ]
        if rows and before is None:
            self._close(at, b"sheetData", b"".join(rows))
        elif rows:
            self._insert(at, b"".join(rows))

    def _close(self, start: int, name: bytes, content: bytes) -> None:
        """Add content to the end of the element that ends here; one that was empty gets an end of its own."""
        tag = self._tag(start)
        if tag.endswith(b"/>"):
            opened = tag[:-2].rstrip() + b">"
            self._edits.append((start, start + len(tag), opened + content + b"</" + self._prefix + name + b">"))
        else:
            self._insert(self._parser.CurrentByteIndex, content)

    def _insert(self, at: int, text: bytes) -> None:
        self._edits.append((at, at, text))

    def _new_cells(self, row: int, columns: Iterable[int], row_style: int) -> bytes:
        made = []
        for column in columns:
            inherited = next((style for first, last, style in self._columns if first <= column <= last), 0)
            style = self._restyle((row, column), row_style or inherited)
            bottom, right = self._bounds or (0, 0)
            self._bounds = max(bottom, row), max(right, column)
            made.append(b'<%sc r="%s" s="%d"/>' % (self._prefix, address((row, column)).encode(), style))
        return b"".join(made)

    def _measure(self) -> None:
        """Let the stated dimension hold what was made."""
        if self._bounds is None or self._dimension is None:
            return
        at, stated = self._dimension
        first, _, last = stated.partition(":")
        bottom, right = map(max, position(last or first), self._bounds)
        if (bottom, right) != position(last or first):
            tag = self._tag(at)
            ref = f"{first}:{letters(right)}{bottom}".encode()
            self._edits.append((at, at + len(tag), _with(tag, b"ref", ref)))

    def _tag(self, at: int) -> bytes:
        found = START_TAG.match(self._xml, at)
        assert found is not None  # noqa: S101 - the parser found a start tag there
        return found[0]


def in_utf_8(xml: bytes) -> bool:
    """Whether bytes can be put between the bytes of some XML."""
    return not xml.startswith((b"\xff\xfe", b"\xfe\xff")) and not UTF_8.match(xml)


def _with_style(tag: bytes, style: int) -> bytes:
    return _with(tag, b"s", str(style).encode())


def _with(tag: bytes, name: bytes, value: bytes) -> bytes:
    """A start tag with an attribute set."""
    stated = re.compile(rb"(\s" + name + rb"\s*=\s*)(?:\"[^\"]*\"|'[^']*')")
    if stated.search(tag):
        return stated.sub(lambda match: match[1] + b'"' + value + b'"', tag, count=1)
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + b" " + name + b'="' + value + b'"' + tag[end:]
