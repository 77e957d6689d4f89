"""A programme folder: its settings, and where things lie in it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

SETTINGS = "reportgen.toml"
FRESH_SETTINGS = """\
# Settings of this programme; each line that is left out, or commented, takes its default.

# Fewer leaders than this, and a department's figures of understanding are not shown.
# fewest_leaders = 3
"""
IGNORED = """\
# What reportgen makes; it can be made again from inputs.
/outputs/
/.reportgen/
"""
"""The `.gitignore` of a new programme."""


class ProgrammeError(Exception):
    """The folder is no programme folder, or its settings cannot be used; the text says what, where and what to do."""


class RequestError(Exception):
    """Something was asked for that does not exist; the text says what there is."""


class Settings(BaseModel):
    """What `reportgen.toml` may say; all of it has defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fewest_leaders: int = Field(default=3, ge=1)
    """Fewer leaders than this, and a department's figures of understanding are not shown."""


@dataclass(frozen=True)
class ProgrammeFolder:
    """Where a programme lives."""

    root: Path
    settings: Settings

    @property
    def inputs(self) -> Path:
        """The managers' workbooks."""
        return self.root / "inputs"

    @property
    def outputs(self) -> Path:
        """What a build makes."""
        return self.root / "outputs"

    @property
    def cache(self) -> Path:
        """What need not be made again; it may be deleted at any time."""
        return self.root / ".reportgen" / "cache"

    @property
    def template_folders(self) -> Sequence[Path]:
        """Where templates are looked for: the programme's own first, then the ones that come with reportgen."""
        own = self.root / "templates"
        built_in = built_in_templates()
        return [own, built_in] if own.is_dir() and own.resolve() != built_in.resolve() else [built_in]


def built_in_templates() -> Path:
    """The folder of the templates that come with reportgen: inside the package, or beside it in the repository."""
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "templates"


def open_programme(root: Path) -> ProgrammeFolder:
    """Open a programme folder; ProgrammeError where it is none or its settings are wrong."""
    path = root / SETTINGS
    if not root.is_dir():
        message = f"There is no folder {root}. Start a programme there with: reportgen init {root}"
        raise ProgrammeError(message)
    if not path.is_file():
        message = (
            f"{root.resolve()} is no programme folder: it holds no {SETTINGS}. "
            f"Go to your programme's folder, name it with -C DIR, or start one with: reportgen init DIR"
        )
        raise ProgrammeError(message)
    return ProgrammeFolder(root, _settings(path))


def _settings(path: Path) -> Settings:
    try:
        return Settings.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as TOML: {error}. Mend that line, or empty the file to take the defaults."
        raise ProgrammeError(message) from error
    except OSError as error:
        raise ProgrammeError(f"{path} cannot be read: {error.strerror}. Make it readable.") from error
    except ValidationError as error:
        raise ProgrammeError(f"{path}: {' '.join(_fault(each) for each in error.errors())}") from error


def _fault(error: ErrorDetails) -> str:
    """A setting that is wrong, as a sentence that says what to do."""
    name = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return f"There is no setting '{name}'. Mend or delete it; known are: {', '.join(Settings.model_fields)}."
    return f"'{name}' is {error['input']!r}, which cannot be used: {error['msg'].lower()}. Mend it."


def start_programme(root: Path, workbook: bytes) -> tuple[Path, Path]:
    """Make a programme folder: settings and programme workbook; ProgrammeError where one is there already.

    A `.gitignore` is laid beside them unless the folder has one, which stays as it is.
    """
    settings, book, ignored = root / SETTINGS, root / "inputs" / "programme.xlsx", root / ".gitignore"
    lay({settings: FRESH_SETTINGS.encode(), book: workbook} | ({} if ignored.exists() else {ignored: IGNORED.encode()}))
    return settings, book


def lay(files: Mapping[Path, bytes]) -> None:
    """Write files that must be new, with their folders; ProgrammeError where one is there already, which stays."""
    for path in files:
        if path.exists():
            raise ProgrammeError(
                f"{path} is there already; nothing was changed. Move it away, or choose another folder."
            )
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        message = f"{error.filename} cannot be written: {error.strerror}. Choose a folder that you may write to."
        raise ProgrammeError(message) from error


def demand_known(what: str, asked: Sequence[str], known: Sequence[str]) -> None:
    """Raise RequestError for a name that is not among the known ones, which are told."""
    for name in asked:
        if name not in known:
            raise RequestError(f"There is no {what} {name}. Known are: {', '.join(known) or 'none'}.")
