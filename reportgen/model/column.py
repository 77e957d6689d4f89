"""What one spreadsheet column holds: its type, whether it is required, what it may say, what its help says."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The types of values a cell may hold (docs: reference of types)."""

    CODE = "code"
    REF = "ref"
    REFS = "refs"
    TEXT = "text"
    DATE = "date"
    PERIOD = "period"
    LEVEL = "level"
    SCORE = "score"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    CHOICE = "choice"
    YES_NO = "yes/no"


MOST_CODES = 1_000
"""So many codes one cell may list: more than anybody types, and each of them is looked up and kept."""


@dataclass(frozen=True)
class Column:
    """One column (or, in a label/value sheet, one label).

    `label` is the English label; translations and synonyms stand in `labels.tsv`.
    `targets` are the sheets whose codes a ref may name; `("*",)` means the codes of any records, checked for
    coherence and not on reading. `minimum` and `maximum` bound numbers; `whole` asks for an integer.
    `first_day` makes a month, quarter or week mean its first day instead of its last.
    `default` is what an empty cell means; `unit` may follow a number. `wide` makes the column one of texts.
    """

    label: str
    kind: Kind
    help: str
    required: bool = False
    key: bool = False
    targets: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False
    first_day: bool = False
    default: str | int | bool | None = None
    unit: str = ""
    wide: bool = False
