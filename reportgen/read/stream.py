"""A part's XML as it goes by: nothing of it is kept but what a reader asks for, so that no part can fill the memory."""

from collections.abc import Callable, Mapping

from reportgen.read import package as pk

Attributes = Mapping[str, str]
MAX_DEPTH = 100
"""Nested elements; a text in a cell of a workbook stands about a dozen deep."""


class Walker:
    """Calls a method for each element that it knows by name, as it begins (with its attributes) and as it ends.

    `text` holds the pieces of text since any element last began or ended; `depth` is 1 at the root.
    """

    def __init__(self) -> None:
        """Elements are known by their bare names, whatever their prefix."""
        self.text: list[str] = []
        self.depth = 0
        self.opening: Mapping[str, Callable[[Attributes], None]] = {}
        self.closing: Mapping[str, Callable[[], None]] = {}

    def walk(self, data: bytes) -> None:
        """Go through a part; UnusableFileError where it is not well-formed, declares a type or is nested too deeply."""
        parser = pk.bare_parser()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text.append
        pk.parse(parser, data)

    def _begin(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise pk.damaged("a part of it is nested too deeply")
        if self.text:
            self.text.clear()
        handle = self.opening.get(name)
        if handle is None and ":" in name:
            handle = self.opening.get(name.rpartition(":")[2])
        if handle is not None:
            handle(attributes)

    def _end(self, name: str) -> None:
        handle = self.closing.get(name)
        if handle is None and ":" in name:
            handle = self.closing.get(name.rpartition(":")[2])
        if handle is not None:
            handle()
        if self.text:
            self.text.clear()
        self.depth -= 1
