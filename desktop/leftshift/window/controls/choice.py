"""A choice of one from a list, that only a planner can change."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.controls.ringed_box import RingedBox

_INSET = 4
"""Room that the style leaves beside the text [pixels]."""


class Choice(RingedBox):
    """Asks for what is picked and shows what there is.

    Signals:
        asked: the planner picked this. args: key
    """

    asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._keys: tuple[Hashable, ...] = ()
        self._labels: tuple[str, ...] = ()
        self.activated.connect(self._ask)

    def show_value(self, key: Hashable, items: Sequence[tuple[Hashable, str]]) -> None:
        """Show one of the items, each a key and what it is called. Only `draw` may call this."""
        keys, labels = tuple(item[0] for item in items), tuple(item[1] for item in items)
        with QSignalBlocker(self):
            if (keys, labels) != (self._keys, self._labels):
                self._keys, self._labels = keys, labels
                self.clear()
                self.addItems(labels)
            place = keys.index(key) if key in keys else -1
            if place != self.currentIndex():
                self.setCurrentIndex(place)
        name = self.accessibleName()
        said = f"{name}: {self.currentText()}" if place >= 0 else name
        tip = "\n".join(part for part in (said, self.accessibleDescription()) if part)
        # A drag draws this at every step.
        if tip != self.toolTip():
            self.setToolTip(plain_tip(tip))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what is too long with “…”; the list and the tip have it whole."""
        super().initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - _INSET
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the planner is at work here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _ask(self, place: int) -> None:
        self.asked.emit(self._keys[place])
