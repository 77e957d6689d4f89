"""What the writing of one Word document carries along: targets, lists, pictures, links, and the styles in use."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.compose.brand import Brand
from reportgen.compose.fonts import faces
from reportgen.render.word.markup import Markup, MarkupError, classes, text_of
from reportgen.render.word.numbering import Numbering
from reportgen.render.word.xml import TWIPS_PER_MM, Element

PAPER_MM = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}
TOP_MM, SIDE_MM, BOTTOM_MM = 25.0, 20.0, 21.0

# A language of ours as Word's spelling checker knows it.
LANGUAGES = {"en": "en-GB", "da": "da-DK", "de": "de-DE"}


@dataclass(frozen=True)
class Bookmark:
    """A target in the document: Word's name and number for it, and the page it stands on in the PDF."""

    name: str
    number: int
    page: int | None


@dataclass(frozen=True)
class Numbered:
    """The number of a heading that is referred to: the heading's id, what the number says, and its bookmark."""

    heading: str
    number: str
    bookmark: Bookmark


@dataclass(frozen=True)
class Picture:
    """A chart in both its forms; parts are named after its number."""

    number: int
    svg: bytes
    png: bytes


@dataclass(frozen=True)
class Place:
    """Where in the document a block stands, and so how its text is set. Width is in twips."""

    width: int
    style: str = "Normal"
    traits: tuple[str, ...] = ()
    language: str = "en"
    unbroken: bool = False
    boxed: bool = False
    celled: bool = False
    depth: int = 0

    def within(self, node: Element) -> "Place":
        """The same place, in the language of `node` where it states one."""
        return replace(self, language=node.get("lang", self.language)) if node.get("lang") else self


@dataclass
class Context:
    """The document being written."""

    markup: Markup
    brand: Brand
    total: int
    bookmarks: Mapping[str, Bookmark]
    labels: Mapping[str, str]
    numbers: Mapping[str, "Numbered"]
    lent: frozenset[int]
    numbering: Numbering = field(default_factory=Numbering)
    pictures: list[Picture] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    traits: dict[tuple[str, ...], str] = field(default_factory=dict)
    pending: list[Bookmark] = field(default_factory=list)
    break_page: bool = False
    after_table: bool = False

    def expect(self, node: Element) -> None:
        """Let the next paragraph carry the bookmark of `node`, if anything refers to it."""
        mark = self.bookmarks.get(node.get("id", ""))
        if mark is not None and mark not in self.pending:
            self.pending.append(mark)

    def target(self, node: Element) -> Bookmark:
        """The bookmark that a link `#id` leads to."""
        name = node.get("href", "").removeprefix("#")
        if name not in self.bookmarks:
            raise MarkupError(f"a link leads to '#{name}', which is not in the document", node)
        return self.bookmarks[name]

    def relation(self, address: str) -> str:
        """The relationship id of an address outside the document."""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")


def page_size(brand: Brand, *, landscape: bool) -> tuple[int, int]:
    """Width and height of the paper in twips."""
    width, height = (round(side * TWIPS_PER_MM) for side in PAPER_MM[brand.paper])
    return (height, width) if landscape else (width, height)


def text_width(brand: Brand, *, landscape: bool = False) -> int:
    """Width of the text between the side margins, in twips."""
    return page_size(brand, landscape=landscape)[0] - 2 * round(SIDE_MM * TWIPS_PER_MM)


def lending_family(brand: Brand) -> str:
    """The family that lends the signs which the text face lacks; the text face itself where the brand has no other."""
    return next((face.family for face in faces(brand.font_files) if face.family != brand.text_face), brand.text_face)


def lent_signs(brand: Brand) -> frozenset[int]:
    """The characters that the text face lacks and the lending family has."""
    known = faces(brand.font_files)
    own = [face.characters for face in known if face.family == brand.text_face]
    lending = [face.characters for face in known if face.family == lending_family(brand)]
    return frozenset[int]().union(*lending) - frozenset[int]().union(*own)


def begin(markup: Markup, pages: Mapping[str, int], total: int, brand: Brand) -> Context:
    """Find every target and label of the document, and number its bookmarks in order of appearance."""
    linked = {link.get("href", "").removeprefix("#") for link in markup.body.iter("a")}
    bookmarks: dict[str, Bookmark] = {}
    labels: dict[str, str] = {}
    for node in markup.body.iter():
        name = node.get("id")
        if name is None:
            continue
        if name in bookmarks:
            raise MarkupError(f"the id '{name}' stands twice", node)
        if node.tag == "figure":
            labels[name] = _label(node)
        if node.tag in {"h1", "h2", "figure"} or name in linked:
            number = len(bookmarks) + 1
            kind = "_Toc" if node.tag in {"h1", "h2"} else "_Ref"
            bookmarks[name] = Bookmark(f"{kind}{number:08d}", number, _page(node, pages))
    return Context(markup, brand, total, bookmarks, labels, _numbers(markup, len(bookmarks)), lent_signs(brand))


def _numbers(markup: Markup, bookmarks: int) -> dict[str, Numbered]:
    """The heading number behind each target of a reference, by the target's id; a section has its first heading's."""
    referred = {link.get("href", "").removeprefix("#") for link in markup.body.iter("a") if "ref" in classes(link)}
    found: dict[str, Numbered] = {}
    marks: dict[str, Bookmark] = {}
    for node in markup.body.iter("section", "h1", "h2"):
        heading = node.find("h1") if node.tag == "section" else node
        span = heading.find("span[@class='number']") if heading is not None else None
        if node.get("id") not in referred or heading is None or span is None:
            continue
        name, number = heading.get("id", ""), text_of(span)
        count = bookmarks + len(marks) + 1
        mark = marks.setdefault(name, Bookmark(f"_Num{count:08d}", count, None))
        found[node.get("id", "")] = Numbered(name, number, mark)
    return found


def _page(node: Element, pages: Mapping[str, int]) -> int | None:
    """The page of `node`, or of the first thing in it that has one."""
    return next((pages[inner.get("id", "")] for inner in node.iter() if inner.get("id") in pages), None)


def _label(figure: Element) -> str:
    labels = [span for span in figure.iter("span") if "label" in classes(span)]
    return "".join(str(text) for text in labels[0].itertext()).strip() if labels else ""
