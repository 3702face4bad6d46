from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.controls.note_button import NoteDialog
from leftshift.window.controls.small_button import lever_icons
from leftshift.window.levers.share_row import ShareRow
from leftshift.window.theme import Theme

Said = list[tuple[Any, ...]]


@pytest.fixture
def row(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> ShareRow:
    made = ShareRow(Sector.COMMUNITY, theme, lever_icons(theme))
    made.resize(364, 44)
    made.draw(session.snapshot)
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
        refused=row.refused,
    )


def with_shares(session: Session, **changes: Any) -> Snapshot:
    return replace(session.snapshot, scenario=session.snapshot.scenario.with_shares(**changes))


def test_that_a_row_is_low_enough_for_seven_on_a_small_laptop(row: ShareRow) -> None:
    assert row.sizeHint().height() <= 44


def test_that_plus_and_minus_ask_for_one_step(row: ShareRow, said: Said, session: Session) -> None:
    share = session.scenario.shares.share(Sector.COMMUNITY)
    QTest.mouseClick(row.line.plus, Qt.MouseButton.LeftButton)
    row.draw(session.snapshot)
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
    row.draw(with_shares(session, locked=frozenset({Sector.COMMUNITY})))
    drag(row.line.slider, 30, 120)
    QTest.keyClick(row.line.slider, Qt.Key.Key_Right)
    for button in (row.line.plus, row.line.minus):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    row.reset.trigger()
    assert said == []
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    assert said == [("lock", False)]


def test_that_the_sector_that_pays_says_so_and_cannot_be_moved(
    row: ShareRow,
    said: Said,
    session: Session,
    drag: Callable[[QWidget, float, float], None],
) -> None:
    row.draw(with_shares(session, paid_by="community"))
    drag(row.line.slider, 30, 120)
    assert said == []
    assert "pays for the others" in row.heading.text


def test_that_a_drag_travels_to_the_session_and_back(
    row: ShareRow, session: Session, drag: Callable[[QWidget, float, float], None]
) -> None:
    row.asked.connect(lambda share: session.shares.set(Sector.COMMUNITY, share))
    row.released.connect(session.settle)
    session.changed.connect(row.draw)
    slider = row.line.slider
    drag(slider, slider.x_of(slider.shown), slider.x_of(slider.shown) + 40)
    row.draw(session.snapshot)
    assert slider.shown == session.scenario.shares.share(Sector.COMMUNITY)
    assert session.stack.count() == 1
    assert row.heading.text.startswith("+")


def test_that_drawing_asks_nothing(row: ShareRow, said: Said, session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.3)
    row.draw(session.snapshot)
    row.draw(with_shares(session, locked=frozenset({Sector.COMMUNITY})))
    row.draw(session.snapshot)
    assert said == []


def test_that_the_scale_stays_put_while_a_drag_is_under_way(row: ShareRow, session: Session) -> None:
    high = row.line.slider.high
    session.shares.set(Sector.COMMUNITY, 0.6)
    row.draw(session.snapshot)
    assert row.line.slider.high == high
    session.settle()
    row.draw(session.snapshot)
    assert row.line.slider.high >= 0.6


def test_that_a_note_is_asked_for_when_it_is_accepted(row: ShareRow, said: Said) -> None:
    QTest.mouseClick(row.note, Qt.MouseButton.LeftButton)
    dialog = row.window().findChild(NoteDialog)
    dialog.text.setPlainText(" because ")
    dialog.accept()
    assert said == [("note", "because")]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_reset_is_offered_only_away_from_the_baseline(
    row: ShareRow, said: Said, session: Session
) -> None:
    assert not row.reset.isEnabled()
    session.shares.set(Sector.COMMUNITY, 0.2)
    row.draw(session.snapshot)
    QTest.mouseClick(row.more, Qt.MouseButton.LeftButton)
    assert row.menu.isVisible()
    QTest.mouseClick(row.menu, Qt.MouseButton.LeftButton, pos=row.menu.actionGeometry(row.reset).center())
    assert said == [("reset",)]


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
    assert dialog.note.text().startswith("Type a percentage from")
    assert said == []


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        ((0.05, 1.0), "Community, at least 5.0\u00a0%"),
        ((0.0, 0.3), "Community, at most 30.0\u00a0%"),
        ((0.05, 0.3), "Community, 5.0\u00a0% to 30.0\u00a0%"),
        ((0.0, 1.0), "Community"),
    ],
)
def test_that_limits_are_written_beside_the_name(
    row: ShareRow, session: Session, limits: tuple[float, float], name: str
) -> None:
    session.shares.set_limits(Sector.COMMUNITY, *limits)
    row.draw(session.snapshot)
    assert row.heading.name == name
