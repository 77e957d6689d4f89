"""More imitations: Excel's other ways to save, Google Sheets, Numbers, and writers of reports."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from read.corpus.imitations import (
    CODES,
    DAY,
    EXCEL,
    EXCEL_PARTS,
    LINKS,
    MAIN,
    OOXML,
    Imitation,
    Lost,
    links,
    strings,
    styles,
    types,
)

STRICT, STRICT_LINKS = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def plain(
    rows: str, *shared: str, codes: tuple[str, ...] = CODES, book: str = "", name: str = "Gaps"
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet of these rows."""
    return {
        "[Content_Types].xml": types(
            ("xl/workbook.xml", f"{OOXML}.sheet.main+xml"),
            ("xl/worksheets/sheet1.xml", f"{OOXML}.worksheet+xml"),
            ("xl/sharedStrings.xml", f"{OOXML}.sharedStrings+xml"),
            ("xl/styles.xml", f"{OOXML}.styles+xml"),
        ),
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{book}<sheets><sheet name="{name}" sheetId="1"'
        ' r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": strings(*shared),
        "xl/styles.xml": styles(codes),
    }


MACROS = Imitation(
    {
        **EXCEL_PARTS,
        "[Content_Types].xml": str(EXCEL_PARTS["[Content_Types].xml"]).replace(
            f"{OOXML}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        ),
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no macro, but its place",
    },
    EXCEL.holds,
    EXCEL.comments,
    EXCEL.merges,
    EXCEL.hidden_rows,
    EXCEL.hidden_columns,
    EXCEL.hidden_sheets,
)

FROM_1904 = Imitation(
    plain(
        '<row r="1"><c r="A1" s="3"><v>0</v></c><c r="B1" s="3"><v>44650</v></c><c r="C1" s="4"><v>0.5</v></c>'
        '<c r="D1"><v>44650</v></c><c r="E1" s="3" t="d"><v>2026-03-31</v></c></row>',
        book='<workbookPr date1904="1"/>',
    ),
    {"Gaps": {"A1": dt.date(1904, 1, 1), "B1": DAY, "C1": Decimal("0.5"), "D1": Decimal(44650), "E1": DAY}},
)

STRICT_ROWS = """
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="3" t="d"><v>2026-03-31</v></c>
<c r="C1" s="3" t="d"><v>2026-03-31T13:45:30.000</v></c><c r="D1" s="4"><v>0.25</v></c><c r="E1"
 t="b"><v>true</v></c></row>
<row r="2"><c r="A2" s="3" t="d"><v>2026-03-31T00:00:00Z</v></c><c r="B2" s="7" t="d"><v>13:45:30</v></c><c r="C2"
 s="3"><v>46112</v></c></row>
"""
STRICT_PARTS: Mapping[str, str | bytes] = {
    **{
        name: part.replace(MAIN, STRICT).replace(LINKS, STRICT_LINKS) if isinstance(part, str) else part
        for name, part in plain(STRICT_ROWS, "<t>strict</t>", book='<workbookPr dateCompatibility="0"/>').items()
    },
}
EXCEL_STRICT = Imitation(
    STRICT_PARTS,
    {
        "Gaps": {
            "A1": "strict",
            "B1": DAY,
            "C1": DAY,
            "D1": Decimal("0.25"),
            "E1": True,
            "A2": DAY,
            "B2": "13:45:30",
            "C2": DAY,
        }
    },
)

GOOGLE_ROWS = """
<row r="1"><c r="A1" s="10" t="s"><v>0</v></c><c r="B1" s="10" t="s"><v>1</v></c><c r="C1" s="10"/></row>
<row r="2"><c r="A2" s="11" t="s"><v>2</v></c><c r="B2" s="12"><v>46112.0</v></c><c r="C2" s="11"><v>1.5</v></c></row>
<row r="3"><c r="A3" s="11" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("QUERY(Data!A:A)"),"found")</f><v>found</v></c>
<c r="B3" s="11" t="b"><v>1</v></c><c r="C3" s="11" t="b"><f>FALSE</f><v>0</v></c></row>
<row r="4"><c r="A4" s="11"><f>IFERROR(__xludf.DUMMYFUNCTION("COMPUTED_VALUE"),12.0)</f><v>12.0</v></c>
<c r="B4" s="11" t="str"><f>IF(TRUE,,)</f><v/></c><c r="C4" s="11" t="e"><f>VLOOKUP("x",A1:B2,2)</f><v>#N/A</v></c>
<c r="D4" s="11" t="s"><v>3</v></c></row>
"""
GOOGLE_ROWS += "".join(
    f'<row r="{row}"><c r="A{row}" s="11"/><c r="B{row}" s="12"/><c r="Z{row}" s="11"/></row>\n'
    for row in range(5, 1001)
)
GOOGLE_SHEET = f"""<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"
 xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mv="urn:schemas-microsoft-com:mac:vml"
 xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><sheetPr><outlinePr
 summaryBelow="0" summaryRight="0"/>
</sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1.0" topLeftCell="A2" activePane="bottomLeft"
 state="frozen"/>
</sheetView></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>
<sheetData>{GOOGLE_ROWS}</sheetData><drawing r:id="rId1"/></worksheet>"""
GOOGLE_PARTS: Mapping[str, str | bytes] = {
    **plain(
        "", "<t>ID</t>", "<t>Date</t>", '<t xml:space="preserve">one\ntwo </t>',
        '<r><rPr><b/></rPr><t xml:space="preserve">black </t></r><r><rPr><strike/></rPr><t>gone</t></r>',
        codes=(*CODES, "General", "General", "yyyy-mm-dd"),
    ),
    "xl/worksheets/sheet1.xml": GOOGLE_SHEET,
    "xl/worksheets/_rels/sheet1.xml.rels": links(("drawing", "../drawings/drawing1.xml")),
    "xl/drawings/drawing1.xml": '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
}  # fmt: skip
GOOGLE = Imitation(
    GOOGLE_PARTS,
    {
        "Gaps": {
            "A1": "ID", "B1": "Date", "A2": "one\ntwo ", "B2": DAY, "C2": Decimal("1.5"), "A3": "found", "B3": True,
            "C3": False, "A4": Decimal(12), "C4": Lost(error="#N/A"), "D4": Lost(struck="gone", kept="black "),
        }
    },
)  # fmt: skip

NUMBERS_SUMMARY = """
<row r="2"><c r="B2" s="1" t="s"><v>0</v></c></row>
<row r="3" ht="50" customHeight="1"><c r="B3" t="s"><v>1</v></c><c r="C3"/><c r="D3"/></row>
<row r="7"><c r="B7" t="s"><v>2</v></c><c r="C7" t="s"><v>3</v></c><c r="D7" t="s"><v>4</v></c></row>
<row r="9"><c r="B9" t="s"><v>5</v></c><c r="C9"/><c r="D9"/></row>
<row r="10"><c r="B10"/><c r="C10" t="s"><v>6</v></c><c r="D10" t="s"><v>7</v></c></row>
"""
NUMBERS_TABLE = """
<row r="1" ht="27.65" customHeight="1"><c r="A1" t="s"><v>6</v></c><c r="B1"/></row>
<row r="2" ht="20.25" customHeight="1"><c r="A2" t="s"><v>8</v></c><c r="B2" t="s"><v>9</v></c></row>
<row r="3"><c r="A3" t="s"><v>10</v></c><c r="B3" s="3"><v>46112</v></c></row>
<row r="4"><c r="A4"/><c r="B4"/></row>
"""
NUMBERS_TEXTS = (
    "Export Summary",
    "This document was exported from Numbers. Each table was converted to an Excel worksheet.",
    "Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name",
    "Gaps", "Table 1", "Gaps - Table 1", "ID", "Target date", "A1",
)  # fmt: skip
NUMBERS_PARTS: Mapping[str, str | bytes] = {
    **plain(NUMBERS_SUMMARY, *(f"<t>{text}</t>" for text in NUMBERS_TEXTS)),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
    '<sheet name="Export Summary" sheetId="1" r:id="rId1"/>'
    '<sheet name="Gaps - Table 1" sheetId="2" r:id="rId4"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": links(
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
    ),
    "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{NUMBERS_TABLE}</sheetData>'
    '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
}  # fmt: skip
NUMBERS = Imitation(
    NUMBERS_PARTS,
    {
        "Export Summary": {
            "B2": Lost(struck="Export Summary"), "B3": NUMBERS_TEXTS[1], "B7": NUMBERS_TEXTS[2], "C7": NUMBERS_TEXTS[3],
            "D7": NUMBERS_TEXTS[4], "B9": "Gaps", "C10": "Table 1", "D10": "Gaps - Table 1",
        },
        "Gaps - Table 1": {"A1": "Table 1", "A2": "ID", "B2": "Target date", "A3": "A1", "B3": DAY},
    },
)  # fmt: skip

