"""Inputs of formulas: what each is called, its value just now, what it rests on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

from leftshift.board.representation import Representation
from leftshift.board.rules import Check
from leftshift.evidence.areas import Area
from leftshift.evidence.assumptions import AssumptionFact, assumption, assumption_facts
from leftshift.evidence.baselines import OWN as OWN_BASIS
from leftshift.evidence.baselines import sector_basis
from leftshift.evidence.boards import FULL, board_of
from leftshift.evidence.facts import Fact, fact
from leftshift.model.baseline import Baseline
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, INDEX, LABELS, SECTORS, Sector, View, year_label
from leftshift.papers.citations import Citation, of_column, of_facts
from leftshift.papers.figures import NBSP, counted, money, number, people, percent, pounds


class Standing(StrEnum):
    """What a figure rests on."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    ASSUMPTION = "assumption"
    OWN = "own figure"
    CHOICE = "own choice"
    COUNTED = "counted by the program"


class Moment(Protocol):
    """What is shown at one moment: a scenario and what it leads to."""

    @property
    def scenario(self) -> Scenario:
        """All the planner chose."""

    @property
    def area(self) -> Area:
        """The area it is for."""

    @property
    def baseline(self) -> Baseline:
        """Where the area's money starts."""

    @property
    def start(self) -> Scenario:
        """The area's baseline scenario."""

    @property
    def results(self) -> Results:
        """What the scenario leads to."""

    @property
    def reference(self) -> Results:
        """What doing nothing leads to."""

    @property
    def representation(self) -> Representation:
        """Seat share beside spend share."""

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is asked of the board."""

    @property
    def view(self) -> View:
        """How money is shown."""

    @property
    def target_year(self) -> int:
        """The year the shares are to be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing that goes into a formula."""

    label: str
    value: str
    """With its unit."""
    standing: str
    note: str = ""
    """Range, or what the figure is."""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """The moment and the place on the year axis that inputs are read at."""

    now: Moment
    place: int

    @property
    def year(self) -> str:
        """The year, as shown."""
        return year_label(self.now.results.first_year + self.place)


_PUBLISHED_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "core": ("icb_finance.core_services_allocation_2025_26_gbp_m",),
    "other": (
        "icb_finance.primary_medical_care_allocation_2025_26_gbp_m",
        "icb_finance.other_primary_care_allocation_2025_26_gbp_m",
        "icb_finance.specialised_allocation_2025_26_gbp_m",
    ),
    "distance": ("icb_finance.core_distance_from_target_2025_26_pct",),
    "population": ("icb_finance.registered_population_2025_26",),
    "rca": ("icb_finance.running_cost_allowance_2025_26_gbp_m",),
    "pcns": ("icb_finance.num_pcns_2026_01",),
    "operating_cost_published": ("icb_finance.reported_operating_cost_baseline_2025_gbp_m",),
    "operating_cost_population": ("icb_finance.registered_population_2025_26",),
}
"""Columns that hold the figures of a baseline that are published as they are."""
_SECTOR_COLUMNS: Final[Mapping[Sector, tuple[str, ...]]] = {
    Sector.ACUTE: _PUBLISHED_COLUMNS["core"],
    Sector.SPECIALISED: (_PUBLISHED_COLUMNS["other"][2],),
    Sector.MENTAL_HEALTH: ("icb_need.mental_health",),
    Sector.COMMUNITY: ("icb_spend.gbp_m",),
    Sector.PRIMARY_CARE: _PUBLISHED_COLUMNS["other"][:2],
    Sector.PRESCRIBING: ("icb_need.prescribing",),
    Sector.CONTINUING_CARE: ("icb_spend.gbp_m",),
}
_SECTOR_FACTS: Final[Mapping[Sector, tuple[str, ...]]] = {
    Sector.MENTAL_HEALTH: ("mental_health_standard_2024", "learning_disability_autism_dementia_2024"),
    Sector.COMMUNITY: ("core_real_growth_2024", "deflator_growth_2024", "core_growth_2025"),
    Sector.PRESCRIBING: ("prescribing_2024", "core_growth_2025"),
    Sector.CONTINUING_CARE: ("core_real_growth_2024", "deflator_growth_2024", "core_growth_2025"),
}


def inputs_of(reference: str, where: Where) -> Iterator[Input]:
    """Give what a reference such as “assumption:real_growth” means just now.

    Raises:
        KeyError: there is no such kind of input, or nothing of that key.
    """
    kind, _, key = reference.partition(":")
    if kind == "assumption" and key == "*":
        yield from (_assumption(item, where.now) for item in assumption_facts())
    else:
        yield _KINDS[kind](key, where)


def standing_of(basis: str) -> Standing:
    """Turn the basis of a sector's baseline into a standing."""
    if basis == OWN_BASIS:
        return Standing.OWN
    return {"published": Standing.PUBLISHED, "estimate": Standing.ESTIMATE}.get(basis, Standing.DERIVED)


