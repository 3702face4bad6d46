"""Every word that a chart draws, read from its drawing, and the chart as a picture."""

import re
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator

from leftshift.window.charts.plotting.chart_card import ChartCard

_SVG = "{http://www.w3.org/2000/svg}"


def picture_of(card: ChartCard) -> QImage:
    """Draw a card at its present size as it is drawn into files."""
    image = QImage(card.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    card.paint_on(painter, QRectF(card.rect()), card.theme)
    painter.end()
    return image


def words_on(card: ChartCard) -> list[str]:
    """List the texts that a card writes at its present size."""
    return [text for text, _ in boxes_on(card)]


def boxes_on(card: ChartCard) -> list[tuple[str, QRectF]]:
    """List the texts that a card writes at its present size, and where [pixels]."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(card.size())
    painter = QPainter(drawing)
    card.paint_on(painter, QRectF(0, 0, *QSizeF(card.size()).toTuple()), card.theme)
    painter.end()
    root = ET.fromstring(bytes(buffer.data().data()))  # noqa: S314 - our own drawing
    return [
        ("".join(text.itertext()).strip(), _box(group, text, card))
        for group in root.iter(f"{_SVG}g")
        for text in group.findall(f"{_SVG}text")
        if "".join(text.itertext()).strip()
    ]


def _box(group: ET.Element, text: ET.Element, card: ChartCard) -> QRectF:
    """Return where a text is drawn [pixels]."""
    font = QFont(card.font())
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    font.setPointSizeF(float(text.get("font-size", "0")))
    metrics = QFontMetricsF(font)
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    long = metrics.horizontalAdvance("".join(text.itertext()).strip())
    box = QRectF(x, y - metrics.ascent(), long, metrics.height())
    numbers = [float(part) for part in re.findall(r"-?[\d.]+(?:e-?\d+)?", group.get("transform", ""))]
    return QTransform(*numbers).mapRect(box) if len(numbers) == 6 else box
