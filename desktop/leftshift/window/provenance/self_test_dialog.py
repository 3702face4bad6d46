"""Check the model: the self-test run beside the window, each check with its source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.selftest.proof import Finding
from leftshift.selftest.run import verify
from leftshift.session.work import Work
from leftshift.storage.scenario.file_checks import file_checks
from leftshift.text.outcomes.outcome import Sign
from leftshift.text.reports.self_test import as_text, source_words, summary
from leftshift.window.access.text_scale import grown, text_scale
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.wrapped_rows import WrappedRows
from leftshift.window.provenance.figures_shown import set_formula

_SIZE = (820, 540)
_HEADINGS = ("", "What must hold", "Source", "Found")
_RESULT = 74
"""Width of the column that says whether a check holds [pixels]."""


class SelfTestDialog(QDialog):
    """Runs every check when it opens, and lists what each found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check the model")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(grown(self, *_SIZE))
        set_formula(self, "self_test")
        self.findings: Sequence[Finding] = ()
        self.title = PlainLabel("Checking… this takes a few seconds.", self, wrapped=True, role="title")
        self.table = QTableWidget(0, len(_HEADINGS), self)
        self._set_up_table()
        self.copy_button = QPushButton("&Copy as text", self)
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.work: Work[tuple[Finding, ...]] = Work(self, done=self.show_findings, failed=self._fail)
        self.work.start(lambda _run: verify(file_checks()))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List what was found, failures first."""
        self.findings = findings
        self.title.setText(summary(findings))
        self.table.setRowCount(len(findings))
        for place, found in enumerate(sorted(findings, key=lambda item: item.ok)):
            mark = f"{Sign.MET} ok" if found.ok else f"{Sign.NOT_MET} failed"
            got = found.got if found.ok else f"expected {found.expected}; found {found.got}"
            texts = (mark, found.name, source_words(found.source), got)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        self.copy_button.setEnabled(True)

    def copy(self) -> None:
        """Put all findings on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.findings))

    def done(self, result: int) -> None:
        """Cancel a test that still runs."""
        self.work.cancel()
        super().done(result)

    def _fail(self, fault: Exception) -> None:
        self.title.setText(f"The check itself broke down: {fault}. Do not rely on this copy of Leftshift.")

    def _set_up_table(self) -> None:
        self.table.setAccessibleName("Checks")
        self.table.setHorizontalHeaderLabels(list(_HEADINGS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        for column in range(1, len(_HEADINGS)):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, round(_RESULT * text_scale(self)))
        WrappedRows(self.table)
