"""What is said about each finding, in English; other languages translate these texts in their catalogues.

In a template `{name}` is a value of the finding and `{name:form}` that value in a form (`FORMS` in `findings`).
`[…]` is left out where a value in it is not stated; of `[…|…]` the first part that can be filled in is said.
"""

from collections.abc import Mapping

from reportgen.words.sentences.aims import AIMS
from reportgen.words.sentences.intake import INTAKE
from reportgen.words.sentences.work import WORK

SENTENCES: Mapping[str, tuple[str, str]] = {**INTAKE, **AIMS, **WORK}
"""The message and the remedy of every code, in the order in which the catalogues translate them."""
