"""Plants a unique word in every text of every department, and finds planted words in finished files of any format."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

import pikepdf
from lxml import etree
from pypdf import PdfReader

from notation.programmes import Generated
from reportgen.model import records as r
from reportgen.model.column import Kind

WORD = re.compile(r"zq[a-z]+\d+zq")
SHARED: Mapping[type[r.Record], frozenset[str]] = {r.Dependency: frozenset({"deliverable"})}
"""Fields that both sides of an interconnection see."""


def plant(made: Generated) -> dict[str, set[str]]:
    """Replace each text by a unique word, in place; the words that only their department may read, by department."""
    secrets: dict[str, set[str]] = {}
    for code, sheets in made.departments.items():
        secrets[code] = set()
        made.departments[code] = {
            kind: [_planted(each, code, secrets[code]) for each in found] for kind, found in sheets.items()
        }
    interviews = made.programme[r.Interview]
    made.programme[r.Interview] = [
        _planted(each, each.department or "", secrets[each.department or ""])
        for each in interviews
        if isinstance(each, r.Interview)
    ]
    return secrets


def _planted(record: r.Record, code: str, secrets: set[str]) -> r.Record:
    update = {}
    for name, column in r.columns(type(record)).items():
        if column.kind is Kind.TEXT and getattr(record, name):
            word = f"zq{code.lower().translate(DIGITS)}{len(secrets)}zq"
            if name in SHARED.get(type(record), ()):
                continue
            secrets.add(word)
            update[name] = word
    return record.model_copy(update=update)


DIGITS = str.maketrans("0123456789", "abcdefghij")


def words_in(file: str, data: bytes) -> set[str]:
    """All planted words in a file, wherever they stand: on pages, in metadata, bookmarks, alt texts, parts."""
    texts = {"pdf": _pdf, "docx": _zipped, "xlsx": _zipped, "html": _plain, "json": _plain}[file.rpartition(".")[2]](
        data
    )
    return {word for text in texts for word in WORD.findall(re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text.lower()))}


def _plain(data: bytes) -> Iterable[str]:
    text = data.decode()
    yield text
    yield re.sub(r"<[^>]*>", "", text)


def _zipped(data: bytes) -> Iterable[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            part = package.read(name)
            if name.endswith((".xml", ".rels", ".svg")):
                yield part.decode()
                yield "".join(str(text) for text in etree.fromstring(part).itertext())


def _pdf(data: bytes) -> Iterable[str]:
    """What pypdf extracts from the pages, also off them, and every string that pikepdf finds in any object."""
    for page in PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            yield from _strings(each)


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Stream):
        yield from _strings(value.stream_dict)
        if value.get("/Type") == "/Metadata":
            yield value.read_bytes().decode(errors="replace")
    elif isinstance(value, pikepdf.Dictionary):
        for each in value.values():
            yield from _direct(each)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            yield from _direct(each)


def _direct(value: object) -> Iterable[str]:
    """The strings of an object that stands right here; indirect ones are visited on their own."""
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _strings(value)
