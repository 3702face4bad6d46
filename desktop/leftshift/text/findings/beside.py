"""An area's place among all boards, in words."""

from collections.abc import Sequence
from math import isfinite
from typing import Final

from leftshift.questions.measures import Measure
from leftshift.text.numbers import number, people, percent, pounds

PLACELESS: Final = "an estimate, so no place"
"""What is said of a figure that rests on an estimate."""
NOT_KNOWN: Final = "not known"


def say(item: Measure, value: float) -> str:
    """Write a value of a measure as areas of any size compare by it [unit of the measure]."""
    if item.is_share:
        return percent(value)
    if item.is_a_head:
        return pounds(value)
    if item.unit == "posts":
        return people(value)
    return f"{number(value, 1)} {item.unit}"


def rank_words(item: Measure, rank: int) -> str:
    """Write a place among areas, such as 3rd lowest; the end that is better counts as first."""
    end = "lowest" if item.better == "lower" else "highest"
    return end if rank == 1 else f"{ordinal(rank)} {end}"


def beside_finding(item: Measure, ranks: tuple[int, int], count: int) -> str:
    """Say an area's place among all boards with nothing changed, and its place under the scenario."""
    before, after = (rank_words(item, rank) for rank in ranks)
    if before == after:
        return f"{item.label}: {after} of {count} boards"
    return f"{item.label}: from {before} to {after} of {count} boards"


def among_words(item: Measure, ahead: int, count: int) -> str:
    """Say how many boards lie ahead of an area that is no board itself, such as a region."""
    way = "lower" if item.better == "lower" else "higher"
    return f"{ahead or 'none'} of {count} boards {'is' if ahead == 1 else 'are'} {way}"


def among_finding(item: Measure, ahead: tuple[int, int], count: int) -> str:
    """Say how many boards lie ahead of a region with nothing changed, and how many under the scenario."""
    said = f"{item.label}: {among_words(item, ahead[0], count)}"
    return said if ahead[0] == ahead[1] else f"{said}; under the plan {ahead[1] or 'none'}"


def carried_finding(
    item: Measure, values: Sequence[float], own: float, rank: int, *, is_board: bool = True
) -> str:
    """Say between what a measure lies when every board makes the same change, and where the own area is."""
    every = (*values, own) if is_board else values
    low, high = say(item, min(every)), say(item, max(every))
    place = rank_words(item, rank) if is_board else among_words(item, rank - 1, len(every))
    return f"{item.label}: {low} to {high} in all {len(every)} boards; here {say(item, own)}, {place}"


def placeless_finding(item: Measure, values: tuple[float, float]) -> str:
    """Say what is known of an area that has no place: its figure rests on an estimate, or there is none."""
    if not all(map(isfinite, values)):
        return f"{item.label}: {NOT_KNOWN} here"
    before, after = (say(item, value) for value in values)
    said = after if before == after else f"from {before} to {after}"
    return f"{item.label}: {said}; {PLACELESS}"


def placeless_clause(count: int) -> str:
    """Say how many boards have no place; empty where all have one."""
    if not count:
        return ""
    return f"; {count} {'is an estimate' if count == 1 else 'are estimates'}, so no place"


def ordinal(rank: int) -> str:
    """Write a place in a row: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = rank % 10
    teens = rank % 100 in {11, 12, 13}  # eleventh to thirteenth end like all teens
    return f"{rank}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th')}"
