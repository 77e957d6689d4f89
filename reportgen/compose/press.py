"""From a template and what one reader may see to a finished page of semantic HTML."""

import hashlib
import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from lxml.etree import XMLSyntaxError, _Element

from reportgen import __version__
from reportgen.compose.brand import Brand, load_brand
from reportgen.compose.glyphs import drawable
from reportgen.compose.numbering import NumberingError, number, parsed, written
from reportgen.compose.places import Marking, Place, place_of, place_of_fault, placed
from reportgen.compose.sandbox import Sandbox, hint, sandbox
from reportgen.compose.strict import StrictError, hold_to_vocabulary
from reportgen.model.records import Programme
from reportgen.words.catalogue import Words

FINGERPRINT_PLACE = "@@fingerprint@@"
STAMPED = re.compile(r"<(head|header|footer)\b.*?</\1>", re.DOTALL)
"""Where a page may carry its fingerprint: everywhere else the place for it is what somebody typed."""
FINGERPRINT_LENGTH = 10
SHAPERS = ("weasyprint", "fonttools", "lxml", "resvg-py")
"""Libraries that decide what a finished file looks like: another version may write other bytes."""
UNDEFINED = re.compile(r"'(\w+)' is undefined")


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
    programme: str = ""


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

    def __init__(self, folders: Sequence[Path], reference: Path | None = None) -> None:
        """Load what is in `folders`; `reference` is a corporate Word template that takes the place of the brand's."""
        self.folders = tuple(folders)
        self.brand: Brand = load_brand(folders, reference)
        self.assets = _digest(folders, self.brand)
        self._environment = sandbox(folders, escaped=True)

    def print(self, template: str, head: Head, stem: str, words: Words, currency: str, **context: object) -> Document:
        """Fill in a template; FaultyTemplateError names file and line where that fails."""
        head = dressed(head, self.brand)
        given = _given(head, words, currency, context)
        filled = drawable(self._filled(self._environment, template, given), self.brand.font_files)
        try:
            html = written(_numbered(filled))
        except (XMLSyntaxError, NumberingError, StrictError) as error:
            raise self._located(template, given, error) from error
        fingerprint = hashlib.sha256(html.encode()).hexdigest()[:FINGERPRINT_LENGTH]
        return Document(
            kind=head.kind,
            reader=head.reader or None,
            language=head.language,
            stem=stem,
            title=head.title,
            html=STAMPED.sub(lambda part: part[0].replace(FINGERPRINT_PLACE, fingerprint), html),
            fingerprint=fingerprint,
        )

    def _filled(self, environment: Sandbox, template: str, given: Mapping[str, object]) -> str:
        try:
            return environment.get_template(template).render(given)
        except TemplateSyntaxError as error:
            raise FaultyTemplateError(error.filename or template, error.lineno, str(error.message)) from error
        except Exception as error:  # whatever an expression of a template may raise, it is known by its line
            file, line = _place(error, template)
            raise FaultyTemplateError(file, line, _said(error, given)) from error

    def _located(self, template: str, given: Mapping[str, object], error: Exception) -> FaultyTemplateError:
        """The fault with its place: the page is filled in again, with marks by which its tags know their lines."""
        marked = self._filled(sandbox(self.folders, escaped=True, extensions=[Marking]), template, given)
        page = drawable(placed(marked), self.brand.font_files).lstrip()
        message, place = str(error), None
        try:
            _numbered(page)
        except XMLSyntaxError as fault:
            place, said = place_of_fault(page, fault)
            message = f"it makes a page that is not well-formed: {said}"
        except (NumberingError, StrictError) as fault:
            place, message = place_of(fault.element), str(fault)
        file = self._file_of(place) if place else template
        return FaultyTemplateError(file, place.line if place else None, message)

    def _file_of(self, place: Place) -> str:
        """The file of a template, in the first folder that has it."""
        found = (folder / place.template for folder in self.folders if (folder / place.template).is_file())
        return str(next(found, place.template))


def _given(head: Head, words: Words, currency: str, context: Mapping[str, object]) -> dict[str, object]:
    """All that a template receives: the document's head, words and formats, and what its own document adds."""
    return {
        "document": head,
        "t": words.t,
        "tn": words.tn,
        "number": words.number,
        "places": words.places,
        "money": lambda amount: words.money(amount, currency),
        "percent": words.percent,
        "date": words.date,
        "period": words.period,
        "listing": words.list,
        "choice": words.choice,
        "currency": currency,
        **context,
    }


def _numbered(page: str) -> _Element:
    """The tree of a page that is held to the vocabulary, with numbers and contents filled in."""
    root = parsed(page)
    hold_to_vocabulary(root)
    number(root)
    return root


def dressed(head: Head, brand: Brand) -> Head:
    """The head with what the brand says on every page, and the classification in the reader's language."""
    plain = {field.name: str(getattr(head, field.name)) for field in fields(head)}
    classification = brand.level(plain["classification"], head.language)
    said = {
        "document": plain["running_left"],
        "classification": classification,
        "organisation": plain["author"],
        "house": brand.house,
        "foot": plain["footer_left"],
    }
    places = {place: text.format(**said) for place, text in brand.pages[head.language].items()}
    return Head(
        **plain
        | {"author": brand.house or plain["author"], "classification": classification}
        | {"running_left": places["head_left"], "running_right": places["head_right"]}
        | {"footer_left": places["foot_left"]}
    )


def footer_left(programme: Programme, words: Words) -> str:
    """What every page's foot says: programme, organisation, status date."""
    status = words.t("status {date}", date=words.date(programme.status_date)) if programme.status_date else ""
    return " · ".join(filter(None, (programme.name, programme.organisation, status)))


def _place(error: BaseException, template: str) -> tuple[str, int | None]:
    """File and line of the innermost template frame of an error."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (frames[-1].filename, frames[-1].lineno) if frames else (template, None)


def _said(error: Exception, given: Mapping[str, object]) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, UndefinedError) and (name := UNDEFINED.fullmatch(str(error))):
        return f"{error}{hint(name[1], sorted(given), 'there are')}"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _digest(folders: Sequence[Path], brand: Brand) -> str:
    """Hash of everything but the words that makes a file what it is: styles, brand, fonts, writers, versions."""
    digest = hashlib.sha256(repr((__version__, *map(version, SHAPERS))).encode())
    files = ("font_files", "logo", "reference")
    digest.update(repr([value for name, value in vars(brand).items() if name not in files]).encode())
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
    if brand.reference:
        yield brand.reference
    yield from sorted((Path(__file__).parents[1] / "render").rglob("*.py"))
