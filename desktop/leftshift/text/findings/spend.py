"""What a chart shows, said as a finding: the titles of charts and the sentences built from them."""

from typing import Final

import numpy as np

from leftshift.board.representation import Representation
from leftshift.board.voices import Voice
from leftshift.model.results import Results
from leftshift.model.terms import SECTORS, FloatArray, Sector, View, year_label
from leftshift.text.numbers import (
    NBSP,
    amount,
    capital,
    counted,
    is_nothing,
    largest,
    money,
    number,
    percent,
    pounds,
)

SPOKEN: dict[Sector, str] = {
    Sector.ACUTE: "acute hospital",
    Sector.SPECIALISED: "specialised",
    Sector.MENTAL_HEALTH: "mental health",
    Sector.COMMUNITY: "community",
    Sector.PRIMARY_CARE: "primary care",
    Sector.PRESCRIBING: "prescribing",
    Sector.CONTINUING_CARE: "continuing care",
}
"""What a sector is called within a sentence."""
BASELINE: Final = "the baseline"
"""What a change is against unless it is said otherwise."""
BRIEF: dict[Sector, str] = {
    Sector.ACUTE: "Acute",
    Sector.SPECIALISED: "Specialised",
    Sector.MENTAL_HEALTH: "Mental health",
    Sector.COMMUNITY: "Community",
    Sector.PRIMARY_CARE: "Primary care",
    Sector.PRESCRIBING: "Prescribing",
    Sector.CONTINUING_CARE: "Continuing",
}
"""What a sector is called where there is little room."""
VOICE_NAMES: dict[Voice, str] = {
    Voice.HOSPITAL: "Hospital",
    Voice.MENTAL_HEALTH: "Mental health",
    Voice.COMMUNITY: "Community",
    Voice.PRIMARY_CARE: "Primary care",
}
"""What a voice at the board is called."""
HOSPITAL_SHARE = "Hospital share (acute and specialised)"
"""What the part of the money that both hospital sectors have is called: a sector is never called so."""
UNCHANGED = "No change from baseline yet"


def spend_finding(hospital: float, total: float, pool: float, year: int, view: View) -> str:
    """Say what part of the money goes to hospital in a year [£m, or £ a head]."""
    whole = f"{amount(total, view)}{a_head(view)}"
    said = f"{capital(SPOKEN[Sector.ACUTE])} takes {amount(hospital, view)} of {whole} in {year_label(year)}"
    return said + pool_clause(pool, view)


def a_head(view: View) -> str:
    """Say after a sum that it is for one person, where the view counts it so."""
    return " a head" if view is View.PER_HEAD else ""


def change_finding(change: FloatArray, pool: float, year: int | None, view: View) -> str:
    """Say who gains most and who gives most by a year; None where the year is said beside it.

    `change` has shape (sectors,), `pool` is the unallocated money [£m, or £ a head].
    """
    gains, gives = largest(change), largest(-change)
    clauses = []
    if change[gains] > 0 and not _nothing(change[gains], view):
        clauses.append(f"{SPOKEN[SECTORS[gains]]} gains {amount(change[gains], view)}")
    if change[gives] < 0 and not _nothing(change[gives], view):
        clauses.append(f"{SPOKEN[SECTORS[gives]]} gives {amount(-change[gives], view)}")
    if not clauses and _nothing(pool, view):
        return UNCHANGED
    if clauses:
        clauses[0] += a_head(view) + ("" if year is None else f" by {year_label(year)}")
    # Clauses of their own: where there is no room for all, the last are left out whole.
    return capital(("; ".join(clauses) + pool_clause(pool, view)).removeprefix("; "))


def pool_clause(pool: float, view: View) -> str:
    """Say what is not yet given to any sector, or given beyond what there is; empty when nothing is."""
    if _nothing(pool, view):
        return ""
    state = "not yet allocated" if pool > 0 else "over-allocated"
    return f"; {amount(abs(pool), view)}{a_head(view)} {state}"


