"""Workbooks in the shapes that Excel, Google Sheets, Numbers and others give them, and what must be read of each.

They are imitations: the parts are written by hand after what the standard (ECMA-376) and public descriptions say of
those programs, since none of the programs runs here. `README.md` says what each of them is after.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MICROSOFT = "http://schemas.microsoft.com/office"
OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Lost:
    """A cell without a value that can be used: an error, a formula never calculated, or what was struck through."""

    error: str = ""
    pending: str = ""
    struck: str = ""
    kept: str | None = None


@dataclass(frozen=True)
class Imitation:
    """A workbook's parts by name; by sheet and cell what must be read; and what was done to its sheets."""

    parts: Mapping[str, str | bytes]
    holds: Mapping[str, Mapping[str, object]]
    comments: Mapping[str, str] = field(default_factory=dict)
    """Of the first sheet, as the following."""
    merges: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    hidden_sheets: tuple[str, ...] = ()

    def data(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                entry = zipfile.ZipInfo(name, FIRST_OF_ZIP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, HEAD + part if isinstance(part, str) else part)
        return stream.getvalue()


def types(*parts: tuple[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        f'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def links(*targets: tuple[str, str], of: str = LINKS) -> str:
    """Relationships rId1, rId2 …: a target beside its type; a type with an address is whole, and `!` is external."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if ":" in kind else f"{of}/{kind}"}" Target="{target.lstrip("!")}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if target.startswith('!') else ''}/>"
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def strings(*items: str, main: str = MAIN) -> str:
    return (
        f'<sst xmlns="{main}" count="{len(items)}" uniqueCount="{len(items)}">'
        + "".join(f"<si>{each}</si>" for each in items)
        + "</sst>"
    )


def styles(codes: tuple[str, ...], *, main: str = MAIN) -> str:
    """Cell styles 0 (plain), 1 (struck), 2 (quote prefix), 3 … one for each number format."""
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(codes))
    shown = "".join(f'<xf numFmtId="{164 + at}" fontId="0" applyNumberFormat="1"/>' for at in range(len(codes)))
    return (
        f'<styleSheet xmlns="{main}"><numFmts count="{len(codes)}">{formats}</numFmts><fonts count="2"><font>'
        '<sz val="11"/></font><font><strike/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill/></fill>'
        '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs>'
        '<xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/>'
        f'<xf numFmtId="49" fontId="0" quotePrefix="1"/>{shown}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf/></dxfs></styleSheet>'
    )


CODES = (
    "yyyy\\-mm\\-dd", "0%", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* &quot;-&quot;??_);_(@_)", "[$DKK]\\ #,##0.00",
    "[$-F400]h:mm:ss\\ AM/PM", "000", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
)  # fmt: skip
"""Of styles 3 to 9."""

EXCEL_STRINGS = (
    "<t>ID</t>",
    "<t>Capability</t>",
    (
        '<r><t xml:space="preserve">Closing </t></r><r><rPr><strike/><sz val="11"/></rPr><t>by hand</t></r>'
        '<r><rPr><b/></rPr><t xml:space="preserve"> in time</t></r>'
    ),
    '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>',
    "<t>one_x000D_\ntwo</t>",
    "<t>_x005F_x0041_ is no A</t>",
    '<t xml:space="preserve">  edges  </t>',
    "<t>=1+1</t>",
    "<t>007</t>",
    "<t>gone</t>",
    "<t/>",
    "<t>&lt;b&gt; &amp;amp;</t>",
)

EXCEL_ROWS = """
<row r="1" spans="1:5" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
<row r="2" spans="1:5"><c r="A2" t="s"><v>8</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="9"><v>46112</v></c></row>
<row r="3" spans="1:5" hidden="1"><c r="A3" t="s"><v>3</v></c><c r="B3" t="s"><v>4</v></c><c r="C3" s="3"/></row>
<row r="4" ht="0" customHeight="1"><c r="A4" t="s"><v>5</v></c><c r="B4" t="s"><v>6</v></c></row>
<row r="5"><c r="A5" s="2" t="s"><v>7</v></c><c r="B5" s="1" t="s"><v>9</v></c><c r="C5" t="s"><v>10</v></c>
 <c r="D5" t="s"><v>11</v></c></row>
<row r="6"><c r="A6" s="3"><v>46112</v></c><c r="B6" s="4"><v>0.5</v></c><c r="C6" s="5"><v>-1234.5</v></c>
 <c r="D6" s="6"><v>1000</v></c><c r="E6" s="7"><v>0.52083333333333337</v></c><c r="F6" s="8"><v>7</v></c></row>
<row r="7"><c r="A7"><v>0.30000000000000004</v></c><c r="B7"><v>1E+20</v></c><c r="C7"><v>1.0000000000000001E-5</v></c>
 <c r="D7" t="b"><v>1</v></c><c r="E7" t="b"><v>0</v></c><c r="F7" s="1"><v>12</v></c></row>
<row r="8"><c r="A8"><f>SUM(A7)</f><v>0.3</v></c><c r="B8" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
 <c r="C8" t="str"><f>IF(A1="","x","")</f><v></v></c><c r="D8" t="b"><f>1=1</f><v>1</v></c>
 <c r="E8" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F8"><f>[1]Plan!$A$1</f></c></row>
<row r="9"><c r="A9"><f t="shared" ref="A9:A10" si="0">A6+1</f><v>46113</v></c><c r="B9"><f t="array"
 ref="B9">SUM(A6*1)</f>
 <v>46112</v></c><c r="C9" cm="1"><f t="array" ref="C9:D9">_xlfn.SEQUENCE(1,2)</f><v>1</v></c><c r="D9"><v>2</v></c>
 <c r="E9" t="e" vm="1"><v>#VALUE!</v></c></row>
<row r="10"><c r="A10"><f t="shared" si="0"/><v>46114</v></c><c r="B10" t="e"><v>#N/A</v></c><c r="C10"
 t="e"><v>#SPILL!</v></c>
 <c r="D10" t="inlineStr"><is><t>in line</t></is></c><c r="E10" t="inlineStr"/><c r="F10" t="s"><v/></c></row>
<row r="12"><c r="B12" t="s"><v>1</v></c><c r="C12" s="3"><v>46112</v></c></row>
"""
EXCEL_SHEET = f"""<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 mc:Ignorable="x14ac xr" xmlns:x14ac="{MICROSOFT}/spreadsheetml/2009/9/ac"
 xmlns:xr="{MICROSOFT}/spreadsheetml/2014/revision">
<sheetPr filterMode="1"><tabColor rgb="FFFF0000"/></sheetPr><dimension
 ref="A1:F12"/><sheetViews><sheetView workbookViewId="0"/>
</sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="2"
 width="20" customWidth="1"/>
<col min="6" max="7" width="0" hidden="1" customWidth="1"/></cols><sheetData>{EXCEL_ROWS}</sheetData>
<sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:F10"/><mergeCells count="1"><mergeCell
 ref="B12:C12"/></mergeCells>
<conditionalFormatting sqref="A1:A9"><cfRule type="expression" dxfId="0" priority="1"><formula>A1=""</formula></cfRule>
</conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A2:A9"><formula1>"a,b"</formula1>
</dataValidation></dataValidations><hyperlinks><hyperlink ref="A1" r:id="rId4"/></hyperlinks><legacyDrawing
 r:id="rId3"/>
<mc:AlternateContent><mc:Choice Requires="x14"><controls><control shapeId="1" name="Box"><controlPr><anchor><from>
<xdr:col xmlns:xdr="urn:x">1</xdr:col><xdr:row
 xmlns:xdr="urn:x">2</xdr:row></from></anchor></controlPr></control></controls>
</mc:Choice></mc:AlternateContent><tableParts count="1"><tablePart r:id="rId5"/></tableParts><extLst><ext
 uri="{{x}}"/></extLst>
</worksheet>"""
EXCEL_BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 mc:Ignorable="x15"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="29127"/><workbookPr
 codeName="ThisWorkbook"
 defaultThemeVersion="202300"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath
 xmlns:x15ac="{MICROSOFT}/spreadsheetml/2010/11/ac" url="C:\\Users\\Anna\\"/></mc:Choice></mc:AlternateContent>
<bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Gaps &amp; more" sheetId="3" r:id="rId1"/>
<sheet name="Lists" sheetId="1" state="veryHidden" r:id="rId2"/><sheet name="Chart" sheetId="9" r:id="rId3"/></sheets>
<externalReferences><externalReference r:id="rId4"/></externalReferences><definedNames>
<definedName name="_xlnm.Print_Area" localSheetId="0">'Gaps &amp; more'!$A$1:$C$9</definedName></definedNames>
<calcPr calcId="191029"/></workbook>"""
THREAD = f"""<ThreadedComments xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2"
 dT="2026-01-02T09:00:00.00"
 personId="{{1}}" id="{{2}}"><text>Which one?</text></threadedComment><threadedComment ref="A2"
 dT="2026-01-02T10:00:00.00"
 personId="{{1}}" id="{{3}}" parentId="{{2}}"><text>The first.</text></threadedComment></ThreadedComments>"""
NOTES = f"""<comments xmlns="{MAIN}"><authors><author>tc={{2}}</author><author>Anna</author></authors><commentList>
<comment ref="A2" authorId="0"><text><t>[Threaded comment] Your version of Excel allows you to read this.</t></text>
</comment>
<comment ref="B2" authorId="1"><text><r><rPr><b/></rPr><t>Anna:</t></r><r><t xml:space="preserve">
Ask Bo.</t></r></text></comment></commentList></comments>"""
DAY = dt.date(2026, 3, 31)

EXCEL_LISTS = (
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>'
)
EXCEL_CHART = f'<chartsheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>'
EXCEL_LINK = f'<externalLink xmlns="{MAIN}" xmlns:r="{LINKS}"><externalBook r:id="rId1"/></externalLink>'
EXCEL_TABLE = f"""<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2">
<tableColumn id="1" name="ID"/><tableColumn id="2" name="Capability"/></tableColumns></table>"""

EXCEL_PARTS: Mapping[str, str | bytes] = {
    "[Content_Types].xml": types(
        ("xl/workbook.xml", f"{OOXML}.sheet.main+xml"), ("xl/worksheets/sheet1.xml", f"{OOXML}.worksheet+xml"),
        ("xl/worksheets/sheet2.xml", f"{OOXML}.worksheet+xml"),
        ("xl/chartsheets/sheet1.xml", f"{OOXML}.chartsheet+xml"),
        ("xl/sharedStrings.xml", f"{OOXML}.sharedStrings+xml"), ("xl/styles.xml", f"{OOXML}.styles+xml"),
        ("xl/comments1.xml", f"{OOXML}.comments+xml"), ("xl/tables/table1.xml", f"{OOXML}.table+xml"),
    ),
    "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": EXCEL_BOOK,
    "xl/_rels/workbook.xml.rels": links(
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml"),
        ("chartsheet", "chartsheets/sheet1.xml"), ("externalLink", "externalLinks/externalLink1.xml"),
        ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"),
        (f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
    ),
    "xl/worksheets/sheet1.xml": EXCEL_SHEET,
    "xl/worksheets/_rels/sheet1.xml.rels": links(
        ("comments", "../comments1.xml"),
        (f"{MICROSOFT}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
        ("vmlDrawing", "../drawings/vmlDrawing1.vml"), ("hyperlink", "!https://firm.example/"),
        ("table", "../tables/table1.xml"),
    ),
    "xl/worksheets/sheet2.xml": EXCEL_LISTS,
    "xl/chartsheets/sheet1.xml": EXCEL_CHART,
    "xl/chartsheets/_rels/sheet1.xml.rels": links(("drawing", "../drawings/drawing1.xml")),
    "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{DRAWING}"/>',
    "xl/externalLinks/externalLink1.xml": EXCEL_LINK,
    "xl/externalLinks/_rels/externalLink1.xml.rels": links(("externalLinkPath", "!file:///C:/Plans/Plan.xlsx")),
    "xl/comments1.xml": NOTES,
    "xl/threadedComments/threadedComment1.xml": THREAD,
    "xl/persons/person.xml": f'<personList xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"/>',
    "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
    "xl/tables/table1.xml": EXCEL_TABLE,
    "xl/sharedStrings.xml": strings(*EXCEL_STRINGS),
    "xl/styles.xml": styles(CODES),
}  # fmt: skip

EXCEL = Imitation(
    EXCEL_PARTS,
    {
        "Gaps & more": {
            "A1": "ID", "B1": "Capability",
            "A2": "007", "B2": Lost(struck="by hand", kept="Closing  in time"), "C2": DAY,
            "A3": "東京", "B3": "one\ntwo",
            "A4": "_x0041_ is no A", "B4": "  edges  ",
            "A5": "=1+1", "B5": Lost(struck="gone"), "D5": "<b> &amp;",
            "A6": DAY, "B6": Decimal("0.5"), "C6": Decimal("-1234.5"), "D6": Decimal(1000),
            "E6": Decimal("0.520833333333333"), "F6": Decimal(7),
            "A7": Decimal("0.3"), "B7": Decimal("1E+20"), "C7": Decimal("0.00001"), "D7": True, "E7": False,
            "F7": Lost(struck="12"),
            "A8": Decimal("0.3"), "B8": "ab", "D8": True, "E8": Lost(error="#DIV/0!"),
            "F8": Lost(pending="=[1]Plan!$A$1"),
            "A9": Decimal(46113), "B9": Decimal(46112), "C9": Decimal(1), "D9": Decimal(2), "E9": Lost(error="#VALUE!"),
            "A10": Decimal(46114), "B10": Lost(error="#N/A"), "C10": Lost(error="#SPILL!"), "D10": "in line",
            "B12": "Capability", "C12": DAY,
        },
        "Lists": {"A1": "Capability"},
        "Chart": {},
    },
    comments={"A2": "Which one?\nThe first.", "B2": "Anna:\nAsk Bo."},
    merges=("B12:C12",),
    hidden_rows=frozenset({3, 4}),
    hidden_columns=((6, 7),),
    hidden_sheets=("Lists",),
)  # fmt: skip
