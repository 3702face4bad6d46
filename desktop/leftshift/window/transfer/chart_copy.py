"""What a chart leaves the window as: a picture with its source, a drawing, and its figures."""

import csv
import html
import io
import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QMimeData, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.saver import check_ending, save
from leftshift.text.numbers import MINUS, NBSP, FigureText, sheet_text
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartTable
from leftshift.window.charts.plotting.chart_view import PADDING
from leftshift.window.theme import Theme, ThemeChoice, theme_of

SIZE = QSize(900, 520)
"""Size of a chart on paper or a slide [pixels]."""
SCALE = 2.0
"""Dots to a pixel of a picture."""
_SCREEN_DOTS = 96
"""Dots an inch at which an office program shows a picture of 1 dot to a pixel."""
_METRES_IN_INCH = 0.0254
_FAMILY = re.compile(rb'font-family="([^"]*)"')
_SVG = "image/svg+xml"


def source_lines(snapshot: Snapshot) -> tuple[str, ...]:
    """Say what a chart is of, where its figures are from, what worked it out and when."""
    # Imported here, as the first paint must not wait for it and copies are seldom made.
    from leftshift.exports.stamp import stamp  # noqa: PLC0415
    from leftshift.selftest.run import verified  # noqa: PLC0415
    from leftshift.text.reports.self_test import for_export  # noqa: PLC0415

    today = datetime.now().astimezone()
    *lines, last = stamp(snapshot, for_export(verified())).lines
    return (*lines, f"{last} {today.day} {today:%B %Y}")


def picture(chart: ChartCard, snapshot: Snapshot, size: QSize = SIZE, scale: float = SCALE) -> QImage:
    """Draw a chart with title, source and date, on white as paper is."""
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    dots = round(_SCREEN_DOTS * scale / _METRES_IN_INCH)  # so that Word and PowerPoint paste it at its size
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    _paint(painter, chart, snapshot, QRectF(QPointF(), size))
    painter.end()
    return image


def png(chart: ChartCard, snapshot: Snapshot, scale: float = SCALE) -> bytes:
    """Return the picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture(chart, snapshot, scale=scale))
    return bytes(buffer.data().data())


def svg(chart: ChartCard, snapshot: Snapshot) -> bytes:
    """Return the chart as an SVG drawing."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - costs start-up time and is seldom needed

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    # Charts measure their text on the screen; only at its resolution does text have that size in a file too.
    drawing.setResolution(_screen_dots())
    drawing.setSize(SIZE)
    drawing.setViewBox(QRectF(QPointF(), SIZE))
    drawing.setTitle(chart.title)
    drawing.setDescription(chart.description)
    painter = QPainter(drawing)
    _paint(painter, chart, snapshot, QRectF(QPointF(), SIZE))
    painter.end()
    return with_families(bytes(buffer.data().data()))


def with_families(drawing: bytes) -> bytes:
    """Name the fonts of Qt's drawing as CSS reads them: a name in quotes, and no serif face in its place."""
    return _FAMILY.sub(b"font-family=\"'\\1', sans-serif\"", drawing)


def pdf(chart: ChartCard, snapshot: Snapshot) -> bytes:
    """Return the chart as a PDF page of its own size, with real text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page = QPdfWriter(buffer)
    dots = _screen_dots()
    page.setResolution(dots)
    page.setTitle(chart.title)
    page.setPageMargins(QMarginsF())
    page.setPageSize(QPageSize(QSizeF(SIZE) / dots, QPageSize.Unit.Inch))
    painter = QPainter(page)
    _paint(painter, chart, snapshot, QRectF(QPointF(), SIZE))
    painter.end()
    return bytes(buffer.data().data())


def _screen_dots() -> int:
    return round(QGuiApplication.primaryScreen().logicalDotsPerInch())


def as_csv(chart: ChartCard, snapshot: Snapshot) -> bytes:
    """Return the figures as a CSV file that spreadsheets read as UTF-8, the source below them."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerows(
        [*plain_rows(chart.table()), [], [chart.title], *([line] for line in source_lines(snapshot))]
    )
    return text.getvalue().encode("utf-8-sig")


