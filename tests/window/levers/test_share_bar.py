from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.window.levers.share_bar import ShareBar
from leftshift.window.theme import Theme

Said = list[tuple[Any, ...]]


@pytest.fixture
def bar(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> ShareBar:
    made = ShareBar(theme)
    made.resize(364, 26)
    made.draw(session.snapshot)
    return shown(made)


@pytest.fixture
def said(bar: ShareBar, heard: Callable[..., Said]) -> Said:
    return heard(border=bar.border_asked, released=bar.released)


def test_that_dragging_a_border_asks_for_the_left_share_and_releases_once(
    bar: ShareBar,
    said: Said,
    drag: Callable[[QWidget, float, float], None],
    session: Session,
) -> None:
    drag(bar, bar.border_x(0), bar.border_x(0) - 36)
    wanted = session.scenario.shares.share(Sector.ACUTE) - 36 / 364
    name, left, right, share = said[-2]
    assert (name, left, right) == ("border", Sector.ACUTE, Sector.SPECIALISED)
    assert share == pytest.approx(wanted, abs=2 / 364)
    assert [each[0] for each in said].count("released") == 1


def test_that_a_border_cannot_be_dragged_past_its_neighbours(
    bar: ShareBar,
    said: Said,
    drag: Callable[[QWidget, float, float], None],
    session: Session,
) -> None:
    drag(bar, bar.border_x(0), 360)
    shares = session.scenario.shares
    assert said[-2][3] == pytest.approx(shares.share(Sector.ACUTE) + shares.share(Sector.SPECIALISED))


def test_that_a_press_away_from_every_border_asks_nothing(
    bar: ShareBar, said: Said, drag: Callable[[QWidget, float, float], None]
) -> None:
    drag(bar, 20, 60)
    assert said == []


def test_that_the_border_of_a_locked_sector_cannot_be_dragged(
    bar: ShareBar,
    said: Said,
    drag: Callable[[QWidget, float, float], None],
    session: Session,
) -> None:
    session.shares.lock(Sector.ACUTE, locked=True)
    bar.draw(session.snapshot)
    drag(bar, bar.border_x(0), bar.border_x(0) - 30)
    assert said == []


def test_that_keys_choose_and_move_a_border(bar: ShareBar, said: Said, session: Session) -> None:
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Up)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    share = session.scenario.shares.share(Sector.SPECIALISED)
    assert said == [
        ("border", Sector.SPECIALISED, Sector.MENTAL_HEALTH, pytest.approx(share + 0.001, abs=1e-9)),
        ("released",),
    ]
    assert "Specialised" in bar.accessibleDescription()


def test_that_shift_moves_a_border_ten_steps(bar: ShareBar, said: Said, session: Session) -> None:
    QTest.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert said[0][3] == pytest.approx(session.scenario.shares.share(Sector.ACUTE) - 0.01, abs=1e-9)


def test_that_drawing_asks_nothing(bar: ShareBar, said: Said, session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.3)
    bar.draw(session.snapshot)
    assert said == []
