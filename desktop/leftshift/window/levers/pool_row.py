"""The unallocated pool: money taken from a sector and not yet given to another."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leftshift.model.scenario import POOL
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, shown
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_BAR = 6


class PoolBar(QWidget):
    """A bar as long as the pool, on the scale of the bar of shares."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, share: float) -> None:
        """Show another pool. Only `draw` may call this."""
        self._share = share
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Stay thin."""
        return QSize(100, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pool, hatched."""
        painter = QPainter(self)
        surfaces = self._theme.surfaces
        painter.fillRect(self.rect(), surfaces.grid)
        part = QRectF(0, 0, self.width() * self._share, self.height())
        painter.fillRect(part, surfaces.panel)
        painter.fillRect(part, QBrush(surfaces.pool, Qt.BrushStyle.BDiagPattern))
        painter.end()


class PoolRow(QWidget):
    """Shows the pool while it pays or holds anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "unallocated")
        self.heading = HeadingLine("Unallocated pool", theme.surfaces.pool, self)
        self.bar = PoolBar(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.bar)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.heading.set_chip(theme.surfaces.pool)
        self.bar.apply_theme(theme)

    def draw(self, snapshot: Snapshot, written: str) -> None:
        """Show the scenario, the pool as it is written; emits nothing and computes nothing."""
        lever, results = snapshot.scenario.shares, snapshot.results
        self.setVisible(lever.unallocated != 0 or lever.paid_by == POOL)
        money = shown(results.unallocated, snapshot.view, results.deflator, results.population)
        target = float(money[snapshot.target_index])
        text = f"{written} \u00b7 {amount(target, snapshot.view)}"
        self.heading.show_text(text)
        self.bar.show_value(lever.unallocated)
