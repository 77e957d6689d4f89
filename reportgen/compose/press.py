"""From a template and what one reader may see to a finished page of semantic HTML."""

import hashlib
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from lxml.etree import XMLSyntaxError

from reportgen import __version__
from reportgen.compose.brand import Brand, load_brand
from reportgen.compose.glyphs import drawable
from reportgen.compose.numbering import NumberingError, numbered
from reportgen.model.records import Programme
from reportgen.words.catalogue import Words

FINGERPRINT_PLACE = "@@fingerprint@@"
FINGERPRINT_LENGTH = 10
SHAPERS = ("weasyprint", "fonttools", "lxml", "resvg-py")
"""Libraries that decide what a finished file looks like: another version may write other bytes."""
EXCERPT = 60


class FaultyTemplateError(Exception):
    """A template that cannot be filled in: its file, the line where known, and what is wrong."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        self.file, self.line, self.message = file, line, message
        super().__init__(f"{file}, line {line}: {message}" if line else f"{file}: {message}")


@dataclass(frozen=True)
class Head:
    """What stands in a document's head, running lines and properties; base.html names it `document`."""

    title: str
    subtitle: str
    kind: str
    reader: str
    language: str
    author: str
    description: str
    keywords: str
    created: str
    classification: str
    running_left: str
    running_right: str
    footer_left: str
    draft: str


@dataclass(frozen=True)
class Document:
    """What is said to one reader: `stem` is its path below outputs without extension, `html` the finished page."""

    kind: str
    reader: str | None
    language: str
    stem: str
    title: str
    html: str
    fingerprint: str


class Press:
    """The templates and the brand in force in a programme folder, and the digest of all that shapes a page."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self.brand: Brand = load_brand(folders)
        self.assets = _digest(folders, self.brand)
        self._environment = Environment(
            loader=FileSystemLoader(list(folders)),
            undefined=StrictUndefined,
            autoescape=select_autoescape(["html"]),
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def print(self, template: str, head: Head, stem: str, words: Words, currency: str, **context: object) -> Document:
        """Fill in a template; FaultyTemplateError names file and line where that fails."""
        filled = self._render(template, head, words, currency, context)
        html = numbered_or_fault(template, drawable(filled, self.brand.font_files))
        fingerprint = hashlib.sha256(html.encode()).hexdigest()[:FINGERPRINT_LENGTH]
        return Document(
            kind=head.kind,
            reader=head.reader or None,
            language=head.language,
            stem=stem,
            title=head.title,
            html=html.replace(FINGERPRINT_PLACE, fingerprint),
            fingerprint=fingerprint,
        )

    def _render(self, template: str, head: Head, words: Words, currency: str, context: dict[str, object]) -> str:
        try:
            return self._environment.get_template(template).render(
                document=head,
                t=words.t,
                tn=words.tn,
                number=words.number,
                money=lambda amount: words.money(amount, currency),
                percent=words.percent,
                date=words.date,
                period=words.period,
                listing=words.list,
                choice=words.choice,
                currency=currency,
                **context,
            )
        except TemplateSyntaxError as error:
            raise FaultyTemplateError(error.filename or template, error.lineno, str(error.message)) from error
        except Exception as error:  # whatever an expression of a template may raise, it is known by its line
            file, line = _place(error, template)
            raise FaultyTemplateError(file, line, _said(error)) from error


def numbered_or_fault(template: str, html: str) -> str:
    """Numbers and contents filled in; a page that is not well-formed is its template's fault."""
    try:
        return numbered(html)
    except XMLSyntaxError as error:
        lines = html.splitlines()
        near = lines[min(error.lineno or 1, len(lines)) - 1].strip()[:EXCERPT] if lines else ""
        message = f"it makes a page that is not well-formed near '{near}': {error}"
        raise FaultyTemplateError(template, None, message) from error
    except NumberingError as error:
        raise FaultyTemplateError(template, None, str(error)) from error


def footer_left(programme: Programme, words: Words) -> str:
    """What every page's foot says: programme, organisation, status date."""
    status = words.t("status {date}", date=words.date(programme.status_date)) if programme.status_date else ""
    return " · ".join(filter(None, (programme.name, programme.organisation, status)))


def _place(error: BaseException, template: str) -> tuple[str, int | None]:
    """File and line of the innermost template frame of an error."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (frames[-1].filename, frames[-1].lineno) if frames else (template, None)


def _said(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _digest(folders: Sequence[Path], brand: Brand) -> str:
    """Hash of everything but the words that makes a file what it is: styles, brand, fonts, writers, versions."""
    digest = hashlib.sha256(repr((__version__, *map(version, SHAPERS))).encode())
    digest.update(repr([value for name, value in vars(brand).items() if name not in ("font_files", "logo")]).encode())
    for path in _shaping(folders, brand):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _shaping(folders: Sequence[Path], brand: Brand) -> Iterator[Path]:
    """The files behind every page: style sheets, fonts, the logo, and the writers themselves."""
    for folder in folders:
        yield from sorted((folder / "style").glob("*.css"))
    yield from brand.font_files
    if brand.logo:
        yield brand.logo
    yield from sorted((Path(__file__).parents[1] / "render").rglob("*.py"))
