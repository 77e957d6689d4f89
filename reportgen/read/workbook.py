"""A file → its sheets, or the sentence-to-be that says why it cannot be read."""

import hashlib
import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from reportgen.model.finding import Finding, Source
from reportgen.read import package as pk
from reportgen.read.grid import Sheet
from reportgen.read.ods import read_ods
from reportgen.read.own import set_aside
from reportgen.read.xlsx import read_xlsx, workbook_part

SPREADSHEETS = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".xltm": "xlsx",
    ".ods": "ods",
    ".xls": "xls",
    ".xlt": "xls",
    ".xlsb": "xlsb",
    ".numbers": "numbers",
    ".csv": "csv",
    ".tsv": "csv",
    ".fods": "fods",
}
"""What a file's name claims; what it is, its content says."""

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCK_PREFIXES = ("~$", ".~lock.")

DAMAGE = (
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression that no spreadsheet program uses
    RuntimeError,  # a part behind a password
    LookupError,
    ValueError,
    ArithmeticError,
)
"""What reading a broken file can end in; anything else is a bug."""


@dataclass(frozen=True)
class Opened:
    """A file of `inputs/` that was opened: its sheets, and what is to be said about the file as such."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    ours: tuple[Sheet, ...] = ()
    """The sheets that we wrote ourselves; they hold what somebody else has added to them."""


def open_workbook(path: Path, file: str) -> Opened | Finding:
    """Open one file; `file` is its name in findings. A finding where it holds nothing that can be used."""
    data = content_of(path, file)
    return data if isinstance(data, Finding) else open_content(data, path.suffix.lower(), file)


def content_of(path: Path, file: str) -> bytes | Finding:
    """What is in a file, within the limit of size; a finding where it cannot be had, or should not be opened."""
    if path.name.startswith(LOCK_PREFIXES):
        return _skipped(file, "lock file")
    try:
        if path.is_dir():
            if SPREADSHEETS.get(path.suffix.lower()) == "numbers":  # which may be a folder that looks like a file
                return _unusable(_not_read("numbers"), ".numbers", file)
            return _skipped(file, "folder")
        if path.exists() and not path.is_file():
            return _skipped(file, "no file")  # a device or a pipe, which might never end
        return _bytes(path)
    except OSError as refused:
        problem = pk.UnusableFileError("unreadable-workbook", kind="denied", reason=os.strerror(refused.errno or 0))
    except pk.UnusableFileError as refused:
        problem = refused
    return _unusable(problem, path.suffix.lower(), file)


def open_content(data: bytes, suffix: str, file: str) -> Opened | Finding:
    """The sheets of a workbook whose file name ends in `suffix`; a finding where it holds nothing usable."""
    try:
        kind = kind_of(data, suffix)
        if kind is None:
            return _skipped(file)
        found, macros = _sheets(data, kind)
        sheets, ours = set_aside(found)
    except pk.UnusableFileError as refused:
        return _unusable(refused, suffix, file)
    except DAMAGE as broken:
        return _unusable(pk.damaged(pk.BROKEN, _first_line(broken)), suffix, file)
    findings = (Finding(code="macros-ignored", source=Source(file)),) if macros or suffix == ".xlsm" else ()
    return Opened(file, hashlib.sha256(data).hexdigest(), sheets, findings, ours)


def _unusable(problem: pk.UnusableFileError, suffix: str, file: str) -> Finding:
    """What is to be said of a file that cannot be used; where it does not claim to be a spreadsheet, just that."""
    if suffix not in SPREADSHEETS:
        return _skipped(file)
    return Finding(code=problem.code, source=Source(file), values=problem.values)


def kind_of(data: bytes, suffix: str) -> str | None:
    """What a file is: `encrypted`, `damaged`, or one of the kinds of `SPREADSHEETS`; None if it is no spreadsheet."""
    claimed = SPREADSHEETS.get(suffix)
    found = None
    if data.startswith(COMPOUND_FILE) and claimed:
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        found = "encrypted" if encrypted else "xls" if _old_excel(data, claimed) else "damaged"
    elif _is_zip(data):
        found = _kind_of_zip(pk.Package.open(data), claimed)
    elif claimed in {"csv", "xls", "fods"}:
        found = claimed
    return found or (claimed and "damaged")


def _old_excel(data: bytes, claimed: str) -> bool:
    return claimed == "xls" or any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))


def _kind_of_zip(package: pk.Package, claimed: str | None) -> str | None:
    if "xl/workbook.bin" in package:
        return "xlsb"
    if "index/document.iwa" in package or "index.zip" in package:
        return "numbers"
    if "encrypted-package" in package and b"spreadsheet" in _mimetype(package):  # LibreOffice from 24.8 on
        return "encrypted"
    if "content.xml" in package and b"spreadsheet" in _mimetype(package):
        return "ods"
    is_book = "xl/workbook.xml" in package or (claimed == "xlsx" and workbook_part(package) in package)
    return "xlsx" if is_book else None


def _skipped(file: str, reason: str = "no spreadsheet") -> Finding:
    return Finding(code="skipped-file", source=Source(file), values={"reason": reason})


def _is_zip(data: bytes) -> bool:
    """Whether the data are a zip file with its directory whole."""
    return data.startswith(b"PK") and b"PK\x05\x06" in data[-65_557:]


def _sheets(data: bytes, kind: str) -> tuple[tuple[Sheet, ...], bool]:
    """The sheets, and whether there are macros."""
    match kind:
        case "xlsx":
            package = pk.Package.open(data)
            return read_xlsx(package), any(name.endswith("vbaproject.bin") for name in package.names)
        case "ods":
            package = pk.Package.open(data)
            if b"encryption-data" in package.bytes("META-INF/manifest.xml"):
                raise pk.UnusableFileError("password-protected")
            return read_ods(package), any(name.startswith("basic/") for name in package.names)
        case "encrypted":
            raise pk.UnusableFileError("password-protected")
        case "damaged":
            reason = "empty file" if not data else "cut short" if data.startswith(b"PK") else "no spreadsheet inside"
            raise pk.damaged(reason)
    raise _not_read(kind)


def _not_read(kind: str) -> pk.UnusableFileError:
    return pk.UnusableFileError("unreadable-workbook", kind=kind, reason="only .xlsx, .xlsm and .ods are read")


def _bytes(path: Path) -> bytes:
    """A file's content; never more than the limit, whatever its size was said to be or becomes meanwhile."""
    with path.open("rb") as stream:
        data = stream.read(pk.MAX_FILE + 1)
        size = max(len(data), os.fstat(stream.fileno()).st_size)
    if size > pk.MAX_FILE:
        raise pk.too_large("file", size, pk.MAX_FILE)
    return data


def _mimetype(package: pk.Package) -> bytes:
    return package.bytes("mimetype") if "mimetype" in package else b"spreadsheet"


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
