"""Risks on the page: the matrix and the list, the gravest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.risks import Risk as RiskMark
from reportgen.compose.charts.risks import RiskWords, risks, severity
from reportgen.compose.messages import interconnections as say
from reportgen.compose.sections.spoken import spoken
from reportgen.model.records import Risk
from reportgen.words.catalogue import Words


@dataclass(frozen=True)
class RiskRow:
    """A risk with its tone: red, amber, or none."""

    risk: Risk
    code: str
    concerns: str
    tone: str


@dataclass(frozen=True)
class Risks:
    """The list and the matrix with their message."""

    message: str
    rows: tuple[RiskRow, ...]
    svg: Markup


def risk_section(
    found: Sequence[Risk], short: Callable[[str], str], figure_id: str, palette: Palette, words: Words
) -> Risks | None:
    """Risks by probability times impact, the gravest first; None without any."""
    if not found:
        return None
    rows = sorted((_row(each, short) for each in found), key=lambda row: (-_weight(row.risk), row.risk.id))
    tones = [row.tone for row in rows]
    weighed = sum(bool(_weight(row.risk)) for row in rows)
    message = (
        say.risks(tones.count("red"), tones.count("amber"), weighed, words)
        if weighed
        else words.t("No risk has been assessed")
    )
    marks = [
        RiskMark(row.code, row.risk.probability, row.risk.impact)
        for row in rows
        if row.risk.probability and row.risk.impact
    ]
    labels = RiskWords(probability=words.t("probability"), impact=words.t("impact"))
    said = [
        words.t(
            "{code}: probability {probability}, impact {impact}",
            code=mark.code,
            probability=mark.probability,
            impact=mark.impact,
        )
        for mark in marks
    ]
    figure = Figure(figure_id, spoken(message, said, words), palette)
    return Risks(message, tuple(rows), Markup(risks(marks, figure=figure, words=labels)))  # noqa: S704 - the chart escapes its texts


def _row(risk: Risk, short: Callable[[str], str]) -> RiskRow:
    tone = severity(risk.probability, risk.impact) if risk.probability and risk.impact else "none"
    return RiskRow(risk, short(risk.id), short(risk.concerns) if risk.concerns else "–", "" if tone == "none" else tone)


def _weight(risk: Risk) -> int:
    return (risk.probability or 0) * (risk.impact or 0)
