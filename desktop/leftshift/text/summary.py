"""In words: a scenario in two or three sentences that a board secretary could paste."""

from collections.abc import Iterator

from leftshift.board.rules import Level
from leftshift.model.rails import breaches
from leftshift.model.results import Results
from leftshift.model.terms import INDEX, SECTORS, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.overspend import overspend_finding
from leftshift.text.findings.spend import HOSPITAL_SHARE, SPOKEN, a_head, share_finding
from leftshift.text.levers.policy_list import LEVERS, effect
from leftshift.text.levers.rails import RULES
from leftshift.text.numbers import (
    PERCENT,
    amount,
    counted,
    in_view,
    is_nothing,
    largest,
    listed,
    number,
    percent,
)
from leftshift.text.ranges import LIKELY, band_text, usually

_HALF = "half"
_NAMED = 2
"""Levers that a sentence names; the others are counted [levers]."""


def in_words(snapshot: Snapshot) -> str:
    """Say all that a scenario changes and what follows."""
    return " ".join(sentences(snapshot))


def sentences(snapshot: Snapshot, section: str = "") -> Iterator[str]:
    """Write one by one the sentences on what a scenario changes and what follows, a section's first."""
    written = {
        "money": (_shares, _likely, _overspent),
        "running_costs": (_running_costs,),
        "board": (_board,),
        "other": (_other_levers, _rails),
    }
    keys = sorted(written, key=lambda key: key != section)
    said = False
    for say in (say for key in keys for say in written[key]):
        sentence = say(snapshot)
        if sentence:
            said = True
            yield sentence
    if not said:
        yield from _nothing_changed(snapshot)


def _nothing_changed(snapshot: Snapshot) -> tuple[str, ...]:
    share, place = snapshot.results.hospital_share, snapshot.target_index
    finding = share_finding(
        HOSPITAL_SHARE.lower(), float(share[0]), float(share[place]), snapshot.target_year
    )
    said = f"Nothing has been changed yet: this is the baseline of {snapshot.area.name}, where the {finding}."
    likely = _range(snapshot)
    return (said, likely) if likely else (said,)


def _likely(snapshot: Snapshot) -> str:
    """Say between what the hospital share will lie; empty while nothing is moved or no range shows."""
    moved = snapshot.scenario.shares.target != snapshot.start.shares.target
    return _range(snapshot) if moved else ""


def _range(snapshot: Snapshot) -> str:
    said = band_text(snapshot.bands, "hospital_share", snapshot.target_index, percent)
    by = usually(snapshot.scenario, snapshot.start)
    return f"On the hospital share, {by}{said} ({LIKELY})." if said else ""


def _shares(snapshot: Snapshot) -> str:
    if snapshot.scenario.shares.target == snapshot.start.shares.target:
        return ""
    movers = _movers(snapshot.results, snapshot.reference, snapshot.target_index, snapshot.view)
    share, place = snapshot.results.hospital_share, snapshot.target_index
    finding = share_finding(HOSPITAL_SHARE, float(share[0]), float(share[place]), snapshot.target_year)
    return "; ".join([finding, *movers]) + "."


def _overspent(snapshot: Snapshot) -> str:
    """Say what becomes of what is moved if hospital overspends; empty while nothing is moved or spent so."""
    found = snapshot.overspending
    if not found.chosen and snapshot.scenario.shares.target == snapshot.start.shares.target:
        return ""
    said = overspend_finding(found, snapshot.target_index, snapshot.view)
    return f"{said}." if said else ""


def _movers(results: Results, reference: Results, place: int, view: View) -> list[str]:
    """Name the sector that gains most and the one that gives most against doing nothing, and the pool."""
    change = in_view(results.spend - reference.spend, results, view)[place]
    each = a_head(view)
    gains, gives = largest(change), largest(-change)
    pool = in_view(results.unallocated, results, view)[place]
    said = []
    if change[gains] > 0 and not is_nothing(amount(change[gains], view)):
        said.append(f"{SPOKEN[SECTORS[gains]]} gains {amount(change[gains], view)}{each} a year")
    if change[gives] < 0 and not is_nothing(amount(change[gives], view)):
        said.append(f"{SPOKEN[SECTORS[gives]]} gives {amount(-change[gives], view)}{each}")
    clauses = [" and ".join(said)] if said else []
    if not is_nothing(amount(pool, view)):
        clauses.append(f"{amount(pool, view)}{each} is not yet allocated")
    return clauses


def _running_costs(snapshot: Snapshot) -> str:
    scenario, results, view = snapshot.scenario, snapshot.results, snapshot.view
    lever = scenario.running_costs
    if lever.cut == 0:
        return ""
    place = min(lever.end, scenario.years.last) - results.first_year
    part = _HALF if percent(lever.cut) == percent(1 / 2) else percent(lever.cut, _digits(lever.cut))
    posts = round(float(results.posts_removed[place]))
    saving, one_off = (in_view(each, results, view) for each in (results.saving, results.one_off))
    said = (
        f"Running costs fall by {part} by {year_label(results.first_year + place)}, which saves "
        f"{amount(float(saving[place]), view)}{a_head(view)} a year, removes "
        f"{counted(posts, 'post', 'posts')} and costs {amount(float(one_off.sum()), view)}{a_head(view)} once"
    )
    back = [sector for sector in SECTORS if lever.to[INDEX[sector]] > 0]
    if lever.reinvested > 0 and back:
        whole = (
            "the net saving" if lever.reinvested == 1 else f"{percent(lever.reinvested, 0)} of the net saving"
        )
        said += f"; {whole} goes to {listed([SPOKEN[sector] for sector in back])}"
    return f"{said}."


def _board(snapshot: Snapshot) -> str:
    seats, before = snapshot.scenario.board.seats, snapshot.start.board.seats
    if seats == before:
        return ""
    if len(seats) == len(before):
        said = f"The board keeps its size of {counted(len(seats), 'seat', 'seats')} but not its make-up"
    else:
        verb = "grows" if len(seats) > len(before) else "shrinks"
        said = f"The board {verb} from {number(len(before))} to {counted(len(seats), 'seat', 'seats')}"
    gallagher = snapshot.representation.gallagher
    if gallagher is not None:
        said += f"; the mismatch between provider seats and money is {number(gallagher, 1)}"
    unmet = sum(check.met is False and check.level is Level.STATUTE for check in snapshot.checks)
    if unmet:
        said += f"; {counted(unmet, 'statutory check is', 'statutory checks are')} not met"
    return f"{said}."


def _other_levers(snapshot: Snapshot) -> str:
    """Name the other levers that have an effect; empty while none has."""
    effects = [(lever.spoken, effect(lever, snapshot).short) for lever in LEVERS]
    said = [f"{name} ({short})" for name, short in effects if short]
    if not said:
        return ""
    if len(said) > _NAMED + 1:
        more = counted(len(said) - _NAMED, "more lever", "more levers")
        said = [*said[:_NAMED], more]
    return f"Other levers: {listed(said)}."


def _rails(snapshot: Snapshot) -> str:
    """Name the rules that the shares break; empty while they keep all that are watched."""
    broken = dict.fromkeys(each.rail for each in breaches(snapshot.results, snapshot.scenario.rails))
    if not broken:
        return ""
    return f"The shares break the rule that {' and that '.join(RULES[rail] for rail in broken)}."


def _digits(share: float) -> int:
    """Write whole percentages without decimals."""
    return 0 if round(share * PERCENT, 1).is_integer() else 1
