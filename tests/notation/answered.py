"""Word documents as people send them back: answers filled in, comments, tracked changes, saved by other programs."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from lxml import etree

from notation.copies import packed, parts_of
from notation.word import word
from reportgen.read.reviewed import Reviewed, reviewed
from reportgen.render.word.xml import Element, element, qualified

DOCUMENT, COMMENTS, RELATIONS = "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PEOPLE = 'w:author="Mette Lund" w:date="2026-03-02T10:15:00Z"'
ASKED = (
    '<h1 id="points">Open points</h1><table class="register"><colgroup><col style="width:40%"/><col style="width:60%"/>'
    '</colgroup><tbody><tr><th scope="row">■ open</th><td>FIN.I1 starts before IT.I1 ends.</td></tr>'
    '<tr><th scope="row">Answer</th><td><p><span class="answer" data-code="point:1a2b:FIN.I1" data-kind="text">'
    'your answer</span> · <span class="answer" data-code="due:1a2b:FIN.I1" data-kind="date">by when</span></p></td>'
    '</tr><tr><th scope="row">D1 Which ledger?</th><td><p><span class="answer" data-code="decision:1:D1">your decision'
    "</span></p></td></tr></tbody></table>"
    '<h1 id="commitment">Commitment</h1><p><span class="answer" data-code="commitment:accept" data-kind="check">○'
    '</span> We commit · <span class="answer" data-code="commitment:decline" data-kind="check">○</span> We cannot: '
    '<span class="answer" data-code="commitment:words">what you need for it</span></p><p>The ledger closes the gap.</p>'
)


def asking() -> bytes:
    """A document that asks: a point with its date, a decision, and the commitment."""
    return word(ASKED)


def changed(docx: bytes, **parts: str) -> bytes:
    """The package with some parts changed or added: `document` is word/document.xml."""
    found = parts_of(docx)
    found |= {name if "/" in name else f"word/{name}.xml": text.encode() for name, text in parts.items()}
    return packed(found)


def document(docx: bytes) -> str:
    """The text of the part that holds the body."""
    return parts_of(docx)[DOCUMENT].decode()


def filled(docx: bytes, answers: Mapping[str, str]) -> bytes:
    """The document with fields filled in as Word does: the text in place of the prompt, a sign in place of the box."""
    root = etree.fromstring(parts_of(docx)[DOCUMENT])
    for control in root.iter(qualified("w:sdt")):
        properties, content = control[0], control[1]
        tag = properties.find(qualified("w:tag"))
        text = answers.get(tag.get(qualified("w:val"), "")) if tag is not None else None
        if text is None:
            continue
        for flag in properties.findall(qualified("w:showingPlcHdr")):
            properties.remove(flag)
        content[:] = [_run(text)]
    return changed(docx, document=etree.tostring(root, encoding="unicode"))


def _run(text: str) -> Element:
    made = element("w:r")
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("w:br"))
        said = element("w:t", {"xml:space": "preserve"})
        said.text = line
        made.append(said)
    return made


def tracked(docx: bytes, old: str, new: str) -> bytes:
    """The document with a text replaced while changes are tracked; either may be empty, `old` stands in one run."""
    gone = f'<w:del w:id="901" {PEOPLE}><w:r><w:delText xml:space="preserve">{escape(old)}</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="902" {PEOPLE}><w:r><w:t xml:space="preserve">{escape(new)}</w:t></w:r></w:ins>'
    return _around(docx, old, lambda _: (gone if old else "") + (come if new else ""))


def remarked(docx: bytes, about: str, text: str, *, author: str = PEOPLE) -> bytes:
    """The document with one more comment, on a text that stands in one run."""
    start = '<w:commentRangeStart w:id="77"/>'
    end = '<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r>'
    lines = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    parts = parts_of(docx)
    none = f"<w:comments {NAMES}></w:comments>"
    comments = parts.get(COMMENTS, none.encode()).decode()
    comments = comments.replace("</w:comments>", f'<w:comment w:id="77" {author}>{lines}</w:comment></w:comments>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship Id="rIdSaid" Type="{kind}" Target="comments.xml"/></Relationships>'
    relations = parts[RELATIONS].decode()
    if COMMENTS not in parts:
        relations = relations.replace("</Relationships>", relation)
    said = _around(docx, about, lambda run: f"{start}{run}{end}")
    return changed(said, **{COMMENTS: comments, RELATIONS: relations})


def moved(docx: bytes, text: str) -> bytes:
    """The document with a text that stands in one run moved to the end of its paragraph."""

    def run(tag: str) -> str:
        ends = f'<w:{tag}RangeStart w:id="7" w:name="move1" {PEOPLE}/>', f'<w:{tag}RangeEnd w:id="7"/>'
        return f"{ends[0]}<w:{tag} w:id='8' {PEOPLE}><w:r><w:t>{escape(text)}</w:t></w:r></w:{tag}>{ends[1]}"

    return _around(docx, text, lambda _: f"{run('moveFrom')}<w:r><w:t>Then: </w:t></w:r>{run('moveTo')}")


def _around(docx: bytes, text: str, change: Callable[[str], str]) -> bytes:
    source = document(docx)
    run = re.compile(rf"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>{re.escape(escape(text))}</w:t></w:r>")
    assert run.search(source), text
    return changed(docx, document=run.sub(lambda found: change(found[0]), source, count=1))


def without_controls(docx: bytes, *, bookmarks: bool = True) -> bytes:
    """The document as a program saves it that knows no content controls: their text stays, and perhaps bookmarks."""
    source = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", "", document(docx))
    if not bookmarks:
        source = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", source)
    return changed(docx, document=source)


def without_properties(docx: bytes) -> bytes:
    """The document without what it says about itself, as some programs on the web save it."""
    found = {name: data for name, data in parts_of(docx).items() if not name.startswith("docProps/")}
    relations = re.sub(rb"<Relationship [^>]*docProps[^>]*/>", b"", found["_rels/.rels"])
    return packed({**found, "_rels/.rels": relations})


def read(docx: bytes) -> Reviewed:
    """What is read of a document; it must be readable."""
    found = reviewed(docx)
    assert isinstance(found, Reviewed), found
    return found


def zipped(**parts: bytes) -> bytes:
    """A zip file that holds these."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
