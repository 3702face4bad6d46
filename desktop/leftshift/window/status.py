"""The status bar: when the file was saved, how many changes, the year of the data."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QStatusBar, QWidget

from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import year_label
from leftshift.text.numbers import counted
from leftshift.text.own_figures import own_in_words
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula

_MARGIN: Final = 8
"""Room between the words and the edges of the window [pixels]."""


class Status(QStatusBar):
    """Shows the state of the scenario and its file in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "count")
        self.line = PlainLabel()
        self.addWidget(self.line)
        self.about = FineLine("About this control")
        # The bar has a ground of its own.
        self.about.setAutoFillBackground(False)
        self.addWidget(self.about, 1)
        reminder = PlainLabel("A what-if calculation, not a forecast")
        for label in (self.line, reminder):
            label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.addPermanentWidget(reminder)
        self.setSizeGripEnabled(False)

    def hint(self, text: str) -> None:
        """Say what the control that has the keyboard is for."""
        self.about.show_text(text)

    def show_state(
        self,
        *,
        data_year: int,
        changes: int,
        saved_at: datetime | None,
        is_saved: bool,
        own_figures: OwnFigures | None = None,
        waits: str = "",
    ) -> None:
        """Show the state of the file; `changes` counts the levers that differ from it.

        `waits` says what a disk is waited for with, such as “Saving a.leftshift”.
        """
        parts = [counted(changes, "change", "changes") if changes else "no changes"]
        if waits:
            parts.insert(0, f"{waits} …")
        elif saved_at is not None:
            parts.insert(0, f"Saved {saved_at:%H:%M}")
        elif not is_saved:
            parts.insert(0, "Not saved yet")
        parts.append(f"Data {year_label(data_year)}")
        if own_figures is not None:
            parts.append(own_in_words(own_figures))
        said = "  ·  ".join(parts)
        self.line.setText(said[:1].upper() + said[1:])
