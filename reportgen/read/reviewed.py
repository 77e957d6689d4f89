"""A Word document of ours that came back: the answers, comments and tracked changes in it, and what it says it is.

Read as a hostile file is: within the limits of `package`, in the child process. Nothing in it is run, fetched or
believed; what cannot be told is left empty.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from lxml import etree

from reportgen.model.finding import Finding, Source
from reportgen.read import package as pk
from reportgen.read.sayings import STRICT, Saying, plain_text, style_names, word
from reportgen.read.story import Story
from reportgen.read.workbook import COMPOUND_FILE, DAMAGE

DOCUMENT, COMMENTS, EXTENDED = "officeDocument", "comments", "commentsExtended"
STORIES = ("footnotes", "endnotes", "header", "footer")
"""The parts beside the body in which people may write."""

FINGERPRINT = re.compile(r"·\s*([0-9a-f]{10})\b")
"""How the foot of each page carries it: some programs drop a file's properties, none its footers."""

MAX_SAYINGS = 50_000
_THREADS = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


@dataclass(frozen=True)
class Reviewed:
    """What came back: what the file says it is, who saved it last, and what was said in it, in its order.

    Dates are texts as the file has them; `texts` are the paragraphs of the body as they were before tracked changes,
    without answers, and `shown` with them; `restyled` counts the tracked changes of looks, which say nothing.
    """

    document: str = ""
    reader: str = ""
    programme: str = ""
    fingerprint: str = ""
    status: str = ""
    author: str = ""
    language: str = ""
    saved_by: str = ""
    saved: str = ""
    fields: int = 0
    restyled: int = 0
    sayings: tuple[Saying, ...] = ()
    texts: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """All of it as JSON takes it."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """What `plain` gave."""
        sayings = tuple(Saying(**each) for each in plain["sayings"])
        return cls(**{**plain, "sayings": sayings, "texts": tuple(plain["texts"]), "shown": tuple(plain["shown"])})


def reviewed(data: bytes) -> Reviewed | Finding:
    """Read a Word file; a finding where it is none, is broken, or goes beyond a limit."""
    try:
        if data.startswith(COMPOUND_FILE):
            secret = "EncryptedPackage".encode("utf-16-le") in data
            raise pk.UnusableFileError("password-protected") if secret else pk.damaged("old Word")
        if not data.startswith(b"PK"):
            raise pk.damaged("no Word file" if data else "empty file")
        return _read(pk.Package.open(data))
    except pk.UnusableFileError as refused:
        return Finding(code=refused.code, source=Source(""), values=refused.values)
    except DAMAGE as broken:
        problem = pk.damaged(pk.BROKEN, (str(broken).splitlines() or [type(broken).__name__])[0][:200])
        return Finding(code=problem.code, source=Source(""), values=problem.values)


def _read(package: pk.Package) -> Reviewed:
    named = {each.type: each.target for each in package.relationships("")}
    if "content.xml" in package and "mimetype" in package:
        raise pk.damaged("OpenDocument")
    if DOCUMENT not in named:
        raise pk.damaged("no Word file")
    body = package.xml(named[DOCUMENT])
    if body.tag == f"{STRICT}document":
        raise pk.damaged("Strict Open XML")
    if body.tag != word("document"):
        raise pk.damaged("no Word file")
    links = package.relationships(named[DOCUMENT])
    parts = {each.type: each.target for each in links}
    comments = _comments(package, parts)
    story = Story(comments, _styles(package, parts))
    story.tell(body, "")
    texts, shown = tuple(story.originals), tuple(story.shown)
    feet: list[str] = []
    for link in links:
        if link.type in STORIES and link.target in package:
            root = package.xml(link.target)
            story.tell(root, link.type)
            feet.append(plain_text(root))
    sayings = (*story.finished(), *_without_place(story, comments))
    if len(sayings) > MAX_SAYINGS:
        raise pk.too_large("comments", len(sayings), MAX_SAYINGS)
    said = {**_custom(package, named), **_core(package, named)}
    if not said.get("fingerprint") and (found := FINGERPRINT.search("\n".join(feet))):
        said["fingerprint"] = found[1]
    return Reviewed(**said, fields=story.fields, restyled=story.restyled, sayings=sayings, texts=texts, shown=shown)


def _styles(package: pk.Package, parts: Mapping[str, str]) -> Mapping[str, str]:
    return style_names(package.xml(parts["styles"])) if parts.get("styles", "") in package else {}


def _comments(package: pk.Package, parts: Mapping[str, str]) -> dict[str, Saying]:
    """The comments by id; an answer to another one names what it answers."""
    if parts.get(COMMENTS, "") not in package:
        return {}
    threads = package.xml(parts[EXTENDED]) if parts.get(EXTENDED, "") in package else None
    above, done = {}, set()
    for each in threads.iter(f"{_THREADS}commentEx") if threads is not None else ():
        name = each.get(f"{_THREADS}paraId", "")
        above[name] = each.get(f"{_THREADS}paraIdParent", "")
        if each.get(f"{_THREADS}done") in {"1", "true"}:
            done.add(name)
    found: dict[str, Saying] = {}
    by_paragraph: dict[str, str] = {}
    for node in package.xml(parts[COMMENTS]).iterchildren(word("comment")):
        names = [each.get(_PARAGRAPH_ID, "") for each in node.iter(word("p"))]
        last = names[-1] if names else ""
        text = plain_text(node)
        by_paragraph[last] = text
        found[node.get(word("id"), "")] = Saying(
            kind="comment",
            who=node.get(word("author"), ""),
            when=node.get(word("date"), ""),
            new=text,
            answers_to=by_paragraph.get(above.get(last, ""), "") if above.get(last) else "",
            settled=last in done,
        )
    if len(found) > pk.MAX_COMMENTS:
        raise pk.too_large("comments", len(found), pk.MAX_COMMENTS)
    return found


def _without_place(story: Story, comments: Mapping[str, Saying]) -> Iterator[Saying]:
    """Comments whose mark in the text was lost on the way."""
    return (saying for name, saying in comments.items() if name not in story.placed)


def _custom(package: pk.Package, named: Mapping[str, str]) -> dict[str, str]:
    wanted = ("document", "reader", "programme", "fingerprint")
    return {
        each.get("name", ""): "".join(map(str, each.itertext())).strip()
        for each in _properties(package, named.get("custom-properties", ""))
        if each.get("name") in wanted
    }


def _core(package: pk.Package, named: Mapping[str, str]) -> dict[str, str]:
    names = {
        "created": "status",
        "creator": "author",
        "language": "language",
        "lastModifiedBy": "saved_by",
        "modified": "saved",
    }
    return {
        names[local]: "".join(map(str, each.itertext())).strip()
        for each in _properties(package, named.get("core-properties", ""))
        if (local := etree.QName(each).localname) in names
    }


def _properties(package: pk.Package, part: str) -> Iterator[etree._Element]:
    return package.xml(part).iterchildren(etree.Element) if part in package else iter(())
