"""The Export dialog: what, for whom and where; the pack is made and written beside the window."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.exports.pack import (
    FOR_READER,
    KIND_LABELS,
    AlreadyThere,
    Kind,
    Order,
    PackContent,
    Reader,
    pack,
    write_pack,
)
from leftshift.selftest.run import verify
from leftshift.session.work import Run, Work
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.settings import SCALE_MOST, ExportChoice
from leftshift.window.controls.plain_text import PlainLabel, plain_box
from leftshift.window.dialogs import in_documents, show_message
from leftshift.window.transfer.pack_painter import PackPainter

_READERS = {Reader.BOARD: "The board", Reader.FINANCE: "Finance", Reader.AUDIT: "An audit"}
_OWN = "My own choice"
_SCALES = range(1, SCALE_MOST + 1)
_NOT_WRITTEN = "The export was not written"
_MOST = 4_000


class ExportDialog(QDialog):
    """Asks what to export, and exports it; the window stays usable meanwhile.

    Signals:
        chosen: an export was begun. args: ExportChoice
        written: an export is done. args: paths
    """

    chosen = Signal(object)
    written = Signal(tuple)
    _progressed = Signal(int, str)

    def __init__(
        self, snapshot: Snapshot, history: SavedHistory | None, remembered: ExportChoice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._snapshot, self._history = snapshot, history
        self.work: Work[tuple[Path, ...]] = Work(self, done=self._finish, failed=self._refuse)
        self.reader = QComboBox()
        self.reader.setAccessibleName("For whom")
        for reader, label in _READERS.items():
            self.reader.addItem(label, reader)
        self.reader.addItem(_OWN, None)
        self.reader.activated.connect(self._tick_for_reader)
        self.kinds = {kind: QCheckBox(KIND_LABELS[kind]) for kind in Kind}
        for kind, box in self.kinds.items():
            box.setChecked(kind in (remembered.kinds or FOR_READER[Reader.BOARD]))
            box.toggled.connect(self._show_choice)
        self.folder = QLineEdit(remembered.folder or in_documents())
        self.folder.setAccessibleName("Folder")
        self.folder.setMaxLength(_MOST)
        self.folder.textChanged.connect(self._show_choice)
        self.choose = QPushButton("&Choose…")
        self.choose.clicked.connect(self._ask_folder)
        self.scale = QComboBox()
        self.scale.setAccessibleName("Size of pictures")
        for times in _SCALES:
            self.scale.addItem(f"{times} ×", times)
        self.scale.setCurrentIndex(_SCALES.index(remembered.scale))
        self.mark = QCheckBox("Mark CSV files for Excel (UTF-8)")
        self.mark.setChecked(remembered.byte_order_mark)
        self.progress = QProgressBar()
        self.progress.setVisible(False)
        self.status = PlainLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.export = self.buttons.addButton("&Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.start)
        self.buttons.rejected.connect(self.reject)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._lay_out()
        self._show_choice()

    def _lay_out(self) -> None:
        what = QGroupBox("What")
        grid = QGridLayout(what)
        for place, box in enumerate(self.kinds.values()):
            grid.addWidget(box, place // 2, place % 2)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose)
        form = QFormLayout()
        form.addRow("&For", self.reader)
        form.addRow(what)
        form.addRow("Size of &pictures", self.scale)
        form.addRow(self.mark)
        label = PlainLabel("F&older")
        label.setBuddy(self.folder)
        form.addRow(label, where)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(self.status)
        column.addWidget(self.buttons)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            kinds=tuple(str(kind) for kind, box in self.kinds.items() if box.isChecked()),
            folder=self.folder.text().strip(),
            scale=int(self.scale.currentData()),
            byte_order_mark=self.mark.isChecked(),
        )

    def start(self, *, replace: bool = False) -> None:
        """Make the pack and write it, in a thread of its own."""
        choice = self.choice
        self.chosen.emit(choice)
        kinds = tuple(map(Kind, choice.kinds))
        order = Order(kinds=kinds, scale=float(choice.scale), byte_order_mark=choice.byte_order_mark)
        source = PackContent(snapshot=self._snapshot, findings=(), history=self._history, painter=PackPainter)
        self._set_busy(busy=True)
        self.progress.setRange(0, len(order.kinds))
        self.work.start(
            lambda run: _write(
                run, source, order, Path(choice.folder), self._progressed.emit, replace=replace
            )
        )

    def reject(self) -> None:
        """Give an export up that is under way, else close."""
        if self.work.running:
            self.work.cancel()
            self._set_busy(busy=False)
            self.status.setText("The export was stopped.")
        else:
            super().reject()

    def _tick_for_reader(self) -> None:
        reader = self.reader.currentData()
        if reader is None:
            return
        for kind, box in self.kinds.items():
            with QSignalBlocker(box):
                box.setChecked(kind in FOR_READER[Reader(reader)])
        self._show_choice()

    def _show_choice(self, *_: object) -> None:
        chosen = self.choice
        matching = [reader for reader, kinds in FOR_READER.items() if {*map(str, kinds)} == {*chosen.kinds}]
        self.reader.setCurrentText(_READERS[matching[0]] if matching else _OWN)
        self.export.setEnabled(bool(chosen.kinds and chosen.folder))
        self.status.setText("" if chosen.kinds else "Tick what is to be exported.")

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Folder for the export", self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _show_progress(self, done: int, what: str) -> None:
        if self.work.running:
            self.progress.setValue(done)
            self.status.setText(what)

    def _set_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.export.setEnabled(not busy)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText("Cancel" if busy else "Close")

    def _finish(self, paths: tuple[Path, ...]) -> None:
        self._set_busy(busy=False)
        files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
        self.status.setText(f"{files} written to {paths[0].parent}." if paths else "")
        self.written.emit(paths)

    def _refuse(self, fault: Exception) -> None:
        self._set_busy(busy=False)
        self.status.setText("")
        if isinstance(fault, AlreadyThere):
            self._ask_to_replace(fault)
        elif isinstance(fault, SaveError):
            show_message(self, _NOT_WRITTEN, str(fault))
        else:
            raise fault

    def _ask_to_replace(self, there: AlreadyThere) -> None:
        buttons = QMessageBox.StandardButton
        box = plain_box(
            QMessageBox.Icon.Question,
            "Export",
            f"{there.paths[0].name} is there already. Replace it?"
            if len(there.paths) == 1
            else f"{len(there.paths)} of these files are there already. Replace them?",
            buttons.Yes | buttons.No,
            self,
            more=str(there.paths[0].parent),
        )
        box.setDefaultButton(buttons.No)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda result: self.start(replace=True) if result == buttons.Yes.value else None)
        box.open()


def _write(
    run: Run,
    source: PackContent,
    order: Order,
    folder: Path,
    progress: Callable[[int, str], None],
    *,
    replace: bool,
) -> tuple[Path, ...]:
    """Make a pack, with the self-test run for it, and write it; touches no widget."""
    tested = dataclasses.replace(source, findings=tuple(verify()))
    made = pack(tested, order, progress=progress, cancelled=run.cancelled)
    return write_pack(made, folder, replace=replace, cancelled=run.cancelled)
