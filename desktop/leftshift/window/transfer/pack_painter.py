"""Painter of a pack: its pages as PDF and its charts as pictures, with or without a display."""

import html
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from leftshift.exports.chart_svg import FAMILIES, HEIGHT, WIDTH, svg
from leftshift.exports.charts import ChartFigure
from leftshift.exports.page import Block, Heading, Paragraph, Points, Table
from leftshift.exports.stamp import Stamp
from leftshift.window.controls.fonts import apply_font

_MARGIN: Final = QMarginsF(16, 14, 16, 12)
"""[mm]"""
_POINTS_IN_INCH: Final = 72
_CHART_WIDTH: Final = 0.84
"""Width of a chart, of that of the page [share]."""
_FOOT: Final = 34.0
"""Room for the foot of a page [points]."""
_FAMILIES: Final = ["Source Sans 3", "Segoe UI", "Arial", "Liberation Sans"]
_SIZE, _FOOT_SIZE = 9.0, 7.0
"""[points]"""
_ROWS_APART: Final = 1
_STYLE: Final = """
body{color:#1b232b} h1{font-size:18pt;margin:0} h2{font-size:12pt;margin:6px 0 2px}
p{margin:2px 0 4px} li{margin:0 0 2px}
"""


class PackPainter:
    """Paints the pages and pictures of packs; makes the application that fonts need, if there is none."""

    def __init__(self) -> None:
        there = QApplication.instance()
        self._app = there or QApplication(["leftshift", "-platform", "offscreen"])
        if isinstance(self._app, QApplication) and there is None:
            apply_font(self._app)  # a window has done so

    def png(self, drawing: str, scale: float) -> bytes:
        """Paint an SVG drawing on white, `scale` dots to a pixel."""
        renderer = _renderer(drawing)
        size = renderer.defaultSize()
        image = QImage(
            QSize(round(size.width() * scale), round(size.height() * scale)), QImage.Format.Format_RGB32
        )
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
        return bytes(buffer.data().data())

    def pdf(self, stamp: Stamp, blocks: Sequence[Block]) -> bytes:
        """Set blocks out on A4 pages, each with its number and what it is of at the foot."""
        counted = _Pages(stamp, 0)
        counted.set_out(blocks)
        pages = _Pages(stamp, counted.page)
        pages.set_out(blocks)
        return pages.data()


def _renderer(drawing: str) -> QSvgRenderer:
    """Make what paints an SVG; Qt takes a list of families for one name, so it is given the first alone."""
    return QSvgRenderer(
        QByteArray(drawing.replace(FAMILIES, FAMILIES.partition(",")[0].strip("'")).encode("utf-8"))
    )


class _Pages:
    """Pages that are filled from above; text is text and charts are drawings."""

    def __init__(self, stamp: Stamp, count: int) -> None:
        self._stamp, self._count = stamp, count
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(_MARGIN)
        self._writer.setResolution(_POINTS_IN_INCH)
        self._writer.setTitle(stamp.name)
        self._writer.setCreator(stamp.program)
        self._painter = QPainter(self._writer)
        self._size = QSizeF(self._writer.width(), self._writer.height())
        self._top = 0.0
        self.page = 1

    def set_out(self, blocks: Sequence[Block]) -> None:
        """Write the title, then one block after the other."""
        lead = f"{html.escape(self._stamp.area)}. {html.escape(self._stamp.rows[-1][1])}"
        self._text(f"<h1>{html.escape(self._stamp.name)}</h1><p style='color:#4a5560'>{lead}</p>")
        for place, block in enumerate(blocks):
            follows = blocks[place + 1] if isinstance(block, Heading) and place + 1 < len(blocks) else None
            self._block(block, follows)
        self._foot()
        self._painter.end()

    def data(self) -> bytes:
        """Return the bytes of the file."""
        return bytes(self._buffer.data().data())

    def _block(self, block: Block, follows: Block | None) -> None:
        match block:
            case Heading():
                room = _FOOT + (
                    HEIGHT / WIDTH * self._size.width() if isinstance(follows, ChartFigure) else 60
                )
                self._room_for(room)
                self._top += 9 if self._top else 0
                self._text(f"<h2>{html.escape(block.text)}</h2>")
            case Paragraph():
                self._text(f"<p>{html.escape(block.text)}</p>")
            case Points():
                for text in block.texts:
                    self._text(f"<ul><li>{html.escape(text)}</li></ul>")
            case Table():
                self._table(block)
            case ChartFigure():
                self._chart(block)

    def _table(self, table: Table) -> None:
        """Write a table row by row, its header again on each page."""
        head = _row(table.columns, table.widths, bold=True)
        self._room_for(self._document(head).size().height() * 3)
        self._text(head)
        self._rule()
        for row in table.rows:
            made = _row(row, table.widths)
            height = self._document(made).size().height()
            if self._top + height > self._bottom:
                self._next_page()
                self._text(head)
                self._rule()
            self._text(made)
            self._rule()
        self._top += 6

    def _rule(self) -> None:
        self._painter.fillRect(QRectF(0, self._top, self._size.width(), 0.5), QColor("#c3cad1"))
        self._top += _ROWS_APART

    def _chart(self, figure: ChartFigure) -> None:
        drawing = _renderer(svg(figure))
        width = self._size.width() * _CHART_WIDTH
        height = width * drawing.defaultSize().height() / drawing.defaultSize().width()
        title = f"<p><b>{html.escape(figure.title)}</b></p>"
        self._room_for(height + self._document(title).size().height())
        self._text(title)
        drawing.render(self._painter, QRectF(0, self._top, width, height))
        self._top += height + 4

    @property
    def _bottom(self) -> float:
        return self._size.height() - _FOOT

    def _room_for(self, height: float) -> None:
        if self._top + height > self._bottom:
            self._next_page()

    def _document(self, text: str) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        font = _font(_SIZE)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(_STYLE)
        document.documentLayout().setPaintDevice(self._writer)
        document.setHtml(f"<body>{text}</body>")
        document.setTextWidth(self._size.width())
        return document

    def _text(self, text: str) -> None:
        document = self._document(text)
        height = document.size().height()
        self._room_for(height)
        self._painter.save()
        self._painter.translate(0, self._top)
        document.drawContents(self._painter)
        self._painter.restore()
        self._top += height

    def _next_page(self) -> None:
        self._foot()
        self._writer.newPage()
        self.page += 1
        self._top = 0.0

    def _foot(self) -> None:
        self._painter.setFont(_font(_FOOT_SIZE))
        self._painter.setPen(QColor("#4a5560"))
        of = f" of {self._count}" if self._count else ""
        at = QRectF(0, self._bottom + 8, self._size.width(), _FOOT - 8)
        self._painter.drawText(at, Qt.TextFlag.TextWordWrap, f"{self._stamp.line} Page {self.page}{of}")


def _font(size: float) -> QFont:
    font = QFont(_FAMILIES)
    font.setPointSizeF(size)
    return font


def _row(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> str:
    cells = []
    for place, (text, width) in enumerate(zip(texts, widths, strict=True)):
        said = html.escape(text)
        said = f"<b>{said}</b>" if bold or not place else said
        cells.append(f"<td width='{100 * width:.0f}%' style='padding-right:8px'>{said}</td>")
    return f"<table width='100%' cellspacing='0' cellpadding='1'><tr>{''.join(cells)}</tr></table>"
