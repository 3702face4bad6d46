"""A history as the ledger of a file, and a ledger as a history again."""

import json
from dataclasses import fields, replace
from datetime import datetime
from typing import Final

from leftshift.files.history_fields import NO_STEP, WORDS_MOST, Entry, Ledger
from leftshift.files.history_states import Leaves, State, differing, leaves_of
from leftshift.model.scenario import Scenario
from leftshift.papers.history_words import StepWords
from leftshift.session.history import History, Step

BYTES_MOST: Final = 400_000
"""Bytes that a ledger may take: under half of the largest file that is read."""
_LINE: Final = 12
"""Bytes around each line of a ledger, indented as it is [bytes]."""


def ledger_of(history: History) -> Ledger:
    """Write the history down for a file that holds the scenario in hand.

    Steps are kept as what sets them apart from that scenario. Where they would take more than BYTES_MOST, the
    oldest are left out, but never the beginning nor the step where the scenario stands.
    """
    own = history.here
    base = leaves_of(history.scenario_at(own.key))
    entries = {step.key: _entry(history, step, base) for step in history.steps()}
    kept = _fitting(entries, {history.root.key, own.key})
    places = {key: place for place, key in enumerate(kept)}
    steps = []
    for key in kept:
        parent = history.step(key).parent
        while parent is not None and parent not in places:
            parent = history.step(parent).parent
        after = NO_STEP if parent is None else places[parent]
        steps.append(replace(entries[key], after=after))
    return Ledger(here=places[own.key], steps=tuple(steps))


def steps_of(ledger: Ledger, scenario: Scenario) -> tuple[tuple[Step, ...], int]:
    """Return the steps of a ledger that came with a scenario, and the key of the one it stands at."""
    base = leaves_of(scenario)
    steps = tuple(
        Step(
            key=place,
            parent=None if entry.after == NO_STEP else entry.after,
            scenario=scenario if place == ledger.here else State(base=base, differs=entry.differs),
            at=datetime.fromisoformat(entry.at),
            said=entry.said,
            name=entry.branch,
            who=entry.who,
            why=entry.why,
            told=StepWords(lever="", label=entry.lever, before=entry.before, after=entry.now),
        )
        for place, entry in enumerate(ledger.steps)
    )
    return steps, ledger.here


def _entry(history: History, step: Step, base: Leaves) -> Entry:
    words = history.words(step)
    leaves = leaves_of(step.scenario) if isinstance(step.scenario, Scenario) else step.scenario.leaves
    return Entry(
        after=NO_STEP,
        at=step.at.isoformat(timespec="seconds"),
        said=_line(step.said),
        lever=_line(words.label),
        before=_line(words.before),
        now=_line(words.after),
        branch=step.name,
        who=step.who,
        why=step.why,
        differs=differing(leaves, base),
    )


def _line(text: str) -> str:
    """Keep what fits on one line of a ledger."""
    return " ".join(text.split())[:WORDS_MOST]


def _fitting(entries: dict[int, Entry], needed: set[int]) -> list[int]:
    """Choose the newest steps that fit, in their order, with those that are needed."""
    room, chosen = BYTES_MOST, set(needed)
    for key in sorted(entries, key=lambda key: (key not in needed, -key)):
        room -= _size(entries[key])
        if room < 0 and key not in needed:
            break
        chosen.add(key)
    return [key for key in entries if key in chosen]


def _size(entry: Entry) -> int:
    content = {part.name: getattr(entry, part.name) for part in fields(entry)}
    text = json.dumps({**content, "differs": dict(entry.differs)}, indent=2, ensure_ascii=False)
    return len(text.encode()) + _LINE * text.count("\n")
