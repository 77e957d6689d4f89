"""What the writing of one Word document carries along: targets, lists, pictures, links, and the styles in use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reportgen.compose.brand import Brand
from reportgen.compose.fonts import faces
from reportgen.render.word.markup import Markup, MarkupError, classes, text_of
from reportgen.render.word.numbering import Numbering
from reportgen.render.word.paper import Orientation, Paper, brand_papers
from reportgen.render.word.reference import Reference
from reportgen.render.word.xml import Element

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
    """The number of a heading that is referred to: the heading's id, and what the number says."""

    heading: str
    number: str


@dataclass(frozen=True)
class Picture:
    """A chart in both its forms, or a logo that may have but one; parts are named after its number."""

    number: int
    svg: bytes | None
    png: bytes


class Place(NamedTuple):
    """Where in the document a block stands, and so how its text is set. Width is in twips."""

    width: int
    style: str = "Normal"
    traits: tuple[str, ...] = ()
    language: str = "en"
    unbroken: bool = False
    boxed: bool = False
    celled: bool = False
    running: bool = False
    depth: int = 0

    def within(self, node: Element) -> "Place":
        """The same place, in the language of `node` where it states one."""
        return self._replace(language=node.get("lang", self.language)) if node.get("lang") else self


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
    reference: Reference | None
    papers: Mapping[Orientation, Paper]
    numbering: Numbering
    pictures: list[Picture] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    traits: dict[tuple[str, ...], str] = field(default_factory=dict)
    pending: list[Bookmark] = field(default_factory=list)
    break_page: bool = False
    after_table: bool = False
    comments: list[str] = field(default_factory=list)
    """The texts of the comments, by their number."""
    points: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Styles of columns with a decimal tab: the style that each is based on, and where the tab is."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What the document says about itself, by the name of the property."""
    running: set[str] = field(default_factory=set)
    """Which of header and footer are the writer's own."""
    lent_relations: dict[str, str] = field(default_factory=dict)
    """Relationships of a template's headers, footers and cover that are used here → what they are called here."""
    controls: int = 0

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

    def aligned(self, style: str, point: int) -> str:
        """The style of a column of figures whose decimal point stands at `point` (twips from the left of its text)."""
        name = f"{style}{point}"
        self.points[name] = (style, point)
        return name

    def house(self, identity: str) -> str:
        """What a relationship of the corporate template is called in the document."""
        return self.lent_relations.setdefault(identity, f"rIdHouse{len(self.lent_relations) + 1}")

    def relation(self, address: str) -> str:
        """The relationship id of an address outside the document."""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")


def lending_family(brand: Brand) -> str:
    """The family that lends the signs which the text face lacks; the text face itself where the brand has no other."""
    own = (brand.text_face, brand.display_face)
    return next((face.family for face in faces(brand.font_files) if face.family not in own), brand.text_face)


def lent_signs(brand: Brand) -> frozenset[int]:
    """The characters that the text face lacks and the lending family has."""
    known = faces(brand.font_files)
    own = [face.characters for face in known if face.family == brand.text_face]
    lending = [face.characters for face in known if face.family == lending_family(brand)]
    return frozenset[int]().union(*lending) - frozenset[int]().union(*own)


def begin(
    markup: Markup, pages: Mapping[str, int], total: int, brand: Brand, reference: Reference | None = None
) -> Context:
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
    papers = brand_papers(brand) if reference is None else reference.papers
    numbers = _numbers(markup)
    signs = lent_signs(brand)
    numbering = Numbering(reference)
    return Context(markup, brand, total, bookmarks, labels, numbers, signs, reference, papers, numbering)


def _numbers(markup: Markup) -> dict[str, Numbered]:
    """The heading number behind each target of a reference, by the target's id; a section has its first heading's."""
    referred = {link.get("href", "").removeprefix("#") for link in markup.body.iter("a") if "ref" in classes(link)}
    found: dict[str, Numbered] = {}
    for node in markup.body.iter("section", "h1", "h2"):
        heading = node.find("h1") if node.tag == "section" else node
        span = heading.find("span[@class='number']") if heading is not None else None
        if node.get("id") not in referred or heading is None or span is None:
            continue
        if heading.get("id"):
            found[node.get("id", "")] = Numbered(heading.get("id", ""), text_of(span))
    return found


def _page(node: Element, pages: Mapping[str, int]) -> int | None:
    """The page of `node`, or of the first thing in it that has one."""
    return next((pages[inner.get("id", "")] for inner in node.iter() if inner.get("id") in pages), None)


def _label(figure: Element) -> str:
    labels = [span for span in figure.iter("span") if "label" in classes(span)]
    return "".join(str(text) for text in labels[0].itertext()).strip() if labels else ""
