"""Undo steps that write on the history, and leave the scenario alone."""

from PySide6.QtGui import QUndoCommand

from leftshift.session.history.history import History
from leftshift.session.history.step import Step


class Described(QUndoCommand):
    """A name, who asked or why, written on a step."""

    def __init__(self, history: History, key: int, *, name: str, who: str, why: str) -> None:
        super().__init__("Words on a step")
        self._history, self._key = history, key
        old = history.step(key)
        self._before = (old.name, old.who, old.why)
        self._after = (name, who, why)

    def redo(self) -> None:
        """Write the words."""
        self._write(*self._after)

    def undo(self) -> None:
        """Write what was there before."""
        self._write(*self._before)

    def _write(self, name: str, who: str, why: str) -> None:
        self._history.describe(self._key, name=name, who=who, why=why)


class Pruned(QUndoCommand):
    """A branch removed."""

    def __init__(self, history: History, key: int) -> None:
        super().__init__("Prune branch")
        self._history, self._key = history, key
        self._gone: tuple[Step, ...] = ()

    def redo(self) -> None:
        """Remove the branch."""
        self._gone = self._history.prune(self._key)

    def undo(self) -> None:
        """Put the branch back."""
        self._history.graft(self._gone)