def share_finding(what: str, first: float, last: float, year: int) -> str:
    """Say how a share moves from the first year to another, by the digits shown [share]."""
    was, will = percent(first), percent(last)
    if was == will:
        return f"{what} stays at {was} to {year_label(year)}"
    return f"{what} {'falls' if last < first else 'rises'} from {was} to {will} by {year_label(year)}"


def running_cost_finding(per_head: FloatArray, envelope: float, first_year: int) -> str:
    """Say from when running costs keep within the envelope, shape (years,) [£ a head].

    Costs are compared to the penny, as they are shown.
    """
    limit, met = pounds(envelope), np.round(per_head, 2) <= round(envelope, 2)
    if met.all():
        return f"Running costs keep within {limit} a head in every year"
    if not met.any():
        lowest = int(np.argmin(per_head))
        least = f"lowest {pounds(per_head[lowest])} in {year_label(first_year + lowest)}"
        return f"Running costs stay above {limit} a head; {least}"
    start = int(np.argmax(met))
    lost = start + int(np.argmin(met[start:])) if not met[start:].all() else 0
    said, since = f"Running costs meet {limit} a head", year_label(first_year + start)
    if not lost:
        return f"{said} from {since}"
    if lost == start + 1:
        return f"{said} in {since} only"
    return f"{said} from {since} to {year_label(first_year + lost - 1)}"


def cut_finding(results: Results) -> str:
    """Say what the cut costs once, how many posts go and when the saving has paid for it."""
    posts = round(float(results.posts_removed[-1]))
    if posts <= 0:
        return "No cut: no posts removed, no one-off cost"
    said = f"{counted(posts, 'post', 'posts')} removed, {money(float(results.one_off.sum()))} one-off cost"
    year = payback_year(results)
    if year is None:
        return f"{said}, not paid back by {year_label(results.years[-1])}"
    return f"{said}, paid back in {year_label(year)}"


def payback_year(results: Results) -> int | None:
    """Find the first year in which all saving so far covers all one-off cost; None where there is none."""
    spent, saved = np.cumsum(results.one_off), np.cumsum(results.saving)
    covered = (saved >= spent) & (spent > 0)
    # the last year that is not yet covered decides, so that later one-off cost counts too
    open_years = np.flatnonzero(~covered)
    place = int(open_years[-1]) + 1 if open_years.size else 0
    return results.first_year + place if place < covered.size else None


UNKNOWN_BOARD = "Your board is not known: import it, or start from a template"
"""What stands in place of a finding while the seats are the least that must be."""


_SPEND = "provider spend"
_OPPOSITE = "the opposite of the claim that boards lean to hospitals"


def board_finding(representation: Representation, of: str = _SPEND) -> str:
    """Say which voice has fewest seats for its part of the basis, named as what it is a percentage of."""
    seats = sum(representation.seats)
    if not seats:
        return "No provider seats with a vote on the board"
    place = int(np.argmin(representation.gap))
    own, spend = representation.seats[place], representation.spend_share[place]
    said = f"{own} of {counted(seats, 'provider seat', 'provider seats')}"
    voice = VOICE_NAMES[representation.voices[place]]
    finding = f"{voice}: {said}, {number(spend)}{NBSP}% of {of}"
    return f"{finding}; {_OPPOSITE}" if of == _SPEND and leans_away(representation) else finding


def leans_away(representation: Representation) -> bool:
    """Say whether hospital has fewer seats than its spend would give, the opposite of what is claimed.

    The claim is that boards lean to hospitals. Source: F24.
    """
    gap = representation.gap[representation.voices.index(Voice.HOSPITAL)]
    return sum(representation.seats) > 0 and gap < 0 and not is_nothing(number(abs(gap), 1))


def gap_in_seats(gap: float) -> str:
    """Say how many seats a voice has above or below proportion, such as 0.6 seats short [seats]."""
    text = number(abs(gap), 1)
    if text == number(0.0, 1):
        return "in proportion"
    return f"{text} seats {'short' if gap < 0 else 'over'}"


def _nothing(value: float, view: View) -> bool:
    return is_nothing(amount(value, view))
