"""The area picker: the current area, and the list of all others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from leftshift.evidence.areas import ENGLAND
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.provenance.figures_shown import set_formula

if TYPE_CHECKING:  # loaded at the first click: they would delay the start
    from leftshift.window.areas.area_list import AreaList
    from leftshift.window.areas.area_rows import AreaRow

_LONGEST = 400
"""How wide the name of an area may grow on the button [pixels]."""


class AreaPicker(QPushButton):
    """Shows the current area; a click drops the list of all areas.

    Signals:
        asked: the planner wants this area. args: AreaChoice
        where_asked: the planner asks where a figure of the list is from. args: Figure
    """

    asked = Signal(object)
    where_asked = Signal(object)

    def __init__(self, rows: "Sequence[AreaRow] | None" = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = rows
        set_formula(self, "area")
        self._code = self._name = ""
        self.list: AreaList | None = None
        self.setToolTip("Choose an area")
        self.clicked.connect(self.open_list)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        if snapshot.area.code == self._code:
            return
        self._code, self._name = snapshot.area.code, snapshot.area.name
        self._show_name()
        self.setAccessibleName(f"Area: {snapshot.area.name}. Choose another")
        area = snapshot.area
        code = "" if area.kind == ENGLAND else f" ({area.code})"
        self.setToolTip(plain_tip(f"{area.name}{code}. Choose another area"))

    def changeEvent(self, event: QEvent) -> None:
        """Show as much of the name as before when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._name:
            self._show_name()

    def _show_name(self) -> None:
        longest = round(_LONGEST * text_scale(self))
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, longest)
        self.setText(f"{name.replace('&', '&&')}  \u25be")

    def open_list(self) -> None:
        """Drop the list below the button."""
        if self.list is None:
            from leftshift.window.areas.area_list import AreaList  # noqa: PLC0415 - as above

            # Made at the first click: the money of 112 areas would delay the start.
            self.list = AreaList(self._rows(), self)
            self.list.picked.connect(lambda row: self.asked.emit(row.choice))
            self.list.merge_asked.connect(self.open_merge)
            self.list.where_asked.connect(self.where_asked)
        self.list.move(self.mapToGlobal(QPoint(0, self.height())))
        self.list.open_at(self._code)

    def open_merge(self) -> None:
        """Open the dialog that puts boards together."""
        from leftshift.window.areas.merge_dialog import MergeDialog  # noqa: PLC0415 - as above

        dialog = MergeDialog(self._rows(), self.window())
        dialog.asked.connect(self.asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _rows(self) -> "Sequence[AreaRow]":
        from leftshift.window.areas.area_rows import area_rows  # noqa: PLC0415 - as above

        return area_rows() if self._given is None else self._given
