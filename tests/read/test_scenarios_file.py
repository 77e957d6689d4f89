"""The what-if file: what it may say, and every fault in it as a sentence with its line."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.model.plan import Plan
from reportgen.read import read_programme
from reportgen.read.scenarios import ScenarioError, read_scenarios

PLAN = plan("""
Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31
Department: IT
Department: FIN
Initiative: FIN.I1 start=2026-03-02 end=2026-05-29 status=planned
Initiative: FIN.I2 start=2026-03-02 end=2026-05-29 status=running
Initiative: FIN.I3 start=2026-03-02 status=planned
Initiative: FIN.I4 start=2026-03-02 end=2026-05-29 status=done
Capacity: IT role=Architect period=2026-Q1 total_fte=2 day_to_day_fte=1
Resource: FIN initiative=FIN.I1 from_department=IT role=Tester effort=10
Budget: FIN year=2026 amount=1000
""")
PEOPLE = '[[option]]\nname = "More"\n[[option.add-fte]]\ndepartment = "IT"\nrole = "{role}"\nfte = {fte}\n'
WEEK = "[[option]]\nname='{}'\n[[option.delay]]\nby='1 week'\n"


def read(folder: Path, text: str, of: Plan = PLAN) -> object:
    file = folder / "options.toml"
    file.write_text(text, "utf-8")
    return read_scenarios(file, of)


def test_all_that_it_may_say(tmp_path: Path) -> None:
    file = tmp_path / "options.toml"
    file.write_text(
        PEOPLE.format(role="architect", fte=0.5)
        + 'from = "2026-Q2"\nto = "2026-Q3"\n'
        + '[[option.raise-budget]]\ndepartment = "FIN"\nyear = 2026\namount = 10.5\n'
        + '[[option]]\nname = "  Less\\n and later "\n'
        + '[[option.shift]]\ninitiative = "FIN.I1"\nstart = 2026-04-01\n'
        + '[[option.drop]]\ninitiative = "FIN.I2"\n'
        + '[[option.delay]]\nby = "1 month"\ninitiative = "FIN.I1"\n'
        + '[[option]]\nname = "Wait"\n[[option.delay]]\nby = "4 weeks"\n',
        "utf-8",
    )
    more, less, wait = read_scenarios(file, PLAN)
    assert (more.name, less.name, wait.name) == ("More", "Less and later", "Wait")
    assert (more.add_fte[0].fte, str(more.add_fte[0].from_), str(more.add_fte[0].to)) == (
        Decimal("0.5"),
        "2026-Q2",
        "2026-Q3",
    )
    assert more.raise_budget[0].amount == Decimal("10.5")
    assert less.shift[0].start == dt.date(2026, 4, 1)
    assert [each.waits for each in (more, less, wait)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("option = ", 1, "not valid TOML"),
        ("", None, "There is no option. Write a line [[option]]"),
        ("[option]\nname = 'x'", 1, "a table of its own: [[option]]"),
        ("option = [1]", 1, "a table of its own: [[option]]"),
        ("[[options]]\n", 1, "no 'options' here. Known are: option"),
        ("\n[[option]]\nnam = 'x'\nname = 'y'", 3, "no 'nam' here. Known are: name, add-fte, shift"),
        ("[[option]]\n[[option.drop]]\ninitiative='FIN.I1'", 1, "'name' is missing"),
        ("[[option]]\nname = ' '", 2, "write one line of 1 to 80 characters"),
        ('[[option]]\nname = "\\u0007"', 2, "write one line of 1 to 80 characters"),
        ("[[option]]\nname = 'x'", 1, "changes nothing. Add one of: [[option.add-fte]]"),
        ("[[option]]\nname = 'x'\n[option.drop]\ninitiative = 'FIN.I1'", 3, "a table of its own: [[option.drop]]"),
        (PEOPLE.format(role="Architect", fte='"two"'), 6, "'fte' is 'two', which cannot be used"),
        (PEOPLE.format(role="Architect", fte=0), 6, "greater than 0"),
        (PEOPLE.format(role="Architect", fte="inf"), 6, "which cannot be used"),
        (PEOPLE.format(role="Architect", fte=1) + "from = '2026-04'", 7, "2026-04 is no period of the plan"),
        (PEOPLE.format(role="Architect", fte=1) + "from = 'Q1'", 7, "'from' is 'Q1', which cannot be used"),
        (PEOPLE.format(role="Architect", fte=1) + "to = '2027-Q1'", 7, "Write one from 2026-Q1 to 2026-Q4"),
        (PEOPLE.format(role="Architect", fte=1) + "from='2026-Q3'\nto='2026-Q1'", 8, "lies before 2026-Q3"),
        (PEOPLE.format(role="Boss", fte=1), 5, "IT has no role 'Boss'. Known are: Architect, Tester"),
        (PEOPLE.format(role="Tester", fte=1), 5, "No capacity of Tester in IT is stated"),
        (PEOPLE.format(role="Architect", fte=1).replace("IT", "HR"), 4, "no department HR. Known are: FIN, IT"),
        ("[[option]]\nname='x'\n[[option.drop]]\ninitiative='FIN.I9'", 4, "Known are: FIN.I1, FIN.I2, FIN.I3, FIN.I4."),
        ("[[option]]\nname='x'\n[[option.drop]]\ninitiative='FIN.I4'", 4, "FIN.I4 is done, so it cannot be dropped"),
        ("[[option]]\nname='x'\n[[option.delay]]\nby='1 week'\ninitiative='FIN.I2'", 5, "FIN.I2 is running"),
        ("[[option]]\nname='x'\n[[option.delay]]\nby='1 week'\ninitiative='FIN.I3'", 5, "no start and end in order"),
        ("[[option]]\nname='x'\n[[option.delay]]\nby='soon'", 4, 'such as "4 weeks"'),
        ("[[option]]\nname='x'\n[[option.shift]]\ninitiative='FIN.I1'\nstart='1.4.26'", 5, "'start' is '1.4.26'"),
        ("[[option]]\nname='x'\n[[option.shift]]\ninitiative='FIN.I1'", 3, "'start' is missing"),
        (
            "[[option]]\nname='x'\n[[option.raise-budget]]\ndepartment='FIN'\nyear=2027\namount=1",
            5,
            "No budget of FIN for 2027 is stated. Stated in the plan are: 2026",
        ),
        (
            2 * WEEK.format("x"),
            2,
            "Two options are called 'x'",
        ),
        (
            WEEK.format("x") + WEEK.format("y") + "[[option.delay]]\nby = '2 weeks'\nfor = 1",
            11,
            "no 'for' here. Known are: by, initiative",
        ),
    ],
)
def test_a_fault_is_a_sentence_with_its_line(tmp_path: Path, text: str, line: int | None, said: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, text)
    assert said in str(caught.value)
    assert caught.value.line == line
    assert str(tmp_path / "options.toml") in str(caught.value)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("name = 'Übersicht'".encode("latin-1"))
    for name in ("latin.toml", "none.toml"):
        with pytest.raises(ScenarioError, match="This cannot be read"):
            read_scenarios(tmp_path / name, PLAN)


def test_a_name_that_no_font_can_show_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "options.toml"
    file.write_text("\n" + WEEK.format("Wait 🦆"), encoding="utf-8")
    assert read_scenarios(file, PLAN)
    with pytest.raises(ScenarioError, match=r"line 3: No font has 🦆 \(U\+1F986\), in 'Wait 🦆'"):
        read_scenarios(file, PLAN, lambda text: [each for each in text if each == "🦆"])


def test_the_examples_file_fits_the_example() -> None:
    repository = Path(__file__).parents[2]
    made = read_programme(repository).plan
    assert made is not None
    assert len(read_scenarios(repository / "examples" / "nordhavn" / "options.toml", made)) == 4


def test_an_option_in_one_line_is_read_too(tmp_path: Path) -> None:
    assert read(tmp_path, 'option = [{name = "x", delay = [{by = "1 week"}]}]')
    with pytest.raises(ScenarioError, match="line 1: There is no initiative X"):
        read(tmp_path, 'option = [{name = "x", delay = [{by = "1 week", initiative = "X"}]}]')


VALUES = st.one_of(
    st.integers(), st.floats(), st.booleans(), st.dates(), st.text(max_size=5), st.just("FIN.I1"), st.just("IT")
)
KEYS = st.sampled_from(["initiative", "by", "start", "department", "role", "fte", "from", "to", "year", "amount", "x"])
TABLES = st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=2)
CHANGES = st.sampled_from(["add-fte", "shift", "drop", "delay", "raise-budget", "name", "x"])


@given(option=st.dictionaries(CHANGES, st.one_of(TABLES, VALUES), max_size=4))
def test_whatever_it_holds_it_is_read_or_refused_with_a_sentence(
    option: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    said = "read."
    try:
        read(tmp_path_factory.mktemp("any"), f"option = [{toml(option)}]\n")
    except ScenarioError as fault:
        said = fault.message
    assert said.endswith((".", "…"))


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str | bool):
        return json.dumps(value)
    return str(value)
