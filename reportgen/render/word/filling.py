"""What a corporate template leaves open for the document: its fields and bound controls get what they will show."""

import re
from collections.abc import Mapping

from lxml import etree

from reportgen.render.word.xml import NAMESPACES, Element, element, qualified

# A field of Word, or a property that a control is bound to → the meta that answers it.
_ANSWERS = {
    "title": "title",
    "subject": "description",
    "author": "author",
    "creator": "author",
    "lastsavedby": "author",
    "keywords": "keywords",
    "comments": "description",
    "description": "description",
    "category": "classification",
    "numpages": "total",
    "docproperty title": "title",
    "docproperty subject": "description",
    "docproperty author": "author",
    "docproperty category": "classification",
    "docproperty company": "author",
    "company": "author",
    "docproperty classification": "classification",
    "docproperty document": "document",
    "docproperty reader": "reader",
    "docproperty fingerprint": "fingerprint",
}
_BOUND = re.compile(r"(?:\w+:)?(\w+)(?:\[\d+\])?/?$")
_DRAWN = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas", "wordprocessingInk")
_FOREIGN = "http://schemas.microsoft.com/office/word/"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def fill_in(tree: Element, said: Mapping[str, str]) -> None:
    """Give each field and bound control of a part the result that Word would compute."""
    for simple in tree.iter(qualified("w:fldSimple")):
        answer = _answer(simple.get(qualified("w:instr"), ""), said)
        if answer:
            _say(list(simple.iter(qualified("w:t"))), answer)
    for paragraph in tree.iter(qualified("w:p")):
        _fill_fields(paragraph, said)
    for control in tree.iter(qualified("w:sdt")):
        _fill_control(control, said)


def own_words(tree: Element) -> Element:
    """`tree` without what newer versions of Word have added for themselves, which our parts do not declare."""
    for node in list(tree.iter(etree.Element)):
        for name in list(node.attrib):
            if _is_foreign(str(name)):
                del node.attrib[name]
        above = node.getparent()
        if above is not None and _is_foreign(str(node.tag)) and not str(node.tag).startswith(f"{{{_COMPATIBLE}}}"):
            above.remove(node)
    return tree


def _is_foreign(name: str) -> bool:
    space = name[1:].partition("}")[0] if name.startswith("{") else ""
    if space == _COMPATIBLE:
        return name.endswith("}Ignorable")
    return space.startswith(_FOREIGN) and space not in NAMESPACES.values() and not space.endswith(_DRAWN)


def _answer(instruction: str, said: Mapping[str, str]) -> str:
    words = instruction.replace('"', " ").split("\\")[0].casefold().split()
    return said.get(_ANSWERS.get(" ".join(words[:2]), _ANSWERS.get(words[0] if words else "", "")), "")


def _say(texts: list[Element], answer: str) -> None:
    for number, text in enumerate(texts):
        text.text = answer if number == 0 else ""


def _fill_fields(paragraph: Element, said: Mapping[str, str]) -> None:
    """The results of the complex fields of a paragraph, those within others left alone."""
    depth, code, texts = 0, "", list[Element]()
    inside = False
    for node in paragraph.iter(qualified("w:fldChar"), qualified("w:instrText"), qualified("w:t")):
        kind = node.get(qualified("w:fldCharType"), "")
        if kind == "begin":
            depth, code, texts, inside = depth + 1, "", [], False
        elif kind == "separate":
            inside = True
        elif kind == "end":
            answer = _answer(code, said)
            if depth == 1 and answer:
                _say(texts, answer)
            depth, code, texts, inside = depth - 1, "", [], False
        elif node.tag == qualified("w:instrText"):
            code += node.text or ""
        elif inside:
            texts.append(node)


def _fill_control(control: Element, said: Mapping[str, str]) -> None:
    properties, content = control.find(qualified("w:sdtPr")), control.find(qualified("w:sdtContent"))
    binding = None if properties is None else properties.find(qualified("w:dataBinding"))
    if properties is None or content is None or binding is None:
        return
    bound = _BOUND.search(binding.get(qualified("w:xpath"), ""))
    answer = said.get(_ANSWERS.get(bound[1].casefold(), ""), "") if bound else ""
    texts = list(content.iter(qualified("w:t")))
    if not answer or not texts:
        return
    _say(texts, answer)
    for node in properties.findall(qualified("w:showingPlcHdr")):
        properties.remove(node)
    for style in list(content.iter(qualified("w:rStyle"))):
        above = style.getparent()
        if above is not None and "laceholder" in style.get(qualified("w:val"), ""):
            above.remove(style)


def draft_line(words: str) -> Element:
    """The draft mark as a line of its own, for a header that knows of none."""
    text = element("w:t")
    text.text = words
    run = element("w:r", None, element("w:rPr", None, element("w:rStyle", {"w:val": "Mark"})), text)
    return element("w:p", None, element("w:pPr", None, element("w:pStyle", {"w:val": "Header"})), run)
