"""The levers of a scenario as lines of text, and the lines that differ between scenarios."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from leftshift.board.voices import GROUP_NAMES
from leftshift.evidence.areas import area_of
from leftshift.evidence.assumptions import AssumptionFact, assumption_facts
from leftshift.evidence.levers import limit
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import Rail
from leftshift.model.scenario import POOL, PROPORTION, Scenario
from leftshift.model.seats import GROUPS
from leftshift.model.terms import (
    FUNCTION_LABELS,
    FUNCTIONS,
    INDEX,
    LABELS,
    SECTORS,
    Sector,
    year_label,
)
from leftshift.text.levers.choices import LABELS_OF_CHOICES, RAMPS, choice_words
from leftshift.text.numbers import money, number, percent

NONE: Final = "none"
"""A set with nothing in it."""
_FINE: Final = 3
"""Decimals for values that are written the same with the usual ones."""
_BOARD: Final = "board"
_ROLES: Final = "board.roles"
_RAILS: Final = {
    Rail.MENTAL_HEALTH: "Mental health grows with the allocation",
    Rail.PRIMARY_CARE: "Primary care not cut in cash",
    Rail.REAL_FALL: "Limit to a fall in real terms",
}
_POLICIES: Final = tuple(
    name
    for name in PolicyLevers.__dataclass_fields__
    if name not in {"start", "end", "devolved", *LABELS_OF_CHOICES}  # these are written in ways of their own
)
_AS_PUBLISHED: Final = {"parity_staff": "all of its practices", "deprived_share": "their share of people"}
"""What a number left open stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverLine:
    """One lever of a scenario, in words."""

    key: str
    """Its place in the scenario, such as shares.community."""
    label: str
    text: str
    """Its value, as the screen writes it."""
    fine: str = ""
    """The same with more digits; empty where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One lever that is not alike in all scenarios."""

    key: str
    label: str
    texts: tuple[str, ...]
    """Its value in each scenario, in their order."""


def lever_lines(scenario: Scenario) -> tuple[LeverLine, ...]:
    """Write every lever of a scenario, in the order of the screen; names and notes are no levers.

    Raises:
        AreaError: the scenario's area is unknown.
    """
    return (*_choices(scenario), *(_assumption(fact, scenario) for fact in assumption_facts()))


def _choices(scenario: Scenario) -> tuple[LeverLine, ...]:
    """Write every lever but the assumptions."""
    return (
        LeverLine(key="area", label="Area", text=area_of(scenario.area).name),
        LeverLine(key="area.footprint", label="Boundaries of", text=str(scenario.area.footprint)),
        *_own_figures(scenario),
        *_shares(scenario),
        *_running_costs(scenario),
        *_board(scenario),
        *_policies(scenario.policies),
        *_rails(scenario),
        _draws(scenario),
        LeverLine(key="years.to", label="Last year shown", text=year_label(scenario.years.last)),
    )


def differences(scenarios: Sequence[Scenario]) -> tuple[Difference, ...]:
    """List the levers that are not alike in all scenarios, with the value in each.

    Where the usual digits read the same, more are written.
    """
    # Most steps leave the assumptions alone, and they are most of the lines.
    alike = all(scenario.assumptions == scenarios[0].assumptions for scenario in scenarios)
    columns = [(_choices if alike else lever_lines)(scenario) for scenario in scenarios]
    found = []
    for lines in zip(*columns, strict=True):
        texts = tuple(line.text for line in lines)
        if len(set(texts)) == 1:
            texts = tuple(line.fine or line.text for line in lines)
        if len(set(texts)) > 1:
            found.append(Difference(key=lines[0].key, label=lines[0].label, texts=texts))
    counted = any(item.key.startswith(f"{_BOARD}.") and item.key != _ROLES for item in found)
    # Where seats are counted apart, their roles one by one say nothing more.
    return tuple(item for item in found if item.key != _ROLES or not counted)


