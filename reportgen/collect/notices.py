"""What is said of a file that came back: a sentence with its values, told in any language."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.words.catalogue import Words, t


@dataclass(frozen=True)
class Notice:
    """A sentence about a file; `aside` if because of it nothing from the file stands among what may be accepted."""

    text: str
    values: tuple[tuple[str, str], ...] = ()
    aside: bool = False

    def in_words(self, words: Words) -> str:
        """The sentence in a language."""
        return words.t(self.text, **dict(self.values)) if self.values else words.t(self.text)


def notice(text: str, *, aside: bool = False, **values: object) -> Notice:
    """A notice whose values are filled in."""
    return Notice(text, tuple((name, str(value)) for name, value in values.items()), aside)


REASONS: Mapping[str, str] = {
    "empty file": t("The file is empty. Ask for it again."),
    "no Word file": t("This is no Word document. Save it as a Word document (.docx)."),
    "old Word": t("This is a document of an older Word. Save it as a Word document (.docx)."),
    "OpenDocument": t("This is an OpenDocument text. Save it as a Word document (.docx)."),
    "Strict Open XML": t("This was saved as Strict Open XML. Save it as a Word document (.docx)."),
}
BROKEN = t("The file is damaged and cannot be read. Ask for it again, or open it in Word and save it anew.")
SECRET = t("The file is protected by a password. Take the password off, and collect it again.")
LARGE = t("The file holds far more than a report does, and was not read. Ask for it again.")
DENIED = t("The file cannot be opened: {reason}")


def of_finding(found: Finding) -> Notice:
    """Why a file was not read."""
    if found.code == "password-protected":
        return Notice(SECRET, aside=True)
    if found.code == "too-large":
        return Notice(LARGE, aside=True)
    return Notice(REASONS.get(str(found.values.get("reason")), BROKEN), aside=True)
