"""Small square buttons beside a slider, and the style that keeps them small."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolButton, QWidget

from leftshift.window.access.text_scale import text_scale
from leftshift.window.theme import Theme, icon

SIDE = 24
"""Least side of a small button, or height of an entry [pixels]."""
_ICON = 14
"""Side of an icon on a small button at the usual size of text [pixels]."""
_FRAME = 4
"""Height of a frame above and below a line of text [pixels]."""


def make_compact(panel: QWidget) -> None:
    """Let a panel of levers have low controls: seven rows must fit a small laptop's screen."""
    panel.setProperty("compact", True)  # noqa: FBT003 - Qt's own signature


def lever_icons(theme: Theme) -> Mapping[str, QIcon]:
    """Draw the icons of a theme that small buttons share, once for all rows."""
    return {name: icon(name, theme) for name in ("lock", "unlock", "note", "reset", "limits")}


def line_height(font: QFont) -> int:
    """Return how high a control with one line of text is: a small button, an entry, a slider [pixels]."""
    return max(SIDE, QFontMetrics(font).height() + _FRAME)


class SmallButton(QToolButton):
    """A square button that is as high as the entry beside it, whatever the size of text."""

    def __init__(self, name: str, parent: QWidget | None = None, sign: str = "") -> None:
        super().__init__(parent)
        self.setText(sign)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be a square as high as a line of text needs."""
        return QSize(line_height(self.font()), line_height(self.font()))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text, and the icon with it; again after a style sheet, which knows pixels alone."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        side = round(_ICON * text_scale(self))
        self.setIconSize(QSize(side, side))
        self.setFixedSize(self.sizeHint())


class QuietButton(SmallButton):
    """A small button seen while the pointer or the keyboard is in its row, or while what it stands for holds.

    It is there all the time, for clicks, keys and screen readers: nothing moves when it comes into sight.
    """

    def __init__(self, name: str, row: QWidget) -> None:
        super().__init__(name, row)
        self._row, self._active = row, False

    def set_active(self, active: bool) -> None:  # noqa: FBT001 - what it stands for holds or does not
        """Keep the button in sight, or let it be quiet. Only `draw` may call this."""
        if active != self._active:
            self._active = active
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button while it is in sight."""
        focus = QApplication.focusWidget()
        if self._active or self._row.underMouse() or (focus is not None and self._row.isAncestorOf(focus)):
            super().paintEvent(event)


def small_button(name: str, parent: QWidget, sign: str = "") -> SmallButton:
    """Make a small button for an icon or a sign."""
    return SmallButton(name, parent, sign)
