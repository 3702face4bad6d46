"""What one step of a drag costs, counted in calls: the clock says nothing on a machine that is busy."""

import sys
from collections import Counter
from collections.abc import Iterator
from types import FrameType

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from leftshift.model.terms import Sector
from leftshift.window.main_window import MainWindow

STEPS = 6
"""Steps that are counted; a step now and then does more, as when a text grows wider."""
Calls = Counter[tuple[str, str]]
"""Calls of each function of the program, by its module and its name there."""

FORMULAS = {
    # the plan, and the draws of its bands
    "project": 2,
    "levers_of": 2,
    "policies_of": 2,
    "protected_sectors": 2,
    "team_part": 2,
    "read_only": 2,
    "acts": 2,
    "policy_ramp": 2,
    "advice_path": 2,
    "capital_before": 2,
    "double_running_path": 2,
    "possible_move": 2,
    "share_path": 2,
    "spend_path": 2,
    "share_of": 4,
    "hospital_share": 2,
    "primary_care_share": 2,
    "posts_removed": 2,
    "one_off_cost": 2,
    "reinvested_saving": 2,
    "per_head": 2,
    "column": 11,
    "is_on": 6,
    # what draws overspend; the plan does not
    "overspent": 1,
    "freed_cost": 1,
    # what charts, outcomes and words show of both
    "avoided_cost": 2,
    "pressure": 2,
    "above_zero": 2,
    "required_efficiency": 2,
    "programme_pay_now": 1,
    "shares_as_known": 1,
    "with_own_deficit": 1,
    "only": 1,
    "move_share": 1,
    "year_label": 18,
}
MOST_CALLS = 4_500
"""Calls of the program's own functions, each of which takes about a microsecond."""
DRAWN = {
    "LiveChart.draw": 3,
    "ChartArea.draw": 1,
    "Outcomes.draw": 1,
    "WordsLine.draw": 1,
    "LeverStack.draw": 1,
    "SharesPanel.draw": 1,
    "ShareRow.draw": 7,
    "ShareBar.draw": 1,
    "PoolRow.draw": 1,
    "BreachBox.draw": 1,
    "MainWindow.draw": 1,
    "PageStack.draw": 1,
    "Plan.draw": 1,
    "TopBar.draw": 1,
    "AreaPicker.draw": 1,
    "AppActions.draw": 1,
    "Announcer.draw": 1,
}
PAINTED = {
    # once a chart in view
    "ChartView.paintEvent": 3,
    "Grid.paint": 3,
    "ChartHeading.paint": 3,
    "Words.paint": 3,
    # once a chart by rows, once a chart by year
    "RowItem.paint": 2,
    "Areas.paint": 1,
    "Lines.paint": 1,
    "Upright.paint": 1,
    "EndLabels.paint": 1,
    "PublishedYears.paint": 1,
    # no button of a row, no axis and no seat
    "HeadingLine.paintEvent": 8,
    "MarkedSlider.paintEvent": 7,
    "ShareBar.paintEvent": 1,
    "OutcomeCard.paintEvent": 4,
    "AskButton.paintEvent": 3,
}


@pytest.fixture(scope="module")
def cost(shared_window: MainWindow) -> Iterator[Calls]:
    """The calls that every step of a drag makes."""
    slider = shared_window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.slider
    middle, y = slider.width() // 2, slider.height() // 2
    calls: Calls = Counter()
    steps: list[Calls] = []

    def note(frame: FrameType, event: str, _more: object) -> None:
        if event == "call":
            calls[frame.f_globals.get("__name__", ""), frame.f_code.co_qualname] += 1

    with pytest.MonkeyPatch.context() as patch:
        # Each move is a step, however slow the machine is.
        patch.setattr("leftshift.session.session.FRAME_MS", 0)
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(middle, y))
        for step in range(STEPS + 1):
            calls.clear()
            sys.setprofile(note)
            QTest.mouseMove(slider, QPoint(middle + 3 * (step + 1), y))
            QCoreApplication.processEvents()
            sys.setprofile(None)
            steps.append(calls.copy())
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(middle, y))
    # The first step fills what is kept while the others last.
    yield Counter({name: min(each[name] for each in steps[1:]) for name in steps[1]})
    shared_window.session.stack.undo()


def beyond(called: dict[str, int], most: dict[str, int]) -> dict[str, int]:
    """List what is called more often than it may be."""
    return {name: count for name, count in called.items() if count > most.get(name, 0)}


def named(cost: Calls, end: str) -> dict[str, int]:
    """List the calls of the program's functions whose name has this end."""
    return {
        name: count
        for (module, name), count in cost.items()
        if module.startswith("leftshift.") and name.endswith(end)
    }


def test_that_a_step_works_out_no_formula_more_often_than_it_must(cost: Calls) -> None:
    called = {
        name: count
        for (module, name), count in cost.items()
        if module.startswith("leftshift.model.") and name.isidentifier() and not name.startswith("_")
    }
    assert called["project"]
    assert beyond(called, FORMULAS) == {}


def test_that_a_step_draws_every_part_in_view_once(cost: Calls) -> None:
    assert beyond(named(cost, ".draw"), DRAWN) == {}


def test_that_a_step_paints_only_what_changes(cost: Calls) -> None:
    painted = named(cost, ".paintEvent") | named(cost, ".paint")
    assert painted["ChartView.paintEvent"] == DRAWN["LiveChart.draw"]
    assert beyond(painted, PAINTED) == {}


def test_that_a_step_calls_few_functions(cost: Calls) -> None:
    assert sum(count for (module, _), count in cost.items() if module.startswith("leftshift.")) <= MOST_CALLS


def test_that_a_step_goes_through_no_text_of_a_board_that_stays(cost: Calls) -> None:
    assert cost["leftshift.storage.scenario.texts", "Text.clean"] < 10, "a board has 20 texts and more"


def test_that_a_step_works_the_bands_out_once(cost: Calls) -> None:
    assert cost["leftshift.questions.uncertainty", "Uncertainty.bands"] == 1
    assert cost["leftshift.questions.uncertainty", "Uncertainty.outlook"] == 1
