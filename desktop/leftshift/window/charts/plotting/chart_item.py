"""ChartItem: what all graphics objects of a chart share, drawn in the pixels of their view."""

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

if TYPE_CHECKING:  # the view makes its items, so they know it by name only
    from leftshift.window.charts.plotting.chart_view import ChartView


class ChartItem(pg.GraphicsObject):
    """A part of a chart in its scene, whose coordinates are the pixels of the view.

    Items are made once with the view; a step of a drag gives them other values and repaints them.
    """

    def __init__(self, view: "ChartView", level: float) -> None:
        super().__init__()
        self.view = view
        self._place = QRectF()
        self.setZValue(level)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.scene().addItem(self)

    def set_place(self, place: QRectF) -> None:
        """Say where the item draws [pixels]."""
        if place != self._place:
            self.prepareGeometryChange()
            self._place = QRectF(place)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return where the item draws [pixels]."""
        return self._place
