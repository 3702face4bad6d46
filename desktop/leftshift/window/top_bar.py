"""The top bar: area and name of the scenario, and what is done with it most, in words."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.texts import NAME
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.controls.elided_line import ElidedLine
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.text_fields import hold_to

_LEAST_NAME = 160
"""Least width of the scenario's name [pixels]."""


class TopBar(QFrame):
    """Shows which area and scenario are open.

    Signals:
        named: the planner gave the scenario a name. args: name
    """

    named = Signal(str)

    def __init__(self, picker: AreaPicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        picker.setObjectName("area")
        self.name = ElidedLine()
        self.name.setObjectName("scenario")
        self.name.setAccessibleName("Name of the plan")
        self.name.setMinimumWidth(_LEAST_NAME)
        hold_to(NAME, self.name)
        self.name.setPlaceholderText("Name this plan")
        self.name.explain("Click to give it another name")
        self.name.editingFinished.connect(self._ask_name)
        self._what, self._does = QHBoxLayout(), QHBoxLayout()
        self._what.setSpacing(8)
        self._what.addWidget(picker)
        between = PlainLabel("\u203a", role="title")
        between.setContentsMargins(4, 0, 4, 0)
        self._what.addWidget(between)
        self._what.addWidget(self.name, 1)
        self._does.setSpacing(8)
        self._does.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addLayout(self._what, 1)
        self._row.addLayout(self._does)
        self._shown_name = ""

    def add_actions(self, icons: tuple[QAction, ...], words: tuple[QAction, ...]) -> None:
        """Add a button for each action: some as icons, the others in words."""
        for action in (*icons, *words):
            button = QToolButton()
            button.setDefaultAction(action)
            styles = Qt.ToolButtonStyle
            style = styles.ToolButtonIconOnly if action in icons else styles.ToolButtonTextOnly
            button.setToolButtonStyle(style)
            button.setAccessibleName(action.text().replace("&", ""))
            button.setMinimumSize(28, 28)
            self._does.addWidget(button)

    def add_menu(self, name: str, menu: QMenu) -> QToolButton:
        """Add a button, louder than the others, that opens a menu."""
        button = QToolButton()
        button.setText(f"{name}  \u25be")
        button.setAccessibleName(name)
        button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._does.addWidget(button)
        return button

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        # A scenario that has only the name of its area has none of its own yet.
        own = snapshot.scenario.name != snapshot.area.name
        self._shown_name = snapshot.scenario.name if own else ""
        if self.name.text() != self._shown_name and not self.name.isModified():
            self.name.setText(self._shown_name)
            self.name.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break into two lines where the text is too large for one."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._break()

    def _break(self) -> None:
        if not hasattr(self, "_row"):
            return
        needed = self._what.minimumSize().width() + self._does.sizeHint().width() + 40
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if needed <= self.width() else ways.TopToBottom)

    def _ask_name(self) -> None:
        self.name.setModified(False)
        name = self.name.text().strip()
        if name and name != self._shown_name:
            self.named.emit(name)
        else:
            self.name.setText(self._shown_name)
