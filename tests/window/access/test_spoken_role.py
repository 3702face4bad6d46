import gc
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from leftshift.window.access.spoken_role import let_speak


class _Chart(QWidget):
    spoken_role = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        let_speak()


class _Border(QWidget):
    spoken_role = QAccessible.Role.Splitter

    def __init__(self) -> None:
        super().__init__()
        let_speak()
        self.said = "40.0 %"

    def spoken_value(self) -> str:
        return self.said


def test_that_a_widget_is_called_by_its_role_and_keeps_its_name_and_parts(
    shown: Callable[[QWidget], QWidget],
) -> None:
    widget = _Chart()
    widget.setAccessibleName("Spend by sector chart")
    button = QPushButton("Where from?", widget)
    found = QAccessible.queryAccessibleInterface(shown(widget))
    assert found.role() is QAccessible.Role.Chart
    assert found.text(QAccessible.Text.Name) == "Spend by sector chart"
    assert found.child(0).object() is button
    assert found.child(0).parent().role() is QAccessible.Role.Chart


def test_that_a_spoken_value_is_the_one_of_the_moment_it_is_asked_for(
    shown: Callable[[QWidget], QWidget],
) -> None:
    widget = _Border()
    found = QAccessible.queryAccessibleInterface(shown(widget))
    assert found.text(QAccessible.Text.Value) == "40.0 %"
    widget.said = "41.0 %"
    assert found.text(QAccessible.Text.Value) == "41.0 %"


def test_that_all_else_is_called_what_qt_calls_it(shown: Callable[[QWidget], QWidget]) -> None:
    let_speak()
    assert QAccessible.queryAccessibleInterface(shown(QWidget())).role() is QAccessible.Role.Client


def test_that_a_voice_goes_with_its_widget(qapp: QApplication) -> None:
    assert qapp is not None
    widgets = [_Chart() for _ in range(50)]
    places = [QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget)) for widget in widgets]
    for widget in widgets:
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [place for place in places if QAccessible.accessibleInterface(place) is not None] == []
