"""By keyboard at every place: keys of their own, a ring that is seen, targets large enough, no trap."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
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

from leftshift.window.main_window import MainWindow
from leftshift.window.theme import ThemeChoice, theme_of
from tests.whole.pixels import contrast_of, light_of
from tests.whole.places import places

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


def walk(start: QWidget, key: Qt.Key) -> list[QWidget]:
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
        QTest.keyClick(at, key)
    return visited[:-1] or visited


def double_in_menus(window: MainWindow) -> list[str]:
    """List the menus that have an access key twice, as they are when they are about to be seen."""
    double = []
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        texts = [action.text() for action in menu.actions() if action.isVisible()]
        if len(set(letters(texts))) < len(letters(texts)):
            double.append(f"{menu.title()}: {texts}")
    return double


def left_out_or_twice(window: MainWindow, key: Qt.Key) -> list[str]:
    """List what a round by Tab leaves out or comes to twice."""
    window.activateWindow()
    QCoreApplication.processEvents()
    assert window.isActiveWindow(), QApplication.activeWindow()
    visited = walk(window.picker, key)
    left_out = {*stops_of(window)} - {*visited}
    twice = [widget for widget, count in Counter(visited).items() if count > 1]
    assert len(visited) <= MOST_STOPS / 2
    return [f"{type(it).__name__} {it.accessibleName()}" for it in (*left_out, *twice)]


WRONG_AT_REST = {
    "what can be clicked is smaller than 24 pixels": too_small,
    "two access keys are the same": lambda window: double_keys(
        window, [action.text() for action in window.menuBar().actions()]
    ),
    "two access keys of a menu are the same": double_in_menus,
}
WRONG_BY_TAB = {
    "Tab leaves out a control or is trapped": lambda window: left_out_or_twice(window, Qt.Key.Key_Tab),
    "Shift and Tab leave out a control or are trapped": lambda window: left_out_or_twice(
        window, Qt.Key.Key_Backtab
    ),
}


@pytest.fixture(scope="module", autouse=True)
def _by_keyboard(busy: MainWindow) -> None:
    """Bring the window to the state it has after any press of Tab: before, no ring is around a tick box."""
    busy.activateWindow()
    busy.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


@pytest.fixture(scope="module")
def found(busy: MainWindow) -> dict[str, dict[str, list[str]]]:
    """What is wrong at each place, by what it is; every place is gone to as seldom as can be."""
    wrong: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for faults in (WRONG_AT_REST, WRONG_BY_TAB):
        for place in places(busy):
            for what, list_wrong in faults.items():
                if listed := list_wrong(busy):
                    wrong[what][place] = listed
    return wrong


@pytest.mark.parametrize("what", [*WRONG_AT_REST, *WRONG_BY_TAB])
def test_that_at_no_place(found: dict[str, dict[str, list[str]]], what: str) -> None:
    assert found.get(what, {}) == {}


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


def kind_of(widget: QWidget) -> tuple[object, ...]:
    """Return what the ring of a widget depends on beside the theme."""
    names = [bytes(name.data()).decode() for name in widget.dynamicPropertyNames()]
    looks = tuple((name, str(widget.property(name))) for name in names if not name.startswith(("_", "qt_")))
    return type(widget), widget.objectName(), looks, type(widget.parentWidget())


@pytest.mark.parametrize("theme", THEMES)
def test_that_the_keyboard_is_seen_wherever_it_is(busy: MainWindow, theme: ThemeChoice) -> None:
    busy.apply_theme(theme_of(theme))
    faint, seen = {}, set()
    for place in places(busy):
        for widget in stops_of(busy):
            # The usual theme shows each control; in the others one of each kind has the same ring.
            which = widget if theme is ThemeChoice.LIGHT else kind_of(widget)
            if which not in seen:
                seen.add(which)
                elsewhere = busy.picker if widget is not busy.picker else busy.rail.buttons["help"]
                ring = ring_of(widget, elsewhere)
                if ring < RING:
                    faint[f"{place}: {type(widget).__name__} {widget.accessibleName()}"] = round(ring, 2)
    assert not faint, str(faint)
    assert seen
    busy.apply_theme(theme_of(ThemeChoice.LIGHT))


pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def test_that_no_two_access_keys_of_a_dialog_are_the_same(dialog: QWidget) -> None:
    assert double_keys(dialog, []) == []


def test_that_whatever_can_be_clicked_in_a_dialog_is_at_least_24_pixels(dialog: QWidget) -> None:
    assert too_small(dialog) == []


def test_that_the_keyboard_is_seen_in_a_dialog(dialog: QWidget) -> None:
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


def test_that_no_dialog_traps_the_keyboard_or_leaves_a_control_out(dialog: QWidget, busy: MainWindow) -> None:
    if dialog is busy.app_actions.tour:
        pytest.skip("the tour lets the keyboard go on to the window below it")
    dialog.activateWindow()
    stops = stops_of(dialog)
    visited = walk(stops[0], Qt.Key.Key_Tab)
    left_out = [stop for stop in stops if stop not in visited]
    assert [f"{type(stop).__name__} {stop.accessibleName()}" for stop in left_out] == []
    assert len(visited) < MOST_STOPS / 2
