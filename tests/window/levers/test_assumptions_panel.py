from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leftshift.evidence.assumptions import GROUPS, NO_FIGURE, assumption, assumption_facts
from leftshift.session.session import Session
from leftshift.storage.scenario.known import known
from leftshift.window.levers.assumption_rows import SwitchRow
from leftshift.window.levers.assumptions_panel import AssumptionsPanel
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.theme import Theme, ThemeChoice
from leftshift.window.theme import theme_of as look_of
from tests.window.levers.conftest import notify


@pytest.fixture
def panel(joined: Callable[[AssumptionsPanel], AssumptionsPanel], theme: Theme) -> AssumptionsPanel:
    return joined(AssumptionsPanel(theme))


def row_of(panel: AssumptionsPanel, key: str) -> NumberRow:
    group = assumption(key).group
    panel.folds[group].open()
    QApplication.processEvents()
    row = panel.rows(group).rows[key]
    assert isinstance(row, NumberRow)
    return row


def test_that_every_assumption_has_a_row_with_range_unit_and_source(panel: AssumptionsPanel) -> None:
    for item in assumption_facts():
        row = panel.rows(item.group).rows[item.key]
        if isinstance(row, SwitchRow):
            assert item.is_switch
            continue
        for word in ("low ", "central ", "high "):
            assert word in row.row_text.range, word
        assert (NO_FIGURE in row.row_text.source) is (item.source_text.startswith(NO_FIGURE)), item.key
        assert all(key in row.row_text.source for key in item.facts), item.key
        assert item.source_text in row.row_text.tip, item.key
        assert row.row_text.number_format.after or item.unit == "share", item.key


def test_that_an_entry_accepts_what_a_file_accepts_and_no_more(
    panel: AssumptionsPanel, session: Session
) -> None:
    row = row_of(panel, "need_acute")
    reach = next(each for each in known().assumptions if each.key == "need_acute")
    for text, accepted in ((f"{reach.most * 100:.4f}", True), (f"{reach.most * 100 + 0.1:.4f}", False)):
        row.line.entry.setFocus()
        row.line.entry.selectAll()
        QTest.keyClicks(row.line.entry, text)
        QTest.keyClick(row.line.entry, Qt.Key.Key_Return)
        assert row.line.note.isVisible() is not accepted, (text, accepted)
    assert session.scenario.assumptions["need_acute"] == pytest.approx(reach.most)


def test_that_the_effect_of_shifting_care_is_picked_by_name(
    panel: AssumptionsPanel, session: Session
) -> None:
    row = row_of(panel, "hospital_cost_avoided")
    none, studied = row.presets
    QTest.mouseClick(studied, Qt.MouseButton.LeftButton)
    assert session.scenario.assumptions["hospital_cost_avoided"] == 1.31
    notify(session)
    assert row.changed
    session.settle()
    QTest.mouseClick(none, Qt.MouseButton.LeftButton)
    assert session.scenario.assumptions["hospital_cost_avoided"] == 0
    assert session.stack.count() == 2


def test_that_the_cashable_share_is_marked_at_its_three_published_rates(panel: AssumptionsPanel) -> None:
    row = row_of(panel, "cashable_share")
    assert [mark.value for mark in row.row_text.presets] == [0.3, 0.5, 0.7]
    assert "DU20" in row.presets[0].toolTip()


def test_that_a_changed_assumption_is_marked_in_words_and_reset_alone(
    panel: AssumptionsPanel, session: Session
) -> None:
    row = row_of(panel, "need_acute")
    QTest.keyClick(row.line.slider, Qt.Key.Key_Right)
    session.more.set_assumption("real_growth", 0.01)
    session.settle()
    notify(session)
    fold = panel.folds["Need and pressure"].button
    assert fold.said == "1 of 21 changed"
    assert fold.changed
    assert "2 changed" in panel.summary.text()
    assert row.heading.name.startswith("\u25cf")
    assert row.source.text.startswith("changed from ")
    assert "changed" in row.line.slider.accessibleDescription()
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    notify(session)
    assert not row.changed
    assert session.scenario.assumptions["real_growth"] == 0.01


def test_that_all_are_reset_in_one_step(panel: AssumptionsPanel, session: Session) -> None:
    session.more.set_assumption("real_growth", 0.01)
    session.more.set_assumption("lag_years", 4)
    session.settle()
    notify(session)
    steps = session.stack.count()
    QTest.mouseClick(panel.reset_all, Qt.MouseButton.LeftButton)
    assert session.stack.count() == steps + 1
    notify(session)
    assert "none changed" in panel.summary.text()
    assert not panel.reset_all.isEnabled()


def test_that_a_switch_is_turned_by_keys_as_one_step(panel: AssumptionsPanel, session: Session) -> None:
    panel.folds["Allocation"].open()
    row = panel.rows("Allocation").rows["convergence"]
    assert isinstance(row, SwitchRow)
    row.choice.setFocus()
    QTest.keyClick(row.choice, Qt.Key.Key_Down)
    assert session.scenario.assumptions["convergence"] == 0
    assert session.stack.count() == 1
    notify(session)
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert session.scenario.assumptions["convergence"] == 1


def test_that_a_search_leaves_what_has_its_words_and_clearing_it_brings_all_back(
    panel: AssumptionsPanel,
) -> None:
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "efficiency hospital")
    shown = [group for group in GROUPS if not panel.folds[group].isHidden()]
    assert shown == ["Need and pressure"]
    rows = panel.rows("Need and pressure").rows
    assert not rows["efficiency_acute"].isHidden()
    assert rows["need_community"].isHidden()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert not any(panel.folds[group].isHidden() or panel.folds[group].is_open for group in GROUPS)


def test_that_a_search_finds_sources_and_says_when_it_finds_nothing(panel: AssumptionsPanel) -> None:
    QTest.keyClicks(panel.search, "DU23")
    assert not panel.folds["Shifting care"].isHidden()
    panel.search.setText("zebra")
    assert panel.none.isVisible()


def test_that_all_groups_closed_fit_a_small_laptop_and_open_ones_the_column(panel: AssumptionsPanel) -> None:
    assert panel.sizeHint().height() <= 600
    for fold in panel.folds.values():
        fold.open()
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 372


def test_that_drawing_asks_nothing(
    panel: AssumptionsPanel, session: Session, heard: Callable[..., Any]
) -> None:
    for fold in panel.folds.values():
        fold.open()
    said = heard(asked=panel.asked, released=panel.released, reset=panel.reset_asked)
    session.more.set_assumption("need_acute", 0.03)
    session.more.set_assumption("convergence", 0)
    notify(session)
    panel.apply_theme(look_of(ThemeChoice.DARK))
    assert said == []
