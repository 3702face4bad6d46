from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, limit
from leftshift.model.own_figures import OwnAllocation
from leftshift.model.own_lists import Place, Scheme
from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.scenario import Scenario
from leftshift.model.specialties import Payee, Specialty, SpecialtyMove
from leftshift.model.terms import FUNCTIONS, Function, Sector
from leftshift.session.session import Session
from leftshift.text.levers.policy_list import LEVERS, PolicyLever
from leftshift.text.numbers import percent
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.levers.choice_row import ChoiceRow
from leftshift.window.levers.functions_panel import FunctionsPanel
from leftshift.window.levers.more.devolved_section import DevolvedSection
from leftshift.window.levers.more.lever_section import OPENING_DEFICIT, LeverSection
from leftshift.window.levers.more.metrics_table import MetricsTable
from leftshift.window.levers.more.more_panel import ALLOCATIONS, RAILS, YEARS, MorePanel
from leftshift.window.levers.more.more_panel import FUNCTIONS as POSTS
from leftshift.window.levers.more.outpatients_rows import OutpatientsRows
from leftshift.window.levers.more.own_list import OwnList
from leftshift.window.levers.more.own_years import OwnYears
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.levers.own_allocations import OwnAllocations
from leftshift.window.levers.rails_panel import RailsPanel
from leftshift.window.theme import Theme, ThemeChoice
from leftshift.window.theme import theme_of as look_of
from tests.window.levers.conftest import notify


@pytest.fixture
def panel(joined: Callable[[MorePanel], MorePanel], theme: Theme) -> MorePanel:
    return joined(MorePanel(theme))


def section(panel: MorePanel, key: str) -> LeverSection:
    panel.folds[key].open()
    QApplication.processEvents()
    body = panel.body(key)
    assert isinstance(body, LeverSection)
    return body


def row_of(panel: MorePanel, key: str, name: str) -> NumberRow:
    return section(panel, key).rows[name]


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.key)
def test_that_every_lever_has_a_fold_each_field_a_control_and_says_what_it_moves(
    panel: MorePanel, lever: PolicyLever
) -> None:
    panel.folds[lever.key].open()
    body = panel.body(lever.key)
    if isinstance(body, LeverSection):
        assert {*body.rows, *body.others} - {OPENING_DEFICIT} == set(lever.fields)
    else:
        assert isinstance(body, DevolvedSection)
    assert body.moves.text().startswith(("Moves no budget", "Moves budgets"))


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
    session.more.choose("advice_until", None)
    session.settle()
    drag(slider, 12, slider.width() / 2)
    assert session.scenario.policies.advice_requests > 10_000
    notify(session)
    assert session.stack.count() == 2
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
    row = row_of(panel, "leads", "board_leads")
    row.line.entry.setFocus()
    row.line.entry.selectAll()
    QTest.keyClicks(row.line.entry, "99")
    QTest.keyClick(row.line.entry, Qt.Key.Key_Return)
    assert row.line.note.isVisible()
    assert "You typed “99”. Type a whole number from 0 to 20." in row.line.note.text()
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


def test_that_a_specialty_is_moved_step_by_step_and_its_payee_picked(
    panel: MorePanel, session: Session
) -> None:
    body = section(panel, "outpatients")
    rows = body.others["outpatients"]
    assert isinstance(rows, OutpatientsRows)
    QTest.mouseClick(rows.parts[Specialty.OPHTHALMOLOGY].plus, Qt.MouseButton.LeftButton)
    notify(session)
    QTest.keyClick(rows.payees[Specialty.OPHTHALMOLOGY].choice, Qt.Key.Key_Down)
    notify(session)
    expected = SpecialtyMove(moved=0.01, paid_to=Payee.TRUST)
    assert session.scenario.policies.outpatients[1] == expected
    assert session.stack.count() == 2
    assert "Hospital is spared £" in body.effect.text()
    assert "a trust is paid £" in body.effect.text()
    assert "lowers what hospital must meet" in body.moves.text()


def test_that_measures_are_ticked_by_keys_now_and_as_wanted(panel: MorePanel, session: Session) -> None:
    body = section(panel, "metrics")
    found = body.others["metrics"]
    assert isinstance(found, MetricsTable)
    found.table.setCurrentCell(0, 2)
    assert "2028/29: 92 %" in found.chosen.text()
    assert "Medium Term Planning Framework" in found.chosen.text()
    QTest.keyClick(found.table, Qt.Key.Key_Space)
    notify(session)
    first = session.scenario.policies.metrics[0]
    assert (first.now, first.then) == (True, False)
    assert session.stack.count() == 1
    assert panel.folds["metrics"].button.changed
    assert "as wanted" in body.effect.text()
    session.stack.undo()
    notify(session)
    ticked = found.table.item(0, 2)
    assert ticked is not None
    assert ticked.checkState() is Qt.CheckState.Checked


def test_that_schemes_are_added_named_ticked_and_removed(panel: MorePanel, session: Session) -> None:
    body = section(panel, "schemes")
    listed = body.others["schemes"]
    assert isinstance(listed, OwnList)
    QTest.mouseClick(listed.add, Qt.MouseButton.LeftButton)
    notify(session)
    for column, text in ((0, "Frailty"), (1, "2.5"), (2, "7")):
        cell = listed.table.item(0, column)
        assert cell is not None
        cell.setText(text)
        notify(session)
    listed.table.setCurrentCell(0, 3)
    QTest.keyClick(listed.table, Qt.Key.Key_Space)
    notify(session)
    expected = Scheme(name="Frailty", money=2.5, measures=7, consolidated=True)
    assert session.scenario.policies.schemes == (expected,)
    assert "0 schemes with 0 measures left" in body.effect.text()
    QTest.mouseClick(listed.remove, Qt.MouseButton.LeftButton)
    notify(session)
    assert session.scenario.policies.schemes == ()


