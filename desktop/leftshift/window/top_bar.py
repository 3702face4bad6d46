"""The top bar: area, name, money view, undo and redo."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.texts import NAME
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.controls.elided_line import ElidedLine
from leftshift.window.controls.text_fields import hold_to

_VIEWS = {
    View.CASH: ("Cash", "Money as paid in each year"),
    View.REAL: ("Real", "In 2025/26 prices: price rises taken out by the GDP deflator"),
    View.PER_HEAD: ("Per head", "Cash for each registered person"),
}


class TopBar(QFrame):
    """Shows which area and scenario are open.

    Signals:
        named: the planner gave the scenario a name. args: name
        view_asked: the planner wants money another way. args: View
    """

    named = Signal(str)
    view_asked = Signal(object)

    def __init__(self, picker: AreaPicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name = ElidedLine()
        self.name.setAccessibleName("Name of the scenario")
        hold_to(NAME, self.name)
        self.name.setPlaceholderText("Name this scenario")
        self.name.editingFinished.connect(self._ask_name)
        self._views = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(8)
        self._row.addWidget(picker)
        self._row.addWidget(self.name, 1)
        self._row.addLayout(self._view_buttons())
        self._shown_name = ""

    def add_actions(self, *actions: QAction) -> None:
        """Add a button for each action."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(action.text().replace("&", ""))
            button.setMinimumSize(28, 28)
            self._row.addWidget(button)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._shown_name = snapshot.scenario.name
        if self.name.text() != snapshot.scenario.name and not self.name.isModified():
            self.name.setText(snapshot.scenario.name)
            self.name.setCursorPosition(0)
        with QSignalBlocker(self._views):
            for button in self._views.buttons():
                button.setChecked(button.property("view") == snapshot.view)

    def _view_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for view, (text, tip) in _VIEWS.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("view", view)
            button.setProperty("segment", True)  # noqa: FBT003 - Qt's own signature
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.clicked.connect(lambda _=False, view=view: self.view_asked.emit(view))
            self._views.addButton(button)
            row.addWidget(button)
        return row

    def _ask_name(self) -> None:
        self.name.setModified(False)
        name = self.name.text().strip()
        if name and name != self._shown_name:
            self.named.emit(name)
        else:
            self.name.setText(self._shown_name)
