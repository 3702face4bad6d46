"""A row of widgets that goes on in the next line where it is too long, as words do."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_ACROSS, _DOWN = 8, 4
"""Space between widgets beside and below one another [pixels]."""


class Flow(QLayout):
    """Lays its widgets out from left to right and from top to bottom."""

    def __init__(self, parent: QWidget | None = None, *, across: int = _ACROSS) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across = across
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it; None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be the higher the narrower it gets."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width [pixels]."""
        margins = self.contentsMargins()
        inner = QRect(0, 0, width, 0).marginsRemoved(QMargins(margins.left(), 0, margins.right(), 0))
        return self._lay_out(inner, place=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._lay_out(self.contentsRect(), place=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._across * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Need the widest widget."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _lay_out(self, room: QRect, *, place: bool) -> int:
        """Put the widgets in lines, where asked; return the height of all lines."""
        top, height = room.top(), 0
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item in line)
            left = room.left()
            for item in line if place else ():
                size = item.sizeHint().boundedTo(QSize(room.width(), height))
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._across
            top += height + _DOWN
        return max(top - _DOWN - room.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Share the widgets out among lines."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            need = item.sizeHint().width()
            if not lines or left + need > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += need + self._across
        return lines
