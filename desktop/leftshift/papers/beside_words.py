"""Where an area stands among all boards, in words."""

from collections.abc import Sequence

from leftshift.papers.figures import number, people, percent, pounds
from leftshift.questions.measures import Measure


def say(item: Measure, value: float) -> str:
    """Write a value of a measure as areas of any size compare by it [unit of the measure]."""
    if item.is_share:
        return percent(value)
    if item.unit == "£ a head":
        return pounds(value)
    if item.unit == "posts":
        return people(value)
    return f"{number(value, 1)} {item.unit}"


def rank_words(item: Measure, rank: int) -> str:
    """Write a place among areas, such as 3rd lowest; the end that is better counts as first."""
    end = "lowest" if item.better == "lower" else "highest"
    return end if rank == 1 else f"{ordinal(rank)} {end}"


def beside_finding(item: Measure, ranks: tuple[int, int], count: int) -> str:
    """Say where an area stands among all boards with nothing changed, and where under the scenario."""
    before, after = (rank_words(item, rank) for rank in ranks)
    if before == after:
        return f"{item.label}: {after} of {count} boards"
    return f"{item.label}: from {before} to {after} of {count} boards"


def carried_finding(item: Measure, values: Sequence[float], own: float, rank: int) -> str:
    """Say between what a measure lies when every board makes the same change, and where the own area is."""
    low, high = say(item, min(*values, own)), say(item, max(*values, own))
    here = f"here {say(item, own)}, {rank_words(item, rank)}"
    return f"{item.label}: {low} to {high} in all {len(values) + 1} boards; {here}"


def ordinal(rank: int) -> str:
    """Write a place in a row: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = rank % 10
    teens = rank % 100 in {11, 12, 13}  # eleventh to thirteenth end like all teens
    return f"{rank}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th')}"