def test_that_what_a_list_cannot_hold_is_refused_and_changes_nothing(
    panel: MorePanel, session: Session
) -> None:
    body = section(panel, "schemes")
    listed = body.others["schemes"]
    assert isinstance(listed, OwnList)
    QTest.mouseClick(listed.add, Qt.MouseButton.LeftButton)
    notify(session)
    cell = listed.table.item(0, 2)
    assert cell is not None
    cell.setText("2.5")
    assert "whole number from 0 to 200" in panel.refusal.text()
    assert session.stack.count() == 1
    again = listed.table.item(0, 2)
    assert again is not None
    assert again.text() == "0"


def test_that_devolved_money_is_split_over_the_places_listed(panel: MorePanel, session: Session) -> None:
    panel.folds["devolved"].open()
    body = panel.body("devolved")
    assert isinstance(body, DevolvedSection)
    QTest.mouseClick(body.places.add, Qt.MouseButton.LeftButton)
    notify(session)
    people = body.places.table.item(0, 1)
    assert people is not None
    people.setText("40,000")
    session.more.set_devolved(Sector.COMMUNITY, 0.5)
    notify(session)
    assert session.scenario.policies.places == (Place(name="Place 1", people=40_000.0),)
    assert "By place: Place 1 £" in body.effect.text()


def test_that_the_deficit_is_removed_by_a_switch_and_an_own_one_typed_and_reset(
    panel: MorePanel, session: Session
) -> None:
    body = section(panel, "deficit")
    tick = body.others["deficit_removed"]
    assert isinstance(tick, RingedTick)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    notify(session)
    assert session.scenario.policies.deficit_removed
    assert panel.folds["deficit"].button.said.startswith("gone by")
    row = body.rows[OPENING_DEFICIT]
    row.line.entry.setFocus()
    row.line.entry.selectAll()
    QTest.keyClicks(row.line.entry, "80")
    QTest.keyClick(row.line.entry, Qt.Key.Key_Return)
    assert session.scenario.own_deficit == 80
    notify(session)
    assert row.changed
    QTest.keyClick(tick, Qt.Key.Key_Space)
    notify(session)
    assert panel.folds["deficit"].button.said == "own figure"
    assert body.effect.text() == "The deficit stays, and grows with cost."
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.own_deficit is None


def type_into(row: NumberRow, text: str) -> None:
    row.line.entry.setFocus()
    row.line.entry.selectAll()
    QTest.keyClicks(row.line.entry, text)
    QTest.keyClick(row.line.entry, Qt.Key.Key_Return)


def test_that_an_own_allocation_is_typed_for_a_year_and_reset(panel: MorePanel, session: Session) -> None:
    panel.folds[ALLOCATIONS].open()
    body = panel.body(ALLOCATIONS)
    assert isinstance(body, OwnAllocations)
    assert list(body.rows) == list(range(2026, 2036))
    before = session.snapshot.results.allocation.tolist()
    row = body.rows[2027]
    assert not row.changed
    type_into(row, "3,200")
    notify(session)
    assert session.scenario.own_allocations == (OwnAllocation(year=2027, money=3200.0),)
    assert session.snapshot.results.allocation.tolist() == [*before[:2], 3200.0, *before[3:]]
    assert row.changed
    assert panel.folds[ALLOCATIONS].button.said == "own for 1 year"
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    notify(session)
    assert session.scenario.own_allocations == ()
    assert session.snapshot.results.allocation.tolist() == before
    assert panel.folds[ALLOCATIONS].button.said == "worked out"


def test_that_an_own_allocation_far_from_what_is_worked_out_is_refused(
    panel: MorePanel, session: Session
) -> None:
    panel.folds[ALLOCATIONS].open()
    body = panel.body(ALLOCATIONS)
    assert isinstance(body, OwnAllocations)
    type_into(body.rows[2026], "3")
    assert body.rows[2026].line.note.isVisible()
    assert session.scenario.own_allocations == ()


def test_that_own_allocations_have_a_row_for_every_year_shown(panel: MorePanel, session: Session) -> None:
    panel.folds[ALLOCATIONS].open()
    body = panel.body(ALLOCATIONS)
    assert isinstance(body, OwnAllocations)
    session.set_last_year(2030)
    notify(session)
    assert [year for year, row in body.rows.items() if not row.isHidden()] == list(range(2026, 2031))
    session.set_last_year(2040)
    notify(session)
    assert [year for year, row in body.rows.items() if not row.isHidden()] == list(range(2026, 2041))


def test_that_capital_is_charged_to_the_sector_picked(panel: MorePanel, session: Session) -> None:
    session.more.set_policy("capital", 20)
    session.more.set_policy("capital_years", 3)
    body = section(panel, "capital")
    row = body.others["capital_sector"]
    assert isinstance(row, ChoiceRow)
    QTest.keyClick(row.choice, Qt.Key.Key_Down)
    notify(session)
    assert session.scenario.policies.capital_sector is Sector.PRIMARY_CARE
    assert "Its charge on primary care is £" in body.effect.text()


def test_that_a_number_left_open_shows_the_areas_own_and_reset_leaves_it_open(
    panel: MorePanel, session: Session
) -> None:
    row = row_of(panel, "deprived", "deprived_share")
    assert row.line.entry.text() == percent(float(session.snapshot.results.outlook.deprived_part), 0)
    session.more.set_policy("deprived_share", 0.5)
    notify(session)
    assert "50.0\u00a0% of the new money" in section(panel, "deprived").effect.text()
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.policies.deprived_share is None


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