def levers_changed(before: Scenario, after: Scenario) -> int:
    """Count the levers that differ; shares that move together count as one, and so do the seats."""
    if before == after:
        return 0
    found = {item.key for item in differences((before, after))}
    shares = {f"shares.{sector}" for sector in SECTORS}
    board = {key for key in found if key == _BOARD or key.startswith(f"{_BOARD}.")}
    return len(found - shares - board) + bool(found & shares) + bool(board)


def _share_line(key: str, label: str, share: float) -> LeverLine:
    return LeverLine(key=key, label=label, text=percent(share), fine=percent(share, _FINE))


def _own_figures(scenario: Scenario) -> Iterator[LeverLine]:
    own = scenario.own_figures
    text = f"own figures from {own.source}, {own.imported[:16]}" if own else "published"
    yield LeverLine(key="own_figures", label="Starting figures", text=text)
    deficit = scenario.own_deficit
    text = "published or estimated" if deficit is None else money(deficit)
    yield LeverLine(key="own_deficit", label=limit("opening_deficit").label, text=text)
    given = [f"{year_label(own.year)} {money(own.money)}" for own in scenario.own_allocations]
    yield LeverLine(key="own_allocations", label="Own allocations", text=", ".join(given) or NONE)


def _shares(scenario: Scenario) -> Iterator[LeverLine]:
    lever = scenario.shares
    for sector in SECTORS:
        yield _share_line(f"shares.{sector}", f"{LABELS[sector]} share", lever.share(sector))
    yield _share_line("shares.unallocated", "Not yet allocated", lever.unallocated)
    yield _years("shares", "Years of the shift", lever.start, lever.end)
    yield LeverLine(key="shares.ramp", label="Shares phased in", text=RAMPS[lever.ramp])
    yield LeverLine(key="shares.paid_by", label="Funded from", text=payer_words(lever.paid_by))
    locked = [LABELS[sector] for sector in SECTORS if sector in lever.locked]
    yield LeverLine(key="shares.locked", label="Locked sectors", text=", ".join(locked) or NONE)
    for sector in SECTORS:
        place = INDEX[sector]
        reach = f"{percent(lever.floors[place])} to {percent(lever.ceilings[place])}"
        yield LeverLine(
            key=f"shares.limits.{sector}", label=f"{LABELS[sector]} share: floor and ceiling", text=reach
        )


def payer_words(payer: str) -> str:
    """Name who pays when a share moves."""
    named = {PROPORTION: "all others in proportion", POOL: "the unallocated pool"}
    return named.get(payer) or LABELS[Sector(payer)]


def _running_costs(scenario: Scenario) -> Iterator[LeverLine]:
    lever = scenario.running_costs
    yield _share_line("running_costs.cut", "Cut to running costs", lever.cut)
    yield _years("running_costs", "Years of the cut", lever.start, lever.end)
    yield LeverLine(key="running_costs.ramp", label="Cut phased in", text=RAMPS[lever.ramp])
    yield _share_line("running_costs.reinvested", "Net saving put back into care", lever.reinvested)
    for sector in SECTORS:
        share = lever.to[INDEX[sector]]
        yield _share_line(f"running_costs.to.{sector}", f"Of it, to {LABELS[sector].lower()}", share)
    for function, share in zip(FUNCTIONS, lever.functions, strict=True):
        yield _share_line(f"running_costs.{function}", f"Posts: {FUNCTION_LABELS[function].lower()}", share)
    kept = [FUNCTION_LABELS[function] for function in FUNCTIONS if function in lever.protected]
    yield LeverLine(key="running_costs.protected", label="Protected functions", text=", ".join(kept) or NONE)


