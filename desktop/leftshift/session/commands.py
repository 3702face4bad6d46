"""One undo step: the scenario before and after."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from leftshift.model.scenario import Scenario

_GESTURE = 1
"""Steps with this id may merge; Qt merges only equal ids that are not −1."""


class Change(QUndoCommand):
    """A change of scenario that can be undone; the steps of one gesture merge into one."""

    def __init__(
        self,
        before: Scenario,
        after: Scenario,
        *,
        text: str,
        gesture: int,
        show: Callable[[Scenario], None],
    ) -> None:
        super().__init__(text)
        self.before, self.after = before, after
        self.gesture = gesture
        self._show = show

    def id(self) -> int:
        """Tell Qt that this step may merge with its neighbour."""
        return _GESTURE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the later step of the same gesture in; a gesture that ends where it began is no step."""
        if not isinstance(other, Change) or other.gesture != self.gesture:
            return False
        self.after = other.after
        self.setText(other.text())
        self.setObsolete(self.after == self.before)
        return True

    def go_on(self, after: Scenario, text: str) -> None:
        """Let the change lead elsewhere while its gesture lasts.

        Used instead of merging, for Qt for Python never frees a command that was merged into another.
        """
        self.after = after
        self.setText(text)

    def redo(self) -> None:
        """Show the scenario after the change."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the scenario before the change."""
        self._show(self.before)