def assumption_value(item: AssumptionFact, value: float) -> str:
    """Write the value of an assumption with its unit [the assumption's unit]."""
    if item.is_switch:
        return "on" if value else "off"
    if item.is_share:
        return f"{percent(value, item.decimals)}{item.unit.removeprefix('share')}"
    return _with_unit(number(value, item.decimals), item.unit)


def fact_value(known: Fact) -> str:
    """Write the figure or the figures of a fact with their unit."""
    written = [number(value, _decimals(value)) for value in known.values]
    if known.parts:
        pairs = zip(known.parts, written, strict=True)
        return "; ".join(f"{part} {value}" for part, value in pairs) + f" [{known.unit}]"
    return _with_unit(written[0], known.unit) if written else "in words"


def _with_unit(written: str, unit: str) -> str:
    if unit.startswith("£m"):
        return f"£{written}m{unit.removeprefix('£m')}"
    if unit.startswith("£"):
        return f"£{written}{unit.removeprefix('£')}"
    return f"{written}{NBSP if unit.startswith('%') else ' '}{unit}"


def _decimals(value: float) -> int:
    text = f"{value:.4f}".rstrip("0")
    return len(text.partition(".")[2])


# Assumptions and facts -----------------------------------------------------------------------------------------


def _assumption(item: AssumptionFact, now: Moment) -> Input:
    value = now.scenario.assumptions.get(item.key, item.central)
    changed = value != item.central
    reach = f"{assumption_value(item, item.low)} to {assumption_value(item, item.high)}"
    central = f"changed from {assumption_value(item, item.central)}; " if changed else ""
    return Input(
        label=item.label,
        value=assumption_value(item, value),
        standing=Standing.CHOICE if changed else item.kind.value,
        note=item.says if item.is_switch else f"{central}range {reach}. {item.says}",
        sources=of_facts(item.facts),
    )


def _assumption_of(key: str, where: Where) -> Input:
    return _assumption(assumption(key), where.now)


def _fact(key: str, _where: Where) -> Input:
    known = fact(key)
    standing = Standing.DERIVED if known.computed else Standing.PUBLISHED
    return Input(
        label=known.says,
        value=fact_value(known),
        standing=standing,
        note=known.caution,
        sources=of_facts((key,)),
    )


def _functions(_key: str, where: Where) -> Input:
    parts = where.now.scenario.running_costs.functions
    listed = ", ".join(
        f"{FUNCTION_LABELS[f]} {percent(part, 0)}" for f, part in zip(FUNCTIONS, parts, strict=True)
    )
    return Input(label="Split of posts over functions", value=listed, standing=Standing.ASSUMPTION)


# The baseline --------------------------------------------------------------------------------------------------


def _baseline(key: str, where: Where) -> Input:
    if key in _PUBLISHED_COLUMNS:
        return _published(key, where.now.baseline)
    return _sector_baseline(Sector(key), where.now)


def _published(key: str, known: Baseline) -> Input:
    label, value = _BASELINE_TEXT[key](known)
    cited = [item for column in _PUBLISHED_COLUMNS[key] for item in of_column(column)]
    return Input(label=label, value=value, standing=Standing.PUBLISHED, sources=tuple(cited))


