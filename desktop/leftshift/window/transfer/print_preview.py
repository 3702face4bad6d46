"""Print, with preview: the pages as they will be, and the way to the printer or into a PDF file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.file_names import stem
from leftshift.storage.saver import check_ending, save
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.dialogs import attempt, in_documents
from leftshift.window.transfer.printing import new_printer, pdf, print_plan

_SIZE = QSize(900, 680)
_LEAST = 28
"""Least height of what can be clicked [pixels]."""
_PDF = ".pdf"


class PrintPreview(QDialog):
    """Shows the pages one by one; all of it by keys and by single clicks."""

    def __init__(self, charts: Sequence[ChartCard], snapshot: Snapshot, parent: QWidget) -> None:
        super().__init__(parent)
        self._charts, self._snapshot = charts, snapshot
        self.setWindowTitle("Print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The view does not keep its printer; without this one the program would fall.
        self._printer = new_printer()
        self.view = QPrintPreviewWidget(self._printer, self)
        self.view.setAccessibleName("The pages as they will be printed")
        self.view.paintRequested.connect(self._draw)
        self.view.previewChanged.connect(self._update)
        self.where = PlainLabel()
        self.back = self._button("‹ &Back", lambda: self._turn(-1))
        self.next = self._button("Ne&xt ›", lambda: self._turn(1))
        self.whole = self._button("&Whole page", self.view.fitInView)
        self.larger = self._button("&Larger", self.view.zoomIn)
        self.smaller = self._button("&Smaller", self.view.zoomOut)
        self.landscape = self._button("Lan&dscape", self._turn_paper)
        self.landscape.setCheckable(True)
        self.save = self._button("Save as PD&F…", self.ask_name)
        self.print = self._button("&Print…", self.ask_printer)
        self.print.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.print.setDefault(True)
        self.close_it = self._button("&Close", self.reject)
        self._lay_out()
        room = parent.screen().availableGeometry().size() * 0.9
        self.resize(_SIZE.boundedTo(room))

    def ask_printer(self) -> QPrintDialog:
        """Let the planner choose a printer, then print."""
        asked = QPrintDialog(self._printer, self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asked.setMinMax(1, self.view.pageCount())
        asked.finished.connect(self._print_if)
        QDialog.open(asked)  # its own asks for a slot by name
        return asked

    def ask_name(self) -> QFileDialog:
        """Let the planner name a file, then save the pages there."""
        name = in_documents(stem(self._snapshot.scenario.name) + _PDF)
        asked = QFileDialog(self, "Save the pages", name, f"PDF (*{_PDF})")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(_PDF.removeprefix("."))
        asked.selectFile(name)
        asked.fileSelected.connect(lambda name: self.save_as(Path(name)))
        asked.open()
        return asked

    def save_as(self, path: Path) -> None:
        """Save the pages as a PDF file; where that fails, say why."""
        if attempt(self, "The pages were not saved", lambda: self._save(path)):
            self.accept()

    def _save(self, path: Path) -> None:
        check_ending(path, [_PDF], "what is printed")
        save(path, pdf(self._charts, self._snapshot, self._printer.pageLayout()), keep_previous=False)

    def _lay_out(self) -> None:
        ways, ends = QHBoxLayout(), QHBoxLayout()
        for part in (self.back, self.where, self.next, self.whole, self.larger, self.smaller, self.landscape):
            ways.addWidget(part)
        ways.addStretch(1)
        ends.addStretch(1)
        for part in (self.save, self.print, self.close_it):
            ends.addWidget(part)
        column = QVBoxLayout(self)
        column.addLayout(ways)
        column.addWidget(self.view, 1)
        column.addLayout(ends)

    def _draw(self, printer: QPrinter) -> None:
        print_plan(printer, self._charts, self._snapshot)

    def _update(self) -> None:
        page, pages = self.view.currentPage(), self.view.pageCount()
        self.where.setText(f"Page {page} of {pages}")
        self.back.setEnabled(page > 1)
        self.next.setEnabled(page < pages)

    def _turn(self, pages: int) -> None:
        self.view.setCurrentPage(self.view.currentPage() + pages)
        self._update()

    def _turn_paper(self) -> None:
        ways = QPageLayout.Orientation
        self.view.setOrientation(ways.Landscape if self.landscape.isChecked() else ways.Portrait)

    def _print_if(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted.value:
            self.view.print_()
            self.accept()

    def _button(self, text: str, does: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        made.setMinimumHeight(_LEAST)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _=False: does())
        return made


def open_preview(charts: Sequence[ChartCard], snapshot: Snapshot, parent: QWidget) -> PrintPreview:
    """Show the pages as they will be printed."""
    dialog = PrintPreview(charts, snapshot, parent)
    dialog.open()
    return dialog
