"""The sheets to fill in: levers, assumptions and the baseline; every cell has a name that formulas use."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from leftshift.evidence.assumptions import AssumptionFact, assumption_facts
from leftshift.evidence.baselines import sector_basis
from leftshift.evidence.levers import limit
from leftshift.exports.workbook.book import Book, Kind, Sheet, Value
from leftshift.model.assumptions import ERRORS
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.projection import protected_sectors, team_part
from leftshift.model.scenario import Scenario
from leftshift.model.specialties import SPECIALTIES, SPECIALTY_LABELS, Payee, hospital_cost
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, INDEX, LABELS, NEAR_HOME, SECTORS, Ramp, Sector
from leftshift.questions.study import study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number, percent

YES, NO = "yes", "no"
_YES_NO = (YES, NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One lever of the sheet."""

    name: str
    """Name of its cell."""
    label: str
    unit: str
    value: Value
    before: Value
    """What it is with nothing changed."""
    kind: Kind = "exact"
    choices: tuple[str, ...] = ()
    note: str = ""


def lever_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write every lever that moves money, posts or cost; the pool is what the shares leave."""
    sheet = Sheet(
        book,
        "Levers",
        "Levers",
        "One table. Change a yellow cell and every sheet follows. Shares: what they leave of 100 % is in the "
        "pool of money not yet allocated.",
    )
    sheet.columns(
        ("Lever", "Value", "Unit", "With nothing changed", "Name of the cell", "Note"),
        (52, 18, 22, 22, 32, 60),
    )
    for lever in _levers(snapshot):
        sheet.text(0, lever.label)
        if lever.choices:
            sheet.choices(1, lever.choices)
        sheet.value(1, lever.value, lever.kind, name=lever.name)
        sheet.text(2, lever.unit)
        sheet.value(3, lever.before, lever.kind, fixed=True)
        sheet.text(4, lever.name)
        sheet.text(5, lever.note)
        sheet.next += 1
    for item in _follows(snapshot):
        sheet.text(0, item.label)
        sheet.formula(1, item.formula, item.value, item.kind, name=item.name)
        sheet.text(2, item.unit)
        sheet.text(4, item.name)
        sheet.next += 1
    sheet.finish()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Follows:
    """A figure that follows from the levers, and that formulas of other sheets use."""

    name: str
    label: str
    unit: str
    formula: str
    value: float
    kind: Kind = "exact"


def _follows(snapshot: Snapshot) -> Iterator[_Follows]:
    scenario = snapshot.scenario
    given = snapshot.results.outlook.assumptions
    everyone = float(snapshot.results.outlook.operating_cost_now[0]) * POUNDS_IN_MILLION
    everyone /= float(np.asarray(given.saving_per_post))
    costs, moves = scenario.running_costs, scenario.policies.outpatients
    yield _Follows(
        name="shares_unallocated",
        label="Not yet allocated",
        unit="share of the money",
        formula="1-(" + "+".join(f"shares_{sector}" for sector in SECTORS) + ")",
        value=scenario.shares.unallocated,
        kind="share",
    )
    yield _Follows(
        name="posts_all",
        label="Posts before the cut",
        unit="posts",
        formula="operating_now*1000000/saving_per_post",
        value=everyone,
        kind="number",
    )
    for name, label, sign, spared in (
        ("part_carrying", "Part of the posts that carries the cut", "<>", False),
        ("part_kept", "Part of the posts that is protected", "=", True),
    ):
        yield _Follows(
            name=name,
            label=label,
            unit="share",
            formula="+".join(f'posts_{one}*(kept_{one}{sign}"{YES}")' for one in FUNCTIONS),
            value=sum(
                part
                for one, part in zip(FUNCTIONS, costs.functions, strict=True)
                if (one in costs.protected) is spared
            ),
            kind="share",
        )
    first = FUNCTIONS[0]
    yield _Follows(
        name="team_part",
        label="Posts that primary care commissioning loses for each part of all posts lost",
        unit="ratio",
        formula=(
            f'IF({"+".join(f"""(kept_{one}="{YES}")""" for one in FUNCTIONS)}=0,1,'
            f'IF(OR(kept_{first}="{YES}",part_carrying=0),0,1/part_carrying))'
        ),
        value=team_part(costs.functions, costs.protected),
    )
    money = hospital_cost(
        np.array([move.moved for move in moves]),
        snapshot.results.population[0],
        given.attendances,
        given.attendance_cost,
    )
    each = {
        one: f"moved_{one}*population_now*attendances_{one}*attendance_cost_{one}/1000000"
        for one in SPECIALTIES
    }
    outside = money * given.cost_ratio
    trust = np.array([move.paid_to is Payee.TRUST for move in moves])
    yield _Follows(
        name="moved_cost",
        label="Hospital cost of the care that moves out",
        unit="£m, 2025/26 prices",
        formula="+".join(each.values()),
        value=float(money.sum()),
        kind="money",
    )
    for name, label, sign, chosen in (
        ("moved_to_trust", "What trusts are paid for it outside hospital", "=", trust),
        ("moved_to_primary", "What primary care is paid for it", "<>", ~trust),
    ):
        yield _Follows(
            name=name,
            label=label,
            unit="£m, 2025/26 prices",
            formula="+".join(
                f'{cost}*cost_ratio_{one}*(paid_to_{one}{sign}"{Payee.TRUST}")' for one, cost in each.items()
            ),
            value=float((outside * chosen).sum()),
            kind="money",
        )
    goals = snapshot.results.outlook.start_shares + np.array(scenario.shares.target)
    goals = goals - study_of(scenario).start_shares
    for name, label, formula, value in (
        (
            "least_goal",
            "Lowest share that is aimed at",
            "MIN(" + ",".join(goal_formula(sector) for sector in SECTORS) + ")",
            float(goals.min()),
        ),
        (
            "kept_goals",
            "Shares that are aimed at, none below 0",
            "+".join(f"MAX({goal_formula(sector)},0)" for sector in SECTORS),
            float(np.maximum(goals, 0.0).sum()),
        ),
    ):
        yield _Follows(name=name, label=label, unit="share", formula=formula, value=value, kind="share")


def goal_formula(sector: Sector) -> str:
    """Write the share that a sector is to reach from its baseline with the baseline’s error."""
    return f"(start_share_{sector}+shares_{sector}-known_{sector})"


def _levers(snapshot: Snapshot) -> Iterator[Lever]:
    now, before = snapshot.scenario, snapshot.start
    yield from _share_levers(now, before)
    yield from _running_cost_levers(now, before)
    yield from _other_levers(now, before)


def _share_levers(now: Scenario, before: Scenario) -> Iterator[Lever]:
    ramps = tuple(str(ramp) for ramp in Ramp)
    for sector in SECTORS:
        yield Lever(
            name=f"shares_{sector}",
            label=f"{LABELS[sector]} share in the target year",
            unit="share of the money",
            value=now.shares.share(sector),
            before=before.shares.share(sector),
            kind="share",
            note=now.lever_notes.get(f"shares.{sector}", ""),
        )
    for key, label in (("start", "Last year before the shares move"), ("end", "Year the shares are reached")):
        yield Lever(
            name=f"shares_{key}",
            label=label,
            unit="year it begins in",
            value=getattr(now.shares, key),
            before=getattr(before.shares, key),
            kind="year",
        )
    yield Lever(
        name="shares_ramp",
        label="Shares move along",
        unit="shape",
        value=str(now.shares.ramp),
        before=str(before.shares.ramp),
        choices=ramps,
    )
    spared, spared_before = protected_sectors(now), protected_sectors(before)
    for sector in SECTORS:
        yield Lever(
            name=f"protected_{sector}",
            label=f"{LABELS[sector]} protected if hospital overspends",
            unit="yes or no",
            value=YES if sector in spared else NO,
            before=YES if sector in spared_before else NO,
            choices=_YES_NO,
            note="Locked, or kept by a spending rule that is held.",
        )


def _running_cost_levers(now: Scenario, before: Scenario) -> Iterator[Lever]:
    mine, old = now.running_costs, before.running_costs
    yield Lever(
        name="cut",
        label="Cut to operating cost",
        unit="share",
        value=mine.cut,
        before=old.cut,
        kind="share",
        note=now.lever_notes.get("running_costs.cut", ""),
    )
    for key, label in (("start", "Last year before the cut"), ("end", "Year the cut is complete")):
        yield Lever(
            name=f"cut_{key}",
            label=label,
            unit="year it begins in",
            value=getattr(mine, key),
            before=getattr(old, key),
            kind="year",
        )
    yield Lever(
        name="cut_ramp",
        label="Cut made along",
        unit="shape",
        value=str(mine.ramp),
        before=str(old.ramp),
        choices=tuple(str(ramp) for ramp in Ramp),
    )
    yield Lever(
        name="reinvested",
        label="Net saving put back into care",
        unit="share",
        value=mine.reinvested,
        before=old.reinvested,
        kind="share",
    )
    for sector in SECTORS:
        yield Lever(
            name=f"reinvested_to_{sector}",
            label=f"Of it, to {LABELS[sector]}",
            unit="share",
            value=mine.to[INDEX[sector]],
            before=old.to[INDEX[sector]],
            kind="share",
        )
    for place, function in enumerate(FUNCTIONS):
        yield Lever(
            name=f"posts_{function}",
            label=f"Part of the posts: {FUNCTION_LABELS[function]}",
            unit="share",
            value=mine.functions[place],
            before=old.functions[place],
            kind="share",
            note="The split is an assumption, no published figure.",
        )
    for function in FUNCTIONS:
        yield Lever(
            name=f"kept_{function}",
            label=f"Protected function: {FUNCTION_LABELS[function]}",
            unit="yes or no",
            value=YES if function in mine.protected else NO,
            before=YES if function in old.protected else NO,
            choices=_YES_NO,
        )


def _other_levers(now: Scenario, before: Scenario) -> Iterator[Lever]:
    mine, old = now.policies, before.policies
    for key, label in (("start", "Last year before the other changes"), ("end", "Year they are complete")):
        yield Lever(
            name=f"other_{key}",
            label=label,
            unit="year it begins in",
            value=getattr(mine, key),
            before=getattr(old, key),
            kind="year",
            note="Empty: the years of the shares.",
        )
    blank = {"advice_until": "Empty: always.", "parity_staff": "Empty: all that the area’s practices have."}
    for key in (
        "advice_requests",
        "advice_until",
        "capital",
        "capital_years",
        "parity_staff",
        "parity_uplift",
        "board_leads",
        "board_sessions",
        "double_running",
        "double_running_years",
        "teams_coverage",
        "support_per_head",
        "team_effect",
        "deprived_share",
    ):
        reach = limit(key)
        yield Lever(
            name=key,
            label=reach.label,
            unit=reach.unit,
            value=getattr(mine, key),
            before=getattr(old, key),
            kind="share" if reach.unit.startswith("share") else "exact",
            note=blank.get(key, "Empty: their share of people." if key == "deprived_share" else ""),
        )
    yield Lever(
        name="deficit_removed",
        label=limit("deficit_removed").label,
        unit="yes or no",
        value=YES if mine.deficit_removed else NO,
        before=YES if old.deficit_removed else NO,
        choices=_YES_NO,
    )
    yield Lever(
        name="capital_sector",
        label="Sector that the yearly charge on capital falls on",
        unit="sector",
        value=str(mine.capital_sector),
        before=str(old.capital_sector),
        choices=tuple(str(sector) for sector in NEAR_HOME),
    )
    for place, specialty in enumerate(SPECIALTIES):
        yield Lever(
            name=f"moved_{specialty}",
            label=f"{SPECIALTY_LABELS[specialty]} moved out of hospital",
            unit="share",
            value=mine.outpatients[place].moved,
            before=old.outpatients[place].moved,
            kind="share",
        )
        yield Lever(
            name=f"paid_to_{specialty}",
            label=f"{SPECIALTY_LABELS[specialty]}: who is paid",
            unit="payee",
            value=str(mine.outpatients[place].paid_to),
            before=str(old.outpatients[place].paid_to),
            choices=tuple(str(payee) for payee in Payee),
        )
    for sector in SECTORS:
        yield Lever(
            name=f"devolved_{sector}",
            label=f"Devolved to place and networks: {LABELS[sector]}",
            unit="share",
            value=mine.devolved[INDEX[sector]],
            before=old.devolved[INDEX[sector]],
            kind="share",
        )


def assumption_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write every assumption with its range and its source."""
    sheet = Sheet(
        book,
        "Assumptions",
        "Assumptions",
        "One table. Yellow cells can be changed; low and high are its range.",
    )
    sheet.columns(
        ("Assumption", "Value", "Unit", "Usual value", "Low", "High", "Name of the cell", "Source"),
        (52, 16, 20, 16, 14, 14, 32, 90),
    )
    for found in assumption_facts():
        kind: Kind = "exact" if not found.is_share else "share"
        value = snapshot.scenario.assumptions.get(found.key, found.central)
        sheet.text(0, found.label)
        sheet.value(1, value, kind, name=found.key)
        sheet.text(2, found.unit)
        for column, figure in ((3, found.central), (4, found.low), (5, found.high)):
            sheet.value(column, figure, kind, fixed=True)
        sheet.text(6, found.key)
        sheet.text(7, found.source_text)
        sheet.next += 1
    sheet.finish()


