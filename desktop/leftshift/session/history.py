"""History: every settled step as a tree; going back and changing something begins a branch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from leftshift.files.history_states import State
from leftshift.model.scenario import Scenario
from leftshift.papers.history_words import BEGINNING, StepWords, step_words

STEPS_MOST = 300
"""Steps kept in full; older plain ones are folded into the step after them."""
ROOT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place in the history: the scenario as it stood once a change had settled."""

    key: int
    parent: int | None
    """Key of the step it came from; None for the beginning."""
    scenario: Scenario | State
    """The scenario, or what a file keeps of it until someone goes back there."""
    at: datetime
    """When it was made, in UTC."""
    said: str
    """What the change was called as it was made, such as “Community share to 11.2 %”."""
    name: str = ""
    """Name of the branch that ends or begins here, where the planner gave one."""
    who: str = ""
    """Who asked for it."""
    why: str = ""
    """Why."""
    told: StepWords | None = None
    """What a file says the step changed; None where that can be worked out."""

    @property
    def is_plain(self) -> bool:
        """Whether the planner wrote nothing on it, so that it may be folded away."""
        return not (self.name or self.who or self.why)


class History(QObject):
    """Keeps the tree of steps and where in it the scenario in hand stands.

    Only a settled change makes a step: a whole drag is one. Undo and redo walk along the tree and make none.
    Scenarios are shared with the undo stack, so a step costs a few hundred bytes; from STEPS_MOST on, each
    new one folds the oldest plain step that is no fork into the step after it, so memory stands still.

    Signals:
        changed: a step was made, walked to, named or pruned.
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
        self._here = ROOT
        self._begin(scenario)

    # Reading -----------------------------------------------------------------------------------------

    @property
    def here(self) -> Step:
        """The step the scenario in hand stands at."""
        return self._steps[self._here]

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

    def after(self, key: int) -> tuple[Step, ...]:
        """List the steps made from one; the first continues its line, the others are branches."""
        return tuple(self._steps[child] for child in self._children[key])

    def line_to(self, key: int) -> tuple[Step, ...]:
        """List the steps from the beginning to one, both included."""
        return tuple(reversed(list(self._up(key))))

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

    def _new_words(self, step: Step) -> StepWords:
        if step.told is not None:
            return step.told
        if step.parent is None:
            return StepWords(lever="", label=BEGINNING, before="", after=self.scenario_at(step.key).name)
        return step_words(self.scenario_at(step.parent), self.scenario_at(step.key), step.said)

    # Writing -----------------------------------------------------------------------------------------

    def start_over(self, scenario: Scenario) -> None:
        """Begin anew with another scenario in hand."""
        self._steps.clear()
        self._children.clear()
        self._said.clear()
        self._begin(scenario)
        self.changed.emit()

    def take(self, steps: tuple[Step, ...], here: int) -> None:
        """Take a history from a file in hand, the step of key `here` being the scenario's own.

        Raises:
            ValueError: a step comes before the one it came from.
        """
        self._steps, self._children, self._said = {}, {}, {}
        for step in steps:
            if step.parent is not None and step.parent not in self._steps:
                raise ValueError(f"step {step.key} comes before the step it came from")
            self._put(step)
        self._next = max(self._steps) + 1
        self._here = here
        self.changed.emit()

    def settle(self, scenario: Scenario, said: str) -> None:
        """Make a step of the scenario in hand, unless it stands at one already."""
        if scenario is self.here.scenario or scenario == self.here.scenario:
            return
        step = Step(key=self._next, parent=self._here, scenario=scenario, at=self._clock(), said=said)
        self._next += 1
        self._put(step)
        self._here = step.key
        self._fold()
        self.changed.emit()

    def walk(self, scenario: Scenario, said: str) -> None:
        """Stand where undo or redo has led; a scenario the tree no longer holds becomes a new step."""
        near = [self.here, *self._up(self._here), *self.after(self._here), *reversed(self.steps())]
        found = next((step for step in near if step.scenario is scenario), None)
        if found is None:
            self.settle(scenario, said)
        else:
            self.stand_at(found.key)

    def stand_at(self, key: int) -> None:
        """Stand at a step: the next change continues it, or begins a branch."""
        if key != self._here:
            self._here = self._steps[key].key
            self.changed.emit()

    def describe(
        self, key: int, *, name: str | None = None, who: str | None = None, why: str | None = None
    ) -> None:
        """Name the branch at a step, or write who asked for it and why; None leaves a field as it is."""
        old = self._steps[key]
        new = replace(
            old,
            name=old.name if name is None else name,
            who=old.who if who is None else who,
            why=old.why if why is None else why,
        )
        if new != old:
            self._steps[key] = new
            self.changed.emit()

    def may_prune(self, key: int) -> bool:
        """Whether a step can go with all that came from it: not the beginning, nor where we stand."""
        return self._steps[key].parent is not None and all(step.key != key for step in self._up(self._here))

    def prune(self, key: int) -> tuple[Step, ...]:
        """Take a step off, with all that came from it, and return what was taken off.

        Where that may not be, nothing happens.
        """
        parent = self._steps[key].parent
        if parent is None or not self.may_prune(key):
            return ()
        self._children[parent].remove(key)
        gone = tuple(self._steps[below] for below in sorted(self._below(key)))
        for step in gone:
            del self._steps[step.key]
            del self._children[step.key]
            self._said.pop(step.key, None)
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
        self._here = self._next
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
        """Fold the oldest plain step that has exactly one after it into that one, once there are too many."""
        if len(self._steps) <= STEPS_MOST:
            return
        for step in self._steps.values():
            below = self._children[step.key]
            if step.parent is not None and step.is_plain and len(below) == 1 and step.key != self._here:
                self._splice(step, below[0])
                return

    def _splice(self, step: Step, child: int) -> None:
        siblings = self._children[step.parent]  # type: ignore[index]  # only the beginning has no parent
        siblings[siblings.index(step.key)] = child
        self._steps[child] = replace(self._steps[child], parent=step.parent)
        del self._steps[step.key]
        del self._children[step.key]
        for key in (step.key, child):
            self._said.pop(key, None)
