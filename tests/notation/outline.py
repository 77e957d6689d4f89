"""What a document says, as text to compare: one line a heading, message, caption, cell, note, alt text or paragraph."""

from reportgen.render.parity import Line, outline_html, outline_pdf, outline_word


def outline(document: bytes | str) -> str:
    """The outline of a .docx, a PDF (both as bytes) or an HTML document: `kind: text`, a line each."""
    return "\n".join(f"{line.kind}: {line.text}".rstrip() for line in lines(document))


def lines(document: bytes | str) -> list[Line]:
    """The same as lines; a page number stands as U+FFFC where a format can tell it from other text."""
    if isinstance(document, str):
        return outline_html(document)
    return outline_pdf(document) if document.startswith(b"%PDF") else outline_word(document)
