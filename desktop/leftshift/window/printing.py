"""Print, with preview: the words, the outcomes and every chart on paper."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from leftshift.papers.outcomes import outcomes
from leftshift.papers.words import in_words
from leftshift.session.snapshot import Snapshot
from leftshift.window.chart_copy import source_lines
from leftshift.window.charts.chart import Chart
from leftshift.window.look import Theme, look

_WIDTH = 700.0
"""Width of a page in the pixels that charts count in."""
_CHART = 400.0
"""Height of a chart on the page [the same pixels]."""
_GAP = 16.0
_MARGIN_MM = 15.0


def open_preview(charts: Sequence[Chart], now: Snapshot, parent: QWidget) -> QPrintPreviewDialog:
    """Show how the pages will look; from there they can be printed."""
    dialog = QPrintPreviewDialog(new_printer(), parent)
    dialog.setWindowTitle("Print")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.paintRequested.connect(lambda printer: print_plan(printer, charts, now))
    dialog.open()
    return dialog


def new_printer() -> QPrinter:
    """Return a printer for upright A4 pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Leftshift")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    return printer


def print_plan(printer: QPrinter, charts: Sequence[Chart], now: Snapshot) -> None:
    """Draw the pages: title, words and outcomes first, then two charts a page."""
    painter = QPainter(printer)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    scale = page.width() / _WIDTH
    painter.scale(scale, scale)
    bottom = page.height() / scale
    y = _print_text(painter, now)
    for chart in charts:
        if y + _CHART > bottom:
            printer.newPage()
            y = 0.0
        painter.save()
        chart.paint_on(painter, QRectF(QPointF(0, y), QPointF(_WIDTH, y + _CHART)), look(Theme.LIGHT))
        painter.restore()
        y += _CHART + _GAP
    painter.end()


def _print_text(painter: QPainter, now: Snapshot) -> float:
    """Write name, words, outcomes and source; return where the charts may begin."""
    parts = {
        "scenario": now.scenario,
        "start": now.start,
        "results": now.results,
        "reference": now.reference,
        "representation": now.representation,
        "checks": now.checks,
        "view": now.view,
    }
    said = in_words(area=now.area.name, **parts)  # type: ignore[arg-type]  # the function checks the names
    listed = outcomes(**parts)  # type: ignore[arg-type]  # likewise
    figures = [f"{item.title}: {item.value} {item.sign} {item.change} {item.target}" for item in listed]
    blocks = (
        (f"{now.scenario.name} — {now.area.name}", 1.5, True),
        (said, 1.0, False),
        ("\n".join(" ".join(line.split(" ")).strip() for line in figures), 1.0, False),
        ("\n".join(source_lines(now)), 0.85, False),
    )
    y, usual = 0.0, QFont(painter.font())
    for text, size, bold in blocks:
        font = QFont(usual)
        font.setBold(bold)
        font.setPixelSize(round(13 * size))
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        room = QRectF(0, y, _WIDTH, 10_000)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        y += painter.boundingRect(room, flags, text).height() + _GAP
        painter.drawText(room, flags, text)
    return y