def as_json(chart: ChartCard, snapshot: Snapshot) -> bytes:
    """Return the figures as JSON: the finding, what it is of, and the table with bare numbers."""
    columns, *rows = plain_rows(chart.table())
    content = {
        "title": chart.title,
        "about": source_lines(snapshot),
        "columns": columns,
        "rows": [[_as_number(text) for text in row] for row in rows],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")


def _as_number(text: str) -> str | float:
    """Return a bare number as one; a text that reads as no finite number stays a text."""
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def plain_rows(table: ChartTable) -> Iterator[tuple[str, ...]]:
    """Write headings and rows for machines: bare numbers, the unit of a column in its heading.

    A column of figures in several units is followed by one that names the unit of each.
    """
    columns = [
        _plain_columns(name, [row[place] for row in table.rows]) for place, name in enumerate(table.columns)
    ]
    yield from zip(*(column for several in columns for column in several), strict=True)


def _plain_columns(name: str, cells: Sequence[str]) -> list[list[str]]:
    """Return the column, and where its figures differ in unit another one with their units."""
    name = _ascii_signs(sheet_text(name))
    units = {cell.unit for cell in cells if isinstance(cell, FigureText)}
    plain = [cell.plain if isinstance(cell, FigureText) else _ascii_signs(sheet_text(cell)) for cell in cells]
    if len(units) > 1:
        named = [cell.unit if isinstance(cell, FigureText) else "" for cell in cells]
        return [[name, *plain], [f"{name}, unit", *named]]
    unit = "".join(units)
    return [[name if unit in name else f"{name} [{unit}]", *plain]]


def _ascii_signs(text: str) -> str:
    return text.replace(MINUS, "-").replace(NBSP, " ")


def mime(chart: ChartCard, snapshot: Snapshot, *, as_picture: bool = True, as_data: bool = True) -> QMimeData:
    """Return what goes to the clipboard: picture and drawing, and the figures as HTML and tab-separated."""
    made = QMimeData()
    if as_picture:
        made.setImageData(picture(chart, snapshot))
        made.setData(_SVG, svg(chart, snapshot))
    if as_data:
        made.setHtml(html_table(chart.table(), chart.title, source_lines(snapshot)))
        made.setText(tab_separated(chart.table()))
    return made


def tab_separated(table: ChartTable) -> str:
    """Write a table with a tab between cells, as spreadsheets paste it: bare numbers, units in headings."""
    return "\n".join("\t".join(row) for row in plain_rows(table)) + "\n"


def html_table(table: ChartTable, title: str, source: tuple[str, ...]) -> str:
    """Write a table as HTML, with its finding above and its source below, as documents paste it."""
    # A spreadsheet takes this before the plain text, so its numbers are as bare.
    columns, *rows = plain_rows(table)
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in columns)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f"<p><b>{html.escape(title)}</b></p><table border='1'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table><p>{'<br>'.join(html.escape(line) for line in source)}</p>"
    )


def save_chart(chart: ChartCard, snapshot: Snapshot, path: Path) -> None:
    """Save a chart in the form that the ending of the name asks for.

    Raises:
        SaveError: no chart is written under that ending, or it could not be saved; nothing was changed.
    """
    forms = {form.ending: form for form in FORMS}
    check_ending(path, forms, "a chart")
    save(path, forms[path.suffix.lower()].write(chart, snapshot), keep_previous=False)


def _paint(painter: QPainter, chart: ChartCard, snapshot: Snapshot, rect: QRectF) -> None:
    white: Theme = theme_of(ThemeChoice.LIGHT)
    font = QFont(chart.font())
    line = QFontMetricsF(font).height()
    lines = source_lines(snapshot)
    foot = line * len(lines) + PADDING
    painter.fillRect(rect, white.surfaces.panel)
    painter.save()
    chart.paint_on(painter, rect.adjusted(0, 0, 0, -foot), white)
    painter.restore()
    painter.setFont(font)
    painter.setPen(QColor(white.surfaces.muted))
    for place, text in enumerate(lines):
        at = QRectF(
            rect.left() + PADDING, rect.bottom() - foot + place * line, rect.width() - 2 * PADDING, line
        )
        painter.drawText(at, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartForm:
    """One form in which a chart is saved."""

    ending: str
    name: str
    """What the dialog for a file name calls it."""
    write: Callable[[ChartCard, Snapshot], bytes]


FORMS: Final = (
    ChartForm(ending=".png", name="Picture", write=png),
    ChartForm(ending=".svg", name="Drawing", write=svg),
    ChartForm(ending=".pdf", name="PDF page", write=pdf),
    ChartForm(ending=".csv", name="Figures", write=as_csv),
    ChartForm(ending=".json", name="Figures for programs", write=as_json),
)
"""Every form of a chart; the first is offered first."""
