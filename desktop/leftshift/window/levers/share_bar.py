"""The seven shares as one bar whose borders can be dragged."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.window.access.spoken_role import let_speak
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.slider import TEN_STEPS
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.roles import Unmoved, role_of
from leftshift.window.theme import Theme

HEIGHT = 26
_REACH = 5
"""How near a border the pointer must be to drag it [pixels]."""


class ShareBar(QWidget):
    """Asks for a border between two sectors; the right one pays for the left one.

    Up and Down (or the mouse) choose a border, Left and Right move it, Shift ten steps.

    Signals:
        border_asked: the planner wants this border. args: left sector, right sector, share of the left one
        released: the drag ended, or a single step is done.
    """

    spoken_role = QAccessible.Role.Splitter
    border_asked = Signal(object, object, float)
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "share")
        self._theme = theme
        # Opaque, so that nothing beneath is painted again as the borders move.
        self.setAutoFillBackground(True)
        self._shares: tuple[float, ...] = (0.0,) * len(SECTORS)
        self._roles: tuple[Sector | Unmoved, ...] = SECTORS
        self._pool = 0.0
        self._locked: frozenset[Sector] = frozenset()
        self._border = 0
        self._held = False
        self._asked_in_drag = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Bar of the seven shares")
        let_speak()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.update()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        lever = snapshot.scenario.shares
        self._shares, self._pool, self._locked = lever.target, lever.unallocated, lever.locked
        starts = snapshot.start.shares.target
        self._roles = tuple(map(role_of, SECTORS, lever.target, starts))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(200, self._tall())

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough for seven sectors."""
        return QSize(140, self._tall())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def _tall(self) -> int:
        return round(HEIGHT * text_scale(self))

    def border_x(self, border: int) -> float:
        """Return where a border is; 0 is between the first two sectors [pixels]."""
        return self._edge(border + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sectors, what is unallocated, and the chosen border."""
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        metrics = QFontMetrics(self.font())
        for place, sector in enumerate(SECTORS):
            left, right = self._edge(place), self._edge(place + 1)
            part = QRectF(left, body.top(), right - left, body.height())
            colour = self._theme.colour(self._roles[place])
            painter.fillRect(part, colour)
            if sector in self._locked:
                painter.fillRect(part, QBrush(self._theme.surfaces.panel, Qt.BrushStyle.FDiagPattern))
            text = percent(self._shares[place], 0)
            if metrics.horizontalAdvance(text) + 4 <= part.width() and sector not in self._locked:
                painter.setPen(self._theme.text_on(colour))
                painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter), text)
        if self._pool > 0:
            rest = QRectF(self._edge(len(SECTORS)), body.top(), body.right(), body.height())
            painter.fillRect(rest, QBrush(self._theme.surfaces.pool, Qt.BrushStyle.BDiagPattern))
        self._paint_borders(painter, body)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the border under the pointer."""
        border = self._border_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and border is not None:
            self._border, self._held, self._asked_in_drag = border, True, False
            self._describe()
            self.update()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the chosen border, or show that one can be dragged."""
        if self._held:
            part = event.position().x() / max(1, self.width())
            self._ask(part - sum(self._shares[: self._border]), released=False)
            return
        near = self._border_at(event.position().x()) is not None
        self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
        place = self._sector_at(event.position().x())
        self.setToolTip(
            f"{LABELS[SECTORS[place]]} {percent(self._shares[place])}" if place is not None else ""
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag of a border."""
        if event.button() is Qt.MouseButton.LeftButton and self._held:
            self._held = False
            if self._asked_in_drag:
                self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a border by Up and Down, move it by Left and Right."""
        steps = TEN_STEPS if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            move = 1 if key == Qt.Key.Key_Up else -1
            self._border = min(max(self._border + move, 0), len(SECTORS) - 2)
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = limit("share").step * (steps if key == Qt.Key.Key_Right else -steps)
            self._ask(self._shares[self._border] + step, released=True)
        else:
            event.ignore()

    def _ask(self, share: float, *, released: bool) -> None:
        left, right = SECTORS[self._border], SECTORS[self._border + 1]
        both = self._shares[self._border] + self._shares[self._border + 1]
        share = min(max(round(share, 9), 0.0), both)
        if share != self._shares[self._border]:
            self._asked_in_drag = True
            self.border_asked.emit(left, right, share)
            if released:
                self.released.emit()

    def _edge(self, place: int) -> float:
        return sum(self._shares[:place]) * self.width()

    def _border_at(self, x: float) -> int | None:
        near = [
            (abs(self.border_x(border) - x), border)
            for border in range(len(SECTORS) - 1)
            if not {SECTORS[border], SECTORS[border + 1]} & self._locked
        ]
        distance, border = min(near, default=(float(_REACH), 0))
        return border if distance < _REACH else None

    def _sector_at(self, x: float) -> int | None:
        return next((place for place in range(len(SECTORS)) if x < self._edge(place + 1)), None)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            f"Border between {self.spoken_value()}. Left and Right move it, Up and Down choose another."
        )

    def spoken_value(self) -> str:
        """Return the shares beside the border that has the keyboard."""
        beside = (self._border, self._border + 1)
        left, right = (f"{LABELS[SECTORS[place]]}, {percent(self._shares[place])}" for place in beside)
        return f"{left}, and {right}"

    def _paint_borders(self, painter: QPainter, body: QRectF) -> None:
        surfaces = self._theme.surfaces
        for border in range(len(SECTORS) - 1):
            x = self.border_x(border)
            chosen = border == self._border and (self.hasFocus() or self._held)
            painter.fillRect(QRectF(x - 1, body.top(), 2, body.height()), surfaces.panel)
            if chosen:
                painter.setPen(QPen(surfaces.panel, 1))
                painter.setBrush(surfaces.focus)
                painter.drawRoundedRect(QRectF(x - 3, 0, 6, self.height() - 1), 2, 2)
