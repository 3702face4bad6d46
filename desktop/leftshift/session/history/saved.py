"""The history as a file keeps it, and a kept history as steps again."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.session.history.step import Recorded, Step
from leftshift.storage.scenario.reader import SIZE_MOST
from leftshift.storage.scenario.saved_history import NO_STEP, STEPS_MOST, SavedHistory, SavedStep
from leftshift.storage.scenario.saved_states import Leaves, State, differing, leaves_of
from leftshift.text.history import StepWords, step_words

BYTES_MOST: Final = 750_000
"""Bytes that a history may have in a file: three quarters of the largest file that is read."""
_RESULTS_MOST: Final = 100_000
"""Bytes kept free for the results in a file, more than those of all its years need."""
_LINE: Final = 6
"""Bytes by which each line of it is indented further in the file [bytes]."""


class HistoryWriter:
    """Writes a history down, and keeps what it has worked out: of each save, only new steps cost time."""

    def __init__(self) -> None:
        self._root: Scenario | State | None = None
        self._states: dict[int, State] = {}

    def saved_history(self, history: Recorded) -> SavedHistory:
        """Write the history down for a file that holds the current scenario.

        Steps are kept as what sets them apart from that scenario. Where they are more than STEPS_MOST or
        need more than BYTES_MOST, or than the scenario itself leaves of the largest file, the oldest are left
        out, but never the beginning nor the current step.
        """
        root, own = history.steps[0], history.current
        if self._root is not root.scenario:
            self._root, self._states = root.scenario, {}
        self._states = {step.key: self._state(root.key, step) for step in history.steps}
        base = self._states[own].leaves
        entries = {
            step.key: _entry(history.words[step.key], step, differing(self._states[step.key].leaves, base))
            for step in history.steps
        }
        room = min(BYTES_MOST, SIZE_MOST - _RESULTS_MOST - _size(base))
        kept = _fitting(entries, {root.key, own}, room)
        places = {key: place for place, key in enumerate(kept)}
        parents = {step.key: step.parent for step in history.steps}
        steps = tuple(replace(entries[key], after=_place_before(parents, key, places)) for key in kept)
        return SavedHistory(here=places[own], steps=steps)

    def _state(self, root: int, step: Step) -> State:
        """Return a step as what sets it apart from the beginning, worked out once."""
        if isinstance(step.scenario, State):
            return step.scenario
        if step.key not in self._states:
            leaves, first = leaves_of(step.scenario), self._states.get(root)
            base = leaves if first is None else first.leaves
            self._states[step.key] = State(base=base, differs=differing(leaves, base))
        return self._states[step.key]


def _place_before(parents: Mapping[int, int | None], key: int, places: Mapping[int, int]) -> int:
    """Find the nearest step before one that is kept."""
    parent = parents[key]
    while parent is not None and parent not in places:
        parent = parents[parent]
    return NO_STEP if parent is None else places[parent]


def steps_of(saved: SavedHistory, scenario: Scenario) -> tuple[tuple[Step, ...], int]:
    """Return the steps that a file kept with a scenario, and the key of the scenario's own."""
    base = leaves_of(scenario)
    steps = tuple(
        Step(
            key=place,
            parent=None if entry.after == NO_STEP else entry.after,
            scenario=scenario if place == saved.here else State(base=base, differs=entry.differs),
            at=datetime.fromisoformat(entry.at),
            said=entry.said,
            name=entry.branch,
            who=entry.who,
            why=entry.why,
            file_words=StepWords(
                lever=entry.place,
                label=entry.lever,
                before=entry.before,
                after=entry.now,
                others=entry.others,
            ),
        )
        for place, entry in enumerate(saved.steps)
    )
    return steps, saved.here


def continued(saved: SavedHistory, before: Scenario, after: Scenario, said: str) -> tuple[SavedHistory, int]:
    """Return the history of a file with one step more, and how many of its oldest steps had no room.

    `before` is the scenario of the file; `said` names the step that leads to `after`.
    """
    steps, here = steps_of(saved, before)
    new = Step(key=len(steps), parent=here, scenario=after, at=datetime.now(UTC), said=said)
    words = {step.key: step.file_words for step in steps if step.file_words is not None}
    words[new.key] = step_words(before, after, new.lever)
    longer = HistoryWriter().saved_history(Recorded(steps=(*steps, new), current=new.key, words=words))
    return longer, len(steps) + 1 - len(longer.steps)


def _entry(words: StepWords, step: Step, differs: Leaves) -> SavedStep:
    return SavedStep(
        after=NO_STEP,
        at=step.at.isoformat(timespec="seconds"),
        said=step.said,
        lever=words.label,
        place=words.lever,
        before=words.before,
        now=words.after,
        others=words.others,
        branch=step.name,
        who=step.who,
        why=step.why,
        differs=differs,
    )


def _fitting(entries: dict[int, SavedStep], needed: set[int], room: int) -> list[int]:
    """Choose the newest steps that fit into so many bytes, in their order, with those that are needed."""
    chosen = set(needed)
    for key in sorted(entries, key=lambda key: (key not in needed, -key)):
        entry = entries[key]
        content = {part.name: getattr(entry, part.name) for part in fields(entry)}
        room -= _size({**content, "differs": dict(entry.differs)})
        if (room < 0 or len(chosen) >= STEPS_MOST) and key not in needed:
            break
        chosen.add(key)
    return [key for key in entries if key in chosen]


def _size(content: Leaves) -> int:
    text = json.dumps(dict(content), indent=2, ensure_ascii=False)
    return len(text.encode("utf-8", "surrogatepass")) + _LINE * text.count("\n")
