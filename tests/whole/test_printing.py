import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsView, QMessageBox
from pytestqt.qtbot import QtBot

from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.main_window import MainWindow
from leftshift.window.theme import Theme, ThemeChoice, theme_of
from leftshift.window.transfer.print_preview import PrintPreview
from leftshift.window.transfer.printing import a4, new_printer, pdf, print_plan

UPRIGHT, LANDSCAPE = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


class Witness:
    """A chart that notes where it is drawn, and how large text would be beside that."""

    def __init__(self) -> None:
        self.at = QRectF()
        self.text = 0.0

    def paint_on(self, painter: QPainter, rect: QRectF, _theme: Theme) -> None:
        """Note it."""
        self.at = rect
        self.text = QFontMetricsF(QFont(QApplication.font()), painter.device()).horizontalAdvance("M" * 20)


@pytest.fixture
def charts(window: MainWindow) -> list[LiveChart]:
    chart_area = window.plan.chart_area
    return [chart_area.chart(chart.key) for chart in chart_area.charts]


@pytest.fixture
def preview(window: MainWindow) -> Iterator[PrintPreview]:
    window.app_actions.print.trigger()
    QCoreApplication.processEvents()
    made = window.findChild(PrintPreview)
    yield made
    for still_open in window.findChildren(PrintPreview):
        still_open.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pages(written: bytes) -> int:
    return written.count(b"/Type /Page\n")


def test_that_the_preview_shows_every_page_and_turns_them(preview: PrintPreview) -> None:
    assert preview.where.text() == f"Page 1 of {preview.view.pageCount()}"
    assert preview.view.pageCount() > 1
    assert not preview.back.isEnabled()
    for page in range(2, preview.view.pageCount() + 1):
        preview.next.click()
        assert preview.where.text() == f"Page {page} of {preview.view.pageCount()}", page
    assert not preview.next.isEnabled()
    preview.back.click()
    assert preview.next.isEnabled()


def test_that_the_preview_outlives_everything_but_its_closing(
    preview: PrintPreview, window: MainWindow
) -> None:
    preview.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.app_actions.print.trigger()
    again = window.findChild(PrintPreview)
    again.landscape.click()
    again.whole.click()
    QCoreApplication.processEvents()
    assert again.view.orientation() is LANDSCAPE
    again.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.app_actions.print.trigger()
    QCoreApplication.processEvents()


def test_that_the_preview_is_used_by_keyboard_and_every_button_has_its_own_key(
    preview: PrintPreview, qtbot: QtBot
) -> None:
    buttons = [button for button in preview.findChildren(QAbstractButton) if button.isVisible()]
    keys = [re.findall("&(.)", button.text().lower()) for button in buttons]
    assert all(len(key) == 1 for key in keys)
    assert len({key[0] for key in keys}) == len(buttons)
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)
    assert all(min(button.width(), button.height()) >= 24 for button in buttons)
    qtbot.keyClick(preview, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: preview.view.currentPage() == 2)
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_that_printing_asks_for_a_printer_without_blocking(preview: PrintPreview) -> None:
    asked = preview.ask_printer()
    assert isinstance(asked, QPrintDialog)
    asked.reject()
    assert preview.isVisible()


def test_that_the_pages_are_saved_as_a_pdf(preview: PrintPreview, tmp_path: Path) -> None:
    count = preview.view.pageCount()
    preview.save_as(tmp_path / "plan.pdf")
    written = (tmp_path / "plan.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert pages(written) == count
    assert not preview.isVisible()


def test_that_pages_that_cannot_be_saved_are_reported_in_a_sentence(
    preview: PrintPreview, tmp_path: Path
) -> None:
    preview.save_as(tmp_path / "missing" / "plan.pdf")
    heard = preview.findChild(QMessageBox)
    assert "plan.pdf was not saved: the folder is not there" in heard.text()
    assert preview.isVisible()
    heard.close()


def test_that_pages_are_saved_under_no_ending_but_that_of_a_pdf(
    preview: PrintPreview, tmp_path: Path
) -> None:
    preview.save_as(tmp_path / "plan.docx")
    heard = preview.findChild(QMessageBox)
    assert "plan.docx was not saved: what is printed is saved as .pdf, not .docx" in heard.text()
    assert not (tmp_path / "plan.docx").exists()
    heard.close()


@pytest.mark.parametrize("mode", list(QPrinter.PrinterMode))
def test_that_text_is_as_large_beside_a_chart_on_paper_as_on_the_screen(
    window: MainWindow, tmp_path: Path, mode: QPrinter.PrinterMode
) -> None:
    chart = Witness()
    printer = QPrinter(mode)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "plan.pdf"))
    printer.setPageLayout(a4())
    print_plan(printer, [chart], window.session.snapshot)
    assert chart.at.width() == pytest.approx(700, abs=2)
    assert chart.text == pytest.approx(
        QFontMetricsF(QApplication.font()).horizontalAdvance("M" * 20), rel=0.1
    )


@pytest.mark.parametrize(("orientation", "a_page"), [(UPRIGHT, 2), (LANDSCAPE, 1)])
def test_that_charts_keep_within_the_page_and_off_its_foot(
    window: MainWindow, orientation: QPageLayout.Orientation, a_page: int
) -> None:
    layout = a4()
    layout.setOrientation(orientation)
    charts = [Witness() for _ in range(5)]
    written = pdf(charts, window.session.snapshot, layout)
    page = layout.paintRectPixels(96)
    height = page.height() / min(page.width(), page.height()) * 700
    assert all(chart.at.bottom() < height - 30 for chart in charts)
    assert all(chart.at.height() >= 330 for chart in charts)
    below = [chart for chart in charts if chart.at.top() > 0]
    # Words and outcomes leave no room for a chart that can be read: the first page is theirs alone.
    assert len(below) == (2 if a_page == 2 else 0)
    assert pages(written) == (4 if a_page == 2 else 6)


def test_that_only_the_pages_asked_for_are_printed(
    window: MainWindow, charts: list[LiveChart], tmp_path: Path
) -> None:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    print_plan(printer, charts, window.session.snapshot)
    assert pages((tmp_path / "some.pdf").read_bytes()) == 3


def first_page(window: MainWindow, theme: ThemeChoice) -> QImage:
    """Return the first page as the preview shows it in a theme."""
    window.apply_theme(theme_of(theme))
    window.app_actions.print.trigger()
    QCoreApplication.processEvents()
    preview = window.findChild(PrintPreview)
    pages = preview.view.findChild(QGraphicsView)
    shown = pages.viewport().grab().toImage()
    preview.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return shown


@pytest.mark.parametrize("theme", [ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_that_the_preview_shows_the_same_paper_in_every_theme(window: MainWindow, theme: ThemeChoice) -> None:
    usual, other = first_page(window, ThemeChoice.LIGHT), first_page(window, theme)
    page = usual.rect().adjusted(150, 20, -150, -20)
    assert other.copy(page) == usual.copy(page)
    window.apply_theme(theme_of(ThemeChoice.LIGHT))
