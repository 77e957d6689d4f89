"""Gap reports as a plain script makes them: pandas.read_excel, matplotlib, WeasyPrint and python-docx, one by one.

It is what reportgen is compared with, so it says the same, section by section, table by table, chart by chart. It is
spared what reportgen does besides: it checks nothing, coordinates nothing (coordinated dates are the ones asked for),
speaks English only, and trusts its input. `python -m benchmarks.straightforward PROGRAMME OUT` reads PROGRAMME/inputs,
as `tests/notation/programmes.py` makes it, and writes PDF, Word and HTML.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from benchmarks import straightforward_charts as charts
from benchmarks.straightforward_writers import (
    Block,
    Heading,
    Paragraph,
    Picture,
    Table,
    write_html,
    write_pdf,
    write_word,
)

HEADER_ROW = 3
WORKING_DAYS_A_QUARTER = 55
Sheets = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Own:
    """What one report is made of: the programme's sheets, the department's, and its row in the list of departments."""

    code: str
    programme: Sheets
    sheets: Sheets
    department: pd.Series


def read(path: Path) -> Sheets:
    """All sheets of a workbook, headed by their labels without the mark for required ones."""
    sheets = pd.read_excel(path, sheet_name=None, header=HEADER_ROW, engine="openpyxl")
    return {name: frame.rename(columns=lambda label: str(label).removesuffix(" *")) for name, frame in sheets.items()}


def day(value: object) -> str:
    return f"{value:%d %b %Y}" if isinstance(value, pd.Timestamp) and not pd.isna(value) else "–"


def weighted(own: Own) -> pd.DataFrame:
    """The gaps with their size, weight and closing date, the largest first."""
    gaps = own.sheets["Gaps"].merge(
        own.programme["Guidelines"][["ID", "Weight"]].rename(columns={"ID": "Guideline"}), on="Guideline"
    )
    gaps["Size"] = gaps["Target level"] - gaps["Current level"]
    gaps["Weighted"] = gaps["Size"] * gaps["Weight"]
    initiatives = own.sheets["Initiatives"]
    closers = {
        code: [row for _, row in initiatives.iterrows() if code in row["Closes"].split(", ")] for code in gaps["ID"]
    }
    gaps["Closers"] = [", ".join(row["ID"] for row in closers[code]) for code in gaps["ID"]]
    gaps["Closes"] = [max((row["End"] for row in closers[code]), default=pd.NaT) for code in gaps["ID"]]
    return gaps.sort_values(["Weighted", "ID"], ascending=[False, True])


def loads(own: Own) -> pd.DataFrame:
    """Person-days asked for and available by role and quarter."""
    rows = []
    dates = own.sheets["Initiatives"].set_index("ID")
    for _, each in own.sheets["Resources"].iterrows():
        days = pd.bdate_range(dates.loc[each["Initiative"], "Start"], dates.loc[each["Initiative"], "End"])
        share = each["Effort (person-days)"] / len(days)
        rows += [(each["Role"], f"{date.year}-Q{date.quarter}", share) for date in days]
    asked = pd.DataFrame(rows, columns=["Role", "Period", "Asked"]).groupby(["Role", "Period"], as_index=False).sum()
    capacity = own.sheets["Capacity"].copy()
    capacity["Available"] = (capacity["Total FTE"] - capacity["Day-to-day FTE"]) * WORKING_DAYS_A_QUARTER
    return capacity.merge(asked, how="left", on=["Role", "Period"]).fillna({"Asked": 0})


def report(own: Own) -> Iterator[Block]:
    """A gap report from its first page to its annex."""
    gaps, load = weighted(own), loads(own)
    yield from one_page(own, gaps)
    yield from strategy(own)
    yield from demands(own)
    yield from gap(gaps)
    yield from ways(own, gaps)
    yield from takes(own, load)
    yield from interconnections(own)
    yield from risks(own)
    yield from open_points(own, load)
    yield from annex(own)


def one_page(own: Own, gaps: pd.DataFrame) -> Iterator[Block]:
    initiatives, resources = own.sheets["Initiatives"], own.sheets["Resources"]
    yield Heading("In one page")
    effort, money = resources["Effort (person-days)"].sum(), resources["One-off cost"].sum()
    yield Paragraph(f"You are asked to commit to {len(initiatives)} initiatives and {effort:,.0f} person-days.")
    yield Paragraph(f"{len(gaps)} gaps · {effort:,.0f} person-days · DKK {money / 1e6:.1f} m")
    yield Heading("Your largest gaps", 2)
    yield Table(
        ("Capability", "Level", "Closes"),
        [(row["Capability"], level(row), "● in time") for _, row in gaps.head(3).iterrows()],
    )
    yield Heading("Others owe you · you owe others", 2)
    yield Table(
        ("With", "Deliverable", "State"),
        [
            (row["Department"], row["Deliverable"], "● agreed")
            for _, row in own.sheets["Dependencies"].head(3).iterrows()
        ],
    )


def level(row: pd.Series) -> str:
    return f"{row['Current level']} → {row['Target level']}"


def strategy(own: Own) -> Iterator[Block]:
    options = own.programme["Options"]
    translation = own.sheets["Translation"].set_index("Guideline")
    rows = []
    for _, guideline in own.programme["Guidelines"].iterrows():
        mine = options[options["Guideline"] == guideline["ID"]]
        said = "\n".join(
            f"{'Chosen' if row['Chosen'] == 'yes' else 'Not chosen'}: {row['Option']} – {row['Reason']}"
            for _, row in mine.iterrows()
        )
        meaning = translation.loc[guideline["ID"]]
        rows.append(
            (
                f"{guideline['ID']} {guideline['Guideline']}\n{guideline['Why']}",
                said,
                f"{meaning['What it means for us']}\nWe expect: {meaning['Expected benefit']}",
            )
        )
    yield Heading("Why, and what it means for us")
    yield Table(("Guideline", "Chosen, and what was not", "What it means for us"), rows)
    yield from understanding(own)


def understanding(own: Own) -> Iterator[Block]:
    interviews = own.programme["Interviews"]
    latest = interviews[interviews["Round"] == interviews["Round"].max()]
    rows = []
    for _, guideline in own.programme["Guidelines"].iterrows():
        scores = latest[latest["Guideline"] == guideline["ID"]]
        ours = scores[scores["Department"] == own.code]["Understanding"]
        everyone = scores["Understanding"]
        agreement = max(0.0, 1 - everyone.var() / 2)
        name = f"{guideline['ID']} {guideline['Guideline']}"
        rows.append((name, f"{ours.mean():.1f}", f"{everyone.mean():.1f}", f"{agreement:.2f}", str(len(everyone))))
    yield Table(("Guideline", "Ours", "All", "Agreement", "Leaders"), rows)


def demands(own: Own) -> Iterator[Block]:
    responses = own.programme["Responses"].set_index("Demand")
    services = own.programme["Services"].set_index("ID")
    rows = []
    for _, row in own.sheets["Demands"].iterrows():
        answer = responses.loc[f"{own.code}.{row['ID']}"]
        service = services.loc[answer["Service"]]
        offered = f"{service['Service']}\nfrom {day(service['Available from'])}"
        name = f"{row['ID']} {row['Demand']}\n{row['Priority']} · {row['Guideline']}"
        rows.append((name, day(row["Needed by"]), f"● {answer['Response']}", offered))
    yield Heading("Our demands and IT's answers")
    yield Table(("Demand", "Needed by", "Answer", "Service, from when"), rows)


def gap(gaps: pd.DataFrame) -> Iterator[Block]:
    yield Heading("Our strategic gap")
    yield Picture(charts.dumbbell(gaps), "Current and target level, sorted by weighted gap")
    yield Table(
        ("Gap", "Today", "Target", "Level", "Closed by", "Wanted"),
        [
            (
                f"{row['ID']} {row['Capability']}\n{row['Guideline']}",
                row["Current state"],
                row["Target state"],
                level(row),
                row["Closers"],
                f"{day(row['Target date'])}\n{'● in time' if row['Closes'] <= row['Target date'] else '▲ late'}",
            )
            for _, row in gaps.iterrows()
        ],
    )


def ways(own: Own, gaps: pd.DataFrame) -> Iterator[Block]:
    initiatives = own.sheets["Initiatives"]
    yield Heading("How we close it")
    yield Picture(charts.gantt(initiatives), "Initiatives as asked for and as coordinated")
    rows = []
    for _, row in initiatives.iterrows():
        dates = f"{day(row['Start'])} –\n{day(row['End'])}"
        name = f"{row['ID']} {row['Initiative']}\n{row['Owner']}"
        rows.append((name, row["Closes"], dates, dates, f"{row['Status']}\n● {row['Self-rating']}"))
    yield Table(("Initiative", "Gaps", "Asked", "Coordinated", "Status, rating"), rows)
    yield Picture(charts.closing(gaps), "Weighted gap still open")


def takes(own: Own, load: pd.DataFrame) -> Iterator[Block]:
    resources = own.sheets["Resources"].merge(
        own.sheets["Initiatives"][["ID", "Start"]].rename(columns={"ID": "Initiative"}), on="Initiative"
    )
    cost = resources.groupby(resources["Start"].dt.year)["One-off cost"].sum()
    budgets = own.programme["Budget"]
    budget = budgets[budgets["Department"] == own.code].set_index("Year")["Amount"]
    yield Heading("What it takes")
    yield Heading("Money", 2)
    yield Picture(charts.cost(cost, budget), "Cost by year against the budget")
    yield Table(
        ("DKK a year", "One-off", "Annual", "Budget", "Above budget"),
        [
            (
                str(year),
                f"{cost.get(year, 0):,.0f}",
                "0",
                f"{amount:,.0f}",
                f"{max(0, cost.get(year, 0) - amount):,.0f}",
            )
            for year, amount in budget.items()
        ],
    )
    yield Heading("People", 2)
    for _ in ("as asked", "as coordinated"):
        yield heat(load)


def heat(load: pd.DataFrame) -> Table:
    periods = sorted(load["Period"].unique())
    rows, fills = [], {}
    for number, (role, mine) in enumerate(load.groupby("Role")):
        by_period = mine.set_index("Period")
        cells = [f"{by_period.loc[each, 'Asked']:.0f} / {by_period.loc[each, 'Available']:.0f}" for each in periods]
        rows.append((str(role), *cells))
        for column, each in enumerate(periods, start=1):
            share = by_period.loc[each, "Asked"] / by_period.loc[each, "Available"]
            fills[number, column] = charts.shade(share)
    return Table(("Role", *periods), rows, fills, landscape=True)


def interconnections(own: Own) -> Iterator[Block]:
    rows = []
    for _, row in own.sheets["Dependencies"].iterrows():
        other = row["Department"]
        between = f"{other} → us" if row["Direction"] == "needs" else f"us → {other}"
        said = f"{day(row['Date'])}\n{row['Status']}"
        what = f"{row['Deliverable']}\n{row['Initiative']} · with {row['Their initiative']}"
        rows.append((what, between, said, said, "● agreed"))
    yield Heading("Interconnections")
    yield Table(("What", "Between", "We say", "They say", "State"), rows)


def risks(own: Own) -> Iterator[Block]:
    found, rows = own.sheets["Risks"], []
    for _, row in found.iterrows():
        name = f"{row['ID']} {row['Risk']}\n{row['Concerns']}"
        rows.append((name, f"{row['Probability']} × {row['Impact']}", row["Response"], row["Owner"]))
    yield Heading("Risks")
    yield Picture(charts.risks(found), "Risks by probability and impact")
    yield Table(("Risk", "P × I", "Response", "Owner"), rows)


def open_points(own: Own, load: pd.DataFrame) -> Iterator[Block]:
    over = load[load["Asked"] > load["Available"]]
    points = []
    for _, row in over.iterrows():
        said = f"{row['Role']} is asked for {row['Asked']:.0f} of {row['Available']:.0f} days in {row['Period']}."
        points.append(("▲ warning", said, "Move work, add people, or cut.", f"{own.code}.xlsx, Capacity"))
    points += [
        ("note", f"Initiative {row['ID']} takes from the role.", "Look at its dates.", f"{own.code}.xlsx, Initiatives")
        for _, row in own.sheets["Initiatives"].head(8 - len(points)).iterrows()
    ]
    yield Heading("Open points")
    yield Table(("Kind", "What does not fit", "What to do", "Where"), points)
    yield Heading("Commitment")
    yield Paragraph("We commit to the dates, the people and the money of this report as coordinated.")
    yield Table(
        ("Role", "Name", "Date", "Signature"), [("Head", own.department["Head"], "", ""), ("Sponsor", "", "", "")]
    )


def annex(own: Own) -> Iterator[Block]:
    yield Heading("Registers")
    yield Table(
        ("Initiative", "Role", "From", "Person-days", "One-off", "Annual"),
        [
            (
                row["Initiative"],
                row["Role"],
                own.code,
                str(row["Effort (person-days)"]),
                f"{row['One-off cost']:,.0f}",
                "–",
            )
            for _, row in own.sheets["Resources"].iterrows()
        ],
    )
    yield Table(
        ("Initiative", "Description"),
        [
            (f"{row['ID']} {row['Initiative']}", str(row["Description"]))
            for _, row in own.sheets["Initiatives"].iterrows()
        ],
    )
    yield Heading("Where each figure comes from")
    for each in (
        "Gap: target − current level.",
        "Available: (total − day-to-day FTE) × working days.",
        "Cost: as stated.",
    ):
        yield Paragraph(each)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("programme", type=Path)
    arguments.add_argument("out", type=Path)
    asked = arguments.parse_args()
    programme = read(asked.programme / "inputs" / "programme.xlsx")
    for _, department in programme["Departments"].iterrows():
        own = Own(
            department["ID"], programme, read(asked.programme / "inputs" / f"{department['ID']}.xlsx"), department
        )
        title, blocks = f"{department['Department']}: our strategic gap", list(report(own))
        folder = asked.out / own.code
        folder.mkdir(parents=True, exist_ok=True)
        page = write_html(title, blocks)
        (folder / "gap-report.html").write_text(page, encoding="utf-8")
        (folder / "gap-report.pdf").write_bytes(write_pdf(page))
        write_word(title, blocks, folder / "gap-report.docx")


if __name__ == "__main__":
    main()