REPORT_ROWS = (
    "<x:row><x:c t='inlineStr'><x:is><x:t>ID</x:t></x:is></x:c>"
    "<x:c t='inlineStr'><x:is><x:t>Level</x:t></x:is></x:c></x:row>"
    "<x:row><x:c t='s'><x:v>0</x:v></x:c><x:c/><x:c><x:v>2.5</x:v></x:c></x:row>"
    "<x:row/><x:row><x:c/><x:c t='str'><x:v>after a blank row</x:v></x:c></x:row>"
)
REPORT_SHEET = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{REPORT_ROWS}</x:sheetData></x:worksheet>'
PREFIXED = Imitation(
    {
        name.replace("sharedStrings.xml", "SharedStrings.xml"): part
        for name, part in {
            **plain(""),
            "xl/worksheets/sheet1.xml": REPORT_SHEET,
            "xl/sharedStrings.xml": f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>A1</x:t></x:si></x:sst>',
            "xl/workbook.xml": f'<x:workbook xmlns:x="{MAIN}" xmlns:rel="{LINKS}"><x:sheets>'
            '<x:sheet name="Gaps" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>',
            "xl/_rels/workbook.xml.rels": links(
                ("worksheet", "/xl/worksheets/sheet1.xml"), ("sharedStrings", "/xl/SharedStrings.xml")
            ),
        }.items()
        if name != "xl/styles.xml"
    },
    {"Gaps": {"A1": "ID", "B1": "Level", "A2": "A1", "C2": Decimal("2.5"), "B4": "after a blank row"}},
)

BACKSLASHES = Imitation(
    {
        name.replace("/", "\\"): part
        for name, part in plain('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<t>from Windows</t>").items()
    },
    {"Gaps": {"A1": "from Windows"}},
)

IMITATIONS: Mapping[str, Imitation] = {
    "excel.xlsx": EXCEL,
    "excel.xlsm": MACROS,
    "excel-1904.xlsx": FROM_1904,
    "excel-strict.xlsx": EXCEL_STRICT,
    "google-sheets.xlsx": GOOGLE,
    "numbers.xlsx": NUMBERS,
    "prefixed.xlsx": PREFIXED,
    "backslashes.xlsx": BACKSLASHES,
}
"""By the name of the file in `imitations/`."""
