"""Page: what can be opened beside the plan."""

from typing import Final

from PySide6.QtWidgets import QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.theme import Theme

OUTSIDE: Final = 16
"""Space around all that is on a page [pixels]."""
BETWEEN: Final = 12
"""Space between its cards [pixels]."""


class Page(QWidget):
    """A widget that follows the scenario and the theme; one that needs neither leaves both as they are."""

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
