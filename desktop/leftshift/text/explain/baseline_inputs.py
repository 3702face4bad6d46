"""Inputs that an area starts from: what is published of it, and its baseline by sector."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import OWN as OWN_BASIS
from leftshift.evidence.baselines import sector_basis
from leftshift.evidence.published_deficits import published_deficits
from leftshift.model.baseline import Baseline
from leftshift.model.terms import INDEX, LABELS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import Citation, of_column, of_facts
from leftshift.text.explain.input import FigureKind, Input, Moment
from leftshift.text.numbers import money, number, people, percent

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
    "programme_pay": (
        "icb_finance.reported_operating_cost_baseline_2025_gbp_m",
        "icb_finance.running_cost_allowance_2025_26_gbp_m",
    ),
    "opening_deficit": ("opening_deficit.gbp_m",),
    "operating_cost_published": ("icb_finance.reported_operating_cost_baseline_2025_gbp_m",),
    "operating_cost_population": ("icb_finance.registered_population_2025_26",),
}
"""Columns that hold the figures of a baseline, or what they are worked out from."""
_WORKED_OUT: Final = frozenset({"programme_pay", "opening_deficit"})
"""Figures that are not published as they stand."""
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


def kind_of(basis: str) -> FigureKind:
    """Turn the basis of a sector's baseline into a kind."""
    if basis == OWN_BASIS:
        return FigureKind.OWN
    return {"published": FigureKind.PUBLISHED, "estimate": FigureKind.ESTIMATE}.get(basis, FigureKind.DERIVED)


def baseline_input(key: str, moment: Moment) -> Input:
    """Give what an area starts with: a sector's spend, or a figure published of it."""
    if key in _PUBLISHED_COLUMNS:
        return _published(key, moment.snapshot)
    return _sector_baseline(Sector(key), moment.snapshot)


def _published(key: str, snapshot: Snapshot) -> Input:
    label, value = _BASELINE_TEXT[key](snapshot.baseline)
    cited = [item for column in _PUBLISHED_COLUMNS[key] for item in of_column(column)]
    kind = FigureKind.DERIVED if key in _WORKED_OUT else FigureKind.PUBLISHED
    note = _deficits(snapshot.area) if key == "opening_deficit" else ""
    return Input(label=label, value=value, kind=kind, note=note, sources=tuple(cited))


def _deficits(area: Area) -> str:
    """Say what has been published of an area's deficits; empty where nothing has."""
    found = (
        f"{item.year}, {item.what}: {money(item.money)}, {item.basis} ({item.citation})"
        for item in published_deficits(area)
    )
    listed = "; ".join(found)
    return f"Published: {listed}." if listed else ""


_BASELINE_TEXT: Final[Mapping[str, Callable[[Baseline], tuple[str, str]]]] = {
    "core": lambda b: ("Core services allocation, 2025/26", money(float(b.core))),
    "other": lambda b: ("Primary care and specialised allocations, 2025/26", money(float(b.other))),
    "distance": lambda b: ("Distance from target after 2025/26", percent(float(b.distance), 2)),
    "population": lambda b: ("Registered people, 2025/26", people(float(b.population))),
    "rca": lambda b: ("Running cost allowance, 2025/26", money(float(b.running_cost_allowance))),
    "pcns": lambda b: ("Primary care networks", number(float(b.pcns), 1)),
    "programme_pay": lambda b: ("Programme pay, 2025/26", money(float(b.programme_pay))),
    "opening_deficit": lambda b: ("Opening deficit, before support", money(float(b.opening_deficit))),
    "operating_cost_published": lambda b: (
        "Published operating cost, where there is one",
        money(float(b.operating_cost_published)),
    ),
    "operating_cost_population": lambda b: (
        "People of ICBs without a published operating cost",
        people(float(b.operating_cost_population)),
    ),
}


def _sector_baseline(sector: Sector, snapshot: Snapshot) -> Input:
    basis = sector_basis(snapshot.area, snapshot.scenario.own_figures)[sector]
    own = snapshot.scenario.own_figures
    cited = _own_citation(snapshot) if basis == OWN_BASIS else ()
    if not cited:
        columns = [item for column in _SECTOR_COLUMNS[sector] for item in of_column(column)]
        cited = (*columns, *of_facts(_SECTOR_FACTS.get(sector, ())))
    return Input(
        label=f"{LABELS[sector]}: baseline spend, 2025/26",
        value=money(float(snapshot.baseline.money[INDEX[sector]])),
        kind=kind_of(basis),
        note=f"from {own.source}" if own and basis == OWN_BASIS else basis,
        sources=cited,
    )


def _own_citation(snapshot: Snapshot) -> tuple[Citation, ...]:
    own = snapshot.scenario.own_figures
    if own is None:
        return ()
    title, says = own.source, "The area’s own ledger, imported into this plan."
    return (
        Citation(
            id="own figure", title=title, publisher=snapshot.area.name, date=own.imported[:10], says=says
        ),
    )


def own_input(key: str, moment: Moment) -> Input:
    """Give a sector's own figure."""
    return _sector_baseline(Sector(key), moment.snapshot)


def baseline_share_input(key: str, moment: Moment) -> Input:
    """Give the share that a sector starts with [share]."""
    sector = Sector(key)
    found = _sector_baseline(sector, moment.snapshot)
    share = moment.snapshot.start.shares.share(sector)
    return replace(found, label=f"{LABELS[sector]}: baseline share, 2025/26", value=percent(share))