def assumption_value(found: AssumptionFact, value: float) -> str:
    """Write the value of an assumption with its unit."""
    if found.is_switch:
        return "on" if value else "off"
    if found.is_share:
        return percent(value, found.decimals)
    return f"{number(value, found.decimals)} {found.unit}"


_PLACES = {
    "core": ("core", "Core services allocation", "£m"),
    "convergence_target": ("core_goal", "What the core allocation converges to", "£m"),
    "other": ("other_allocations", "Primary care and specialised allocations", "£m"),
    "population": ("population_now", "Registered population", "people"),
    "running_cost_allowance": ("allowance", "Running cost allowance", "£m"),
    "programme_pay": ("pay_taken_out", "Programme pay as taken out of acute", "£m"),
    "programme_pay_published": ("pay_published", "Programme pay, published part", "£m"),
    "allowance_estimated": (
        "allowance_estimated",
        "Allowance of parts without a published operating cost",
        "£m",
    ),
    "operating_cost_published": ("operating_published", "Operating cost, published part", "£m"),
    "operating_cost_population": (
        "operating_people",
        "People of parts without a published operating cost",
        "people",
    ),
    "pcns": ("networks", "Primary care networks", "networks"),
    "opening_deficit": ("opening_deficit", "Opening deficit, before support", "£m"),
    "beds": ("beds_now", "General and acute beds", "beds"),
    "deprived_population": ("deprived_people", "People in the most deprived fifth of England", "people"),
    "practice_staff": ("practice_staff", "Staff of practices other than doctors", "full-time equivalents"),
}
"""Figures of the baseline: name of the cell, label, unit."""


