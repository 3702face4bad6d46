"""What holds for every control of the real window: a name, a key, a size, a ring when it has the keyboard."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)

from leftshift.model.terms import Sector
from leftshift.window.access.action_list import actions_in
from leftshift.window.main_window import MainWindow
from leftshift.window.sections import SECTIONS
from leftshift.window.theme import ThemeChoice, contrast, theme_of

TEXT, TARGET = 4.5, 24
CONTROLS = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Slider,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.Client,
}
"""Roles of what can be used; a plain pane may be silent."""


def tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Walk the accessibility tree."""
    yield found
    for place in range(found.childCount()):
        child = found.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)


def reached_by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def silent(widget: QWidget) -> list[str]:
    """List the controls within a widget that have no name."""
    unnamed = []
    for found in tree(QAccessible.queryAccessibleInterface(widget)):
        thing = found.object()
        is_pane = isinstance(thing, QWidget) and found.role() is QAccessible.Role.Client
        if found.role() not in CONTROLS or (is_pane and not reached_by_tab(thing)):
            continue
        name = found.text(QAccessible.Text.Name) or found.text(QAccessible.Text.Value)
        hidden_inside = thing is not None and thing.objectName().startswith("qt_")
        if not name and not hidden_inside:
            unnamed.append(f"{found.role().name} {type(thing).__name__} in {type(thing.parent()).__name__}")
    return unnamed


def levers_one_by_one(window: MainWindow) -> Iterator[QWidget]:
    for section in (one.key for one in SECTIONS if one.levers):
        window.pages.open(section)
        QCoreApplication.processEvents()
        yield window.plan.levers.currentWidget()


def test_that_every_control_of_the_plan_has_a_name(window: MainWindow) -> None:
    assert silent(window) == []
    for panel in levers_one_by_one(window):
        assert silent(panel) == [], panel


@pytest.mark.parametrize("opens", ["open_palette", "open_shortcuts", "ask_order"])
def test_that_every_control_of_a_dialog_has_a_name(window: MainWindow, opens: str) -> None:
    dialog = getattr(window.app_actions, opens)()
    assert silent(dialog) == []
    dialog.reject()


def test_that_every_control_of_the_stage_has_a_name(window: MainWindow) -> None:
    window.app_actions.presenter.begin()
    window.app_actions.presenter.predict(predicting=True)
    assert silent(window.app_actions.presenter.stage) == []
    window.app_actions.presenter.end()


def test_that_every_chart_is_named_and_described_by_its_finding(window: MainWindow) -> None:
    for each in window.plan.chart_area.charts:
        chart = window.plan.chart_area.chart(each.key)  # drawn now, where it is out of view
        found = QAccessible.queryAccessibleInterface(chart)
        assert chart.name in found.text(QAccessible.Text.Name), each
        assert chart.title in found.text(QAccessible.Text.Description), each
        assert chart.table().rows, each


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


def test_that_no_two_access_keys_in_view_are_the_same(window: MainWindow) -> None:
    def keys_of(widget: QWidget) -> list[str]:
        if isinstance(widget, QTabBar):
            return [widget.tabText(place) for place in range(widget.count())]
        if isinstance(widget, QLabel):
            return [widget.text()] if widget.buddy() is not None else []
        return [widget.text()] if isinstance(widget, QAbstractButton) else []

    def letters(texts: list[str]) -> list[str]:
        plain = [text.replace("&&", "") for text in texts]
        return [text[text.index("&") + 1].casefold() for text in plain if "&" in text]

    menus = [action.text() for action in window.menuBar().actions()]
    for _panel in levers_one_by_one(window):
        inside = [
            text for widget in window.findChildren(QWidget) if widget.isVisible() for text in keys_of(widget)
        ]
        double = [letter for letter, count in Counter(letters([*menus, *inside])).items() if count > 1]
        assert double == [], f"{double} in {[text for text in (*menus, *inside) if '&' in text]}"
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        texts = letters([action.text() for action in menu.actions() if action.isVisible()])
        assert len(texts) == len(set(texts)), (menu.title(), [action.text() for action in menu.actions()])


def test_that_no_two_actions_have_the_same_shortcut(window: MainWindow) -> None:
    keys = [found.keys for found in actions_in(window.menuBar()) if found.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_that_what_can_be_clicked_is_at_least_24_pixels(window: MainWindow) -> None:
    small = []
    for panel in levers_one_by_one(window):
        for widget in (*panel.findChildren(QWidget), *window.top_bar.findChildren(QWidget)):
            kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)
            scrolls = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
            used = isinstance(widget, kinds) and not scrolls
            if used and widget.isVisible() and min(widget.width(), widget.height()) < TARGET:
                small.append(f"{type(widget).__name__} {widget.accessibleName()} {widget.size().toTuple()}")
    assert small == []


def test_that_tab_visits_every_control_once_and_comes_back(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    window.activateWindow()
    window.picker.setFocus()
    visited = [window.picker]
    for _ in range(400):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is visited[0]:
            break
        visited.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is window.picker
    assert len(set(visited)) == len(visited)
    stops = {chart for chart in window.plan.chart_area.charts if not chart.isHidden()}
    stops |= {row.line.slider for row in window.plan.levers.panel("shares").rows.values()}
    assert stops <= set(visited)


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


def test_that_whatever_has_the_keyboard_looks_different(window: MainWindow) -> None:
    same = []
    window.activateWindow()
    stops = [
        widget for widget in window.findChildren(QWidget) if widget.isVisible() and reached_by_tab(widget)
    ]
    for widget in stops:
        if not widget.isEnabled() or isinstance(widget, QMenu):
            continue
        elsewhere = window.plan.chart_area.main if widget is window.picker else window.picker
        elsewhere.setFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and widget.grab().toImage() == before:
            same.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert same == []


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
