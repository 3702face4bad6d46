"""The plan on paper: the words, the outcomes and every chart, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtPrintSupport import QPrinter

from leftshift.exports.briefing import Changed, what_changed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import MINUS
from leftshift.text.outcomes.outcome import Outcome, Sign
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.summary import in_words
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.theme import ThemeChoice, theme_of
from leftshift.window.transfer.chart_copy import source_lines

_NARROW = 700.0
"""Width of an upright page in the pixels that charts count in."""
_CHART = 400.0
"""Least height of a chart on the page [the same pixels]."""
_GAP = 16.0
_FOOT = 60.0
"""Height of the source and the number at the foot of a page."""
_MARGIN_MM = 15.0
_TEXT, _TITLE, _SMALL = 12, 20, 10
"""Sizes of text [the same pixels]."""
_COLUMNS = (0.0, 0.29, 0.4, 0.52, 0.67)
"""Where the columns of outcomes begin [share of the width]."""
_HEADINGS = ("Outcome", "Figure", "Change", "Target", "")
_JOINER = "\u2060"
"""Keeps a sign and its figure on one line."""
_SAID = {Sign.MET: "met", Sign.NOT_MET: "not met", Sign.NEAR: "close to target"}
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)

Placed = tuple[ChartCard, QRectF]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page to draw on, in the pixels that charts count in."""

    painter: QPainter
    size: QSizeF

    def write(
        self, at: QRectF, text: str, size: int = _TEXT, *, bold: bool = False, right: bool = False
    ) -> float:
        """Write a text from the top of a place, and return its height."""
        font = QFont(self.painter.font())
        font.setPixelSize(size)
        font.setBold(bold)
        self.painter.setFont(font)
        self.painter.setPen(Qt.GlobalColor.black)
        flags = _WRAPPED | int(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        self.painter.drawText(at, flags, text)
        return self.painter.boundingRect(at, flags, text).height()


def new_printer() -> QPrinter:
    """Return a printer for upright A4 pages."""
    printer = QPrinter()
    printer.setDocName("Leftshift")
    printer.setPageLayout(a4())
    return printer


def a4() -> QPageLayout:
    """Return upright A4 with margins that every printer can keep."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def pdf(charts: Sequence[ChartCard], snapshot: Snapshot, layout: QPageLayout) -> bytes:
    """Return the pages as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{snapshot.scenario.name}, {snapshot.area.name}")
    writer.setPageLayout(layout)
    print_plan(writer, charts, snapshot)
    return bytes(buffer.data().data())


def print_plan(paper: QPrinter | QPdfWriter, charts: Sequence[ChartCard], snapshot: Snapshot) -> None:
    """Draw the pages: name, words and outcomes first, then as many charts a page as stay readable.

    A printer that was asked for some pages only gets those.
    """
    # Charts measure their text on the screen; only at its resolution does text have that size on paper too.
    dots = round(QGuiApplication.primaryScreen().logicalDotsPerInch())
    paper.setResolution(dots)
    page = paper.pageLayout().paintRectPixels(dots).size()
    scale = min(page.width(), page.height()) / _NARROW
    painter = QPainter(paper)
    painter.scale(scale, scale)
    sheet = _Sheet(painter, QSizeF(page) / scale)
    pages = list(_pages(charts, _height_of_words(sheet.size, snapshot), sheet.size))
    wanted = _wanted(paper, len(pages))
    for place in wanted:
        if place != wanted[0]:
            paper.newPage()
        # A preview keeps changes of the pen alone, and starts from that of its theme, which may be white.
        painter.setPen(Qt.GlobalColor.lightGray)
        if place == 0:
            _write_first(sheet, snapshot)
        for chart, at in pages[place]:
            painter.save()
            chart.paint_on(painter, at, theme_of(ThemeChoice.LIGHT))
            painter.restore()
        _write_foot(sheet, snapshot, place + 1, len(pages))
    painter.end()


def _pages(charts: Sequence[ChartCard], begin: float, size: QSizeF) -> Iterator[list[Placed]]:
    """Share the charts out over pages; on the first page they begin at `begin`."""
    room = size.height() - _FOOT
    of_a_page = max(int((room + _GAP) // (_CHART + _GAP)), 1)
    height = (room + _GAP) / of_a_page - _GAP
    page: list[Placed] = []
    y = begin
    for chart in charts:
        # On the page of the words a chart may be lower than on the others, but not too low to be read.
        tall = min(height, room - y) if y == begin else height
        if tall < min(_CHART, height) or y + tall > room + 1:
            yield page
            page, y, tall = [], 0.0, height
        page.append((chart, QRectF(0, y, size.width(), tall)))
        y += tall + _GAP
    yield page


def _wanted(paper: QPrinter | QPdfWriter, count: int) -> range:
    """Say which pages are to be printed, from 0."""
    if not isinstance(paper, QPrinter) or paper.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    first = min(max(paper.fromPage(), 1), count)
    return range(first - 1, max(min(paper.toPage(), count), first))


def _height_of_words(size: QSizeF, snapshot: Snapshot) -> float:
    """Return where charts may begin on the first page: known once the words are written, here on nothing."""
    nothing = QImage(1, 1, QImage.Format.Format_Mono)
    painter = QPainter(nothing)
    begin = _write_first(_Sheet(painter, size), snapshot)
    painter.end()
    return begin


def _write_first(sheet: _Sheet, snapshot: Snapshot) -> float:
    """Write name, area, day, words, what was changed, and outcomes; return where charts may begin."""
    said = in_words(snapshot)
    width, below = sheet.size.width(), sheet.size.height()
    y = 0.0
    y += sheet.write(QRectF(0, y, width, below), snapshot.scenario.name, _TITLE, bold=True)
    today = datetime.now().astimezone()
    printed = f"{snapshot.area.name}, printed {today.day} {today:%B %Y}"
    y += sheet.write(QRectF(0, y, width, below), printed, _TEXT) + _GAP
    y += sheet.write(QRectF(0, y, width, below), said) + _GAP
    for heading, changed in changed_words(snapshot):
        y += sheet.write(QRectF(0, y, width, below), heading, bold=True)
        y += sheet.write(QRectF(0, y, width, below), changed) + _GAP / 2
    y += _GAP / 2
    y += _write_row(sheet, y, _HEADINGS, bold=True)
    for outcome in outcomes(snapshot):
        y += _write_row(sheet, y, _cells(outcome))
    return y + _GAP


def changed_words(snapshot: Snapshot) -> tuple[tuple[str, str], tuple[str, str]]:
    """Say under two headings which levers and which assumptions were changed, from what to what."""
    found = tuple(what_changed(snapshot))
    return (
        ("Levers changed", _from_to([one for one in found if not one.is_assumption])),
        ("Assumptions changed", _from_to([one for one in found if one.is_assumption])),
    )


def _from_to(found: Sequence[Changed]) -> str:
    said = (f"{one.label.removeprefix('Assumption: ')} from {one.before} to {one.after}" for one in found)
    return "; ".join(said) or "None"


def _cells(outcome: Outcome) -> tuple[str, ...]:
    met = _SAID.get(outcome.sign, "")
    target = " ".join(part for part in (outcome.target, outcome.sign.value, met) if part)
    more = "; ".join(part for part in (outcome.range, outcome.note) if part)
    return outcome.heading, outcome.value, outcome.change, target, more.replace(MINUS, MINUS + _JOINER)


def _write_row(sheet: _Sheet, y: float, cells: Sequence[str], *, bold: bool = False) -> float:
    """Write a row of the table of outcomes above a fine line, and return its height."""
    width, height = sheet.size.width(), 0.0
    ends = (*_COLUMNS[1:], 1.0)
    for text, left, right in zip(cells, _COLUMNS, ends, strict=True):
        at = QRectF(left * width, y, (right - left) * width - _GAP / 2, sheet.size.height())
        height = max(height, sheet.write(at, text, bold=bold or left == 0))
    line = y + height + 2
    sheet.painter.setPen(QPen(Qt.GlobalColor.lightGray, 1))
    sheet.painter.drawLine(0, round(line), round(width), round(line))
    return height + _GAP / 4


def _write_foot(sheet: _Sheet, snapshot: Snapshot, number: int, of: int) -> None:
    """Write what the page is of, where its figures are from, and its number."""
    y, width = sheet.size.height() - _FOOT + _GAP / 2, sheet.size.width()
    for line in source_lines(snapshot):
        y += sheet.write(QRectF(0, y, width, _FOOT), line, _SMALL)
    y = sheet.size.height() - _FOOT + _GAP / 2
    sheet.write(QRectF(0, y, width, _FOOT), f"Page {number} of {of}", _SMALL, right=True)
