"""What need and funding show, and posts by function, said as findings."""

from collections.abc import Collection

import numpy as np

from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, SECTORS, FloatArray, Sector, View, year_label
from leftshift.text.findings.spend import SPOKEN, a_head
from leftshift.text.numbers import amount, capital, is_nothing, largest, people, percent

_MEASURE = "England is the measure of need: no service is above or below it"


def unfunded_finding(hospital: float, bought: float, year: int, view: View) -> str:
    """Say what hospital lacks in a year and what new care is bought, never set off [£m, or £ a head]."""
    when = year_label(year)
    lacking = "Hospital has the cost of today’s service"
    if not is_nothing(amount(hospital, view)):
        lacking = f"Hospital lacks {amount(hospital, view)}{a_head(view)} for today’s service"
    if is_nothing(amount(bought, view)):
        return f"{lacking} in {when}"
    return f"{lacking} in {when}; {amount(bought, view)}{a_head(view)} of new care is bought"


def sector_gap_finding(gap: FloatArray, year: int, view: View) -> str:
    """Say which sector lacks most and which has most for new care, shape (sectors,) [£m, or £ a head]."""
    short, spare = largest(gap), largest(-gap)
    said = []
    if gap[short] > 0 and not is_nothing(amount(float(gap[short]), view)):
        said.append(f"{SPOKEN[SECTORS[short]]} is {amount(float(gap[short]), view)}{a_head(view)} short")
    if gap[spare] < 0 and not is_nothing(amount(float(gap[spare]), view)):
        said.append(
            f"{SPOKEN[SECTORS[spare]]} has {amount(-float(gap[spare]), view)}{a_head(view)} for new care"
        )
    if not said:
        return f"Every sector’s spend meets its cost in {year_label(year)}"
    whole = "; ".join(said)
    return f"{capital(whole)} in {year_label(year)}"


def posts_finding(before: FloatArray, after: FloatArray, year: int) -> str:
    """Say which function loses most posts by a year, both of shape (functions,) [posts]."""
    lost = before - after
    place, whole = largest(lost), float(lost.sum())
    if round(whole) == 0:
        return f"No posts are removed: {people(float(before.sum()))} posts in all"
    name = FUNCTION_LABELS[FUNCTIONS[place]]
    most = people(float(lost[place]))
    return f"{people(whole)} posts go by {year_label(year)}, most in {name[:1].lower()}{name[1:]} ({most})"


def lens_finding(
    against_need: FloatArray, shared_out: Collection[Sector], *, is_england: bool = False
) -> str:
    """Say which sector gets least and which most against its need, shape (sectors,) [share].

    A sector that has no need index is not a number. One whose baseline is shared out is said to be. Need is
    measured against England, so that England itself follows it by definition while nothing is changed.
    """
    least, most = int(np.nanargmin(against_need)), int(np.nanargmax(against_need))
    less, more = float(against_need[least]), float(against_need[most])
    below = less < 0 and not is_nothing(percent(less, 0))
    above = more > 0 and not is_nothing(percent(more, 0))
    if not below and not above:
        return _MEASURE if is_england else "Spend on every service follows its need"
    first = least if below else most
    said = f"{_lensed(first, shared_out)} gets {_against(float(against_need[first]))} than its need"
    if below and above:
        # A clause of its own: where there is no room for both, it is left out whole.
        said = f"{said}; {_lensed(most, shared_out)} {_against(more)}"
    return capital(said)


def _lensed(place: int, shared_out: Collection[Sector]) -> str:
    sector = SECTORS[place]
    return f"{SPOKEN[sector]} (estimate)" if sector in shared_out else SPOKEN[sector]


def _against(value: float) -> str:
    return f"{percent(abs(value), 0)} {'less' if value < 0 else 'more'}"
