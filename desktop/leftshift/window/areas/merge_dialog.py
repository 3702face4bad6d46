"""The dialog that puts several integrated care boards together."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.evidence.areas import AREA_KINDS
from leftshift.model.scenario import AreaChoice
from leftshift.text.numbers import counted, money, people
from leftshift.window.access.text_scale import grown
from leftshift.window.areas.area_rows import AreaRow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedBox
from leftshift.window.controls.wrapped_rows import TALL

_SIZE = (460, 520)
_ROW = Qt.ItemDataRole.UserRole
_FOOTPRINTS = {kind.key: kind.footprints[-1] for kind in AREA_KINDS if kind.is_board}


class MergeDialog(QDialog):
    """Asks for at least two ICBs of one footprint; shows their total.

    Signals:
        asked: the planner wants these put together. args: AreaChoice
    """

    asked = Signal(object)

    def __init__(self, rows: Sequence[AreaRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge areas")
        self.resize(grown(self, *_SIZE))
        self._rows = rows
        self.footprint = RingedBox(self)
        self.footprint.setAccessibleName("Boundaries of the boards")
        for kind in AREA_KINDS:
            if kind.is_board:
                self.footprint.addItem(kind.heading, kind.key)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Boards to put together")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.total = PlainLabel(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        column = QVBoxLayout(self)
        for widget in (self.footprint, self.list, self.total, self.buttons):
            column.addWidget(widget)
        self.footprint.currentIndexChanged.connect(self._fill)
        self.list.itemChanged.connect(self._show_total)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.asked.emit(self.choice()))
        self._fill()

    def choice(self) -> AreaChoice:
        """Name the areas ticked."""
        kind = self.footprint.currentData()
        return AreaChoice(footprint=_FOOTPRINTS[kind], codes=tuple(row.code for row in self._ticked()))

    def _fill(self) -> None:
        self.list.clear()
        kind = self.footprint.currentData()
        for row in (row for row in self._rows if row.kind == kind):
            item = QListWidgetItem(f"{row.name} ({row.code})", self.list)
            item.setData(_ROW, row)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, max(TALL, self.fontMetrics().height())))
            item.setCheckState(Qt.CheckState.Unchecked)
        self._show_total()

    def _ticked(self) -> list[AreaRow]:
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item.data(_ROW) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _show_total(self) -> None:
        rows = self._ticked()
        population, total = sum(row.population for row in rows), sum(row.total for row in rows)
        boards = counted(len(rows), "board", "boards")
        said = f"{boards}: {people(population)} people, {money(total)} in 2025/26"
        enough = len(rows) > 1
        self.total.setText(said if enough else f"{said}. Tick at least two.")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enough)
