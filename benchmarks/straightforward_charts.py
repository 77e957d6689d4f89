"""The straightforward script's charts: matplotlib, as PNG."""

import io

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

mpl.use("Agg")
BLUE, GREY, ORANGE = "#0f4c75", "#b8c2cc", "#d9822b"
SHADES = ((0.5, "#eef3f7"), (0.8, "#c9d9e6"), (1.0, "#9dbbd3"))
OVER = "#f6c7bd"
DOTS_PER_INCH = 200


def shade(share: float) -> str:
    """The colour of a heat map's cell by how much of the capacity is asked for."""
    return next((colour for limit, colour in SHADES if share <= limit), OVER)


def dumbbell(gaps: pd.DataFrame) -> bytes:
    """Current and target level of each gap."""
    figure, axes = _axes(0.35 * len(gaps) + 1)
    places = range(len(gaps))[::-1]
    axes.hlines(places, gaps["Current level"], gaps["Target level"], color=GREY)
    axes.scatter(gaps["Current level"], places, facecolors="white", edgecolors=BLUE, zorder=3)
    axes.scatter(gaps["Target level"], places, color=BLUE, zorder=3)
    axes.set_yticks(places, labels=list(gaps["Capability"]))
    axes.set_xlim(0, 5)
    return _png(figure)


def gantt(initiatives: pd.DataFrame) -> bytes:
    """Each initiative as asked for and as coordinated."""
    figure, axes = _axes(0.4 * len(initiatives) + 1)
    places = np.arange(len(initiatives))[::-1]
    days = (initiatives["End"] - initiatives["Start"]).dt.days
    starts = (initiatives["Start"] - pd.Timestamp(0)) / pd.Timedelta(days=1)
    axes.barh(places + 0.2, days, left=starts, height=0.25, facecolor="none", edgecolor=BLUE, linestyle="--")
    axes.barh(places - 0.1, days, left=starts, height=0.35, color=BLUE)
    axes.set_yticks(places, labels=list(initiatives["Initiative"]))
    axes.xaxis_date()
    return _png(figure)


def closing(gaps: pd.DataFrame) -> bytes:
    """The weighted gap still open, over time."""
    figure, axes = _axes(2.6)
    ordered = gaps.sort_values("Closes")
    axes.step(ordered["Closes"], gaps["Weighted"].sum() - ordered["Weighted"].cumsum(), where="post", color=BLUE)
    axes.set_ylim(bottom=0)
    return _png(figure)


def cost(spent: "pd.Series[float]", budget: "pd.Series[float]") -> bytes:
    """Cost by year, with the budget as a line."""
    figure, axes = _axes(1.6)
    years = [str(year) for year in budget.index]
    axes.barh(years, [spent.get(year, 0) for year in budget.index], color=BLUE)
    axes.scatter(list(budget), years, marker="|", s=400, color=ORANGE)
    return _png(figure)


def risks(found: pd.DataFrame) -> bytes:
    """The matrix of probability and impact."""
    figure, axes = _axes(2.6)
    scale = np.arange(1, 6)
    axes.imshow(np.outer(scale, scale), origin="lower", extent=(0.5, 5.5, 0.5, 5.5), cmap="YlOrRd", aspect="auto")
    for _, row in found.iterrows():
        axes.text(row["Impact"], row["Probability"], row["ID"], ha="center", va="center")
    return _png(figure)


def _axes(height: float) -> tuple[Figure, Axes]:
    figure, axes = plt.subplots(figsize=(7, height), dpi=DOTS_PER_INCH, layout="constrained")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=7)
    return figure, axes


def _png(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    plt.close(figure)
    return stream.getvalue()
