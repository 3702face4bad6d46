"""Pins: scenarios held as they were, as A, B, C…, to be compared with the current one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import count
from string import ascii_uppercase
from typing import Final

from PySide6.QtCore import QObject, Signal

from leftshift.model.scenario import Scenario, Years
from leftshift.snapshot.pinned import Pinned, pinned_results
from leftshift.storage.scenario.texts import NAME, PIN_NOTE, STEP
from leftshift.text.history import NO_LEVER, NOTE, step_words

_CUT: Final = "…"
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A scenario held for comparison."""

    letter: str
    name: str
    note: str
    scenario: Scenario


class Pins(QObject):
    """Holds any number of scenarios under letters; a letter given once is not given again.

    Signals:
        changed: a pin was made, renamed or removed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pins: tuple[Pin, ...] = ()
        self._given = 0
        self._kept: dict[str, tuple[Scenario, Years, Pinned]] = {}

    @property
    def all(self) -> tuple[Pin, ...]:
        """All pins, the first one first."""
        return self._pins

    def pin(self, scenario: Scenario, *, name: str = "", note: str = "", last: str = "") -> Pin:
        """Hold a scenario under the next letter; its own name unless another is given.

        Where a pin bears that name already, `last`, the step made last, or what else sets it apart comes
        before it.

        Raises:
            AreaError: the area of a scenario is unknown.
        """
        held = {other.name: other.scenario for other in self._pins}
        called = _pin_name(STEP.clean(name or scenario.name), scenario, STEP.clean(last), held)
        made = Pin(letter=letters(self._given), name=called, note=PIN_NOTE.clean(note), scenario=scenario)
        self._given += 1
        self._pins = (*self._pins, made)
        self.changed.emit()
        return made

    def restore(self, pins: Sequence[Pin]) -> None:
        """Hold what another window held, under its letters, in place of what is held."""
        self._pins, self._kept = tuple(pins), {}
        self._given = max((_place(pin.letter) for pin in pins), default=-1) + 1
        self.changed.emit()

    def pin_of(self, letter: str) -> Pin:
        """Find a pin by its letter.

        Raises:
            KeyError: no scenario is held under that letter.
        """
        for held in self._pins:
            if held.letter == letter:
                return held
        raise KeyError(letter)

    def name(self, letter: str, name: str) -> None:
        """Name a pin anew."""
        self._change(replace(self.pin_of(letter), name=NAME.clean(name)))

    def note(self, letter: str, note: str) -> None:
        """Write down why a scenario is held."""
        self._change(replace(self.pin_of(letter), note=PIN_NOTE.clean(note)))

    def remove(self, letter: str) -> None:
        """Hold a scenario no longer."""
        self._pins = tuple(held for held in self._pins if held.letter != letter)
        self._kept.pop(letter, None)
        self.changed.emit()

    def set_first(self, letter: str) -> None:
        """Let this pin be the one that charts show beside the scenario."""
        first = self.pin_of(letter)
        self._pins = (first, *(held for held in self._pins if held is not first))
        self.changed.emit()

    def pinned(self, years: Years) -> tuple[Pinned, ...]:
        """Return what each pinned scenario leads to over the years given; worked out once."""
        return tuple(self._pinned(held, years) for held in self._pins)

    def _pinned(self, held: Pin, years: Years) -> Pinned:
        kept = self._kept.get(held.letter)
        if kept is not None and kept[0] is held.scenario and kept[1] == years:
            return replace(kept[2], name=held.name) if kept[2].name != held.name else kept[2]
        scenario = replace(held.scenario, years=years)
        made = pinned_results(scenario, letter=held.letter, name=held.name)
        self._kept[held.letter] = (held.scenario, years, made)
        return made

    def _change(self, pin: Pin) -> None:
        changed = tuple(pin if held.letter == pin.letter else held for held in self._pins)
        if changed != self._pins:
            self._pins = changed
            self.changed.emit()


def letters(place: int) -> str:
    """Name a place: A to Z, then AA, AB and so on."""
    ahead, last = divmod(place, len(ascii_uppercase))
    return (letters(ahead - 1) if ahead else "") + ascii_uppercase[last]


def _place(letter: str) -> int:
    """Return the place that `letters` names so."""
    return reduce(
        lambda place, one: (place + 1) * len(ascii_uppercase) + ascii_uppercase.find(one), letter, -1
    )


def _pin_name(name: str, scenario: Scenario, last: str, held: Mapping[str, Scenario]) -> str:
    """Return a name of at most NAME.most characters that no pin bears yet; `held` are theirs.

    While no pin bears `name`, that is it. Then `last` comes before it, the step made last, such as “Community
    share to 12.0 %”; where another pin has that or it is empty, what differs from the pin that bears it;
    last a number.
    What distinguishes pins comes first, as lists and charts cut long names at their end.

    Raises:
        AreaError: the area of a scenario is unknown.
    """
    found = _cut(name)
    if found not in held:
        return found
    apart = last
    if last:
        found = _joined(last, name)
    if found in held:
        words = step_words(held[found], scenario)
        if words.lever != NO_LEVER and words.label != NOTE:
            apart = f"{words.label} {words.after}".rstrip()
            found = _joined(apart, name)
    numbered = (_numbered(apart, name, number) for number in count(2))
    return found if found not in held else next(other for other in numbered if other not in held)


def _numbered(apart: str, name: str, number: int) -> str:
    """Write a number where it is read first: behind what distinguishes pins, else behind the name."""
    tail = f" ({number})"
    first = f"{_cut(apart or name, NAME.most - len(tail))}{tail}"
    return _joined(first, name) if apart else first


def _joined(apart: str, name: str) -> str:
    return _cut(f"{apart}{_BETWEEN}{name}")


def _cut(text: str, most: int = NAME.most) -> str:
    return text if len(text) <= most else f"{text[: most - len(_CUT)].rstrip()}{_CUT}"
