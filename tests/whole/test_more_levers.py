from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.terms import Sector
from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.levers.more.lever_section import LeverSection
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.evidence.page import ASSUMPTIONS, EvidencePage


def drag(slider: MarkedSlider, *parts: float) -> None:
    """Drag from the handle through parts of the slider's width."""
    left, middle = Qt.MouseButton.LeftButton, slider.height() // 2
    start = QPoint(round(slider.x_of(slider.shown)), 11)
    QTest.mousePress(slider, left, pos=start)
    for part in parts:
        QTest.mouseMove(slider, QPoint(round(part * slider.width()), 11))
        QApplication.processEvents()
    QTest.mouseRelease(slider, left, pos=QPoint(round(parts[-1] * slider.width()), middle))


def test_that_a_rail_that_holds_stops_a_drag_and_says_which(window: MainWindow) -> None:
    session, levers = window.session, window.plan.levers
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.HOLD)
    steps = session.stack.count()
    row = levers.panel("shares").rows[Sector.MENTAL_HEALTH]
    drag(row.line.slider, 0.4, 0.2, 0.05)
    start = session.snapshot.start.shares.share(Sector.MENTAL_HEALTH)
    assert session.scenario.shares.share(Sector.MENTAL_HEALTH) >= start - 1e-3
    assert session.stack.count() <= steps + 1
    assert session.snapshot.limit_sector
    assert levers.panel("shares").breach.isHidden()
    drag(row.line.slider, 0.05)
    assert session.snapshot.limit
    assert levers.panel("shares").limit.isVisible()
    assert "F15" in levers.panel("shares").limit.text()


def test_that_a_breach_is_seen_beside_the_shares_and_one_click_mends_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, levers = window.session, window.plan.levers
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.WARN)
    drag(levers.panel("shares").rows[Sector.MENTAL_HEALTH].line.slider, 0.3, 0.15)
    QApplication.processEvents()
    box = levers.panel("shares").breach
    assert box.isVisible()
    assert not box.visibleRegion().isEmpty()
    # words follow a drag within its frame, on a slow machine a little later
    qtbot.waitUntil(lambda: "break the rule" in window.plan.words.text)
    steps = session.stack.count()
    QTest.mouseClick(box.apply, Qt.MouseButton.LeftButton)
    assert session.snapshot.scenario == session.scenario
    assert box.isHidden()
    assert session.stack.count() == steps + 1


def test_that_a_lever_is_set_by_mouse_and_its_charts_and_outcomes_follow(window: MainWindow) -> None:
    session, levers = window.session, window.plan.levers
    window.pages.open("other")
    QTest.mouseClick(levers.panel("more").folds["teams"].button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    body = levers.panel("more").body("teams")
    assert isinstance(body, LeverSection)
    chart = window.plan.chart_area.chart("need_by_sector")
    title = chart.title
    drag(body.rows["teams_coverage"].line.slider, 0.5, 0.9)
    assert session.scenario.policies.teams_coverage > 0.5
    assert session.snapshot.scenario == session.scenario
    assert window.plan.chart_area.chart("need_by_sector").title != title
    assert "neighbourhood teams" in window.plan.words.text
    session.stack.undo()
    assert session.scenario.policies.teams_coverage == 0


def test_that_an_assumption_is_dragged_found_and_reset(window: MainWindow) -> None:
    session = window.session
    window.pages.open("evidence")
    evidence = window.pages.page("evidence")
    assert isinstance(evidence, EvidencePage)
    evidence.open_part(ASSUMPTIONS)
    panel = evidence.assumptions
    QTest.keyClicks(panel.search, "avoided by")
    QApplication.processEvents()
    row = panel.rows("Shifting care").rows["hospital_cost_avoided"]
    assert isinstance(row, NumberRow)
    drag(row.line.slider, 0.3, 0.6)
    assert session.scenario.assumptions["hospital_cost_avoided"] > 0.5
    assert session.snapshot.scenario == session.scenario
    assert row.changed
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.assumptions["hospital_cost_avoided"] == 0


def test_that_only_the_levers_in_view_are_drawn(window: MainWindow) -> None:
    session, more = window.session, window.plan.levers.panel("more")
    window.pages.open("other")
    before = more.summary.text()
    window.pages.open("money")
    session.more.set_policy("support_per_head", 5.0)
    session.settle()
    assert more.summary.text() == before
    window.pages.open("other")
    assert more.summary.text() != before
