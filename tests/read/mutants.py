"""Workbooks spoilt at random, by a seed: bytes, XML and zip directories that are nearly right.

`python tests/read/mutants.py --count 10000 --seed 1` reads so many, each beside a programme whose plan must stay as it
is, and says what they came to. A mutant is the same for the same seed and number: `--first 4711 --count 1` repeats one.
"""

import argparse
import io
import random
import re
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import openpyxl

from notation.book import book
from notation.clean import FINANCE, clean
from read.hostile import DEPARTMENTS, OTHER, said_by_others
from read.hostile_packed import Part, packed, part, parts_of
from reportgen.model.finding import Finding, Severity
from reportgen.read import read_programme
from reportgen.read.children import CHILDREN
from reportgen.read.workbook import DAMAGE

ROOT = Path(__file__).parents[2]
NASTY = (
    "",
    "-1",
    "0",
    "65536",
    "4294967296",
    "1E+400",
    "NaN",
    "A0",
    "XFD1048577",
    "A1:XFD1048576",
    "../../etc/passwd",
    "\u202e\u0301",
    "_x0000_",
    "true",
    "&amp;&lt;",
    "x" * 5000,
    "#REF!",
    "=1+1",
    "rId1",
    "http://127.0.0.1:9/",
)
ATTRIBUTE = re.compile(rb'="[^"]*"')
TAG = re.compile(rb"<[^<>]+>")
ELEMENT = re.compile(rb"<(\w[\w:]*)(?: [^<>]*)?(?:/>|>[^<>]*</\1>)")


@dataclass(frozen=True)
class Original:
    """A sound workbook, and what its name ends in."""

    data: bytes
    suffix: str


@dataclass(frozen=True)
class Fate:
    """What became of a mutant: the codes of the findings about it, how long it took, what went wrong in the reader."""

    number: int
    original: str
    change: str
    codes: tuple[str, ...] = ()
    seconds: float = 0.0
    fault: str = ""


@cache
def originals() -> Mapping[str, Original]:
    """Five workbooks, by the program that wrote them."""
    sheets = {**FINANCE, "Department": f"| Department | {OTHER} |"}
    plain = book(sheets)
    busy = book(sheets, at="C4", merges={"Gaps": ["C1:F1"]}, hidden={"Gaps": ["2", "B"]}, hidden_sheets=["Risks"],
                comments={"Gaps": {"E5": "Sure?"}}, from_1904=True)  # fmt: skip
    macros = packed([*parts_of(busy), part("xl/vbaProject.bin", bytes(range(256)))])
    saved = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(plain)).save(saved)
    corpus = ROOT / "tests" / "read" / "corpus" / "example" / "ods"
    return {
        "XlsxWriter": Original(plain, ".xlsx"),
        "openpyxl": Original(packed(parts_of(_undated(saved.getvalue()))), ".xlsx"),
        "macros": Original(macros, ".xlsm"),
        "LibreOffice": Original(packed(parts_of((corpus / "people.ods").read_bytes())), ".ods"),
        "example": Original((ROOT / "inputs" / "produktion.xlsx").read_bytes(), ".xlsx"),
    }


def _undated(data: bytes) -> bytes:
    """Without the time at which it was saved, so that a seed always means the same mutants."""
    held = [replace(each) for each in parts_of(data) if each.name != "docProps/core.xml"]
    return packed(held)


def mutant(original: Original, chance: random.Random) -> tuple[bytes, str]:
    """The workbook spoilt once or several times, and how."""
    level = chance.choice([_bytes, _markup, _markup, _markup, _packing])
    data, done = original.data, []
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        try:
            data, change = level(data, chance)
        except DAMAGE:  # it cannot be spoilt any further
            break
        done.append(change)
    return data, " + ".join(done)


def _bytes(data: bytes, chance: random.Random) -> tuple[bytes, str]:
    change = chance.choice(["flip", "cut off", "leave out", "repeat", "fill in", "overwrite"])
    start, length = chance.randrange(len(data)), chance.choice([1, 4, 100, 5000])
    before, hit, after = data[:start], data[start : start + length], data[start + length :]
    match change:
        case "flip":
            return before + bytes(byte ^ 1 << chance.randrange(8) for byte in hit) + after, change
        case "cut off":
            return before or data, change
        case "leave out":
            return before + after or data, change
        case "repeat":
            return before + hit * 3 + after, change
        case "fill in":
            return before + chance.randbytes(length) + hit + after, change
    return before + chance.choice([b"\0", b"\xff", b"PK\1\2"]) * length + after, change