_BASELINE_TEXT: Final[Mapping[str, Callable[[Baseline], tuple[str, str]]]] = {
    "core": lambda b: ("Core services allocation, 2025/26", money(float(b.core))),
    "other": lambda b: ("Primary care and specialised allocations, 2025/26", money(float(b.other))),
    "distance": lambda b: ("Distance from target after 2025/26", percent(float(b.distance), 2)),
    "population": lambda b: ("Registered people, 2025/26", people(float(b.population))),
    "rca": lambda b: ("Running cost allowance, 2025/26", money(float(b.running_cost_allowance))),
    "pcns": lambda b: ("Primary care networks", number(float(b.pcns), 1)),
    "operating_cost_published": lambda b: (
        "Published operating cost, where there is one",
        money(float(b.operating_cost_published)),
    ),
    "operating_cost_population": lambda b: (
        "People of ICBs without a published operating cost",
        people(float(b.operating_cost_population)),
    ),
}


def _sector_baseline(sector: Sector, now: Moment) -> Input:
    basis = sector_basis(now.area, now.scenario.own_figures)[sector]
    own = now.scenario.own_figures
    cited = _own_citation(now) if basis == OWN_BASIS else ()
    if not cited:
        columns = [item for column in _SECTOR_COLUMNS[sector] for item in of_column(column)]
        cited = (*columns, *of_facts(_SECTOR_FACTS.get(sector, ())))
    return Input(
        label=f"{LABELS[sector]}: baseline spend, 2025/26",
        value=money(float(now.baseline.money[INDEX[sector]])),
        standing=standing_of(basis),
        note=f"from {own.source}" if own and basis == OWN_BASIS else basis,
        sources=cited,
    )


def _own_citation(now: Moment) -> tuple[Citation, ...]:
    own = now.scenario.own_figures
    if own is None:
        return ()
    title, says = own.source, "The area’s own ledger, imported into this scenario."
    return (
        Citation(id="own figure", title=title, publisher=now.area.name, date=own.imported[:10], says=says),
    )


def _own(key: str, where: Where) -> Input:
    return _sector_baseline(Sector(key), where.now)


def _baseline_share(key: str, where: Where) -> Input:
    sector = Sector(key)
    found = _sector_baseline(sector, where.now)
    share = where.now.start.shares.share(sector)
    return replace(found, label=f"{LABELS[sector]}: baseline share, 2025/26", value=percent(share))


# What was chosen -----------------------------------------------------------------------------------------------


def _chosen(label: str, value: str, *, changed: bool, note: str = "") -> Input:
    standing = Standing.CHOICE if changed else Standing.DERIVED
    return Input(
        label=label, value=value, standing=standing, note=note or ("" if changed else "as the baseline")
    )


def _target_share(key: str, where: Where) -> Input:
    sector, now = Sector(key), where.now
    share, start = now.scenario.shares.share(sector), now.start.shares.share(sector)
    label = f"{LABELS[sector]}: share in {year_label(now.scenario.shares.end)}"
    return _chosen(label, percent(share), changed=share != start)


def _back_to(key: str, where: Where) -> Input:
    sector, now = Sector(key), where.now
    part = now.scenario.running_costs.to[INDEX[sector]]
    label = f"{LABELS[sector]}: part of what is put back"
    changed = now.scenario.running_costs.to != now.start.running_costs.to
    return _chosen(label, percent(part, 0), changed=changed, note="" if changed else "assumption at first")


def _lever(key: str, where: Where) -> Input:
    return _LEVERS[key](where.now)


def _share_years(now: Moment) -> Input:
    lever, first = now.scenario.shares, now.start.shares
    text = f"{year_label(lever.start)} to {year_label(lever.end)}, {lever.ramp}"
    changed = (lever.start, lever.end, lever.ramp) != (first.start, first.end, first.ramp)
    return _chosen("Years in which shares move", text, changed=changed)


def _cut_years(now: Moment) -> Input:
    lever, first = now.scenario.running_costs, now.start.running_costs
    text = f"{year_label(lever.start)} to {year_label(lever.end)}, {lever.ramp}"
    changed = (lever.start, lever.end, lever.ramp) != (first.start, first.end, first.ramp)
    return _chosen("Years in which the cut is made", text, changed=changed)


def _seats(now: Moment) -> Input:
    seats, known = now.scenario.board.seats, board_of(now.area)
    voting = sum(seat.voting for seat in seats)
    cited = Citation(
        id="board", title=known.source, publisher="the board’s own pages", date=known.date, link=known.link
    )
    found = _chosen(
        "Seats of the board",
        f"{counted(len(seats), 'seat', 'seats')}, {voting} with a vote",
        changed=seats != now.start.board.seats,
        note="the published board" if known.coverage == FULL else "the ten-seat minimum of law and guidance",
    )
    return replace(found, sources=(cited,) if known.source else ())


