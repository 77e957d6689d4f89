"""What was changed without being tracked: the paragraphs that came back against those that were sent out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.read.reviewed import Reviewed
from reportgen.read.sayings import Saying

MOST_PARAGRAPHS = 5_000
"""More are not compared: no document of ours has so many, and comparing takes the square of it."""


def untracked(sent: Reviewed, back: Reviewed) -> Iterator[Saying]:
    """A saying for each stretch that differs, as an editor who did not track would have tracked it.

    Where the fields of the answers were lost, what stood in them is compared as text.
    """
    lost = sent.fields and not back.fields
    before, after = (sent.shown, back.shown) if lost else (sent.texts, back.texts)
    if max(len(before), len(after)) > MOST_PARAGRAPHS:
        return
    matcher = SequenceMatcher(None, _folded(before), _folded(after), autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        yield Saying(
            "unmarked",
            old="\n".join(before[first:last]),
            new="\n".join(after[start:end]),
            passage="\n".join(after[max(start - 1, 0) : end])[:1000],
            who=back.saved_by if back.saved_by != sent.saved_by else "",
            when=back.saved if back.saved != sent.saved else "",
        )


def _folded(texts: Sequence[str]) -> list[str]:
    """Without white space and soft hyphens, which each program writes as it likes."""
    return ["".join(text.replace("\u00ad", "").split()) for text in texts]
