"""Make the workbooks of this folder anew: `PYTHONPATH=tests:. python -m read.corpus.make_corpus`.

It wants LibreOffice on the path, which opens the seeds and saves them in all the formats that it has. Two seeds are
written with XlsxWriter, one is a text.
"""

import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

from read.corpus.contents import write_all, write_days
from read.corpus.imitations_of_others import IMITATIONS
from read.corpus.native import SEED

HERE = Path(__file__).parent
LIBREOFFICE, EXAMPLE = HERE / "libreoffice", HERE / "example"
INPUTS = HERE.parents[2] / "inputs"

FILTERS = {
    "kinds.xlsx": "Calc MS Excel 2007 XML",
    "kinds.office-open-xml.xlsx": "Calc Office Open XML",
    "kinds.xlsm": "Calc MS Excel 2007 VBA XML",
    "kinds.xltx": "Calc MS Excel 2007 XML Template",
    "kinds.ods": "calc8",
    "kinds.ots": "calc8_template",
    "kinds.fods": "OpenDocument Spreadsheet Flat XML",
    "kinds.xls": "MS Excel 97",
    "kinds.xlt": "MS Excel 97 Vorlage/Template",
    "kinds.csv": "Text - txt - csv (StarCalc)",
    "kinds.tsv": "Text - txt - csv (StarCalc):9,34,76",
    "kinds.dif": "DIF",
    "kinds.slk": "SYLK",
    "days.html": "HTML (StarCalc)",
    "days.pdf": "calc_pdf_Export",
    "native.ods": "calc8",
    "native.xlsx": "Calc MS Excel 2007 XML",
    "days.xlsx": "Calc MS Excel 2007 XML",
    "days.ods": "calc8",
}
"""The files that LibreOffice saves, by its names for the formats; the word before the first dot is the seed."""

PROTECTED = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Protect(source As String, target As String, kind As String)
    Dim opened(0) As New com.sun.star.beans.PropertyValue
    opened(0).Name = "Hidden"
    opened(0).Value = True
    Dim secret(1) As New com.sun.star.beans.NamedValue
    secret(0).Name = "CryptoType"
    secret(0).Value = "Standard"
    secret(1).Name = "OOXPassword"
    secret(1).Value = "secret"
    Dim saved(2) As New com.sun.star.beans.PropertyValue
    saved(0).Name = "FilterName"
    saved(0).Value = kind
    saved(1).Name = "Password"
    saved(1).Value = "secret"
    saved(2).Name = "Overwrite"
    saved(2).Value = True
    If InStr(kind, "XML") Then
        saved(1).Name = "EncryptionData"
        saved(1).Value = secret()
    End If
    book = StarDesktop.loadComponentFromURL(source, "_blank", 0, opened())
    book.storeToURL(target, saved())
    book.close(True)
End Sub
</script:module>"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>"""


def make() -> None:
    """Write all files of this folder that are no source."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        seeds = {
            "kinds": _seed(place / "kinds.xlsx", write_all),
            "days": _seed(place / "days.xlsx", write_days, days=True),
        }
        seeds["native"] = place / "native.fods"
        seeds["native"].write_text(SEED, encoding="utf-8")
        for file, kind in FILTERS.items():
            stem, _, ending = file.partition(".")
            _save(place, [seeds[stem]], f"{ending.rpartition('.')[2]}:{kind}", place / "saved")
            (place / "saved" / f"{stem}.{ending.rpartition('.')[2]}").replace(_made(LIBREOFFICE / file))
        _protect(place, seeds["days"])
        for ending, kind in (("xlsx", FILTERS["kinds.xlsx"]), ("ods", FILTERS["kinds.ods"])):
            _save(place, sorted(INPUTS.glob("*.xlsx")), f"{ending}:{kind}", EXAMPLE / ending)
    for file, each in IMITATIONS.items():
        _made(HERE / "imitations" / file).write_bytes(each.data())


def _seed(path: Path, write: Callable[[Workbook], None], *, days: bool = False) -> Path:
    with xlsxwriter.Workbook(path, {"date_1904": days}) as made:
        write(made)
    return path


def _made(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    return path


def _save(place: Path, files: Iterable[Path], kind: str, folder: Path) -> None:
    _soffice(place, "--convert-to", kind, "--outdir", str(folder), *map(str, files))


def _protect(place: Path, seed: Path) -> None:
    """Save a seed with the password `secret`, which only a macro can ask for."""
    library = place / "profile/user/basic/Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Module1.xba").write_text(MACRO, encoding="utf-8")
    (library / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    for ending, kind in PROTECTED.items():
        target = _made(LIBREOFFICE / f"protected.{ending}")
        _soffice(place, f'macro:///Standard.Module1.Protect("{seed.as_uri()}","{target.as_uri()}","{kind}")')


def _soffice(place: Path, *words: str) -> None:
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", *words], check=True, capture_output=True)


if __name__ == "__main__":
    make()
