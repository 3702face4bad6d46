"""One undo step: the scenario before and after."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from leftshift.model.scenario import Scenario


class Change(QUndoCommand):
    """A change of scenario that can be undone; one gesture is one change, which goes on while it lasts.

    It does not merge with another, for Qt for Python never frees a command that was merged.
    """

    def __init__(
        self,
        before: Scenario,
        after: Scenario,
        *,
        text: str,
        show: Callable[[Scenario], None],
        lever: str = "",
    ) -> None:
        super().__init__(text)
        self.before, self.after = before, after
        self.lever = lever
        """Place of the lever that was moved, where others follow it; empty where the change shows it."""
        self._show = show

    def go_on(self, after: Scenario, text: str) -> None:
        """Let the change lead elsewhere while its gesture lasts."""
        self.after = after
        self.setText(text)

    def redo(self) -> None:
        """Show the scenario after the change."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the scenario before the change."""
        self._show(self.before)
