"""One seat per trust: asks how many trusts and practices there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from leftshift.board.templates import Template, one_seat_per_trust
from leftshift.evidence.board_templates import Organisations
from leftshift.storage.scenario.board_fields import ORGANISATIONS_MOST
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.spin_box import whole_number_box

_MOST = 20
"""Trusts of one kind that can be asked for: more than any area has."""
_ROWS = (
    ("acute", "&Acute trusts"),
    ("mental_health", "&Mental health trusts"),
    ("community", "&Community trusts"),
    ("ambulance", "Am&bulance trusts"),
)
_COUNTED = "Counted for this area: trusts by where their headquarters lie, practices in January 2026."
_ROUGHLY = "A part of an ICB is counted by its patients and rounded."
_CUT = f"It has more than a board can seat: at most {_MOST} of a kind, and {ORGANISATIONS_MOST} for a seat."


class PerTrustDialog(QDialog):
    """Asks for the numbers of organisations, beginning with those the area has.

    Signals:
        asked: the planner wants this board. args: tuple of Seat, its name
    """

    asked = Signal(object, str)

    def __init__(self, own: Organisations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("One seat per trust")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        self.spins = {
            key: whole_number_box(text.replace("&", ""), 0, _MOST, value=min(getattr(own, key), _MOST))
            for key, text in _ROWS
        }
        for key, text in _ROWS:
            form.addRow(text, self.spins[key])
        self.practices = whole_number_box(
            "Practices", 1, ORGANISATIONS_MOST, value=min(own.practices, ORGANISATIONS_MOST)
        )
        form.addRow("&Practices that one seat speaks for", self.practices)
        self.note = PlainLabel(self, wrapped=True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText("Use this board")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel("How many organisations are there?", self))
        column.addLayout(form)
        column.addWidget(PlainLabel(_counted(own), self, wrapped=True, role="muted"))
        column.addWidget(self.note)
        column.addWidget(buttons)
        for spin in (*self.spins.values(), self.practices):
            spin.valueChanged.connect(self._show_note)
        self._show_note()
        # Left to itself, Qt opens a dialog at most two thirds as tall as the screen, and squeezes its rows.
        wide = column.totalSizeHint().width()
        self.resize(wide, column.totalHeightForWidth(wide))

    def accept(self) -> None:
        """Ask for the board and close."""
        template = self._template()
        self.asked.emit(template.seats, f"Template: {template.name}")
        super().accept()

    def _template(self) -> Template:
        spins = self.spins
        return one_seat_per_trust(
            acute=spins["acute"].value(),
            mental_health=spins["mental_health"].value(),
            community=spins["community"].value(),
            ambulance=spins["ambulance"].value(),
            practices=self.practices.value(),
        )

    def _show_note(self) -> None:
        try:
            template = self._template()
        except ValueError as error:
            self.note.setText(str(error))
            self.use.setEnabled(False)
            return
        self.note.setText(f"{template.name}. {template.note}")
        self.use.setEnabled(True)


def _counted(own: Organisations) -> str:
    """Say where the numbers are from, and where they are not exact."""
    too_many = any(getattr(own, key) > _MOST for key, _ in _ROWS) or own.practices > ORGANISATIONS_MOST
    said = ((_COUNTED, True), (_ROUGHLY, not own.exact), (_CUT, too_many))
    return " ".join(text for text, holds in said if holds)
