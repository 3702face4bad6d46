"""What holds for the real window: values of sliders and changes are said, F6 walks, text has contrast."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)

from leftshift.model.terms import Sector
from leftshift.window.access.action_list import actions_in
from leftshift.window.main_window import MainWindow
from leftshift.window.theme import ThemeChoice, contrast, theme_of

TEXT = 4.5


def test_that_screen_readers_get_the_value_of_sliders(window: MainWindow) -> None:
    slider = window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.slider
    found = QAccessible.queryAccessibleInterface(slider)
    assert found.role() is QAccessible.Role.Slider
    assert found.valueInterface().currentValue() == slider.value()
    assert "%" in found.text(QAccessible.Text.Description)


def test_that_a_change_is_said_in_a_sentence_once_it_is_over(window: MainWindow) -> None:
    said: list[str] = []
    window.app_actions.announcer.said.connect(said.append)
    for share in (0.13, 0.135, 0.139):
        window.session.shares.set(Sector.COMMUNITY, share)
    assert window.session.snapshot.dragging
    assert said == []
    window.session.settle()
    assert window.session.snapshot
    assert [text.partition(", up ")[0] for text in said] == ["Community 13.9 per cent"]


def test_that_no_two_actions_have_the_same_shortcut(window: MainWindow) -> None:
    keys = [found.keys for found in actions_in(window.menuBar()) if found.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_that_f6_walks_the_panes_there_and_back(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    plan = window.plan
    window.picker.setFocus()
    panes = [window.rail, plan.levers, plan.outcomes, plan.chart_area, plan.words, window.top_bar]

    def pane_with_keyboard() -> QWidget:
        at = QApplication.focusWidget()
        return next(pane for pane in panes if pane is at or pane.isAncestorOf(at))

    walked = []
    for _ in panes:
        qtbot.keyClick(window, Qt.Key.Key_F6)
        walked.append(pane_with_keyboard())
    assert walked == panes
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pane_with_keyboard() is plan.words


def ground_and_text(image: QImage) -> tuple[QColor, QColor]:
    """Return the commonest colour of a picture and the one of most contrast with it."""
    pixels = Counter(
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    )
    ground = QColor(pixels.most_common(1)[0][0])
    return ground, max((QColor(name) for name in pixels), key=lambda colour: contrast(colour, ground))


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_that_text_has_contrast_as_it_is_painted(window: MainWindow, theme: ThemeChoice) -> None:
    window.apply_theme(theme_of(theme))
    QCoreApplication.processEvents()
    whole = window.grab().toImage()
    weak = []
    for widget in window.findChildren(QWidget):
        text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
        if not text.strip() or not widget.isVisible() or not widget.isEnabled():
            continue
        place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
        if window.rect().contains(place):
            ground, written = ground_and_text(whole.copy(place.adjusted(3, 3, -3, -3)))
            if contrast(ground, written) < TEXT:
                weak.append(f"{text}: {written.name()} on {ground.name()}")
    assert weak == []
    window.apply_theme(theme_of(ThemeChoice.LIGHT))
