"""What no program lays beside the cells: merges, columns, names, styles, comments without an end, or that cannot be."""

from collections.abc import Callable, Mapping

from read.hostile import Shape, late, shape
from read.hostile_markup import BROKEN, behind
from read.hostile_packed import patched
from read.hostile_sheets import BOOK, linked, swapped

STYLES = "xl/styles.xml"
MANY = 1_000_000


def columns(many: int) -> str:
    """Every second column is hidden, again and again."""
    return "".join(f'<col min="{2 * i % 16_384}" max="{2 * i % 16_384}" hidden="1"/>' for i in range(many))


def commented(number: int) -> Callable[[], bytes]:
    """The workbook with so many comments on the sheet Gaps."""
    notes = "".join(f'<comment ref="A{i + 1}"><text><t>x</t></text></comment>' for i in range(number))
    return linked(("comments", "../c.xml"), c=f"<comments><commentList>{notes}</commentList></comments>".encode())


def formats(many: int, brackets: str) -> Callable[[], bytes]:
    """The workbook with as many number formats, each of these brackets and a number, and a style for each."""
    numbers = range(200, 200 + many)
    made = "".join(f'<numFmt numFmtId="{i}" formatCode="{brackets}{i}"/>' for i in numbers)
    used = "".join(f'<xf numFmtId="{i}"/>' for i in numbers)
    return patched(
        lambda data: data.replace(b"<fonts", f"<numFmts>{made}</numFmts><fonts".encode(), 1).replace(
            b"</cellXfs>", f"{used}</cellXfs>".encode()
        ),
        STYLES,
    )


BESIDE: Mapping[str, Shape] = {
    "a million merges": shape(
        late(lambda: behind("<mergeCells>" + '<mergeCell ref="A900:B901"/>' * MANY + "</mergeCells>")),
        "too-large",
        "merges",
    ),
    "merges that overlap": shape(
        behind('<mergeCells><mergeCell ref="A1:H2"/><mergeCell ref="A2:C9"/></mergeCells>'), *BROKEN
    ),
    "a merge of the whole sheet": shape(
        behind('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "merged-cells"
    ),
    "five thousand merges over long rows": shape(
        late(
            lambda: behind(
                "<mergeCells>" + "".join(f'<mergeCell ref="A{i}:XFD{i}"/>' for i in range(10, 5000)) + "</mergeCells>"
            )
        )
    ),
    "a million defined names": shape(
        late(
            lambda: swapped(
                "</sheets>",
                "</sheets><definedNames>" + '<definedName name="x">A1</definedName>' * MANY + "</definedNames>",
                BOOK,
            )
        ),
        "too-large",
        "tags",
    ),
    "800,000 conditional formats": shape(
        late(
            lambda: behind(
                "".join(
                    f'<conditionalFormatting sqref="A{i}"><cfRule/></conditionalFormatting>' for i in range(800_000)
                )
            )
        )
    ),
    "a million drop-downs": shape(
        late(lambda: behind("".join(f'<dataValidation sqref="A{i}"/>' for i in range(MANY))))
    ),
    "a million hidden columns": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"<sheetData>", f"<cols>{columns(MANY)}</cols><sheetData>".encode())
            )
        ),
        *BROKEN,
    ),
    "a column without an end": shape(
        patched(
            lambda data: data.replace(
                b"<sheetData>", b'<cols><col min="-9" max="999999999999" hidden="1"/></cols><sheetData>'
            )
        ),
        "hidden-content",
    ),
    "a hundred thousand comments": shape(late(lambda: commented(100_000)), "too-large", "comments"),
    "a comment on no cell": shape(
        linked(("comments", "../c.xml"), c=b'<comments><commentList><comment ref="Q0"/></commentList></comments>'),
        *BROKEN,
    ),
    "drawings without an end": shape(
        late(lambda: linked(("vmlDrawing", "../v.xml"), v=b"<xml>" + b"<v:shape>" * MANY))
    ),
    "a million styles": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"</cellXfs>", b'<xf numFmtId="0" fontId="0"/>' * MANY + b"</cellXfs>"),
                STYLES,
            )
        ),
        "too-large",
        "tags",
    ),
    "60,000 styles of 60,000 struck fonts": shape(
        late(
            lambda: patched(
                lambda data: data.replace(b"</fonts>", b"<font><strike/></font>" * 60_000 + b"</fonts>").replace(
                    b"</cellXfs>", b'<xf fontId="60000"/>' * 60_000 + b"</cellXfs>"
                ),
                STYLES,
            )
        )
    ),
    "a number format without an end": shape(
        late(
            lambda: patched(
                lambda data: data.replace(
                    b"<fonts",
                    b'<numFmts><numFmt numFmtId="200" formatCode="' + b"[" * 90_000 + b'"/></numFmts><fonts',
                    1,
                ).replace(b"</cellXfs>", b'<xf numFmtId="200"/></cellXfs>'),
                STYLES,
            )
        ),
        *BROKEN,
    ),
    "60,000 number formats of brackets": shape(late(lambda: formats(60_000, "[$" * 120)), "too-large", "formats"),
    "4,000 number formats of brackets": shape(late(lambda: formats(4_000, "[$" * 450))),
}
