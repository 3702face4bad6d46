from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.window.controls.note_button import NoteDialog
from leftshift.window.controls.small_button import lever_icons, make_compact
from leftshift.window.levers.share_row import ShareRow
from leftshift.window.theme import Theme, style_sheet

Said = list[tuple[Any, ...]]


def draw(row: ShareRow, snapshot: Snapshot, high: float = 0.5) -> None:
    """Draw the row on a scale, its share rounded by itself."""
    share = snapshot.scenario.shares.share(row.sector)
    row.draw(snapshot, high=high, written=percent(share))


@pytest.fixture
def row(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> ShareRow:
    made = ShareRow(Sector.COMMUNITY, theme, lever_icons(theme))
    make_compact(made)
    made.setStyleSheet(style_sheet(theme, made.font()))
    made.resize(358, 56)
    draw(made, session.snapshot)
    return shown(made)


@pytest.fixture
def said(row: ShareRow, heard: Callable[..., Said]) -> Said:
    return heard(
        asked=row.asked,
        released=row.released,
        lock=row.lock_asked,
        limits=row.limits_asked,
        reset=row.reset_asked,
        note=row.note_asked,
    )


def with_shares(session: Session, **changes: Any) -> Snapshot:
    return replace(session.snapshot, scenario=session.snapshot.scenario.with_shares(**changes))


def test_that_a_row_is_low_enough_for_seven_on_a_small_laptop(row: ShareRow) -> None:
    assert 44 <= row.sizeHint().height() <= 57


def test_that_plus_and_minus_ask_for_one_step(row: ShareRow, said: Said, session: Session) -> None:
    share = session.scenario.shares.share(Sector.COMMUNITY)
    QTest.mouseClick(row.line.plus, Qt.MouseButton.LeftButton)
    draw(row, session.snapshot)
    QTest.mouseClick(row.line.minus, Qt.MouseButton.LeftButton)
    assert said == [
        ("asked", pytest.approx(share + 0.001, abs=1e-9)),
        ("released",),
        ("asked", pytest.approx(share - 0.001, abs=1e-9)),
        ("released",),
    ]


def test_that_shift_makes_plus_ask_for_ten_steps(
    row: ShareRow, said: Said, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.ShiftModifier)
    row.line.plus.click()
    share = session.scenario.shares.share(Sector.COMMUNITY)
    assert said[0] == ("asked", pytest.approx(share + 0.01, abs=1e-9))


def test_that_a_locked_row_asks_nothing_but_to_be_unlocked(
    row: ShareRow,
    said: Said,
    session: Session,
    drag: Callable[[QWidget, float, float], None],
) -> None:
    draw(row, with_shares(session, locked=frozenset({Sector.COMMUNITY})))
    drag(row.line.slider, 30, 120)
    QTest.keyClick(row.line.slider, Qt.Key.Key_Right)
    for button in (row.line.plus, row.line.minus):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    row.reset.click()
    assert said == []
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    assert said == [("lock", False)]


def test_that_the_sector_that_pays_says_so_and_cannot_be_moved(
    row: ShareRow,
    said: Said,
    session: Session,
    drag: Callable[[QWidget, float, float], None],
) -> None:
    draw(row, with_shares(session, paid_by="community"))
    drag(row.line.slider, 30, 120)
    assert said == []
    assert "pays for the others" in row.heading.text


def test_that_a_drag_travels_to_the_session_and_back(
    row: ShareRow, session: Session, drag: Callable[[QWidget, float, float], None]
) -> None:
    row.asked.connect(lambda share: session.shares.set(Sector.COMMUNITY, share))
    row.released.connect(session.settle)
    session.changed.connect(lambda snapshot: draw(row, snapshot))
    slider = row.line.slider
    drag(slider, slider.x_of(slider.shown), slider.x_of(slider.shown) + 40)
    draw(row, session.snapshot)
    assert slider.shown == session.scenario.shares.share(Sector.COMMUNITY)
    assert session.stack.count() == 1
    assert row.heading.text.startswith("+")


def test_that_drawing_asks_nothing(row: ShareRow, said: Said, session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.3)
    draw(row, session.snapshot)
    draw(row, with_shares(session, locked=frozenset({Sector.COMMUNITY})))
    draw(row, session.snapshot)
    assert said == []


def test_that_a_note_is_asked_for_when_it_is_accepted(row: ShareRow, said: Said) -> None:
    QTest.mouseClick(row.note, Qt.MouseButton.LeftButton)
    dialog = row.window().findChild(NoteDialog)
    dialog.text.setPlainText(" because ")
    dialog.accept()
    assert said == [("note", "because", False)]


def test_that_a_crash_costs_a_second_of_a_note_and_giving_it_up_brings_back_what_was(
    row: ShareRow, said: Said
) -> None:
    row.note.show_value("before")
    QTest.mouseClick(row.note, Qt.MouseButton.LeftButton)
    dialog = row.window().findChild(NoteDialog)
    dialog.text.setPlainText("a long thou")
    dialog.text.written.emit()
    dialog.reject()
    assert said == [("note", "a long thou", True), ("note", "before", False)]


def test_that_reset_is_offered_only_away_from_the_baseline(
    row: ShareRow, said: Said, session: Session
) -> None:
    assert not row.reset.isEnabled()
    session.shares.set(Sector.COMMUNITY, 0.2)
    draw(row, session.snapshot)
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert said == [("reset",)]


def test_that_the_menu_offers_what_the_buttons_do(row: ShareRow, said: Said, session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.2)
    draw(row, session.snapshot)
    lock, _note, _limits, reset = row.menu_actions()
    lock.trigger()
    reset.trigger()
    assert said == [("lock", True), ("reset",)]


def leave(row: ShareRow) -> None:
    """Take keyboard and pointer out of the row."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)


def dark_pixels(row: ShareRow, button: QWidget) -> int:
    """Count what is painted of a button [pixels]."""
    image = row.grab().toImage()
    ground = image.pixel(row.width() // 2, 0)
    corner = button.mapTo(row, QPoint(0, 0))
    size = range(button.width())
    return sum(image.pixel(corner.x() + x, corner.y() + y) != ground for x in size for y in size)


def test_that_the_tools_are_seen_while_the_keyboard_is_in_the_row(row: ShareRow) -> None:
    leave(row)
    assert dark_pixels(row, row.note) == 0
    row.line.entry.setFocus()
    assert dark_pixels(row, row.note) > 0


@pytest.mark.parametrize("name", ["lock", "note", "limits"])
def test_that_a_tool_whose_thing_holds_stays_in_sight(row: ShareRow, session: Session, name: str) -> None:
    session.shares.lock(Sector.COMMUNITY, locked=True)
    session.set_note("shares.community", "Agreed")
    session.shares.set_limits(Sector.COMMUNITY, 0.05, 0.3)
    leave(row)
    draw(row, session.snapshot)
    assert dark_pixels(row, getattr(row, name)) > 0
    assert dark_pixels(row, row.reset) == 0


def test_that_a_row_locked_by_a_click_shows_a_closed_padlock(row: ShareRow, session: Session) -> None:
    row.lock_asked.connect(lambda locked: session.shares.lock(Sector.COMMUNITY, locked=locked))
    open_padlock = row.lock.icon().cacheKey()
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    draw(row, session.snapshot)
    closed = row.lock.icon().cacheKey()
    assert closed != open_padlock
    assert row.lock.accessibleName() == "Unlock Community"
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    draw(row, session.snapshot)
    assert row.lock.icon().cacheKey() == open_padlock


def test_that_the_entry_shows_one_decimal_and_keeps_the_full_value(
    row: ShareRow, said: Said, session: Session
) -> None:
    row.line.entry.setFocus()
    assert row.line.entry.text() == percent(session.scenario.shares.share(Sector.COMMUNITY))
    QTest.keyClick(row.line.entry, Qt.Key.Key_Return)
    assert said == []


def test_that_floor_and_ceiling_are_typed_and_asked_for_together(row: ShareRow, said: Said) -> None:
    dialog = row.open_limits()
    for entry, text in ((dialog.floor, "5"), (dialog.ceiling, "25.5")):
        entry.selectAll()
        QTest.keyClicks(entry, text)
    QTest.keyClick(dialog.ceiling, Qt.Key.Key_Return)
    assert said == [("limits", 0.05, 0.255)]


@pytest.mark.parametrize(("which", "typed"), [("floor", "90"), ("ceiling", "1"), ("floor", "low")])
def test_that_a_limit_on_the_wrong_side_of_the_share_is_refused_in_a_sentence(
    row: ShareRow, said: Said, which: str, typed: str
) -> None:
    dialog = row.open_limits()
    entry = getattr(dialog, which)
    entry.selectAll()
    QTest.keyClicks(entry, typed)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text().startswith(f"You typed “{typed}”. Type a percentage from")
    assert said == []


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((0.05, 1.0), "at least 5.0\u00a0%"),
        ((0.0, 0.3), "at most 30.0\u00a0%"),
        ((0.05, 0.3), "5.0\u00a0% to 30.0\u00a0%"),
        ((0.0, 1.0), ""),
    ],
)
def test_that_limits_are_said_where_they_are_set(
    row: ShareRow, session: Session, limits: tuple[float, float], said: str
) -> None:
    session.shares.set_limits(Sector.COMMUNITY, *limits)
    draw(row, session.snapshot)
    assert row.limits.accessibleDescription() == said
