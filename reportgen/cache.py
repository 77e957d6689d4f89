"""What was made once and need not be made again: bytes by key, in a folder that may be deleted at any time."""

import contextlib
import hashlib
import os
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
LIMIT = 200 * MEGABYTE
DAY = 24 * 60 * 60.0
KEPT_OF_LIMIT = 0.8
"""To what part of its limit the cache is cut back, so that it is not cut back again by the next entry."""

TAG = "CACHEDIR.TAG"
MARKS = {
    TAG: b"Signature: 8a477f597d28d172789f06886806bc55\n# reportgen's cache: it may be deleted at any time.\n",
    ".gitignore": b"*\n",
}
"""What tells backup programs (bford.info/cachedir) and git to leave the folder alone."""

UNFINISHED = ".new-"
OURS = re.compile(rf"[0-9a-f]{{64}}|{re.escape(UNFINISHED)}.*")


def key_of(*parts: bytes) -> str:
    """The key of what is made from `parts`: other parts, or parts cut otherwise, have another one."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


@dataclass(frozen=True)
class Cache:
    """A folder of entries, each with its own digest; several programs may use it at once.

    A folder that cannot be read or written is an empty cache, never an error. `limit` is in bytes.
    """

    folder: Path
    limit: int = LIMIT

    def get(self, key: str) -> bytes | None:
        """What was kept under `key`; None where there is nothing, or nothing that is as it was written."""
        path = self._path(key)
        try:
            found = path.read_bytes()
            digest, content = found[: hashlib.sha256().digest_size], found[hashlib.sha256().digest_size :]
            if digest != _digest(key, content):
                return None
            if path.stat().st_mtime < time.time() - DAY:
                os.utime(path)  # used today, so that what nobody uses goes first
        except OSError:
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep `content`, whole or not at all."""
        path = self._path(key)
        with contextlib.suppress(OSError):  # no cache is no fault: all is made again
            self._begin()
            path.parent.mkdir(exist_ok=True)
            _write(path, _digest(key, content) + content)

    def trim(self) -> None:
        """Cut the folder back to its limit; what was not used for longest goes first."""
        with contextlib.suppress(OSError):
            found = sorted(_entries(self.folder))
            total = sum(size for _, size, _ in found)
            if total <= self.limit:
                return
            for _, size, path in found:
                Path(path).unlink(missing_ok=True)
                total -= size
                if total <= self.limit * KEPT_OF_LIMIT:
                    return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _begin(self) -> None:
        """Make the folder, with what keeps others out of it."""
        if not (self.folder / TAG).is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, content in MARKS.items():
                _write(self.folder / name, content)


def _digest(key: str, content: bytes) -> bytes:
    """Of the key too, so that an entry that was moved to another's place is none."""
    return hashlib.sha256(key.encode() + content).digest()


def _write(path: Path, content: bytes) -> None:
    """Write beside the place and move into it, so that nobody meets a half-written file."""
    handle, unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(unfinished).replace(path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _entries(folder: Path) -> list[tuple[float, int, str]]:
    """When each entry was last used, its size and its path; files that are not ours are left out."""
    found = []
    for room in _within(folder):
        if re.fullmatch("[0-9a-f]{2}", room.name) and room.is_dir(follow_symlinks=False):
            for each in _within(Path(room.path)):
                with contextlib.suppress(FileNotFoundError):  # another program cuts back too
                    if OURS.fullmatch(each.name) and each.is_file(follow_symlinks=False):
                        stated = each.stat(follow_symlinks=False)
                        found.append((stated.st_mtime, stated.st_size, each.path))
    return found


def _within(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)
