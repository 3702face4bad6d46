"""Hand: the scenario in hand, and how a change of it becomes a step that can be undone."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from leftshift.model.scenario import Scenario
from leftshift.session.commands import Change
from leftshift.session.history.history import History
from leftshift.storage.scenario.texts import STEP, with_clean_texts


class Editor(QObject):
    """Holds the one scenario in hand and changes it, a gesture at a time: a whole drag is one step.

    Signals:
        moved: there is something to show: another scenario, a limit, the end of a drag.
    """

    moved = Signal()

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.history = History(scenario, self)
        self.scenario = scenario
        self.dragging = False
        """Whether a gesture is under way."""
        self.limit, self.limit_sector = "", ""
        """Why the last move stopped short, and the sector that this belongs to; empty when it did not."""
        self._open: Change | None = None
        self._making = False
        self.stack.indexChanged.connect(self._walk)

    def once(self, after: Scenario, text: str) -> None:
        """Make a change that is an undo step of its own; `text` names it."""
        self.settle()
        self.limit = ""
        self._change(after, text)
        self.settle()

    def step(self, after: Scenario, text: str, *, limit: str = "", sector: str = "", lever: str = "") -> None:
        """Make one change of a gesture; `limit` says what stopped it short, if anything did.

        `lever` is the place of the lever that was moved, such as shares.community, where others follow it.
        """
        self.dragging = True
        self.limit, self.limit_sector = limit, str(sector)
        self._change(after, text, lever)

    def refuse(self, sentence: str, sector: str) -> None:
        """Change nothing, and say why."""
        self.limit, self.limit_sector = sentence, str(sector)
        self.moved.emit()

    def settle(self) -> None:
        """End a gesture: the next change is an undo step of its own."""
        self._open = None
        self.history.settle(self.scenario, self.stack.undoText(), self._lever)
        if self.dragging:
            self.dragging = False
            self.moved.emit()

    def go_back(self, key: int) -> None:
        """Take the scenario of a step of the history in hand: it can be undone, and makes no new step.

        Raises:
            Refusal: the step comes from a file in which its values are not sound.
        """
        self.settle()
        scenario = self.history.scenario_at(key)
        self.limit = ""
        self._change(scenario, f"Back to “{self.history.step(key).said}”")
        self._open = None
        self.history.set_current(key)

    def start_over(self, scenario: Scenario) -> None:
        """Take another scenario in hand and forget the steps of the one before."""
        self.dragging = False
        self.limit = ""
        self._open = None
        self._making = True  # an emptied stack is no walk along the history
        self.stack.clear()
        self._making = False
        self.scenario = scenario
        self.history.start_over(scenario)

    @property
    def _lever(self) -> str:
        """Place of the lever that the last change moved; empty where the change itself shows it."""
        last = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        return last.lever if isinstance(last, Change) else ""

    def _change(self, after: Scenario, text: str, lever: str = "") -> None:
        after, text = with_clean_texts(after), STEP.clean(text)
        if after == self.scenario:
            self.moved.emit()  # a refused move still has its limit to tell
            return
        begun = self._open
        self._making = True
        if begun is None or self.stack.isClean():  # what was saved stays a step
            self._open = Change(self.scenario, after, text=text, show=self._show, lever=lever)
            self.stack.push(self._open)
        elif after == begun.before:
            # A gesture that has come back to where it began is no step. Undoing an obsolete command only
            # takes it off the stack; the very scenario that the history holds is shown, for undo to find.
            self._open = None
            begun.setObsolete(True)
            self.stack.undo()
            self._show(begun.before)
        else:
            begun.go_on(after, text)
            self._show(after)
        self._making = False

    def _show(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.moved.emit()

    def _walk(self, _place: int) -> None:
        """Follow undo and redo along the history."""
        if not self._making:
            self._open = None
            self.history.walk(self.scenario, self.stack.undoText(), self._lever)