def _markup(data: bytes, chance: random.Random) -> tuple[bytes, str]:
    parts = parts_of(data)
    at = chance.choice([index for index, each in enumerate(parts) if each.name.endswith((".xml", ".rels"))] or [0])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(parts[at].name)
    change = chance.choice(list(CHANGES))
    parts[at] = part(parts[at].name, CHANGES[change](xml, chance))
    return packed(parts), f"{change} in {parts[at].name}"


def _one(pattern: re.Pattern[bytes], xml: bytes, chance: random.Random) -> tuple[bytes, bytes, bytes]:
    """What stands before, in and behind one place of a pattern."""
    places = list(pattern.finditer(xml))
    if not places:
        return xml, b"", b""
    start, end = chance.choice(places).span()
    return xml[:start], xml[start:end], xml[end:]


def _value(xml: bytes, chance: random.Random) -> bytes:
    before, _, after = _one(ATTRIBUTE, xml, chance)
    return before + f'="{chance.choice(NASTY)}"'.encode() + after


def _text(xml: bytes, chance: random.Random) -> bytes:
    before, tag, after = _one(TAG, xml, chance)
    return before + tag + chance.choice(NASTY).encode() + after


def _loose_tag(xml: bytes, chance: random.Random) -> bytes:
    before, _, after = _one(TAG, xml, chance)
    return before + after


def _other_tag(xml: bytes, chance: random.Random) -> bytes:
    _, other, _ = _one(TAG, xml, chance)
    before, _, after = _one(TAG, xml, chance)
    return before + other + after


def _no_element(xml: bytes, chance: random.Random) -> bytes:
    before, _, after = _one(ELEMENT, xml, chance)
    return before + after


def _many_elements(xml: bytes, chance: random.Random) -> bytes:
    before, element, after = _one(ELEMENT, xml, chance)
    return before + element * chance.choice([2, 50, 2000]) + after


def _moved_element(xml: bytes, chance: random.Random) -> bytes:
    before, element, after = _one(ELEMENT, xml, chance)
    start, _, end = _one(TAG, before + after, chance)
    return start + element + end


def _nested(xml: bytes, chance: random.Random) -> bytes:
    before, element, after = _one(ELEMENT, xml, chance)
    deep = chance.choice([5, 90, 300])
    return before + b"<g>" * deep + element + b"</g>" * deep + after


def _declared(xml: bytes, _: random.Random) -> bytes:
    return xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY y "z">]>', 1)


def _recoded(xml: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(["utf-16", "utf-7", "utf-8-sig", "latin-1"])
    return xml.decode(errors="replace").encode(encoding, errors="replace")


def _number(xml: bytes, chance: random.Random) -> bytes:
    before, number, after = _one(re.compile(rb"(?<=>)-?\d+(?:\.\d+)?(?=<)"), xml, chance)
    return before + chance.choice(NASTY).encode() + after if number else xml


def _byte(xml: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(xml) or 1)
    return xml[:start] + chance.randbytes(1) + xml[start + 1 :]


CHANGES: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "another value": _value,
    "another number": _number,
    "more text": _text,
    "a tag less": _loose_tag,
    "another tag": _other_tag,
    "an element less": _no_element,
    "an element again and again": _many_elements,
    "an element elsewhere": _moved_element,
    "an element too deep": _nested,
    "a document type": _declared,
    "another encoding": _recoded,
    "another byte": _byte,
    "nothing left": lambda _, __: b"",
}


def _packing(data: bytes, chance: random.Random) -> tuple[bytes, str]:
    parts = parts_of(data)
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    hit = parts[at]
    change = chance.choice(
        ["drop", "rename", "again", "swap", "size", "crc", "method", "flags", "start", "cut", "empty"]
    )
    numbers = (0, 1, 99, 0x7FFF)
    parts[at] = _lying(hit, parts[other], change, chance.choice(numbers), chance)
    if change == "drop":
        del parts[at]
    elif change == "again":
        parts.append(hit)
    return packed(parts), f"{change} {hit.name}"