def _board(scenario: Scenario) -> Iterator[LeverLine]:
    lever = scenario.board
    voting = sum(seat.voting for seat in lever.seats)
    text = f"{len(lever.seats)} seats, {voting} with a vote"
    order = "; ".join(f"{seat.role}{'' if seat.voting else ' (no vote)'}" for seat in lever.seats)
    yield LeverLine(key=_BOARD, label="Board", text=text)
    for group in GROUPS:
        seats = sum(seat.group is group for seat in lever.seats)
        yield LeverLine(
            key=f"{_BOARD}.{group}", label=f"Seats: {_within(GROUP_NAMES[group])}", text=number(seats)
        )
    yield LeverLine(key=_ROLES, label="Roles", text="", fine=order)
    locked = "locked" if lever.size_locked else "free"
    yield LeverLine(key=f"{_BOARD}.size_locked", label="Size of the board", text=locked)


def _policies(lever: PolicyLevers) -> Iterator[LeverLine]:
    if lever.start is None or lever.end is None:
        span = "with the shift"
    else:
        span = f"{year_label(lever.start)} to {year_label(lever.end)}"
    yield LeverLine(key="policies.years", label="Years of the other changes", text=span)
    for name in _POLICIES:
        reach, chosen = limit(name), getattr(lever, name)
        left_open = _AS_PUBLISHED.get(name, "")
        yield LeverLine(
            key=f"policies.{name}",
            label=reach.label,
            text=left_open if chosen is None else with_unit(float(chosen), reach.unit, 1),
            fine=left_open if chosen is None else with_unit(float(chosen), reach.unit, _FINE),
        )
    for name, label in LABELS_OF_CHOICES.items():
        yield LeverLine(key=f"policies.{name}", label=label, text=choice_words(name, lever))
    for sector in SECTORS:
        share = lever.devolved[INDEX[sector]]
        yield _share_line(f"policies.devolved.{sector}", f"Devolved: {LABELS[sector].lower()}", share)


def _rails(scenario: Scenario) -> Iterator[LeverLine]:
    for rail in Rail:
        mode = str(scenario.rails.mode(rail))
        yield LeverLine(key=f"rails.{rail}", label=_RAILS[rail], text=mode)
    yield _share_line("rails.real_fall_most", limit("real_fall_most").label, scenario.rails.real_fall_most)


def _draws(scenario: Scenario) -> LeverLine:
    chosen = scenario.draws
    text = f"{number(chosen.count)} draws, seed {chosen.seed}" if chosen else "the usual draws"
    return LeverLine(key="uncertainty", label="Likely ranges from", text=text)


def _assumption(fact: AssumptionFact, scenario: Scenario) -> LeverLine:
    value = scenario.assumptions.get(fact.key, fact.central)
    if fact.is_switch:
        text = fine = "on" if value else "off"
    else:
        text, fine = (
            with_unit(value, fact.unit, digits) for digits in (fact.decimals, fact.decimals + _FINE)
        )
    return LeverLine(key=f"assumptions.{fact.key}", label=f"Assumption: {fact.label}", text=text, fine=fine)


def with_unit(value: float, unit: str, digits: int) -> str:
    """Write an amount with its unit, a share as a percentage."""
    if unit.startswith("share"):
        return percent(value, digits) + unit.removeprefix("share")
    if unit.startswith("£"):
        mark, after = ("£", "m") if unit.startswith("£m") else ("£", "")
        rest = unit.removeprefix("£m") if after else unit.removeprefix("£")
        return f"{mark}{_plain(value, digits)}{after}{rest}"
    if unit == "ratio":
        return _plain(value, digits)
    noun, *others = unit.split(" ", 1)
    one = noun.removesuffix("s") if value == 1 else noun
    return " ".join([_plain(value, digits), one, *others])


def _within(name: str) -> str:
    """Write a name as within a sentence; one that begins with capitals, such as NHS, keeps them."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _plain(value: float, digits: int) -> str:
    """Write a number, whole ones without decimals."""
    return number(value) if float(value).is_integer() else number(value, digits)


def _years(key: str, label: str, start: int, end: int) -> LeverLine:
    return LeverLine(key=f"{key}.years", label=label, text=f"{year_label(start)} to {year_label(end)}")
