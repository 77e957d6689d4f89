"""A template of a programme's own: what the gap report becomes by it, and how a fault in it is told."""

from pathlib import Path

import pytest

from notation.plans import plan
from notation.reports import report_view
from reportgen.compose import gap_report
from reportgen.compose.press import FaultyTemplateError, Press
from reportgen.programme import built_in_templates

START = '{% extends "base.html" %}\n{% import "macros.html" as m with context %}\n{% block body %}\n'
END = "\n{% endblock %}\n"
VIEW = report_view(plan("Department: FIN name=Finance", "Gap: FIN.A1 capability=Closing"))


def composed(folder: Path, body: str) -> str:
    """The gap report by a template in `folder` with this body, which begins in line 4."""
    (folder / "gap-report.html").write_text(START + body + END, "utf-8")
    return gap_report.compose(VIEW, Press([folder, built_in_templates()])).html


def fault(folder: Path, body: str) -> str:
    """What is said of a fault in such a template: `file:line: message`."""
    with pytest.raises(FaultyTemplateError) as caught:
        composed(folder, body)
    return f"{Path(caught.value.file).name}:{caught.value.line}: {caught.value.message}"