def baseline_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write the starting figures, and how the shares that a plan starts from come from them."""
    money, seen, area = snapshot.baseline, snapshot.results.outlook, snapshot.area
    study = study_of(snapshot.scenario)
    basis = sector_basis(area, snapshot.scenario.own_figures)
    sheet = Sheet(
        book,
        "Baseline",
        f"Baseline of {area.name}, 2025/26",
        "One table. Yellow cells are the starting figures; blue ones follow from them and the assumptions.",
    )
    sheet.columns(
        ("Figure", "Value", "Unit", "Of it, derived or uprated", "Of it, estimated", "Basis", "Source"),
        (52, 20, 24, 20, 20, 24, 90),
    )
    for place, sector in enumerate(SECTORS):
        sheet.text(0, f"{LABELS[sector]}")
        sheet.value(1, float(money.money[place]), "money", name=f"money_{sector}")
        sheet.text(2, "£m cash")
        sheet.value(3, float(money.derived[place]), "money", name=f"derived_{sector}")
        sheet.value(4, float(money.estimated[place]), "money", name=f"estimated_{sector}")
        sheet.text(5, basis[sector])
        sheet.text(6, _SOURCES.get(sector, _CORE))
        sheet.next += 1
    for field, (name, label, unit) in _PLACES.items():
        sheet.text(0, label)
        kind: Kind = "money" if unit == "£m" else "whole"
        sheet.value(1, float(getattr(money, field)), kind, name=name)
        sheet.text(2, unit)
        sheet.text(6, _CORE)
        sheet.next += 1
    made = (
        (
            "operating_now",
            "Operating cost before any cut",
            "operating_published+operating_people*operating_cost_per_head/1000000",
            float(seen.operating_cost_now[0]),
        ),
        (
            "pay_now",
            "Programme pay before any cut",
            "pay_published+MAX(operating_people*operating_cost_per_head/1000000-allowance_estimated,0)",
            float(seen.programme_pay[0]),
        ),
    )
    for name, label, formula, value in made:
        sheet.text(0, label)
        sheet.formula(1, formula, value, "money", name=name)
        sheet.text(2, "£m, 2025/26 prices")
        sheet.next += 1
    _start_shares(sheet, snapshot, study.start_shares.tolist())
    sheet.finish()


def _start_shares(sheet: Sheet, snapshot: Snapshot, known: list[float]) -> None:
    """Write shares as the plan knew them, and as they are with the baseline's own error."""
    for sure in (True, False):
        word, names = ("as planned from", "known") if sure else ("used", "start_share")
        parts = {sector: _money_formula(sector, sure=sure) for sector in SECTORS}
        whole = "+".join(parts.values())
        values = known if sure else snapshot.results.outlook.start_shares.tolist()
        for place, sector in enumerate(SECTORS):
            sheet.text(0, f"Baseline share {word}: {LABELS[sector]}")
            sheet.formula(1, f"({parts[sector]})/({whole})", values[place], "share", name=f"{names}_{sector}")
            sheet.text(2, "share of the money")
            sheet.next += 1


def _money_formula(sector: str, *, sure: bool) -> str:
    found = f"money_{sector}"
    if not sure:
        for field, part in (("error", "derived"), ("error_of_estimate", "estimated")):
            key = {str(one): key for one, key in ERRORS[field].items()}.get(sector)
            found += f"+{key}*{part}_{sector}" if key else ""
    return f"{found}+pay_taken_out-pay_now" if sector == SECTORS[0] else found


_CORE = "NHS England, allocations 2025/26, and statistics of the ICB; see Evidence in the program"
_SOURCES = {
    SECTORS[1]: "NHS England, specialised services allocations 2025/26",
    SECTORS[4]: "NHS England, primary medical care and other primary care allocations 2025/26",
}