def _policies(now: Moment) -> Input:
    on = now.scenario.policies != now.start.policies
    return _chosen("Other levers", "set" if on else "all off", changed=on)


def _rails(now: Moment) -> Input:
    rails = now.scenario.rails
    modes = (
        f"mental health {rails.mental_health}, primary care {rails.primary_care}, real fall {rails.real_fall}"
    )
    return _chosen(
        "Rails",
        modes,
        changed=rails != now.start.rails,
        note=f"at most {percent(rails.real_fall_most)} a year",
    )


_LEVERS: Final[Mapping[str, Callable[[Moment], Input]]] = {
    "share_years": _share_years,
    "cut_years": _cut_years,
    "paid_by": lambda now: _chosen(
        "Paid by",
        now.scenario.shares.paid_by,
        changed=now.scenario.shares.paid_by != now.start.shares.paid_by,
    ),
    "pool": lambda now: _chosen(
        "Share given to no sector",
        percent(now.scenario.shares.unallocated),
        changed=now.scenario.shares.unallocated != 0,
    ),
    "cut": lambda now: _chosen(
        "Cut to operating cost",
        percent(now.scenario.running_costs.cut),
        changed=now.scenario.running_costs.cut != now.start.running_costs.cut,
    ),
    "reinvested": lambda now: _chosen(
        "Part of the net saving put back",
        percent(now.scenario.running_costs.reinvested, 0),
        changed=now.scenario.running_costs.reinvested != now.start.running_costs.reinvested,
    ),
    "seats": _seats,
    "policies": _policies,
    "rails": _rails,
}


# What was worked out -------------------------------------------------------------------------------------------


def _result(key: str, where: Where) -> Input:
    label, write = _RESULTS[key]
    value = float(getattr(where.now.results, key)[where.place])
    return Input(label=f"{label}, {where.year}", value=write(value), standing=Standing.DERIVED)


_RESULTS: Final[Mapping[str, tuple[str, Callable[[float], str]]]] = {
    "allocation": ("Programme allocation, cash", money),
    "total": ("All programme money, cash", money),
    "unallocated": ("Unallocated pool, cash", money),
    "reinvested": ("Saving put back into care, cash", money),
    "operating_cost": ("Operating cost before the cut, cash", money),
    "operating_charge": ("What the other levers charge to operating cost, cash", money),
    "operating_cost_per_head": ("Running cost a head, cash", pounds),
    "saving": ("Saving, cash", money),
    "one_off": ("One-off cost, cash", money),
    "posts_removed": ("Posts removed so far", people),
    "deflator": ("Prices, 2025/26 being 1", lambda value: number(value, 4)),
    "population": ("Registered people", people),
    "extra_near_home": ("Real extra spend on community and primary care, 2025/26 prices", money),
    "avoided": ("Hospital cost avoided, cash", money),
    "double_running": ("Double running, cash", money),
    "recovery": ("Removal of the opening deficit, cash", money),
}


def _by_sector(key: str, where: Where, results: Results, name: str, label: str) -> Input:
    sector = Sector(key)
    value = float(getattr(results, name)[where.place, INDEX[sector]])
    return Input(
        label=f"{LABELS[sector]}: {label}, {where.year}", value=money(value), standing=Standing.DERIVED
    )


_KINDS: Final[Mapping[str, Callable[[str, Where], Input]]] = {
    "assumption": _assumption_of,
    "fact": _fact,
    "assumed": _functions,
    "baseline": _baseline,
    "baseline_share": _baseline_share,
    "own": _own,
    "target_share": _target_share,
    "back_to": _back_to,
    "lever": _lever,
    "result": _result,
    "spend": lambda key, where: _by_sector(key, where, where.now.results, "spend", "spend, cash"),
    "nothing_spend": lambda key, where: _by_sector(
        key, where, where.now.reference, "spend", "spend with nothing changed, cash"
    ),
    "need_cost": lambda key, where: _by_sector(
        key, where, where.now.results, "need_cost", "cost of today’s service, cash"
    ),
}
"""Every kind of input, and how it is read."""
