"""What a screen reader finds, in Qt's accessibility tree, at every place of the real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollArea, QWidget

from leftshift.model.terms import Sector
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.main_window import MainWindow
from leftshift.window.sections import ALL
from tests.whole.places import places

USED = {
    QAccessible.Role.PushButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Slider,
    QAccessible.Role.Dial,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
    QAccessible.Role.Table,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.Chart,
    QAccessible.Role.Graphic,
}
"""Roles of what can be used, and of what is a picture; a plain pane may be silent."""
PANES = {QAccessible.Role.Client, QAccessible.Role.NoRole, QAccessible.Role.Grouping}


def tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Walk the accessibility tree."""
    yield found
    for place in range(found.childCount()):
        child = found.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)


def reached_by_tab(thing: object) -> bool:
    if not isinstance(thing, QWidget) or thing.focusProxy() is not None:
        return False
    return bool(thing.focusPolicy() & Qt.FocusPolicy.TabFocus)


def faults_of(found: QAccessibleInterface) -> str:
    """Say what a thing lacks; empty where it lacks nothing."""
    thing, role = found.object(), found.role()
    # A box of choices is called by its value on Linux; its own name is on the widget.
    own = thing.accessibleName() if isinstance(thing, QWidget) else ""
    name = own or found.text(QAccessible.Text.Name)
    if role is QAccessible.Role.ComboBox and not (own or found.text(QAccessible.Text.Description)):
        return "has no name of its own"
    if role in PANES and reached_by_tab(thing):
        # What only scrolls is a pane, and says what it holds; all else that takes the keyboard has a role.
        return ("" if name else "has no name") if isinstance(thing, QScrollArea) else "has no role"
    if role in USED and not name:
        return "has no name"
    described = {QAccessible.Role.Chart, QAccessible.Role.Slider}
    silent = role in described and not found.text(QAccessible.Text.Description)
    return "has no sentence that describes it, or its value in words" if silent else ""


def faults(widget: QWidget) -> list[str]:
    """List what the things within a widget lack."""
    said = []
    for found in tree(QAccessible.queryAccessibleInterface(widget)):
        thing = found.object()
        of_qt = isinstance(thing, QWidget) and thing.objectName().startswith("qt_")
        fault = "" if of_qt else faults_of(found)
        if fault:
            name = found.text(QAccessible.Text.Name)
            said.append(f"{found.role().name} {type(found.object()).__name__} “{name}” {fault}")
    return said


@pytest.fixture(scope="module")
def window(busy: MainWindow) -> MainWindow:
    """One window for all of these."""
    return busy


def faults_of_charts(window: MainWindow) -> list[str]:
    """List the charts in view that are no charts to a screen reader, or say no finding or hold no table."""
    wrong = []
    for chart in (chart for chart in window.findChildren(ChartCard) if chart.isVisible()):
        found = QAccessible.queryAccessibleInterface(chart)
        described = bool(chart.title) and chart.title in found.text(QAccessible.Text.Description)
        named = chart.name in found.text(QAccessible.Text.Name)
        if found.role() is not QAccessible.Role.Chart or not (described and named and chart.table().rows):
            wrong.append(chart.name)
    return wrong


def test_that_at_every_place_all_controls_and_charts_say_what_they_are(busy: MainWindow) -> None:
    found, seen = {}, set()
    for place in places(busy):
        found[place] = [*faults(busy), *faults_of_charts(busy)]
        seen |= {chart.key for chart in busy.findChildren(ChartCard) if chart.isVisible()}
    assert {place: lacks for place, lacks in found.items() if lacks} == {}
    assert len(found) > len(ALL)
    assert len(seen) > len(busy.plan.chart_area.charts)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_in_every_dialog_all_controls_say_what_they_are(dialog: QWidget) -> None:
    assert faults(dialog) == []
    assert dialog.windowTitle() or dialog.accessibleName()


def test_that_the_bar_of_shares_says_its_border_and_what_it_comes_to(window: MainWindow) -> None:
    bar = window.plan.levers.panel("shares").bar
    found = QAccessible.queryAccessibleInterface(bar)
    assert found.role() is QAccessible.Role.Splitter
    before = found.text(QAccessible.Text.Value)
    window.session.shares.set(Sector.ACUTE, 0.4)
    window.session.settle()
    assert window.session.snapshot
    assert found.text(QAccessible.Text.Value) != before
    assert "40.0" in found.text(QAccessible.Text.Value)
    assert found.text(QAccessible.Text.Value) in found.text(QAccessible.Text.Description)


def test_that_every_control_of_the_stage_says_what_it_is(window: MainWindow) -> None:
    window.app_actions.presenter.begin()
    window.app_actions.presenter.predict(predicting=True)
    assert faults(window.app_actions.presenter.stage) == []
    window.app_actions.presenter.end()
