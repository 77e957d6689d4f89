"""The outputs folder: each file moved into place whole, the manifest last, nothing touched that is not ours."""

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

MANIFEST = "manifest.json"


class OutputsError(Exception):
    """The outputs cannot be written; the text says what, where and what to do."""


class Entry(BaseModel):
    """An output: where it lies below outputs, its hash, and what it was made from.

    `key` is the hash of all that shapes it: as long as it stays the same, the file need not be made again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str
    key: str
    document: str | None = None
    reader: str | None = None
    fingerprint: str | None = None
    pages: int | None = None


class Input(BaseModel):
    """A workbook that was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str


class Manifest(BaseModel):
    """Every output and every input of the latest build, by file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Entry, ...] = ()


class Outputs:
    """What lies in the outputs folder according to its manifest, and the way to put something new there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = _read(folder / MANIFEST)
        self.entries: Mapping[str, Entry] = {each.file: each for each in self.manifest.outputs} if self.manifest else {}

    def kept(self, file: str, key: str) -> Entry | None:
        """The entry of an output that was made from the same and is still as it was made; None if it must be made."""
        entry = self.entries.get(file)
        path = self.folder / file
        if entry is None or entry.key != key or not path.is_file() or sha256(path.read_bytes()) != entry.sha256:
            return None
        return entry

    def write(self, manifest: Manifest, data: Mapping[str, bytes], obsolete: Sequence[str]) -> bool:
        """Move `data` (by file) into place, remove `obsolete` outputs of ours, then write the manifest.

        Whether anything was touched. OutputsError where the folder cannot be written; what was there before stays.
        """
        text = (manifest.model_dump_json(indent=1) + "\n").encode()
        path = self.folder / MANIFEST
        unchanged = self.manifest == manifest and path.is_file() and path.read_bytes() == text
        if not data and not obsolete and unchanged:
            return False
        staged: dict[str, Path] = {}
        try:
            self._stage({**data, MANIFEST: text}, staged)
            for file, temporary in staged.items():
                if file == MANIFEST:
                    self._remove(obsolete)
                temporary.replace(self.folder / file)
        except OSError as error:
            for temporary in staged.values():
                temporary.unlink(missing_ok=True)
            message = (
                f"{error.filename or self.folder} cannot be written: {error.strerror}. No file is half done, and the manifest "
                f"still tells of the build before. Make the folder writable, close the file elsewhere, or free some space; "
                f"then build again."
            )
            raise OutputsError(message) from error
        return True

    def _stage(self, data: Mapping[str, bytes], staged: dict[str, Path]) -> None:
        """Write everything beside its place first, flushed, so that moving it is all that is left; manifest last."""
        for file in sorted(data, key=lambda name: (name == MANIFEST, name)):
            target = self.folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
            staged[file] = Path(name)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data[file])
                stream.flush()
                os.fsync(stream.fileno())
            staged[file].chmod(0o666 & ~_umask())

    def _remove(self, obsolete: Sequence[str]) -> None:
        for file in obsolete:
            path = self.folder / file
            path.unlink(missing_ok=True)
            for parent in path.parents:
                if parent == self.folder or not parent.is_dir() or any(parent.iterdir()):
                    break
                parent.rmdir()


def sha256(data: bytes) -> str:
    """The hash by which files are told apart."""
    return hashlib.sha256(data).hexdigest()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _read(path: Path) -> Manifest | None:
    """The manifest there is; None where there is none, or one that is not ours to understand: then all is made again."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
