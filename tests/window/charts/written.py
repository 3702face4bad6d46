"""Every word that a chart draws, read from its drawing."""

from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from leftshift.window.charts.plotting.chart_card import ChartCard


def words_on(card: ChartCard) -> list[str]:
    """List the texts that a card writes at its present size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(card.size())
    painter = QPainter(drawing)
    card.paint_on(painter, QRectF(0, 0, *QSizeF(card.size()).toTuple()), card.theme)
    painter.end()
    root = ET.fromstring(bytes(buffer.data().data()))  # noqa: S314 - our own drawing
    texts = ["".join(found.itertext()).strip() for found in root.iter("{http://www.w3.org/2000/svg}text")]
    return [text for text in texts if text]
