"""A brand file as it lies there: its values, each with the file and the line that a complaint about it has to name."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


class BrandError(Exception):
    """A fault in a brand file, or a file it names that is not there: where, and a sentence that says what to do."""

    def __init__(self, file: Path, line: int | None, message: str) -> None:
        """Keep the place apart from the sentence, so that a command can print both as it likes."""
        self.file, self.line, self.message = file, line, message
        super().__init__(f"{file}, line {line}: {message}" if line else f"{file}: {message}")


@dataclass(frozen=True)
class Entry:
    """One value of a brand file: under which keys it stands, in which file, and whether that is the programme's own."""

    value: object
    path: tuple[str, ...]
    file: Path
    source: str
    own: bool

    @property
    def name(self) -> str:
        """The setting as a message calls it."""
        return ".".join(self.path)

    def error(self, message: str) -> BrandError:
        """A complaint about this value, at its line."""
        return BrandError(self.file, _line_of(self.path, self.source), message)

    def text(self) -> str:
        """The value, which must be a text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error(f"'{self.name}' must be a text between quotation marks.")
        return self.value.strip()

    def inner(self) -> Iterator[tuple[str, Self]]:
        """The values of a table of settings, by key."""
        if not isinstance(self.value, dict):
            raise self.error(f"'{self.name}' must be a table of settings: [{self.name}] on a line of its own.")
        for key, value in self.value.items():
            yield key, type(self)(value, (*self.path, key), self.file, self.source, self.own)


def read_brand_file(file: Path, *, own: bool) -> dict[str, Entry]:
    """The settings of a brand file by key. Raises BrandError where it is no text, or no TOML."""
    try:
        source = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BrandError(file, None, f"This cannot be read ({error}). Save it as plain text in UTF-8.") from error
    try:
        values: Mapping[str, object] = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else source.rstrip().count("\n") + 1
        raise BrandError(file, line, f"This is not valid TOML: {error}.") from error
    return {key: Entry(value, (key,), file, source, own) for key, value in values.items()}


def _line_of(path: tuple[str, ...], source: str) -> int | None:
    """Where a setting stands: as key = …, below its [table], or as a [table]; else where what holds it stands."""
    start = 0
    for depth in range(len(path)):
        table = r"[ \t]*\.[ \t]*".join(map(_key, path[: depth + 1]))
        found = re.compile(rf"^[ \t]*\[[ \t]*{table}[ \t]*[\].]", re.MULTILINE).search(source)
        found = found or re.compile(rf"^[ \t]*{_key(path[depth])}[ \t]*[=.]", re.MULTILINE).search(source, start)
        if found is None:
            break
        start = found.start()
    else:
        return source.count("\n", 0, start) + 1
    return source.count("\n", 0, start) + 1 if start else None


def _key(name: str) -> str:
    return rf"[\"']?{re.escape(name)}[\"']?"
