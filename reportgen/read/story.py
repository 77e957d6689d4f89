"""The text of a Word document as people left it: who put what in, took what out, moved, remarked and answered."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from lxml import etree

from reportgen.read.sayings import (
    BOOKMARK,
    BOXES,
    CHECKS,
    FROM,
    IN,
    LONGEST_PASSAGE,
    LONGEST_QUOTE,
    LOOKS,
    MARK,
    OURS,
    OUT,
    PAGES,
    SIGNS,
    TO,
    Field,
    Mark,
    Paragraph,
    Piece,
    Saying,
    State,
    brief,
    changes,
    symbol,
    value_of,
    word,
)


class Story:
    """One document being gone through, part after part."""

    def __init__(self, comments: Mapping[str, Saying], styles: Mapping[str, str]) -> None:
        self.comments, self.styles = comments, styles
        self.placed: set[str] = set()
        self.originals: list[str] = []
        self.shown: list[str] = []
        self.fields = self.restyled = 0
        self._said: list[Saying | Field | str] = []
        """In the document's order; a text is the id of a comment, or of a move."""
        self._quotes: dict[str, list[str]] = {}
        self._open: dict[str, int] = {}
        self._around: dict[str, Paragraph | None] = {}
        self._moves: dict[str, tuple[Mark, list[Piece], Paragraph]] = {}
        self._moving: dict[str, str] = {}
        self._paragraph: Paragraph | None = None
        self._place = self._row = ""
        self._fields: list[list[str]] = []
        self._asking: dict[str, Field] = {}
        self._steps: Mapping[str, Callable[[etree._Element, State], None]] = {
            "p": self._p,
            "r": self._run,
            "tr": self._tr,
            "sdt": self._sdt,
            **dict.fromkeys((IN, OUT, FROM, TO), self._marked),
            "moveFromRangeStart": self._move_begins,
            "moveToRangeStart": self._move_begins,
            "moveFromRangeEnd": self._move_ends,
            "moveToRangeEnd": self._move_ends,
            "bookmarkStart": self._answer_begins,
            "bookmarkEnd": self._answer_ends,
            "commentRangeStart": self._comment_begins,
            "commentRangeEnd": self._comment_ends,
            "commentReference": self._comment_stands,
            "AlternateContent": self._alternatives,
        }

    def tell(self, root: etree._Element, place: str) -> None:
        """Go through a part; `place` is its kind, empty for the body."""
        self._place, self._row = place, ""
        self._inside(root, State())

    def finished(self) -> Iterator[Saying]:
        """All that was said, in the order of the document."""
        for each in self._said:
            if isinstance(each, Saying):
                yield each
            elif isinstance(each, Field):
                text = "\n".join("".join(line) for line in each.lines)
                yield replace(each.saying, new=text)
            elif each.startswith("move "):
                yield from self._moved(each.removeprefix("move "))
            else:
                quote, around = "".join(self._quotes.get(each, ())), self._around.get(each)
                place, row, passage = (around.under, around.row, around.now) if around else ("", "", "")
                yield replace(self.comments[each], old=quote, place=place, row=row, passage=passage[:LONGEST_PASSAGE])

    def _inside(self, node: etree._Element, state: State) -> None:
        for child in node.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if name in LOOKS:
                self.restyled += 1
            elif step := self._steps.get(name):
                step(child, state)
            else:
                self._inside(child, state)

    def _p(self, node: etree._Element, state: State) -> None:
        outer, self._paragraph = self._paragraph, None
        properties = node.find(word("pPr"))
        style = properties.find(word("pStyle")) if properties is not None else None
        name = self.styles.get(style.get(word("val"), ""), "") if style is not None else ""
        made = self._paragraph = Paragraph(self._place, self._row, name)
        self._inside(node, state)
        self._end(made, node)
        self._paragraph = outer

    def _end(self, made: Paragraph, node: etree._Element) -> None:
        self._place = made.under
        said = list(changes(made))
        mark = node.find(f"{word('pPr')}/{word('rPr')}")
        for each in mark if mark is not None and not said and not made.pieces else ():
            kind = etree.QName(each).localname
            if kind in {IN, OUT}:
                old, new = ("", MARK) if kind == IN else (MARK, "")
                who, when = each.get(word("author"), ""), each.get(word("date"), "")
                said.append(Saying("change", place=made.place, row=made.row, who=who, when=when, old=old, new=new))
        self._said += said
        before = "".join(piece.text for piece in made.pieces if piece.was_there and not piece.asked and not piece.page)
        if before.strip() and not made.style.startswith("toc"):
            self.originals.append(" ".join(before.split()))
        shown = "".join(piece.text for piece in made.pieces if piece.was_there and not piece.page)
        if shown.strip() and not made.style.startswith("toc"):
            self.shown.append(" ".join(shown.split()))

    def _run(self, node: etree._Element, state: State) -> None:
        for child in node.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if name in {"t", "delText"}:
                self._text(child.text or "", state)
            elif name in SIGNS:
                self._text(SIGNS[name], state)
            elif name == "sym":
                self._text(symbol(child), state)
            elif name == "fldChar":
                self._field_step(child.get(word("fldCharType"), ""))
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].append(child.text or "")
            elif name == "commentReference":
                self._comment_stands(child, state)
            else:
                self._inside(child, state)

    def _text(self, text: str, state: State) -> None:
        if not text:
            return
        if self._paragraph is None:
            self._paragraph = Paragraph(self._place, self._row, "")  # text without a paragraph: broken, and told
        page = any(PAGES.intersection("".join(said).split()[:1]) for said in self._fields)
        asked = state.asked or next(reversed(self._asking.values()), None)
        piece = Piece(text, state.marks, asked, page)
        self._paragraph.pieces.append(piece)
        if piece.stays:
            for name in [*self._open]:
                self._quotes[name].append(text)
                self._open[name] += len(text)
                if self._open[name] > LONGEST_QUOTE:
                    del self._open[name]
            if asked is not None:
                asked.add(text, self._paragraph)
                put_in = next((mark for mark in state.marks if mark.kind == IN), None)
                if put_in is not None:
                    asked.saying = replace(asked.saying, who=put_in.who, when=put_in.when)
        for mark in state.marks:
            if mark.kind in {FROM, TO}:
                self._in_move(mark, piece, self._paragraph)

    def _in_move(self, mark: Mark, piece: Piece, paragraph: Paragraph) -> None:
        key = f"{mark.kind} {mark.move or f'{mark.who} {mark.when}'}"
        if key not in self._moves:
            self._moves[key] = (mark, [], paragraph)
            name = key.partition(" ")[2]
            if f"{FROM} {name}" not in self._moves or f"{TO} {name}" not in self._moves:
                self._said.append(f"move {name}")
        self._moves[key][1].append(piece)

    def _moved(self, name: str) -> Iterator[Saying]:
        source, target = self._moves.get(f"{FROM} {name}"), self._moves.get(f"{TO} {name}")
        mark, _, around = target or source or (None, None, None)
        if mark is None or around is None:
            return
        old, new = ("".join(piece.text for piece in each[1]) if each else "" for each in (source, target))
        places = dict.fromkeys(each[2].place for each in (source, target) if each and each[2].place)
        yield Saying(
            "move" if source and target else "change",
            place=" → ".join(places),
            row=around.row,
            passage=around.now[:LONGEST_PASSAGE],
            who=mark.who,
            when=mark.when,
            old=old,
            new=new,
        )

    def _tr(self, node: etree._Element, state: State) -> None:
        outer = self._row
        self._row = " · ".join(filter(None, map(brief, islice(node.iterchildren(word("tc")), 2)))) or outer
        self._inside(node, state)
        self._row = outer

    def _sdt(self, node: etree._Element, state: State) -> None:
        properties, content = node.find(word("sdtPr")), node.find(word("sdtContent"))
        if content is None:
            return
        code = value_of(properties, "tag")
        known = next(reversed(self._asking.values()), None)
        if properties is None or (known is None and not OURS.fullmatch(code)):
            self._inside(content, state)
            return
        asked = self._asked(code) if known is None else known
        box, date = properties.find(f"{CHECKS}checkbox"), properties.find(word("date"))
        asked.saying = replace(
            asked.saying,
            kind=asked.saying.kind if box is None else "tick",
            code=code if OURS.fullmatch(code) else asked.saying.code,
            title=value_of(properties, "alias"),
            day=date.get(word("fullDate"), "") if date is not None else "",
        )
        self._inside(content, State(state.marks, asked))

    def _asked(self, code: str) -> Field:
        """A field of ours begins."""
        kind = "tick" if code in BOXES else "answer"
        asked = Field(Saying(kind, code=code, place=self._place, row=self._row))
        self.fields += 1
        self._said.append(asked)
        return asked

    def _answer_begins(self, node: etree._Element, _: State) -> None:
        code = node.get(word("name"), "").removeprefix(BOOKMARK).replace("_", ":")
        if node.get(word("name"), "").startswith(BOOKMARK) and OURS.fullmatch(code):
            self._asking[node.get(word("id"), "")] = self._asked(code)

    def _answer_ends(self, node: etree._Element, _: State) -> None:
        self._asking.pop(node.get(word("id"), ""), None)

    def _marked(self, node: etree._Element, state: State) -> None:
        kind = etree.QName(node).localname
        move = next(reversed(self._moving.values()), "") if kind in {FROM, TO} else ""
        mark = Mark(kind, node.get(word("author"), ""), node.get(word("date"), ""), move)
        self._inside(node, State((*state.marks, mark), state.asked))

    def _move_begins(self, node: etree._Element, _: State) -> None:
        self._moving[node.get(word("id"), "")] = node.get(word("name"), "")

    def _move_ends(self, node: etree._Element, _: State) -> None:
        self._moving.pop(node.get(word("id"), ""), None)

    def _comment_begins(self, node: etree._Element, _: State) -> None:
        name = node.get(word("id"), "")
        if name in self.comments and name not in self.placed:
            self.placed.add(name)
            self._said.append(name)
            self._quotes[name], self._open[name] = [], 0
            self._around[name] = self._paragraph

    def _comment_ends(self, node: etree._Element, _: State) -> None:
        name = node.get(word("id"), "")
        self._open.pop(name, None)
        if name in self._around and self._around[name] is None:
            self._around[name] = self._paragraph

    def _comment_stands(self, node: etree._Element, _: State) -> None:
        """Where the comment's sign is: all that some programs write of its place."""
        name = node.get(word("id"), "")
        if name in self.comments and name not in self.placed:
            self.placed.add(name)
            self._said.append(name)
        if name in self.comments and self._around.get(name) is None:
            self._around[name] = self._paragraph

    def _alternatives(self, node: etree._Element, state: State) -> None:
        """One of several ways to say the same."""
        first = next(node.iterchildren(etree.Element), None)
        if first is not None:
            self._inside(first, state)

    def _field_step(self, step: str) -> None:
        if step == "begin":
            self._fields.append([])
        elif step == "end" and self._fields:
            self._fields.pop()
