"""Editor: the current scenario, and how a change of it becomes a step that can be undone."""

import re
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from leftshift.model.scenario import Scenario
from leftshift.session.history.history import History
from leftshift.storage.scenario.texts import STEP, with_clean_texts

BURST_MS = 1000
"""How long after a press of a key or a button, or a notch of the wheel, the next goes on with it [ms]."""
_FIGURES = re.compile(r"[^a-z]+")


class ScenarioCommand(QUndoCommand):
    """A change of scenario that can be undone; one gesture is one change, which goes on while it lasts.

    It does not merge with another, for Qt for Python never frees a command that was merged.
    """

    def __init__(
        self, before: Scenario, after: Scenario, *, text: str, lever: str, show: Callable[[Scenario], None]
    ) -> None:
        super().__init__(text)
        self.before, self.after = before, after
        self.lever = lever
        """Key of the lever that was moved; empty where the change itself says which."""
        self._show = show

    def extend(self, after: Scenario, text: str, lever: str) -> None:
        """Let the change lead elsewhere while its gesture lasts."""
        self.after, self.lever = after, lever
        self.setText(text)

    def redo(self) -> None:
        """Show the scenario after the change."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the scenario before the change."""
        self._show(self.before)


class Editor(QObject):
    """Holds the current scenario and changes it, a gesture at a time: a whole drag is one step.

    Every change has a text that names its step. `lever` is the key of the lever that was moved, as the
    history shows it, where others follow it: the sectors that pay for a share.

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
        self._open: ScenarioCommand | None = None
        self._clean: Scenario | None = None
        """The last scenario whose texts were looked at."""
        self._asks = 0
        """How often the gesture that is under way, or was the last, has asked for something."""
        self._burst: ScenarioCommand | None = None
        """The change of the last press, which another press may go on with."""
        self._since_press = QElapsedTimer()
        self._making = False
        self.stack.indexChanged.connect(self._follow_stack)

    def make_step(self, after: Scenario, text: str, *, lever: str = "") -> None:
        """Make a change that is an undo step of its own."""
        self.settle()
        self.limit = ""
        self._change(after, text, lever)
        self.settle()

    def extend_step(
        self, after: Scenario, text: str, *, lever: str = "", limit: str = "", sector: str = ""
    ) -> None:
        """Make one change of a gesture, all of which are one step; `limit` says what stopped it short."""
        if self._open is None and not self.dragging:
            self._asks = 0
            self._continue_burst(text)
        self._asks += 1
        self.dragging = True
        self.limit, self.limit_sector = limit, str(sector)
        self._change(after, text, lever)

    def release(self) -> None:
        """End a gesture; a press that was all of it may be followed by others, which go on with its step."""
        pressed = self._open if self._asks == 1 else None
        self.settle()
        self._burst = pressed
        self._since_press.start()

    def refuse(self, sentence: str, sector: str) -> None:
        """Change nothing, and say why."""
        self.limit, self.limit_sector = sentence, str(sector)
        self.moved.emit()

    def settle(self) -> None:
        """End a gesture: the next change is an undo step of its own."""
        self._open = self._burst = None
        self.history.settle(self.scenario, self.stack.undoText(), lever=self._last_lever)
        if self.dragging:
            self.dragging = False
            self.moved.emit()

    def go_back(self, key: int) -> None:
        """Show the scenario of a step of the history: it can be undone, and makes no new step.

        Raises:
            Refusal: the step comes from a file in which its values are not sound.
        """
        self.settle()
        scenario = self.history.scenario_at(key)
        self.limit = ""
        self._change(scenario, f"Back to “{self.history.step(key).said}”", "")
        self._open = self._burst = None
        self.history.set_current(key)

    def start_over(self, scenario: Scenario) -> None:
        """Open another scenario and forget the steps of the one before."""
        self.dragging = False
        self.limit = ""
        self._open = self._burst = None
        self._making = True  # an emptied stack is no step back or forth
        self.stack.clear()
        self.stack.setClean()  # Qt leaves a stack that was empty already as it was, unsaved or not
        self._making = False
        self.scenario = scenario
        self.history.start_over(scenario)

    def _continue_burst(self, text: str) -> None:
        """Go on with the step of the last press where that was just now and moved the same lever."""
        last, self._burst = self._burst, None
        top = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        if (
            last is not None
            and last is top
            and not self.stack.isClean()
            and self._since_press.elapsed() < BURST_MS
            and _without_figures(last.text()) == _without_figures(text)
            and self.history.take_back(last.after)
        ):
            self._open = last

    @property
    def _last_lever(self) -> str:
        last = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        return last.lever if isinstance(last, ScenarioCommand) else ""

    def _change(self, after: Scenario, text: str, lever: str) -> None:
        after, text = with_clean_texts(after, clean=self._clean), STEP.clean(text)
        self._clean = after
        if after == self.scenario:
            self.moved.emit()  # a refused move still has its limit to show
            return
        begun = self._open
        self._making = True
        if begun is None or self.stack.isClean():  # what was saved stays a step
            self._open = ScenarioCommand(self.scenario, after, text=text, lever=lever, show=self._show)
            self.stack.push(self._open)
        elif after == begun.before:
            # A gesture that has come back to where it began is no step. Undoing an obsolete command only
            # removes it from the stack; the very scenario that the history holds is shown, for undo to find.
            self._open = None
            begun.setObsolete(True)
            self.stack.undo()
            self._show(begun.before)
        else:
            begun.extend(after, text, lever)
            self._show(after)
        self._making = False

    def _show(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.moved.emit()

    def _follow_stack(self, _place: int) -> None:
        """Let the history follow undo and redo."""
        if not self._making:
            self._open = self._burst = None
            self.history.follow(self.scenario, self.stack.undoText(), lever=self._last_lever)


def _without_figures(text: str) -> str:
    """Return what a step is called but for its figures: the lever that it moved."""
    return _FIGURES.sub(" ", text.casefold()).strip()
