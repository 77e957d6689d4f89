"""What stands in a field that nobody has filled in: our own prompts, and those that Word puts back."""

from functools import cache

from reportgen.model.labels import LANGUAGES
from reportgen.words.catalogue import Words, t

PROMPTS = (t("your answer"), t("by when"), t("date"), t("what you need for it"), t("your decision"))
STOCK = (
    "Click or tap here to enter text.",
    "Click or tap to enter a date.",
    "Klik eller tryk her for at skrive tekst.",
    "Klik eller tryk for at angive en dato.",
    "Klicken oder tippen Sie hier, um Text einzugeben.",
    "Klicken oder tippen Sie, um ein Datum einzugeben.",
)


@cache
def placeholders() -> frozenset[str]:
    """All of them: a document may be in another language than the log."""
    return frozenset({Words(language).t(prompt) for language in LANGUAGES for prompt in PROMPTS}.union(STOCK))
