from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leftshift.model.scenario import POOL
from leftshift.model.terms import SECTORS, Ramp, Sector
from leftshift.session.session import Session
from leftshift.window.controls.actions import make_action
from leftshift.window.levers.shares_panel import SharesPanel
from leftshift.window.theme import Theme, ThemeChoice
from leftshift.window.theme import theme_of as look_of

Said = list[tuple[Any, ...]]


@pytest.fixture
def panel(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> SharesPanel:
    made = SharesPanel(theme)
    made.resize(380, 600)
    made.draw(session.snapshot)
    return shown(made)


@pytest.fixture
def said(panel: SharesPanel, heard: Callable[..., Said]) -> Said:
    return heard(
        share=panel.share_asked,
        released=panel.released,
        lock=panel.lock_asked,
        reset=panel.reset_asked,
        reset_all=panel.reset_all_asked,
        paid_by=panel.paid_by_asked,
        years=panel.years_asked,
        ramp=panel.ramp_asked,
        border=panel.border_asked,
        note=panel.note_asked,
    )


def test_that_everything_fits_the_left_column_of_a_small_laptop(panel: SharesPanel) -> None:
    assert panel.sizeHint().height() <= 600
    assert panel.minimumSizeHint().width() <= 372


def test_that_drawing_asks_nothing(panel: SharesPanel, said: Said, session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.2)
    session.shares.lock(Sector.ACUTE, locked=True)
    session.shares.set_paid_by(POOL)
    session.shares.set_ramp(Ramp.LATE)
    session.shares.set_years(2026, 2032)
    panel.draw(session.snapshot)
    panel.apply_theme(look_of(ThemeChoice.DARK))
    assert said == []


@pytest.mark.parametrize("sector", SECTORS)
def test_that_each_row_asks_for_its_own_sector(panel: SharesPanel, said: Said, sector: Sector) -> None:
    row = panel.rows[sector]
    QTest.keyClick(row.line.slider, Qt.Key.Key_Right)
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    assert [(name, args[0]) for name, *args in said if args] == [("share", sector), ("lock", sector)]


def test_that_a_lock_asked_for_is_not_shown_before_it_is_given(panel: SharesPanel, session: Session) -> None:
    row = panel.rows[Sector.ACUTE]
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    panel.draw(session.snapshot)
    assert not row.lock.isChecked()


def test_that_paid_by_asks_for_each_of_its_three_forms(panel: SharesPanel, said: Said) -> None:
    for place in (0, 1, len(SECTORS) + 1):
        panel.paid_by.activated.emit(place)
    assert said == [("paid_by", "proportion"), ("paid_by", "acute"), ("paid_by", "pool")]


def test_that_only_years_are_offered_that_leave_a_year_to_move_in(panel: SharesPanel, said: Said) -> None:
    years = panel.years
    starts, ends = ([box.itemText(row) for row in range(box.count())] for box in (years.start, years.end))
    assert (starts[-1], ends[0]) == ("2029/30", "2026/27")
    years.start.activated.emit(len(starts) - 1)
    years.end.activated.emit(0)
    years.ramp.asked.emit(Ramp.EARLY)
    assert said == [("years", 2029, 2030), ("years", 2025, 2026), ("ramp", Ramp.EARLY)]


def test_that_a_refused_move_is_explained_below_its_slider_and_no_row_moves(
    panel: SharesPanel, session: Session
) -> None:
    before = [row.y() for row in panel.rows.values()]
    session.shares.lock(Sector.COMMUNITY, locked=True)
    session.shares.set(Sector.COMMUNITY, 0.3)
    panel.draw(session.snapshot)
    row = panel.rows[Sector.COMMUNITY]
    assert "locked" in panel.limit.text()
    assert row.y() < panel.limit.y() <= row.y() + row.height()
    assert [each.y() for each in panel.rows.values()] == before
    session.shares.lock(Sector.COMMUNITY, locked=False)
    panel.draw(session.snapshot)
    assert panel.limit.isHidden()


def test_that_the_pool_is_seen_while_it_pays(panel: SharesPanel, session: Session) -> None:
    assert panel.pool.isHidden()
    session.shares.set_paid_by(POOL)
    session.shares.set(Sector.ACUTE, 0.4)
    panel.draw(session.snapshot)
    assert panel.pool.isVisible()
    assert "%" in panel.pool.heading.text


def test_that_nonsense_typed_is_explained_below_its_row(panel: SharesPanel, said: Said) -> None:
    entry = panel.rows[Sector.PRESCRIBING].line.entry
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, "much")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    note, row = panel.rows[Sector.PRESCRIBING].line.note, panel.rows[Sector.CONTINUING_CARE]
    assert "“much”" in note.text()
    assert note.mapTo(panel, QPoint(0, note.height())).y() <= row.y()
    assert said == []
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert note.isHidden()


