"""What a pin is called, so that no two of them read alike."""

from collections.abc import Mapping
from itertools import count
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.texts import NAME
from leftshift.text.history import NO_LEVER, NOTE, step_words

_CUT: Final = "…"
_BETWEEN: Final = " · "


def pin_name(name: str, scenario: Scenario, last: str, held: Mapping[str, Scenario]) -> str:
    """Return a name of at most NAME.most characters that no pin bears yet; `held` are theirs.

    While no pin bears `name`, that is it. Then `last` comes before it, the step made last, such as “Community
    share to 12.0 %”; where that is taken or empty, what differs from the pin that bears it; last a number.
    What tells pins apart stands first, as lists and charts cut long names at their end.

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
    """Write a number where it is read first: behind what tells pins apart, else behind the name."""
    tail = f" ({number})"
    first = f"{_cut(apart or name, NAME.most - len(tail))}{tail}"
    return _joined(first, name) if apart else first


def _joined(apart: str, name: str) -> str:
    return _cut(f"{apart}{_BETWEEN}{name}")


def _cut(text: str, most: int = NAME.most) -> str:
    return text if len(text) <= most else f"{text[: most - len(_CUT)].rstrip()}{_CUT}"
