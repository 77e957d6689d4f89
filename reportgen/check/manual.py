"""The reference page of all findings: `python -m reportgen.check.manual > docs/findings.md`."""

import inspect
import re
import sys
import textwrap

from reportgen.check import RULES
from reportgen.check.intake import INTAKE
from reportgen.model.finding import SEVERITIES, Finding
from reportgen.words.catalogue import Words
from reportgen.words.findings import MANY, SENTENCES, message, remedy
from reportgen.words.phrases import FILLED_BY

HEAD = """\
# Findings

What reportgen may find in the workbooks, by code. An **error** means that something could not be read or used: the
documents that show it carry a DRAFT mark until it is mended. A **warning** means that the plan says what does not fit.
A **note** is worth knowing.

In the sentences below, words in *italics* are filled in with what stands in the workbooks; what stands in brackets is
said where it is known.

Each finding names the file, the sheet and the cell, what stands there, what is expected, and what to type instead. Ten
or more of one code in one column of a sheet are said as one finding, at the first cell, with the others listed
(`also`), how many they are (`count`) and what stands in each of them (`texts`, in their order). A fault is reported
where it is made: what could not be read is not also found to be missing by the rules of coherence.

This page is made from the rules themselves: `python -m reportgen.check.manual > docs/findings.md`.
"""


def manual() -> str:
    """The page, as Markdown: first what reading a workbook finds, then what does not fit together."""
    intake = [_intake_entry(code) for code in INTAKE]
    coherence = [_entry(code) for code in RULES]
    return (
        "\n".join([HEAD, "## Reading a workbook\n", *intake, "## Does it fit together?\n", *coherence]).rstrip() + "\n"
    )


def _entry(code: str) -> str:
    explained = inspect.getdoc(RULES[code])
    return f"### {code}\n\n*{SEVERITIES[code]}*\n\n{explained}\n\n{_said(code)}"


def _intake_entry(code: str) -> str:
    """An entry of reading: what it means, what is said, and an example."""
    explained, words = INTAKE[code], Words("en")
    example = Finding(code=code, source=explained.source, values=dict(explained.values))
    parts = [f"### {code}", f"*{SEVERITIES[code]}*", textwrap.fill(explained.meaning, 120), _said(code).rstrip()]
    if code in MANY:
        parts.append(f"Ten or more in one column:\n\n> {_shown(MANY[code][0])}")
    said = f"> {message(example, words)}\n>\n> {remedy(example, words)}"
    parts.append(f"For example, at {explained.source}:\n\n{said}")
    return "\n\n".join(parts) + "\n"


def _said(code: str) -> str:
    return ">\n".join(f"> {_shown(template)}\n" for template in SENTENCES[code])


def _shown(template: str) -> str:
    """A template as a person may read it: no forms, and for a value that is a sentence of its own what it is about."""
    filled = re.sub(
        r"\{(\w+):?(\w*)\}", lambda match: f"*{FILLED_BY.get(match[2], match[1].replace('_', ' '))}*", template
    )
    return re.sub(r"\[([^\[\]]*)\]", lambda match: f"[{match[1].replace('|', ' / ')}]", filled)


if __name__ == "__main__":
    sys.stdout.write(manual())
