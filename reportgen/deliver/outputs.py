"""The outputs folder: each file moved into place whole, the manifest last, nothing touched that is not ours."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

MANIFEST = "manifest.json"
RETURNED = "returned/"
"""The folder below outputs of the workbooks that go back to their departments; a build leaves them as they are."""
STAGE = ".new"
"""The folder below outputs where files are written before they are moved into place; gone after each build."""


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

    @field_validator("file")
    @classmethod
    def _stays_inside(cls, file: str) -> str:
        """A manifest that somebody changed must not make us remove what lies elsewhere."""
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"{file} does not lie below outputs")
        return file


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
    """What lies in the outputs folder according to its manifest, and the way to put something new there.

    Every method, the construction too, raises OutputsError where the folder can be neither read nor written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with _told(folder):
            self.manifest = _read(folder / MANIFEST)
        self.entries: Mapping[str, Entry] = {each.file: each for each in self.manifest.outputs} if self.manifest else {}

    def holds(self, file: str) -> bool:
        """Whether such an output lies there, in whatever state."""
        return (self.folder / file).is_file()

    def kept(self, file: str, key: str) -> Entry | None:
        """The entry of an output that was made from the same and is still as it was made; None if it must be made."""
        entry = self.entries.get(file)
        if entry is None or entry.key != key or not self.holds(file):
            return None
        with _told(self.folder):
            return entry if sha256((self.folder / file).read_bytes()) == entry.sha256 else None

    def demand_writable(self) -> None:
        """Prove that files can be put here, before long work is done for nothing."""
        with _told(self.folder):
            self._clear_stage()
            stage = self.folder / STAGE
            stage.mkdir(parents=True)
            stage.rmdir()

    def write(self, manifest: Manifest, data: Mapping[str, bytes], obsolete: Sequence[str]) -> bool:
        """Move `data` (by file) into place, remove `obsolete` outputs of ours, then write the manifest.

        Whether anything was touched. Where that fails, what was there before stays.
        """
        text = (manifest.model_dump_json(indent=1) + "\n").encode()
        with _told(self.folder):
            if not data and not obsolete and self._is_written(text):
                return False
            try:
                staged = self._stage({**data, MANIFEST: text})
                for file, temporary in staged.items():
                    if file == MANIFEST:
                        self._remove(obsolete)
                    (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
                    temporary.replace(self.folder / file)
            finally:
                self._clear_stage()
        return True

    def _is_written(self, text: bytes) -> bool:
        return self.holds(MANIFEST) and (self.folder / MANIFEST).read_bytes() == text

    def _stage(self, data: Mapping[str, bytes]) -> dict[str, Path]:
        """Write everything beside its place first, flushed, so that moving it is all that is left; manifest last."""
        self._clear_stage()
        stage = self.folder / STAGE
        stage.mkdir(parents=True)
        staged = {}
        for number, file in enumerate(sorted(data, key=lambda name: (name == MANIFEST, name))):
            staged[file] = stage / str(number)
            with staged[file].open("xb") as stream:
                stream.write(data[file])
                stream.flush()
                os.fsync(stream.fileno())
        return staged

    def _clear_stage(self) -> None:
        """Take away what this build, or one that was killed, has left behind."""
        if (self.folder / STAGE).is_dir():
            shutil.rmtree(self.folder / STAGE)

    def _remove(self, obsolete: Sequence[str]) -> None:
        for file in obsolete:
            path = self.folder / file
            path.unlink(missing_ok=True)
            for parent in path.parents:
                if parent == self.folder or not parent.is_dir() or any(parent.iterdir()):
                    break
                parent.rmdir()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say what the system refused, where, and what to do."""
    try:
        yield
    except OSError as error:
        place = error.filename2 or error.filename or folder
        message = (
            f"{place} cannot be written: {error.strerror}. No file is half done; what was there before stays. "
            f"Make the folder {folder} writable, close its files elsewhere, or free some space; then build again."
        )
        raise OutputsError(message) from error


def sha256(data: bytes) -> str:
    """The hash by which files are told apart."""
    return hashlib.sha256(data).hexdigest()


def _read(path: Path) -> Manifest | None:
    """The manifest there is; None where there is none, or none that we understand: then all is made again."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
