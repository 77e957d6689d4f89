"""The numbers of headings as Word counts them, from the lists of the file and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from reportgen.render.word.numbering import Listed, styled
from reportgen.render.word.xml import Element, qualified

_NUMBERED: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "upperLetter": lambda count: ascii_uppercase[(count - 1) % 26],
}


@dataclass
class HeadingNumbers:
    """Counts the headings of a document as they come."""

    styles: Element
    lists: Element
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the list of each style, the definition of each list, and how each definition counts."""
        self._styled = styled(self.styles)
        self._definitions = {
            node.get(qualified("w:numId"), ""): _said(node, "w:abstractNumId")
            for node in self.lists.iter(qualified("w:num"))
        }
        self._forms = {
            (node.get(qualified("w:abstractNumId"), ""), level.get(qualified("w:ilvl"), "")): _said(level, "w:numFmt")
            for node in self.lists.iter(qualified("w:abstractNum"))
            for level in node.iterfind(qualified("w:lvl"))
        }

    def next(self, paragraph: Element) -> str:
        """The number that Word shows before this heading; empty where it has none."""
        listed = self._listed(paragraph)
        if listed is None:
            return ""
        definition = self._definitions.get(str(listed.number), "")
        form = _NUMBERED.get(self._forms.get((definition, str(listed.level)), "decimal"))
        if form is None or not definition:
            return ""
        self.counts[definition] = self.counts.get(definition, 0) + 1
        return form(self.counts[definition])

    def _listed(self, paragraph: Element) -> Listed | None:
        own = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
        if own is not None:
            number = int(_said(own, "w:numId") or "0")
            return Listed(number, int(_said(own, "w:ilvl") or "0")) if number else None
        style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        return None if style is None else self._styled.get(style.get(qualified("w:val"), ""))


def _said(node: Element, name: str) -> str:
    child = node.find(qualified(name))
    return "" if child is None else child.get(qualified("w:val"), "")
