from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, limit
from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FUNCTIONS, Function, Sector
from leftshift.session.session import Session
from leftshift.text.levers.policy_list import LEVERS
from leftshift.window.levers.functions_panel import FunctionsPanel
from leftshift.window.levers.lever_section import DevolvedSection, LeverSection
from leftshift.window.levers.more_panel import FUNCTIONS as POSTS
from leftshift.window.levers.more_panel import RAILS, YEARS, MorePanel
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.levers.own_years import OwnYears
from leftshift.window.levers.rails_panel import RailsPanel
from leftshift.window.theme import Theme, ThemeChoice
from leftshift.window.theme import theme_of as look_of


@pytest.fixture
def panel(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> MorePanel:
    made = MorePanel(theme)
    made.resize(372, 700)
    made.draw(session.snapshot)
    made.join(session)
    session.changed.connect(made.draw)
    return shown(made)


def notify(session: Session) -> None:
    """Let the session notify at once instead of within a frame."""
    assert session.snapshot.scenario == session.scenario


def section(panel: MorePanel, key: str) -> LeverSection:
    panel.folds[key].open()
    QApplication.processEvents()
    body = panel.body(key)
    assert isinstance(body, LeverSection)
    return body


def row_of(panel: MorePanel, key: str, name: str) -> NumberRow:
    return section(panel, key).rows[name]


def test_that_every_lever_has_a_fold_and_each_field_a_row(panel: MorePanel) -> None:
    for lever in LEVERS:
        panel.folds[lever.key].open()
        body = panel.body(lever.key)
        if isinstance(body, LeverSection):
            assert tuple(body.rows) == lever.fields
        else:
            assert isinstance(body, DevolvedSection)


def test_that_all_folds_closed_fit_a_small_laptop_and_the_lever_column(panel: MorePanel) -> None:
    assert panel.sizeHint().height() <= 600
    assert panel.minimumSizeHint().width() <= 372


def test_that_open_folds_fit_the_lever_column(panel: MorePanel) -> None:
    for fold in panel.folds.values():
        fold.open()
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 372


def test_that_a_fold_opens_by_click_and_by_keys(panel: MorePanel) -> None:
    fold = panel.folds["advice"]
    QTest.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert fold.is_open
    assert panel.body("advice").isVisible()
    for key, is_open in (
        (Qt.Key.Key_Space, False),
        (Qt.Key.Key_Return, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Right, True),
    ):
        QTest.keyClick(fold.button, key)
        assert fold.is_open is is_open, (key, is_open)
        assert ("open" if is_open else "closed") in fold.button.accessibleDescription(), (key, is_open)


def test_that_a_drag_of_the_slider_is_one_undo_step(
    panel: MorePanel, session: Session, drag: Callable[..., None]
) -> None:
    slider = row_of(panel, "advice", "advice_requests").line.slider
    drag(slider, 12, slider.width() / 2)
    assert session.scenario.policies.advice_requests > 10_000
    notify(session)
    assert session.stack.count() == 1
    assert panel.folds["advice"].button.said.startswith("£")
    assert panel.folds["advice"].button.changed


def test_that_the_slider_of_a_large_number_steps_exactly(panel: MorePanel, session: Session) -> None:
    row = row_of(panel, "advice", "advice_requests")
    QTest.mouseClick(row.line.plus, Qt.MouseButton.LeftButton)
    QTest.keyClick(row.line.slider, Qt.Key.Key_Right)
    assert session.scenario.policies.advice_requests == 2 * limit("advice_requests").step


def test_that_a_lever_of_england_reaches_as_far_as_the_area_is_large(
    panel: MorePanel, session: Session
) -> None:
    row = row_of(panel, "capital", "capital")
    QTest.keyClick(row.line.slider, Qt.Key.Key_End)
    reached = session.scenario.policies.capital
    assert reached < limit("capital").high / 10
    row.line.entry.setFocus()
    row.line.entry.selectAll()
    QTest.keyClicks(row.line.entry, "3000")
    QTest.keyClick(row.line.entry, Qt.Key.Key_Return)
    assert session.scenario.policies.capital == 3000


def test_that_a_changed_row_is_marked_in_words_and_resets_itself(panel: MorePanel, session: Session) -> None:
    row = row_of(panel, "support", "support_per_head")
    assert not row.reset.isEnabled()
    session.more.set_policy("support_per_head", 2)
    notify(session)
    assert row.changed
    assert row.heading.name.startswith("\u25cf")
    assert row.heading.font().bold()
    assert row.source.text.startswith("changed from")
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.policies.support_per_head == 0
    notify(session)
    assert not row.changed


def test_that_a_row_says_its_source_or_that_it_has_none(panel: MorePanel) -> None:
    assert row_of(panel, "advice", "advice_requests").source.text == "A09, DA05, DA09"
    assert "A09" in row_of(panel, "advice", "advice_requests").line.slider.toolTip()
    capital = row_of(panel, "capital", "capital")
    assert capital.source.text == NO_PUBLISHED_FIGURE
    assert NO_PUBLISHED_FIGURE in capital.line.slider.accessibleDescription()


def test_that_what_cannot_be_is_refused_below_its_row(panel: MorePanel, session: Session) -> None:
    row = row_of(panel, "metrics", "metrics_now_near_home")
    row.line.entry.setFocus()
    row.line.entry.selectAll()
    QTest.keyClicks(row.line.entry, "5")
    QTest.keyClick(row.line.entry, Qt.Key.Key_Return)
    assert panel.refusal.isVisible()
    assert "whole number from 0 to 0" in panel.refusal.text()
    assert session.stack.count() == 0


def test_that_the_effect_of_a_lever_is_in_its_section(panel: MorePanel, session: Session) -> None:
    body = section(panel, "teams")
    assert body.effect.text() == "Off: it changes nothing."
    session.more.set_policy("teams_coverage", 1)
    notify(session)
    assert "teams; community is charged £" in body.effect.text()


def test_that_money_is_devolved_sector_by_sector(panel: MorePanel, session: Session) -> None:
    panel.folds["devolved"].open()
    body = panel.body("devolved")
    assert isinstance(body, DevolvedSection)
    QTest.mouseClick(body.rows[Sector.COMMUNITY].plus, Qt.MouseButton.LeftButton)
    assert session.scenario.policies.devolved[3] == 0.01
    notify(session)
    assert "primary care networks" in body.effect.text()
    QTest.mouseClick(body.reset, Qt.MouseButton.LeftButton)
    assert not any(session.scenario.policies.devolved)


def test_that_levers_can_have_years_of_their_own_and_lose_them_again(
    panel: MorePanel, session: Session
) -> None:
    panel.folds[YEARS].open()
    body = panel.body(YEARS)
    assert isinstance(body, OwnYears)
    body.own.activated.emit(1)
    assert session.scenario.policies.start == session.scenario.shares.start
    notify(session)
    body.end.asked.emit(2033)
    assert session.scenario.policies.end == 2033
    notify(session)
    assert panel.folds[YEARS].button.said == "2025/26 to 2033/34"
    body.own.activated.emit(0)
    assert session.scenario.policies.end is None


def test_that_all_levers_are_switched_off_in_one_step(panel: MorePanel, session: Session) -> None:
    session.more.set_policy("capital", 20)
    session.more.set_devolved(Sector.ACUTE, 0.2)
    session.settle()
    notify(session)
    QTest.mouseClick(panel.all_off, Qt.MouseButton.LeftButton)
    assert session.scenario.policies == session.snapshot.start.policies
    assert not panel.all_off.isEnabled()


# Posts by function -----------------------------------------------------------------------------------------


def test_that_a_protected_function_keeps_its_posts_and_says_so(panel: MorePanel, session: Session) -> None:
    session.running_costs.set_cut(0.5)
    panel.folds[POSTS].open()
    body = panel.body(POSTS)
    assert isinstance(body, FunctionsPanel)
    first = Function.PRIMARY_CARE_COMMISSIONING
    QApplication.processEvents()
    QTest.mouseClick(body.shields[first], Qt.MouseButton.LeftButton)
    assert session.scenario.running_costs.protected == {first}
    notify(session)
    before, after = body.rows[first].heading.text.split(" \u2192 ")
    assert before == after
    assert "is protected" in body.shields[first].accessibleDescription()
    assert panel.folds[POSTS].button.said == "1 protected"


def test_that_protecting_all_says_that_posts_go_all_the_same(panel: MorePanel, session: Session) -> None:
    session.running_costs.set_cut(0.5)
    for function in FUNCTIONS:
        session.more.protect(function, True)  # noqa: FBT003 - as the signal calls it
    notify(session)
    panel.folds[POSTS].open()
    body = panel.body(POSTS)
    assert isinstance(body, FunctionsPanel)
    assert body.not_spared.isVisible()
    assert "all the same" in body.not_spared.text


def test_that_the_split_of_posts_is_stepped_and_reset(panel: MorePanel, session: Session) -> None:
    panel.folds[POSTS].open()
    body = panel.body(POSTS)
    assert isinstance(body, FunctionsPanel)
    QTest.mouseClick(body.rows[Function.CORPORATE].plus, Qt.MouseButton.LeftButton)
    assert session.scenario.running_costs.functions[-1] == pytest.approx(0.21)
    assert session.stack.count() == 1
    notify(session)
    QTest.mouseClick(body.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.running_costs.functions == session.snapshot.start.running_costs.functions


# Rails -----------------------------------------------------------------------------------------------------


@pytest.fixture
def rails(panel: MorePanel) -> RailsPanel:
    panel.folds[RAILS].open()
    body = panel.body(RAILS)
    assert isinstance(body, RailsPanel)
    return body


@pytest.mark.parametrize("rail", list(Rail))
def test_that_each_rail_is_switched_by_keys(rails: RailsPanel, session: Session, rail: Rail) -> None:
    choice = rails.modes[rail]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert session.scenario.rails.mode(rail) is RailMode.WARN
    notify(session)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert session.scenario.rails.mode(rail) is RailMode.HOLD
    notify(session)
    assert "\u2713" in rails.verdicts[rail].text()


def test_that_a_breach_is_named_and_one_click_mends_it_in_one_step(
    panel: MorePanel, rails: RailsPanel, session: Session
) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.WARN)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    session.settle()
    notify(session)
    assert rails.breach.isVisible()
    assert "F15" in rails.breach.rules.text()
    assert "\u2717" in rails.verdicts[Rail.MENTAL_HEALTH].text()
    assert panel.folds[RAILS].button.said == "\u2717 1 broken"
    before: tuple[Scenario, int] = session.scenario, session.stack.count()
    QTest.mouseClick(rails.breach.apply, Qt.MouseButton.LeftButton)
    notify(session)
    assert rails.breach.isHidden()
    assert session.stack.count() == before[1] + 1
    session.stack.undo()
    assert session.scenario == before[0]


def test_that_the_largest_fall_is_typed_and_reset(rails: RailsPanel, session: Session) -> None:
    entry = rails.real_fall.line.entry
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, "3.5")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert session.scenario.rails.real_fall_most == 0.035
    notify(session)
    QTest.mouseClick(rails.real_fall.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.rails.real_fall_most == limit("real_fall_most").default


def test_that_a_breach_no_shares_can_mend_offers_none(rails: RailsPanel, session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.WARN)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    session.shares.lock(Sector.MENTAL_HEALTH, locked=True)
    notify(session)
    assert not rails.breach.apply.isEnabled()
    assert "would have to give way" in rails.breach.offer.text()


def test_that_drawing_asks_nothing_and_every_control_has_a_name(
    panel: MorePanel, session: Session, heard: Callable[..., Any]
) -> None:
    for fold in panel.folds.values():
        fold.open()
    said = heard(
        policy=panel.policy_asked,
        devolved=panel.devolved_asked,
        years=panel.policy_years_asked,
        rail=panel.rail_asked,
        fall=panel.real_fall_asked,
        function=panel.function_asked,
        protect=panel.protect_asked,
        released=panel.released,
    )
    session.more.set_policy("capital", 20)
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.HOLD)
    notify(session)
    panel.apply_theme(look_of(ThemeChoice.DARK))
    assert said == []
    for widget in panel.findChildren(QWidget):
        part_of_choice = isinstance(widget, QAbstractItemView) or isinstance(widget.parent(), QComboBox)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not part_of_choice:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
