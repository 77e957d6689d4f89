"""What a department is asked to settle: each rule, the order of the rules, and no more than four."""

from notation.reports import asked

TIME = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31 board_meeting=2026-03-12"
WORK = "Initiative: FIN.I1 name=Ledger closes=FIN.A1 start=2026-02-02 end=2026-05-29 status=planned"
LATE = "Initiative: FIN.I2 name=Close closes=FIN.A1 start=2026-03-02 end=2026-06-30 status=planned after=FIN.I1"
GAP = "Gap: FIN.A1 capability=Closing current_level=1 target_level=3 target_date=2026-12-31"
SHORT = (
    "Resource: FIN initiative=FIN.I1 role=Controller effort=60",
    "Capacity: FIN role=Controller period=2026-Q1 total_fte=1 day_to_day_fte=0.9",
    "Capacity: FIN role=Controller period=2026-Q2 total_fte=1 day_to_day_fte=0.9",
)
NEED = "Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Data date=2026-02-02"
PROMISE = "Dependency: IT direction=provides other=FIN deliverable=Data date=2026-04-01"


def whats(*texts: str, answered: bool = True) -> list[str]:
    return [each.what for each in asked(TIME, *texts, answered=answered)]


def test_nothing_is_asked_where_all_fits() -> None:
    assert whats(GAP, WORK) == []


def test_a_missing_workbook_is_asked_for_alone() -> None:
    assert whats("Guideline: G1", "Department: FIN", answered=False) == ["Send in your workbook"]


def test_contradicting_dates_are_settled_with_the_other_side() -> None:
    [ask] = asked(TIME, GAP, WORK, NEED, PROMISE)[:1]
    assert ask.what == "Settle ‘Data’"
    assert ask.why == "needed 2 Feb 2026, promised for 1 Apr 2026"
    assert ask.when == "By 12 Mar 2026, with IT"


def test_a_declined_promise_says_so() -> None:
    [ask] = asked(TIME, GAP, WORK, f"{NEED} status=agreed", f"{PROMISE.replace('04', '01')} status=declined")[:1]
    assert ask.why == "one side has declined it, the other counts on it"


def test_a_short_role_is_freed_once() -> None:
    assert sum(each.startswith("Free ") for each in whats(GAP, WORK, *SHORT)) == 1


def test_a_gap_without_initiative_needs_somebody() -> None:
    assert whats(GAP) == ["Say who closes ‘Closing’"]


def test_a_move_is_to_be_accepted() -> None:
    [ask] = asked(TIME, GAP, WORK, LATE)
    assert ask.what == "Accept that ‘Close’ starts 1 Jun 2026"
    assert ask.why == "13 weeks later than asked: waits for I1"


def test_silence_is_asked_about() -> None:
    unassessed = "Gap: FIN.A1 capability=Closing target_level=3"
    assert whats(unassessed, WORK, "Guideline: G1 name=One core") == [
        "Say what ‘One core’ means for you",
        "Assess ‘Closing’",
    ]


def test_one_of_each_kind_before_a_second_and_no_more_than_three() -> None:
    holes = [f"Gap: FIN.A{number} capability=Gap{number}" for number in range(2, 9)]
    found = whats(GAP, WORK, LATE, NEED, PROMISE, *SHORT, *holes, "Guideline: G1 name=One core")
    assert len(found) == 3
    assert [each.split()[0] for each in found] == ["Settle", "Free", "Say"]


def test_without_a_board_meeting_no_date_is_made_up() -> None:
    [ask] = asked(TIME.replace(" board_meeting=2026-03-12", ""), GAP)
    assert ask.when == ""
