"""Headline measures as a list: each ticked where the area is held to it now, and where it should be."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.evidence.metrics import SETS, national_metrics
from leftshift.model.own_lists import Metric
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.choices import TAGS
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.controls.wrapped_rows import WrappedRows

_NAME, _NOW, _THEN = 0, 1, 2
_HEADINGS: Final = ("Measure and what it is about", "Now", "Wanted")
_WIDTHS: Final = {_NOW: 44, _THEN: 60}
_HEIGHT: Final = 260
"""Height of the list [pixels]: about eight measures."""


class MetricsTable(QWidget):
    """Asks for the ticks; says below the list what is asked of the measure chosen, and its source.

    Signals:
        asked: args: every Metric
        released: a single step is done.
    """

    asked = Signal(object)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics: tuple[Metric, ...] = ()
        self.table = QTableWidget(0, len(_HEADINGS), self)
        self.chosen = PlainLabel("Choose a measure to see what is asked and where.", self, wrapped=True)
        self.chosen.setAccessibleName("What is asked of the measure chosen")
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self.chosen)
        self.table.itemChanged.connect(self._ask)
        self.table.currentCellChanged.connect(self._comment)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        metrics = snapshot.scenario.policies.metrics
        if metrics == self._metrics:
            return
        self._metrics = metrics
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(metrics))
            for row, metric in enumerate(metrics):
                self._show(row, metric)
        self._rows.later()

    def _show(self, row: int, metric: Metric) -> None:
        about = f"{metric.name} \u00b7 {TAGS[metric.tag]}"
        name = QTableWidgetItem(about)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        name.setToolTip(plain_tip(f"{about}\n{asked_of(metric)}"))
        self.table.setItem(row, _NAME, name)
        for column, held in ((_NOW, metric.now), (_THEN, metric.then)):
            tick = QTableWidgetItem()
            tick.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            tick.setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
            said = f"{metric.name}, {_HEADINGS[column].lower()}: {'ticked' if held else 'not ticked'}"
            tick.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            tick.setToolTip(plain_tip(said))
            self.table.setItem(row, column, tick)

    def _ask(self, item: QTableWidgetItem) -> None:
        row, held = item.row(), item.checkState() is Qt.CheckState.Checked
        old = self._metrics[row]
        new = replace(old, now=held) if item.column() == _NOW else replace(old, then=held)
        if new != old:
            self.asked.emit((*self._metrics[:row], new, *self._metrics[row + 1 :]))
            self.released.emit()

    def _comment(self, row: int) -> None:
        if 0 <= row < len(self._metrics):
            self.chosen.setText(f"{self._metrics[row].name}: {asked_of(self._metrics[row])}")

    def _set_up(self) -> None:
        table = self.table
        table.setAccessibleName("Headline measures")
        table.setHorizontalHeaderLabels(list(_HEADINGS))
        table.setFixedHeight(_HEIGHT)
        table.setMinimumWidth(0)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        self._rows = WrappedRows(table)


def asked_of(metric: Metric) -> str:
    """Say what is asked of a national measure, in which set, and its source."""
    known = next((item for item in national_metrics() if item.label == metric.name), None)
    if known is None:
        return "the area’s own measure."
    levels = [
        f"{year}: {level}"
        for year, level in (("2026/27", known.asked_2026), ("2028/29", known.asked_2028))
        if level
    ]
    asked = "; ".join(levels) or "no level was found"
    return f"{asked}. {', '.join(SETS[key] for key in known.sets)}. {known.citation}"
