"""The sheet of levers: each in a cell with a name that formulas use, and what follows from them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from leftshift.evidence.levers import limit
from leftshift.exports.workbook.book import Book, Kind, Sheet, Value
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.projection import protected_sectors, team_part
from leftshift.model.scenario import Scenario
from leftshift.model.specialties import SPECIALTIES, SPECIALTY_LABELS, Payee, hospital_cost
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, LABELS, NEAR_HOME, SECTORS, Ramp, Sector
from leftshift.questions.study import study_of
from leftshift.snapshot.snapshot import Snapshot

YES, NO = "yes", "no"
_YES_NO = (YES, NO)
_YEAR, _ANSWER = "year it begins in", "yes or no"
_RAMPS = tuple(map(str, Ramp))


@dataclass(frozen=True, slots=True)
class _Lever:
    """One lever of a scenario."""

    name: str
    """Name of its cell."""
    label: str
    unit: str
    value: Value
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
    for lever, before in zip(_levers(snapshot.scenario), _levers(snapshot.start), strict=True):
        sheet.text(0, lever.label)
        if lever.choices:
            sheet.choices(1, lever.choices)
        sheet.value(1, lever.value, lever.kind, name=lever.name)
        sheet.text(2, lever.unit)
        sheet.value(3, before.value, lever.kind, fixed=True)
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


@dataclass(frozen=True, slots=True)
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


def _levers(scenario: Scenario) -> Iterator[_Lever]:
    yield from _share_levers(scenario)
    yield from _running_cost_levers(scenario)
    yield from _other_levers(scenario)


def _yes(on: object) -> str:
    return YES if on else NO


def _share_levers(scenario: Scenario) -> Iterator[_Lever]:
    shares, notes, spared = scenario.shares, scenario.lever_notes, protected_sectors(scenario)
    for one in SECTORS:
        label, note = f"{LABELS[one]} share in the target year", notes.get(f"shares.{one}", "")
        yield _Lever(f"shares_{one}", label, "share of the money", shares.share(one), "share", note=note)
    yield _Lever("shares_start", "Last year before the shares move", _YEAR, shares.start, "year")
    yield _Lever("shares_end", "Year the shares are reached", _YEAR, shares.end, "year")
    yield _Lever("shares_ramp", "Shares phased in", "shape", str(shares.ramp), choices=_RAMPS)
    kept = "Locked, or kept by a spending rule that is held."
    for one in SECTORS:
        label = f"{LABELS[one]} protected if hospital overspends"
        yield _Lever(f"protected_{one}", label, _ANSWER, _yes(one in spared), choices=_YES_NO, note=kept)


def _running_cost_levers(scenario: Scenario) -> Iterator[_Lever]:
    costs, note = scenario.running_costs, scenario.lever_notes.get("running_costs.cut", "")
    yield _Lever("cut", "Cut to operating cost", "share", costs.cut, "share", note=note)
    yield _Lever("cut_start", "Last year before the cut", _YEAR, costs.start, "year")
    yield _Lever("cut_end", "Year the cut is complete", _YEAR, costs.end, "year")
    yield _Lever("cut_ramp", "Cut phased in", "shape", str(costs.ramp), choices=_RAMPS)
    yield _Lever("reinvested", "Net saving put back into care", "share", costs.reinvested, "share")
    for sector, part in zip(SECTORS, costs.to, strict=True):
        yield _Lever(f"reinvested_to_{sector}", f"Of it, to {LABELS[sector]}", "share", part, "share")
    split = "The split is an assumption, no published figure."
    for one, part in zip(FUNCTIONS, costs.functions, strict=True):
        label = f"Part of the posts: {FUNCTION_LABELS[one]}"
        yield _Lever(f"posts_{one}", label, "share", part, "share", note=split)
    for one in FUNCTIONS:
        label = f"Protected function: {FUNCTION_LABELS[one]}"
        yield _Lever(f"kept_{one}", label, _ANSWER, _yes(one in costs.protected), choices=_YES_NO)


_NUMBERS = {
    "advice_requests": "",
    "advice_until": "Empty: always.",
    "capital": "",
    "capital_years": "",
    "parity_staff": "Empty: all that the area’s practices have.",
    "parity_uplift": "",
    "board_leads": "",
    "board_sessions": "",
    "double_running": "",
    "double_running_years": "",
    "teams_coverage": "",
    "support_per_head": "",
    "team_effect": "",
    "deprived_share": "Empty: their share of people.",
}
"""The other levers that are one number, with what an empty cell means."""


def _other_levers(scenario: Scenario) -> Iterator[_Lever]:
    policies, years = scenario.policies, "Empty: the years of the shares."
    yield _Lever(
        "other_start", "Last year before the other changes", _YEAR, policies.start, "year", note=years
    )
    yield _Lever("other_end", "Year they are complete", _YEAR, policies.end, "year", note=years)
    for key, note in _NUMBERS.items():
        reach = limit(key)
        kind: Kind = "share" if reach.unit.startswith("share") else "exact"
        yield _Lever(key, reach.label, reach.unit, getattr(policies, key), kind, note=note)
    removed, label = _yes(policies.deficit_removed), limit("deficit_removed").label
    yield _Lever("deficit_removed", label, _ANSWER, removed, choices=_YES_NO)
    near, label = tuple(map(str, NEAR_HOME)), "Sector that the yearly charge on capital falls on"
    yield _Lever("capital_sector", label, "sector", str(policies.capital_sector), choices=near)
    payees = tuple(map(str, Payee))
    for one, move in zip(SPECIALTIES, policies.outpatients, strict=True):
        name = SPECIALTY_LABELS[one]
        yield _Lever(f"moved_{one}", f"{name} moved out of hospital", "share", move.moved, "share")
        yield _Lever(f"paid_to_{one}", f"{name}: who is paid", "payee", str(move.paid_to), choices=payees)
    for sector, part in zip(SECTORS, policies.devolved, strict=True):
        label = f"Devolved to place and networks: {LABELS[sector]}"
        yield _Lever(f"devolved_{sector}", label, "share", part, "share")