def all_entries(panel: SharesPanel) -> list[str]:
    return [row.line.entry.text().removesuffix("\u00a0%") for row in panel.rows.values()]


@pytest.mark.parametrize("share", [0.101, 0.1234, 0.2, 0.333])
def test_that_the_shares_shown_add_up_to_the_total_shown(
    panel: SharesPanel, session: Session, share: float
) -> None:
    session.shares.set(Sector.COMMUNITY, share)
    panel.draw(session.snapshot)
    assert round(sum(map(float, all_entries(panel))), 1) == 100.0
    assert "total 100.0" in panel.header.text


def test_that_all_tracks_are_on_one_scale_that_ends_at_the_largest_share(
    panel: SharesPanel, session: Session
) -> None:
    assert {row.line.slider.high for row in panel.rows.values()} == {0.5}
    session.shares.set(Sector.COMMUNITY, 0.62)
    panel.draw(session.snapshot)
    assert {row.line.slider.high for row in panel.rows.values()} == {0.7}


def test_that_the_scale_grows_while_a_handle_is_held_at_its_end(
    panel: SharesPanel, session: Session, qtbot: QtBot
) -> None:
    panel.join(session)
    session.changed.connect(panel.draw)
    slider = panel.rows[Sector.COMMUNITY].line.slider
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=QPoint(round(slider.x_of(slider.shown)), 12))
    QTest.mouseMove(slider, QPoint(slider.width() + 20, 12))
    qtbot.waitUntil(lambda: slider.high > 0.65)
    QTest.mouseRelease(slider, left, pos=QPoint(slider.width() + 20, 12))
    assert session.scenario.shares.share(Sector.COMMUNITY) >= 0.6
    assert session.stack.count() == 1


def test_that_the_end_key_goes_no_further_than_the_scale(panel: SharesPanel, said: Said) -> None:
    QTest.keyClick(panel.rows[Sector.COMMUNITY].line.slider, Qt.Key.Key_End)
    assert said[0] == ("share", Sector.COMMUNITY, pytest.approx(0.5))


def test_that_a_sector_at_nothing_can_be_dragged(
    panel: SharesPanel, session: Session, drag: Callable[[QWidget, float, float], None]
) -> None:
    panel.join(session)
    session.changed.connect(panel.draw)
    session.shares.set(Sector.CONTINUING_CARE, 0.0)
    session.settle()
    slider = panel.rows[Sector.CONTINUING_CARE].line.slider
    drag(slider, slider.x_of(0.0), slider.x_of(0.0) + 40)
    assert session.scenario.shares.share(Sector.CONTINUING_CARE) > 0.05


def test_that_each_track_is_long_enough_at_the_width_of_a_small_laptop(panel: SharesPanel) -> None:
    assert min(row.line.slider.width() for row in panel.rows.values()) >= 200


def test_that_undo_takes_back_a_share_that_was_typed(panel: SharesPanel, session: Session) -> None:
    panel.join(session)
    session.changed.connect(panel.draw)
    before = session.scenario
    undo = make_action(panel, "Undo", session.stack.undo, QKeySequence.StandardKey.Undo)
    panel.addAction(undo)
    entry = panel.rows[Sector.COMMUNITY].line.entry
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, "20")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert session.scenario.shares.share(Sector.COMMUNITY) == pytest.approx(0.2)
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.scenario == before


def test_that_reset_all_asks_once_something_was_moved(
    panel: SharesPanel, said: Said, session: Session
) -> None:
    assert not panel.reset_all.isEnabled()
    session.shares.set(Sector.ACUTE, 0.4)
    panel.draw(session.snapshot)
    QTest.mouseClick(panel.reset_all, Qt.MouseButton.LeftButton)
    assert said == [("reset_all",)]


def test_that_the_wheel_turns_a_choice_only_while_it_has_the_keyboard(
    panel: SharesPanel, said: Said, session: Session, wheel: Callable[[], QWheelEvent]
) -> None:
    session.shares.set_paid_by(POOL)
    panel.draw(session.snapshot)
    panel.paid_by.clearFocus()
    QApplication.sendEvent(panel.paid_by, wheel())
    assert said == []
    panel.paid_by.setFocus()
    QApplication.sendEvent(panel.paid_by, wheel())
    assert said == [("paid_by", "continuing_care")]
