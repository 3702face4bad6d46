"""What becomes of the plan if hospital overspends, said in a sentence."""

from typing import Final

from leftshift.model.terms import HOSPITAL, INDEX, SECTORS, View, year_label
from leftshift.questions.overspending import Overspending
from leftshift.text.findings.spend import SPOKEN, a_head
from leftshift.text.numbers import amount, in_view, is_nothing, largest, percent

_OTHERS: Final = [INDEX[sector] for sector in SECTORS if sector not in HOSPITAL]
_HALF: Final = percent(1 / 2, 0)
_ALL: Final = percent(1, 0)


def overspent_part(found: Overspending) -> str:
    """Say what part of what hospital lacks is spent, such as “a half of what hospital lacks”."""
    part = percent(found.part, 0)
    named = {_HALF: "a half of", _ALL: "all of"}.get(part, f"{part} of")
    return f"{named} what hospital lacks"


def overspend_finding(found: Overspending, place: int, view: View) -> str:
    """Say what the sector that gains most keeps of it, or what the others lose; empty if nothing shows.

    What is gained is counted from doing nothing with nothing overspent.
    """
    planned, spent, nothing = (
        in_view(money, found.results, view)[place]
        for money in (found.planned.spend, found.overspent.spend, found.nothing)
    )
    lost = float((planned - spent)[_OTHERS].sum())
    if is_nothing(amount(lost, view)):
        return ""
    year, each = year_label(found.results.first_year + place), a_head(view)
    when = f"{'As' if found.chosen else 'If'} {overspent_part(found)} is spent all the same"
    gains = (planned - nothing)[_OTHERS]
    most = largest(gains)
    gained, kept = float(gains[most]), float((spent - nothing)[_OTHERS[most]])
    if gained <= 0 or is_nothing(amount(gained, view)):
        return f"{when}, the other sectors lose {amount(lost, view)}{each} in {year}"
    name = SPOKEN[SECTORS[_OTHERS[most]]]
    if amount(kept, view) == amount(gained, view):
        return f"{when}, {name} keeps all of its {amount(gained, view)}{each} in {year}"
    if kept <= 0 or is_nothing(amount(kept, view)):
        return f"{when}, {name} keeps nothing of its {amount(gained, view)}{each} in {year}"
    return f"{when}, {name} keeps {amount(kept, view)} of its {amount(gained, view)}{each} in {year}"
