from collections.abc import Callable
from dataclasses import replace

from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.text.levers.comparison import differences, lever_lines


def test_that_no_lever_differs_between_a_scenario_and_itself(scenario_of: Callable[[str], Scenario]) -> None:
    start = scenario_of("QMM")
    assert differences((start, start)) == ()


def test_that_a_name_or_a_note_is_no_lever(scenario_of: Callable[[str], Scenario]) -> None:
    start = scenario_of("QMM")
    assert differences((start, replace(start, name="Other", notes="why").with_note("board", "x"))) == ()


def test_that_only_the_levers_that_differ_are_listed_with_where_each_stands(
    scenario_of: Callable[[str], Scenario],
) -> None:
    start = scenario_of("QMM")
    found = differences((start, start.with_running_costs(cut=0.25), start.with_assumption("convergence", 0)))
    assert [item.label for item in found] == [
        "Cut to running costs",
        "Assumption: Convergence towards target",
    ]
    assert found[0].texts == ("0.0\u00a0%", "25.0\u00a0%", "0.0\u00a0%")
    assert found[1].texts == ("on", "on", "off")


def test_that_a_difference_too_small_for_the_usual_digits_is_written_with_more(
    scenario_of: Callable[[str], Scenario],
) -> None:
    start = scenario_of("QMM")
    target = list(start.shares.target)
    target[INDEX[Sector.ACUTE]] = 0.5
    first = start.with_shares(target=tuple(target))
    target[INDEX[Sector.ACUTE]] = 0.50002
    found = differences((first, start.with_shares(target=tuple(target))))
    assert found[0].texts == ("50.000\u00a0%", "50.002\u00a0%")


def test_that_roles_are_listed_only_where_the_count_of_seats_says_nothing(
    scenario_of: Callable[[str], Scenario],
) -> None:
    start = scenario_of("QMM")
    seats = start.board.seats
    renamed = start.with_board(seats=(replace(seats[0], role="Acting chair"), *seats[1:]))
    fewer = start.with_board(seats=seats[:-1])
    assert [item.label for item in differences((start, renamed))] == ["Roles"]
    assert "Roles" not in [item.label for item in differences((start, fewer))]


def test_that_every_lever_has_a_label_and_a_place_of_its_own(scenario_of: Callable[[str], Scenario]) -> None:
    lines = lever_lines(scenario_of("QMM"))
    assert all(line.label for line in lines)
    assert len({line.key for line in lines}) == len(lines)
    assert len({line.label for line in lines}) == len(lines)
