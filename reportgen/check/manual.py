"""The reference page of all findings: `python -m reportgen.check.manual > docs/findings.md`."""

import inspect
import re
import sys

from reportgen.check import RULES
from reportgen.model.finding import SEVERITIES
from reportgen.words.findings import SENTENCES
from reportgen.words.sentences import FILLED_BY

HEAD = """\
# Findings

What reportgen may find in the workbooks, by code. An **error** means that something could not be read or used: the
documents that show it carry a DRAFT mark until it is mended. A **warning** means that the plan says what does not fit.
A **note** is worth knowing.

In the sentences below, words in *italics* are filled in with what stands in the workbooks; what stands in brackets is
said where it is known.

This page is made from the rules themselves: `python -m reportgen.check.manual > docs/findings.md`.
"""


def manual() -> str:
    """The page, as Markdown: first what reading a workbook finds, then what does not fit together."""
    intake = [_entry(code) for code in SEVERITIES if code not in RULES]
    coherence = [_entry(code) for code in RULES]
    return (
        "\n".join([HEAD, "## Reading a workbook\n", *intake, "## Does it fit together?\n", *coherence]).rstrip() + "\n"
    )


def _entry(code: str) -> str:
    message, remedy = SENTENCES[code]
    said = f"> {_shown(message)}\n>\n> {_shown(remedy)}\n"
    rule = RULES.get(code)
    explained = f"\n{inspect.getdoc(rule)}\n" if rule else ""
    return f"### {code}\n\n*{SEVERITIES[code]}*\n{explained}\n{said}"


def _shown(template: str) -> str:
    """A template as a person may read it: no forms, and for a value that is a sentence of its own what it is about."""
    filled = re.sub(
        r"\{(\w+):?(\w*)\}", lambda match: f"*{FILLED_BY.get(match[2], match[1].replace('_', ' '))}*", template
    )
    return re.sub(r"\[([^\[\]]*)\]", lambda match: f"[{match[1].replace('|', ' / ')}]", filled)


if __name__ == "__main__":
    sys.stdout.write(manual())
