"""What every test of the window may ask for."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.window.theme import Theme, ThemeChoice, theme_of


@pytest.fixture
def theme() -> Theme:
    return theme_of(ThemeChoice.LIGHT)


@pytest.fixture
def heard() -> Callable[..., list[tuple[Any, ...]]]:
    """Write down what signals say, in order."""

    def listen(**signals: Any) -> list[tuple[Any, ...]]:
        said: list[tuple[Any, ...]] = []
        for name, signal in signals.items():
            signal.connect(lambda *args, name=name: said.append((name, *args)))
        return said

    return listen


@pytest.fixture
def drag() -> Callable[[QWidget, float, float], None]:
    """Drag the mouse over a widget, from one x to another, in several moves."""

    def move(widget: QWidget, start: float, end: float) -> None:
        y = 12
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(widget, left, pos=QPoint(round(start), y))
        for part in range(1, 6):
            QTest.mouseMove(widget, QPoint(round(start + (end - start) * part / 5), y))
        QTest.mouseRelease(widget, left, pos=QPoint(round(end), y))

    return move


@pytest.fixture
def wheel() -> Callable[..., QWheelEvent]:
    """Turn the wheel up by one notch, or by part of one, over any widget."""
    return lambda turned=120: QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