def _lying(hit: Part, other: Part, change: str, number: int, chance: random.Random) -> Part:
    lies = {
        "rename": replace(hit, name=chance.choice([hit.name.upper(), f"../{hit.name}", other.name, "x" * 300])),
        "swap": replace(other, name=hit.name),
        "size": replace(hit, size=chance.choice([number, hit.size + number, number << 16])),
        "crc": replace(hit, crc=number),
        "method": replace(hit, method=number),
        "flags": replace(hit, flags=number),
        "start": replace(hit, start=number),
        "cut": replace(hit, packed=hit.packed[: len(hit.packed) // 2]),
        "empty": part(hit.name, b""),
    }
    return lies.get(change, hit)


def fates(count: int, seed: int, first: int = 0) -> Iterator[Fate]:
    """Read so many mutants, one after the other, each beside the same programme."""
    with tempfile.TemporaryDirectory() as folder:
        root = clean(Path(folder), programme={"Departments": DEPARTMENTS})
        sound = read_programme(root).plan
        assert sound
        expected = said_by_others(sound)
        for number in range(first, first + count):
            chance = random.Random(f"{seed} {number}")
            name, original = chance.choice(list(originals().items()))
            data, change = mutant(original, chance)
            path = root / "inputs" / f"mutant{original.suffix}"
            path.write_bytes(data)
            yield replace(_fate(root, path.name, expected), number=number, original=name, change=change)
            path.unlink()


def _fate(root: Path, name: str, expected: str) -> Fate:
    started = time.monotonic()
    try:
        reading = read_programme(root)
    except Exception:  # noqa: BLE001 - this is what is looked for: it is told with the mutant's number
        return Fate(0, "", "", fault=traceback.format_exc())
    seconds = time.monotonic() - started
    own = [each for each in reading.findings if each.source.file == f"inputs/{name}"]
    codes = tuple(sorted({_told(each) for each in own if each.severity is Severity.ERROR}))
    fault = ""
    if reading.plan is None or said_by_others(reading.plan) != expected:
        fault = "the other workbooks' plan is another"
    elif not own and not any(book.file == f"inputs/{name}" for book in reading.workbooks):
        fault = "neither read nor found"
    elif any(each.values.get("kind") == "defect" for each in own):
        fault = f"a defect of the reader: {[each.values for each in own if each.values.get('kind') == 'defect']}"
    elif {each.values.get("what") for each in own} & {"time", "memory"}:
        fault = "the limits of the child process had to stop it"
    return Fate(0, "", "", codes, seconds, fault)


def _told(found: Finding) -> str:
    what = found.values.get("kind") or found.values.get("what") if found.source.sheet is None else None
    return f"{found.code} ({what})" if what else found.code


def main() -> int:
    """Read the mutants that were asked for; 1 if any of them did what none may do."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--first", type=int, default=0)
    asked = arguments.parse_args()
    started = time.monotonic()
    found = []
    for each in fates(asked.count, asked.seed, asked.first):
        found.append(each)
        if each.fault:
            print(f"{each.number} ({each.original}: {each.change}): {each.fault}", flush=True)  # noqa: T201
    CHILDREN.end()
    for line in _account(found, time.monotonic() - started):
        print(line)  # noqa: T201
    return 1 if any(each.fault for each in found) else 0


def _account(found: list[Fate], seconds: float) -> Iterator[str]:
    """The figures of a run: outcomes, the slowest, the most memory."""
    yield f"{len(found)} mutants in {seconds:.0f} s; {sum(1 for each in found if each.fault)} did what none may do"
    yield f"{sum(1 for each in found if not each.codes)} were read without an error; the others ended in"
    for code, number in Counter(code for each in found for code in each.codes).most_common():
        yield f"  {number:6}  {code}"
    slowest = max(found, key=lambda each: each.seconds)
    yield f"The slowest took {slowest.seconds:.1f} s: {slowest.number} ({slowest.original}: {slowest.change})"
    for who, name in ((resource.RUSAGE_SELF, "parent"), (resource.RUSAGE_CHILDREN, "children")):
        yield f"Most memory of the {name}: {resource.getrusage(who).ru_maxrss // 1024} MB"


if __name__ == "__main__":
    sys.exit(main())
