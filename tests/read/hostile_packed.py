"""Zip files that lie about what is in them, or hold more than anybody can carry."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from read.hostile import READ, Shape, shape, submitted

MEGABYTE = 1024 * 1024
SHEET = "xl/worksheets/sheet2.xml"
STORED, DEFLATED, LZMA = 0, 8, 14


@dataclass(frozen=True)
class Part:
    """A part as it lies in the file, and what is said of it; `size` and `start` may be lies."""

    name: str
    packed: bytes
    size: int
    crc: int
    method: int = DEFLATED
    flags: int = 0
    start: int | None = None
    extra: bytes = b""


def part(name: str, data: bytes) -> Part:
    """An honest part."""
    pack = zlib.compressobj(1, zlib.DEFLATED, -15)
    return Part(name, pack.compress(data) + pack.flush(), len(data), zlib.crc32(data))


def packed(parts: Sequence[Part]) -> bytes:
    """The zip file with these parts, whatever they say of themselves."""
    body, directory = b"", b""
    for each in parts:
        name = each.name.encode()
        start = len(body) if each.start is None else each.start
        said = struct.pack("<3H2H3I", 20, each.flags, each.method, 0, 33, each.crc, len(each.packed), each.size)
        if each.start is None:
            body += b"PK\3\4" + said + struct.pack("<2H", len(name), 0) + name + each.packed
        said = struct.pack("<H", 20) + said + struct.pack("<5H2I", len(name), len(each.extra), 0, 0, 0, 0, start)
        directory += b"PK\1\2" + said + name + each.extra
    count = min(len(parts), 0xFFFF)
    end = struct.pack("<4H2IH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def parts_of(data: bytes) -> list[Part]:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [part(name, archive.read(name)) for name in archive.namelist()]


def padded(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts, and beside large ones noise that cannot be packed, so that the ratio alone tells nothing."""
    if sum(each.size for each in parts) < 8 * MEGABYTE:
        return parts
    noise = random.Random(1).randbytes(MEGABYTE)
    return [*parts, Part("xl/media/noise.bin", noise, len(noise), zlib.crc32(noise), STORED)]


def with_parts(*more: Part) -> Callable[[], bytes]:
    """The workbook with further parts."""
    return lambda: packed([*parts_of(submitted()), *more])


def patched(change: Callable[[bytes], bytes], name: str = SHEET) -> Callable[[], bytes]:
    """The workbook with one of its parts changed, its sheet Gaps unless another is named."""

    def made() -> bytes:
        with zipfile.ZipFile(io.BytesIO(submitted())) as archive:
            held = {each: archive.read(each) for each in archive.namelist()}
        held[name] = change(held.get(name, b""))
        return packed(padded([part(each, data) for each, data in held.items()]))

    return made


def lying(**said: int) -> Callable[[], bytes]:
    """The workbook whose sheet Gaps is not what the zip file says of it."""

    def made() -> bytes:
        return packed(
            [Part(**{**vars(each), **(said if each.name == SHEET else {})}) for each in parts_of(submitted())]
        )

    return made


def nothing_but_zeros(megabytes: int) -> Part:
    """A part of zero bytes, packed a thousandfold."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = pack.compress(bytes(MEGABYTE)) + pack.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(bytes(MEGABYTE), crc)
    return Part("xl/media/image1.png", block * megabytes + b"\3\0", megabytes * MEGABYTE, crc)


def overlapping() -> bytes:
    """A hundred parts that are one and the same bytes."""
    noise = random.Random(1).randbytes(MEGABYTE)
    whole = Part("a0.xml", noise, MEGABYTE, zlib.crc32(noise), STORED)
    return packed([*parts_of(submitted()), whole, *(Part(**{**vars(whole), "name": f"a{i}.xml", "start": 0})
                                                    for i in range(1, 100))])  # fmt: skip


def zip64() -> bytes:
    """The workbook as a program writes it that does not know beforehand how large it becomes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for each in parts_of(submitted()):
            with archive.open(each.name, "w", force_zip64=True) as target:
                target.write(zlib.decompress(each.packed, -15))
    return stream.getvalue()


SIXTEEN_EXABYTES = struct.pack("<2H3Q", 1, 24, 2**64 - 1, 2**64 - 1, 0)
NOWHERE = ("../../../../tmp/evil.xml", "/etc/cron.d/evil", "C:\\Windows\\evil.dll", "\\\\server\\share\\evil", "..", "")

PACKED: Mapping[str, Shape] = {
    "a zip bomb of 955 MB": shape(
        lambda: packed([*parts_of(submitted()), nothing_but_zeros(955)]), "too-large", "unpacked"
    ),
    "packed a thousandfold": shape(
        lambda: packed([*parts_of(submitted()), nothing_but_zeros(60)]), "too-large", "ratio"
    ),
    "a part larger than it says": shape(lying(size=10), "unreadable-workbook", "damaged"),
    "a part smaller than it says": shape(lying(size=5 * MEGABYTE)),
    "a part much smaller than it says": shape(lying(size=20 * MEGABYTE), "too-large", "ratio"),
    "a part of three gigabytes, it says": shape(lying(size=3 << 30), "too-large", "unpacked"),
    "another checksum": shape(lying(crc=7), "unreadable-workbook", "damaged"),
    "a part beyond the end": shape(lying(start=1 << 30), "unreadable-workbook", "damaged"),
    "a password on one part": shape(lying(flags=1), "password-protected"),
    "an unusual packing": shape(lying(method=LZMA), "unreadable-workbook", "damaged"),
    "a packing that nobody knows": shape(lying(method=77), "unreadable-workbook", "damaged"),
    "two parts of one name": shape(with_parts(part(SHEET, b"<worksheet/>")), "unreadable-workbook", "damaged"),
    "two parts that differ in case": shape(
        with_parts(part(SHEET.upper(), b"<worksheet/>")), "unreadable-workbook", "damaged"
    ),
    "parts that overlap": shape(overlapping),
    "six thousand parts": shape(with_parts(*(part(f"x{i}", b"") for i in range(6000))), "too-large", "entries"),
    "zip64 fields": shape(zip64),
    "zip64 fields of sixteen exabytes": shape(
        lambda: packed([*parts_of(submitted()), Part("x", b"", 0xFFFFFFFF, 0, extra=SIXTEEN_EXABYTES)]),
        "too-large",
        "unpacked",
    ),
    "names that lead elsewhere": shape(with_parts(*(part(name, b"evil") for name in NOWHERE))),
    "a program in front": shape(lambda: b"MZ" + bytes(500) + submitted(), "unreadable-workbook", "damaged"),
    "a zip file in a zip file": shape(
        lambda: packed([part("inner.zip", submitted())]), "unreadable-workbook", "damaged"
    ),
    "cut short": shape(lambda: submitted()[:-200], "unreadable-workbook", "damaged"),
    "a directory of nothing": shape(lambda: packed([]), "unreadable-workbook", "damaged"),
    "rubbish behind the end": shape(lambda: submitted() + b"rubbish", READ),
}
