"""History: every settled step as a tree; going back and changing something begins a branch.

The undo steps that write on the history itself stand at the end.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from leftshift.model.scenario import Scenario
from leftshift.session.history.step import Recorded, Step
from leftshift.storage.scenario.texts import BRANCH, WHO, WHY
from leftshift.text.history import BEGINNING, NO_LEVER, NOTE, StepWords, step_words

STEPS_MOST = 1_000
"""Steps kept, about as many as a file holds; beyond, the oldest that nobody wrote on go."""
ROOT = 0


class History(QObject):
    """Keeps the tree of steps, and which of them the current scenario belongs to.

    Only a settled change makes a step: a whole drag is one. Undo and redo move along the tree and make none.
    Scenarios are shared with the undo stack, so a step costs a few hundred bytes. Beyond STEPS_MOST each new
    one lets the oldest plain step go: one within a line is folded into the step after it, the end of a branch
    that undo left is removed. The beginning, the current step, forks and what the planner wrote on stay, so
    the tree grows beyond STEPS_MOST only with words that somebody wrote. The steps of a file do not count:
    none that was opened is let go for those that follow.

    Signals:
        changed: a step was made, gone to, named or pruned.
    """

    changed = Signal()

    def __init__(
        self,
        scenario: Scenario,
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock or (lambda: datetime.now(UTC))
        self.in_file = True
        """Whether the history goes into the scenario's file."""
        self._steps: dict[int, Step] = {}
        self._children: dict[int, list[int]] = {}
        self._said: dict[int, StepWords] = {}
        self._next = ROOT
        self._current = ROOT
        self._loaded = 0
        self._begin(scenario)

    # Reading -----------------------------------------------------------------------------------------

    @property
    def current(self) -> Step:
        """The step of the current scenario."""
        return self._steps[self._current]

    @property
    def root(self) -> Step:
        """The beginning."""
        return next(iter(self._steps.values()))

    def step(self, key: int) -> Step:
        """Find a step by its key.

        Raises:
            KeyError: there is none, or no longer.
        """
        return self._steps[key]

    def steps(self) -> tuple[Step, ...]:
        """List every step, each after the one it came from, in the order they were made."""
        return tuple(self._steps.values())

    def recorded(self) -> Recorded:
        """Return the history as it is now."""
        steps = self.steps()
        return Recorded(
            steps=steps, current=self._current, words={step.key: self.words(step) for step in steps}
        )

    def after(self, key: int) -> tuple[Step, ...]:
        """List the steps made from one; the first continues its line, the others are branches."""
        return tuple(self._steps[child] for child in self._children[key])

    def scenario_at(self, key: int) -> Scenario:
        """Return the scenario as it stood at a step.

        Raises:
            Refusal: it comes from a file in which its values are not sound.
        """
        step = self._steps[key]
        if isinstance(step.scenario, Scenario):
            return step.scenario
        made = step.scenario.scenario(step.said)
        self._steps[key] = replace(step, scenario=made)
        return made

    def words(self, step: Step) -> StepWords:
        """Say what a step changed against the one it came from."""
        if step.key not in self._said:
            self._said[step.key] = self._new_words(step)
        return self._said[step.key]

    @property
    def lever_step(self) -> str:
        """What the current step was called as it was made; empty where it moved no lever."""
        words = self.words(self.current)
        return "" if words.lever == NO_LEVER or words.label == NOTE else self.current.said

    def lever_note(self, step: Step) -> str:
        """Return what was noted beside the lever that a step moved; empty where nothing was."""
        words = self.words(step)
        if not words.lever or words.label == NOTE:
            return ""
        if isinstance(step.scenario, Scenario):
            return step.scenario.lever_notes.get(words.lever, "")
        return step.scenario.lever_note(words.lever)

    def _new_words(self, step: Step) -> StepWords:
        if step.file_words is not None:
            return step.file_words
        if step.parent is None:
            return StepWords(lever="", label=BEGINNING, before="", after=self.scenario_at(step.key).name)
        return step_words(self.scenario_at(step.parent), self.scenario_at(step.key), step.lever)

    # Writing -----------------------------------------------------------------------------------------

    def start_over(self, scenario: Scenario) -> None:
        """Forget all steps and begin with another scenario."""
        self._steps.clear()
        self._children.clear()
        self._said.clear()
        self._loaded = 0
        self._begin(scenario)
        self.changed.emit()

    def load(self, steps: tuple[Step, ...], current: int) -> None:
        """Put a history from a file in place of this one; `current` is the key of the scenario's own step.

        Raises:
            ValueError: a step comes before the one it came from.
        """
        self._steps, self._children, self._said = {}, {}, {}
        for step in steps:
            if step.parent is not None and step.parent not in self._steps:
                raise ValueError(f"step {step.key} comes before the step it came from")
            self._put(step)
        self._next = max(self._steps) + 1
        self._loaded = len(steps)
        self._current = current
        self.changed.emit()

    def settle(self, scenario: Scenario, said: str, *, lever: str = "") -> None:
        """Make a step of a scenario, unless it is that of the current step."""
        if scenario is self.current.scenario or scenario == self.current.scenario:
            return
        step = Step(
            key=self._next, parent=self._current, scenario=scenario, at=self._clock(), said=said, lever=lever
        )
        self._next += 1
        self._put(step)
        self._current = step.key
        self._fold()
        self.changed.emit()

    def follow(self, scenario: Scenario, said: str, *, lever: str = "") -> None:
        """Go to the step that undo or redo has led to; a new one where the tree no longer holds it."""
        near = [self.current, *self._up(self._current), *self.after(self._current), *reversed(self.steps())]
        found = next((step for step in near if step.scenario is scenario), None)
        if found is None:
            self.settle(scenario, said, lever=lever)
        else:
            self.set_current(found.key)

    def take_back(self, scenario: Scenario) -> bool:
        """Remove the current step, which goes on and will be settled anew; say whether that may be.

        It may where the step is that of the scenario, nothing came from it and nobody wrote on it.
        """
        step = self.current
        if step.parent is None or step.scenario != scenario or self._children[step.key] or not step.is_plain:
            return False
        self._leave(step)
        self._drop(step.key)
        self._current = step.parent
        return True

    def set_current(self, key: int) -> None:
        """Go to a step: the next change continues it, or begins a branch."""
        if key != self._current:
            self._current = self._steps[key].key
            self.changed.emit()

    def describe(
        self, key: int, *, name: str | None = None, who: str | None = None, why: str | None = None
    ) -> None:
        """Name the branch at a step, or write who asked for it and why; None leaves a field as it is.

        On a step that is no longer there nothing is written: undo may reach back further than the history.
        """
        old = self._steps.get(key)
        if old is None:
            return
        new = replace(
            old,
            name=old.name if name is None else BRANCH.clean(name),
            who=old.who if who is None else WHO.clean(who),
            why=old.why if why is None else WHY.clean(why),
        )
        if new != old:
            self._steps[key] = new
            self.changed.emit()

    def may_prune(self, key: int) -> bool:
        """Whether a step can be removed with all that came from it.

        Not the beginning, nor one that led to the current step.
        """
        step = self._steps.get(key)
        if step is None or step.parent is None:
            return False
        return all(above.key != key for above in self._up(self._current))

    def prune(self, key: int) -> tuple[Step, ...]:
        """Remove a step, with all that came from it, and return what was removed.

        Where that may not be, nothing happens.
        """
        if not self.may_prune(key):
            return ()
        self._leave(self._steps[key])
        gone = tuple(self._steps[below] for below in sorted(self._below(key)))
        for step in gone:
            self._drop(step.key)
        self.changed.emit()
        return gone

    def graft(self, steps: tuple[Step, ...]) -> None:
        """Put a branch back that was pruned, at the end of those beside it."""
        for step in steps:
            # what it came from may have been folded away since
            came_from = step.parent if step.parent in self._steps else self.root.key
            self._put(replace(step, parent=came_from))
        self.changed.emit()

    # Keeping the tree --------------------------------------------------------------------------------

    def _begin(self, scenario: Scenario) -> None:
        self._put(Step(key=self._next, parent=None, scenario=scenario, at=self._clock(), said=BEGINNING))
        self._current = self._next
        self._next += 1

    def _put(self, step: Step) -> None:
        self._steps[step.key] = step
        self._children[step.key] = []
        if step.parent is not None:
            self._children[step.parent].append(step.key)

    def _up(self, key: int) -> Iterator[Step]:
        step: Step | None = self._steps[key]
        while step is not None:
            yield step
            step = None if step.parent is None else self._steps[step.parent]

    def _below(self, key: int) -> Iterator[int]:
        waiting = [key]
        while waiting:
            found = waiting.pop()
            waiting.extend(self._children[found])
            yield found

    def _fold(self) -> None:
        """Let the oldest plain steps go, once there are too many."""
        while len(self._steps) > STEPS_MOST + self._loaded:
            oldest = next((step for step in self._steps.values() if self._may_go(step)), None)
            if oldest is None:
                return
            self._leave(oldest, *self._children[oldest.key])
            self._drop(oldest.key)

    def _may_go(self, step: Step) -> bool:
        """Whether a step is neither written on, a fork, the current one nor the beginning."""
        if step.parent is None or step.key == self._current:
            return False
        return step.is_plain and len(self._children[step.key]) <= 1

    def _leave(self, step: Step, *child: int) -> None:
        """Let the step before one forget it; a child given takes its place there."""
        if step.parent is None:
            raise ValueError("the beginning stays")
        siblings = self._children[step.parent]
        place = siblings.index(step.key)
        siblings[place : place + 1] = child
        for key in child:
            self._steps[key] = replace(self._steps[key], parent=step.parent)
            self._said.pop(key, None)

    def _drop(self, key: int) -> None:
        del self._steps[key]
        del self._children[key]
        self._said.pop(key, None)


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
