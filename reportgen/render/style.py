"""What all documents of a run share: the brand's style sheets and fonts, parsed once per process."""

import atexit
import base64
import logging
import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import weasyprint
from jinja2 import TemplateError
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reportgen.compose.brand import Brand, BrandError
from reportgen.compose.fonts import Face, faces
from reportgen.compose.sandbox import sandbox

LOGGER = logging.getLogger("weasyprint")
SCHEME = "asset:"


class SettingError(Exception):
    """What WeasyPrint complained about while it set a document; a document with complaints is not handed out."""

    def __init__(self, messages: Sequence[str]) -> None:
        """Keep the single complaints; each is a sentence of WeasyPrint's or of ours."""
        self.messages = tuple(messages)
        super().__init__("The document could not be set cleanly: " + "; ".join(self.messages))


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint comes without types
    """Knows the brand's own files and nothing else: no file of the machine, nothing from the network."""

    def __init__(self, assets: Mapping[str, Path]) -> None:
        """`assets` maps each address that may be asked for to the file it stands for."""
        super().__init__()
        self.assets = dict(assets)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The file behind `url`; anything else is refused and remembered, because SVG swallows the refusal."""
        del headers
        if url not in self.assets:
            self.refused.append(url)
            raise ValueError(f"{url} is not an asset of this document")
        return URLFetcherResponse(url, self.assets[url].read_bytes())


@dataclass(frozen=True)
class Style:
    """The look, ready to use: print style sheet, parsed, with its fonts; the text of the screen style sheet."""

    brand: Brand
    faces: tuple[Face, ...]
    print_sheet: weasyprint.CSS
    screen_sheet: str
    fonts: FontConfiguration
    assets: Mapping[str, Path]


def load_style(folders: Sequence[Path], brand: Brand) -> Style:
    """Read style/print.css and style/screen.css of the first folder that has them, and load the brand's fonts.

    Raises BrandError for a broken or missing style sheet or font, SettingError for CSS that WeasyPrint does not know.
    """
    known = faces(brand.font_files)
    logo = {} if brand.logo is None else {_address(brand.logo): brand.logo}
    assets = {_address(one.file): one.file for one in known} | logo
    printed = _sheet("style/print.css", folders, brand, known, "" if brand.logo is None else _address(brand.logo))
    screen = _sheet("style/screen.css", folders, brand, known, "" if brand.logo is None else _embedded(brand.logo))
    fonts = FontConfiguration()
    atexit.register(fonts.__del__)  # its folder of fonts would outlive the process: __del__ comes too late at its end
    fetcher = AssetFetcher(assets)
    with complaints(fetcher):
        sheet = weasyprint.CSS(string=printed, font_config=fonts, url_fetcher=fetcher)
    return Style(brand, known, sheet, screen, fonts, assets)


@contextmanager
def complaints(fetcher: AssetFetcher) -> Iterator[None]:
    """Turn what WeasyPrint logs at WARNING or above, and every refused address, into one SettingError."""
    heard = _Listener()
    propagated, LOGGER.propagate = LOGGER.propagate, False
    others, LOGGER.handlers = LOGGER.handlers, [heard]
    try:
        yield
    finally:
        LOGGER.handlers, LOGGER.propagate = others, propagated
    refused = [f"the document asks for {url}, which is not one of its own assets" for url in fetcher.refused]
    if messages := [*dict.fromkeys([*refused, *heard.messages])]:
        raise SettingError(messages)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _address(file: Path) -> str:
    return f"{SCHEME}{file.name}"


def _embedded(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "image/png"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _sheet(name: str, folders: Sequence[Path], brand: Brand, known: Sequence[Face], logo: str) -> str:
    """The style sheet `name` with the brand's values filled in; `logo` is the address it has there."""
    environment = sandbox(folders, escaped=False)
    own = [
        {"family": one.family, "weight": one.weight, "italic": one.italic, "url": _address(one.file)} for one in known
    ]
    others = dict.fromkeys(one.family for one in known if one.family != brand.text_face)
    fallback = ", ".join([*(f'"{family}"' for family in others), "sans-serif"])
    try:
        return environment.get_template(name).render(brand=brand, faces=own, fallback=fallback, logo_url=logo)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise BrandError(folders[0] / name, line, f"The style sheet cannot be read: {error}.") from error
