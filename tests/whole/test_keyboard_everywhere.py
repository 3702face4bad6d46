"""By keyboard at every place: keys of their own, a ring that is seen, targets large enough, no trap."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leftshift.window.main_window import MainWindow
from leftshift.window.theme import ThemeChoice, theme_of
from tests.whole.pixels import contrast_of, light_of
from tests.whole.places import DIALOGS, close_dialog, make_busy, open_dialog, places

TARGET, RING, MOST_STOPS = 24, 3.0, 800
CLICKED = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractSpinBox)
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)


def seen_within(widget: QWidget) -> Iterator[QWidget]:
    """List what is in view within a widget, without Qt's own inner parts and windows above it."""
    for inner in widget.findChildren(QWidget):
        of_qt = inner.objectName().startswith("qt_") and not isinstance(inner, QTabBar)
        if inner.isVisible() and inner.window() is widget.window() and not of_qt:
            yield inner


def letters(texts: list[str]) -> list[str]:
    plain = [text.replace("&&", "") for text in texts]
    return [text[text.index("&") + 1].casefold() for text in plain if "&" in text]


def words_of(widget: QWidget) -> list[str]:
    """List the words of a widget that may carry an access key."""
    if isinstance(widget, QTabBar):
        return [widget.tabText(place) for place in range(widget.count()) if widget.isTabVisible(place)]
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    return [widget.text()] if isinstance(widget, QAbstractButton) else []


def double_keys(within: QWidget, others: list[str]) -> list[str]:
    """List the texts whose access key is taken twice."""
    texts = [*others, *(text for widget in seen_within(within) for text in words_of(widget))]
    double = {letter for letter, count in Counter(letters(texts)).items() if count > 1}
    return [text for text in texts if set(letters([text])) & double]


def test_that_no_two_access_keys_are_the_same_at_any_place(window: MainWindow) -> None:
    make_busy(window)
    menus = [action.text() for action in window.menuBar().actions()]
    found = {place: double_keys(window, menus) for place in places(window)}
    assert {place: double for place, double in found.items() if double} == {}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_no_two_access_keys_of_a_dialog_are_the_same(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    dialog = open_dialog(window, name, tmp_path)
    assert double_keys(dialog, []) == []
    close_dialog(window, dialog)


def test_that_no_two_access_keys_of_a_menu_are_the_same(window: MainWindow) -> None:
    make_busy(window)
    double, seen = {}, 0
    for _ in places(window):
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.emit()
            texts = [action.text() for action in menu.actions() if action.isVisible()]
            seen += bool(texts)
            if len(set(letters(texts))) < len(letters(texts)):
                double[menu.title()] = texts
    assert double == {}
    assert seen


def too_small(within: QWidget) -> list[str]:
    small = []
    for widget in seen_within(within):
        inner = isinstance(widget, QScrollBar) or isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        if isinstance(widget, QTabBar):
            tabs = {widget.tabText(at): widget.tabRect(at).size() for at in range(widget.count())}
            small += [f"tab {name}" for name, size in tabs.items() if min(size.toTuple()) < TARGET]
        elif isinstance(widget, CLICKED) and not inner and min(widget.size().toTuple()) < TARGET:
            small.append(f"{type(widget).__name__} {widget.accessibleName()} {widget.size().toTuple()}")
    return small


def test_that_whatever_can_be_clicked_is_at_least_24_pixels_at_every_place(window: MainWindow) -> None:
    make_busy(window)
    found = {place: too_small(window) for place in places(window)}
    small = {place: each for place, each in found.items() if each}
    assert not small, str(small)


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_whatever_can_be_clicked_in_a_dialog_is_at_least_24_pixels(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    dialog = open_dialog(window, name, tmp_path)
    assert not too_small(dialog), too_small(dialog)
    close_dialog(window, dialog)


def stops_of(within: QWidget) -> list[QWidget]:
    """List what Tab ought to come to."""
    return [
        widget
        for widget in seen_within(within)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget, QMenu | QDialogButtonBox)
    ]


def ring_of(widget: QWidget, elsewhere: QWidget) -> float:
    """Return how far some pixel changes when a widget takes the keyboard, 1 to 21."""
    elsewhere.setFocus()
    QCoreApplication.processEvents()
    before = light_of(widget.grab().toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()
    if not widget.hasFocus():
        return 21.0
    after = light_of(widget.grab().toImage())
    return float(contrast_of(before, after).max()) if before.shape == after.shape else 21.0


@pytest.mark.parametrize("theme", THEMES)
def test_that_the_keyboard_is_seen_wherever_it_is(window: MainWindow, theme: ThemeChoice) -> None:
    make_busy(window)
    window.apply_theme(theme_of(theme))
    window.activateWindow()
    # As after any press of Tab: without it, the style draws no ring around a tick box.
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    faint, seen = {}, set()
    for place in places(window):
        for widget in stops_of(window):
            if widget not in seen:
                seen.add(widget)
                elsewhere = window.picker if widget is not window.picker else window.rail.buttons["help"]
                ring = ring_of(widget, elsewhere)
                if ring < RING:
                    faint[f"{place}: {type(widget).__name__} {widget.accessibleName()}"] = round(ring, 2)
    assert not faint, str(faint)
    window.apply_theme(theme_of(ThemeChoice.LIGHT))


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_the_keyboard_is_seen_in_a_dialog(window: MainWindow, tmp_path: Path, name: str) -> None:
    dialog = open_dialog(window, name, tmp_path)
    dialog.activateWindow()
    dialog.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    stops = stops_of(dialog)
    pairs = zip(stops, [*stops[1:], *stops[:1]], strict=True)
    rings = {
        f"{type(one).__name__} {one.accessibleName()}": ring_of(one, other)
        for one, other in pairs
        if one is not other
    }
    assert {stop: ring for stop, ring in rings.items() if ring < RING} == {}
    close_dialog(window, dialog)


def walk(qtbot: QtBot, start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press Tab until the keyboard is back where it began."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    begun, visited = QApplication.focusWidget(), []
    for _ in range(MOST_STOPS):
        at = QApplication.focusWidget()
        # A page of text keeps the keyboard while Tab steps through its links.
        if at is not (visited[-1] if visited else None):
            visited.append(at)
        if at is begun and len(visited) > 1:
            break
        qtbot.keyClick(at, key)
    return visited[:-1] or visited


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_that_no_place_traps_the_keyboard_or_leaves_a_control_out(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    make_busy(window)
    window.activateWindow()
    faults = {}
    for place in places(window):
        visited = walk(qtbot, window.picker, key)
        left_out = {*stops_of(window)} - {*visited}
        twice = [widget for widget, count in Counter(visited).items() if count > 1]
        if left_out or twice or len(visited) > MOST_STOPS / 2:
            faults[place] = [f"{type(it).__name__} {it.accessibleName()}" for it in (*left_out, *twice)]
    assert not faults, str(faults)


@pytest.mark.parametrize("name", [name for name in DIALOGS if name != "tour"])
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_no_dialog_traps_the_keyboard_or_leaves_a_control_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    dialog = open_dialog(window, name, tmp_path)
    dialog.activateWindow()
    stops = stops_of(dialog)
    visited = walk(qtbot, stops[0], Qt.Key.Key_Tab)
    left_out = [stop for stop in stops if stop not in visited]
    assert [f"{type(stop).__name__} {stop.accessibleName()}" for stop in left_out] == []
    assert len(visited) < MOST_STOPS / 2
    close_dialog(window, dialog)
