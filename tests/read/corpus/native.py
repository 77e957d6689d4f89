"""What only a workbook that began in LibreOffice holds: a flat OpenDocument seed, and what must be read of it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from reportgen.read.grid import Cell, Format, Shown

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
SEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{NAMES}:office:1.0" xmlns:table="{NAMES}:table:1.0" xmlns:text="{NAMES}:text:1.0"
 xmlns:style="{NAMES}:style:1.0" xmlns:number="{NAMES}:datastyle:1.0" xmlns:of="{NAMES}:of:1.2"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:styles>
<style:style style:name="Gone" style:family="table-cell"><style:text-properties
 style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
<number:number-style style:name="N100"><number:number number:decimal-places="0" number:min-integer-digits="3"/>
</number:number-style>
<number:number-style style:name="N101P0" style:volatile="true"><number:number number:decimal-places="2"
 number:min-integer-digits="1"/><number:text> kr.</number:text></number:number-style>
<number:number-style style:name="N101"><number:text>-</number:text><number:number number:decimal-places="2"
 number:min-integer-digits="1"/><number:text> kr.</number:text>
<style:map style:condition="value()&gt;=0" style:apply-style-name="N101P0"/></number:number-style>
<number:boolean-style style:name="N102"><number:boolean/></number:boolean-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="codes" style:family="table-cell" style:data-style-name="N100"/>
<style:style style:name="money" style:family="table-cell" style:data-style-name="N101"/>
<style:style style:name="truth" style:family="table-cell" style:data-style-name="N102"/>
<style:style style:name="wide" style:family="table-cell" style:parent-style-name="Gone"/>
<style:style style:name="kept" style:family="table-cell" style:parent-style-name="Gone"><style:text-properties
 style:text-line-through-style="none" style:text-line-through-type="none"/></style:style>
<style:style style:name="run" style:family="text"><style:text-properties
 style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Native"><table:table-column table:default-cell-style-name="codes"/>
<table:table-column table:default-cell-style-name="money"/>
<table:table-header-columns><table:table-column table:default-cell-style-name="Gone"/></table:table-header-columns>
<table:table-column table:number-columns-repeated="3"/>
<table:table-header-rows><table:table-row>
<table:table-cell office:value-type="float" office:value="7"/>
<table:table-cell office:value-type="float" office:value="12"/>
<table:table-cell office:value-type="string"><text:p>gone by its column</text:p></table:table-cell>
</table:table-row></table:table-header-rows>
<table:table-row-group><table:table-row>
<table:table-cell table:style-name="wide" office:value-type="string"><text:p>gone by its parent</text:p>
</table:table-cell>
<table:table-cell table:style-name="kept" office:value-type="string"><text:p>kept after all</text:p>
</table:table-cell>
<table:table-cell table:style-name="truth" office:value-type="boolean" office:boolean-value="true"/>
<table:table-cell table:formula="of:=IF(1=2;&quot;x&quot;;&quot;&quot;)" office:value-type="string"
 office:string-value=""/>
<table:table-cell table:style-name="truth" table:formula="of:=1=1" office:value-type="boolean"
 office:boolean-value="true"/>
</table:table-row><table:table-row table:visibility="collapse">
<table:table-cell table:number-columns-repeated="3"/>
<table:table-cell office:value-type="string">
<text:p>see <text:span text:style-name="run">the old </text:span>it</text:p>
<text:p/><text:p>below</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2026-03-31"/>
<table:table-cell office:value-type="time" office:time-value="PT00H30M00S"/>
<table:table-cell office:value-type="string">
<text:p>in <text:a xlink:href="http://firm.test/">the plan</text:a>,</text:p>
</table:table-cell>
<table:table-cell office:value-type="string">
<text:p>on <text:sheet-name>Native</text:sheet-name>.</text:p></table:table-cell>
</table:table-row></table:table-row-group>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/>
<table:table-cell table:style-name="money" table:number-columns-repeated="2" office:value-type="float"
 office:value="1.5"/>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"""

KRONER = Format(marks=("kr.",))
HOLDS: Mapping[tuple[int, int], Cell] = {
    (cell.row, cell.column): cell
    for cell in (
        Cell(1, 1, Decimal(7), Format(digits=3)),
        Cell(1, 2, Decimal(12), KRONER),
        Cell(1, 3, struck="gone by its column"),
        Cell(2, 1, struck="gone by its parent"),
        Cell(2, 2, "kept after all"),
        Cell(2, 3, value=True),
        Cell(2, 5, value=True),
        Cell(3, 4, "see it\n\nbelow", struck="the old"),
        Cell(3, 5, dt.date(2026, 3, 31), Format(Shown.DATE)),
        Cell(3, 6, Decimal("0.0208333333333333"), Format(Shown.TIME)),
        Cell(3, 7, "in the plan,"),
        Cell(3, 8, "on Native."),
        *(Cell(row, column, Decimal("1.5"), KRONER) for row in (4, 5, 6) for column in (3, 4)),
    )
}
HIDDEN_ROWS = frozenset({3})
