"""Comments: what the programme office asks at an open point, so that a department can answer in Word."""

from reportgen.render.word.context import Context
from reportgen.render.word.xml import Element, element, root, serialise, valued

ASKED = "data-comment"
"""The attribute of a cell that holds the question."""


def commented(node: Element, content: list[Element], context: Context) -> list[Element]:
    """The content of a paragraph within the range of the comment that `node` asks for, if it asks for one."""
    text = node.get(ASKED, "")
    if not text:
        return content
    number = len(context.comments)
    context.comments.append(text)
    identity = {"w:id": number}
    look = element("w:rPr", None, valued("w:rStyle", "AnnotationReference"))
    mark = element("w:r", None, look, element("w:commentReference", identity))
    return [element("w:commentRangeStart", identity), *content, element("w:commentRangeEnd", identity), mark]


def comments_part(context: Context) -> bytes:
    """The part `comments.xml`: the author is who issues the document, the day its status date."""
    author = context.said.get("author", "")
    created = context.said.get("dcterms.created", "")
    told: dict[str, str | int] = {"w:author": author, "w:initials": "".join(word[0] for word in author.split())[:4]}
    if created:
        told["w:date"] = created if "T" in created else f"{created}T00:00:00Z"
    made = []
    for number, text in enumerate(context.comments):
        said = element("w:t")
        said.text = text
        mark = element("w:rPr", None, valued("w:rStyle", "AnnotationReference"))
        runs = (element("w:r", None, mark, element("w:annotationRef")), element("w:r", None, said))
        style = element("w:pPr", None, valued("w:pStyle", "AnnotationText"))
        made.append(element("w:comment", {"w:id": number, **told}, element("w:p", None, style, *runs)))
    return serialise(root("w:comments", ("w", "r"), *made))
