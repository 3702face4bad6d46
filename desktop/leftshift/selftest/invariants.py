"""Invariants: what must hold in every scenario, tried on all areas and on scenarios drawn at random."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Final

import numpy as np

from leftshift.evidence import baselines
from leftshift.evidence.areas import areas, find_area
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.levers import limit
from leftshift.evidence.sector_money import icb_codes
from leftshift.evidence.start import baseline_scenario
from leftshift.model import outlook, projection, shares
from leftshift.model.allocation import growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.results import Results
from leftshift.model.scenario import POOL, PROPORTION, Scenario, ShareLever
from leftshift.model.terms import SECTORS, FloatArray, Ramp
from leftshift.selftest.proof import CheckResult, SelfCheck, largest

_SEED: Final = 2025
"""Every run of the program draws the same scenarios."""
_SCENARIOS: Final = 5
_WALKS: Final = 40
"""Random walks of a share lever, each of _STEPS moves."""
_STEPS: Final = 12
_ROUNDING: Final = 1e-9
"""How far the order of summation may move money, as a part of it [share]."""
_HAIR: Final = 1e-12
"""How far a sum of shares may be from 1 [share]."""
_POUNDS: Final = ("allocation", "total", "operating_cost", "saving", "one_off", "reinvested", "unallocated")
_SCALED: Final = tuple(
    entry.name
    for entry in fields(Baseline)
    if entry.name not in {"population", "operating_cost_population", "pcns"}
)
"""Fields of a baseline that are money."""
_PER_UNIT: Final = ("operating_cost_per_head", "saving_per_post", "one_off_per_post")
"""Assumptions in pounds that running costs rest on."""
_SOURCE: Final = "must hold by construction"


def invariant_checks() -> tuple[SelfCheck, ...]:
    """List the checks of what must always hold."""
    return (
        SelfCheck(
            name="Shares and the pool add up to 1 in every year and area.",
            source=_SOURCE,
            run=_shares_add_up,
        ),
        SelfCheck(
            name="Sectors and the pool add up to the total in every year and area.",
            source=_SOURCE,
            run=_sectors_add_up,
        ),
        SelfCheck(
            name="A plan with nothing changed is the baseline, bit for bit.",
            source=_SOURCE,
            run=_nothing_changed,
        ),
        SelfCheck(name="The order of lever moves does not matter.", source=_SOURCE, run=_order),
        SelfCheck(name="Scaling all money scales every pound and no share.", source=_SOURCE, run=_scaling),
        SelfCheck(name="Every merged area equals the sum of its parts.", source=_SOURCE, run=_merging),
        SelfCheck(
            name="No pound is used twice: sectors and programme pay keep to the allocation and the saving.",
            source=_SOURCE,
            run=_no_pound_twice,
        ),
        SelfCheck(
            name="England’s core allocation grows by exactly the published rate, whatever converges.",
            source=_SOURCE,
            run=_zero_sum,
        ),
        SelfCheck(
            name="£1 moved out of hospital leaves £1 unfunded and buys £1 of new care.",
            source=_SOURCE,
            run=_pound_for_pound,
        ),
        SelfCheck(name="What is locked stays, and shares still add up to 1.", source=_SOURCE, run=_locked),
    )


def _shares_add_up() -> CheckResult:
    worst = 0.0
    for scenario, found in _projected(_all_areas()):
        pool = found.unallocated / found.money
        sums = found.shares.sum(axis=-1) + pool
        lever = math.fsum((*scenario.shares.target, scenario.shares.unallocated))
        worst = _worst(worst, np.abs(sums - 1), lever - 1)
    return largest(worst, _HAIR * len(SECTORS), "largest distance from 1")


def _sectors_add_up() -> CheckResult:
    worst = 0.0
    for _, found in _projected(_all_areas()):
        gap = found.spend.sum(axis=-1) + found.unallocated - found.total
        worst = _worst(worst, np.abs(gap / found.total))
    return largest(worst, _ROUNDING, "largest difference as a share of the total")


def _nothing_changed() -> CheckResult:
    """Shares stand at the baseline's in every year, and spend is the money times them, in every bit."""
    changed: list[str] = []
    for area in areas():
        base, start = baselines.baseline(area), baseline_scenario(area)
        found = _project(base, start)
        expected = found.money[:, None] * base.shares
        same_money = found.spend.tobytes() == expected.tobytes()
        first = bool(np.allclose(found.spend[0], base.money, rtol=_ROUNDING, atol=0))
        if not (same_money and first and start.shares.target == tuple(base.shares.tolist())):
            changed.append(area.name)
    got = f"{len(areas()) - len(changed)} of {len(areas())} areas"
    return CheckResult(not changed, f"{len(areas())} of {len(areas())} areas", got)


def _order() -> CheckResult:
    """Three levers moved in each of their six orders lead to the same results, in every bit."""
    base = _all_areas()
    start = baseline_scenario(find_area("ENGLAND"))
    differing = 0
    for drawn in _scenarios():
        seen = set()
        for order in itertools.permutations(range(3)):
            scenario = start
            for lever in order:
                scenario = _moved(scenario, drawn, lever)
            seen.add(_project(base, scenario).spend.tobytes())
        seen.add(_project(base, drawn).spend.tobytes())
        differing += len(seen) - 1
    return CheckResult(differing == 0, "0 orders that differ", f"{differing} orders that differ")


def _moved(scenario: Scenario, drawn: Scenario, lever: int) -> Scenario:
    """Move one lever of a scenario to where another has it."""
    if lever == 0:
        to = drawn.shares
        return scenario.with_shares(
            target=to.target, unallocated=to.unallocated, start=to.start, end=to.end, ramp=to.ramp
        )
    if lever == 1:
        cut = drawn.running_costs
        return scenario.with_running_costs(cut=cut.cut, reinvested=cut.reinvested, to=cut.to)
    return scenario.with_assumption("real_growth", drawn.assumptions["real_growth"])


def _scaling() -> CheckResult:
    base, worst = _all_areas(), 0.0
    factor = float(_random().uniform(2, 10))
    scaled = replace(base, **{name: getattr(base, name) * factor for name in _SCALED})
    for scenario in _scenarios():
        dearer = {key: scenario.assumptions[key] * factor for key in _PER_UNIT}
        small = _project(base, scenario)
        large = _project(scaled, replace(scenario, assumptions={**scenario.assumptions, **dearer}))
        for name in (*_POUNDS, "spend"):
            worst = _worst(worst, _relative(getattr(large, name), getattr(small, name) * factor))
        for name in ("shares", "hospital_share", "primary_care_share", "posts_removed"):
            worst = _worst(worst, _relative(getattr(large, name), getattr(small, name)))
    return largest(worst, _ROUNDING, "largest relative difference")


def _merging() -> CheckResult:
    """Money and people of each area are the weighted sum of its ICBs'; so is spend once shares agree."""
    icbs, whole, worst = baselines.all_icbs(), _all_areas(), 0.0
    weights = np.array([[area.members.get(code, 0.0) for code in icb_codes()] for area in areas()])
    for scenario, merged in _projected(whole):
        parts = _project(icbs, scenario)
        for name in (*_POUNDS, "population", "posts_removed"):
            worst = _worst(worst, _relative(getattr(merged, name), weights @ getattr(parts, name)))
        for year in (0, scenario.shares.end - scenario.years.first):
            together = weights @ parts.spend[:, year]
            worst = _worst(worst, _relative(merged.spend[:, year], together))
    return largest(worst, _ROUNDING, "largest relative difference")


def _no_pound_twice() -> CheckResult:
    """Σ sectors and programme pay left ≤ allocation and what the cut frees of the allowance."""
    worst = 0.0
    for _, found in _projected(_all_areas()):
        cut = found.saving / found.operating_cost
        freed = found.saving - cut * found.programme_pay
        used = found.spend.sum(axis=-1) + found.unallocated + found.programme_pay * (1 - cut)
        worst = _worst(worst, np.maximum(used - found.allocation - freed, 0.0) / found.allocation)
    return largest(worst, _ROUNDING, "largest excess as a share of the allocation")


def _zero_sum() -> CheckResult:
    icbs, worst = baselines.all_icbs(), 0.0
    for scenario in _scenarios():
        given = Assumptions.of(scenario.assumptions)
        seen = _project(icbs, scenario).outlook
        growth = growth_index(given, seen.deflator)
        core = seen.allocation - icbs.other[:, None] * growth
        worst = _worst(worst, core.sum(axis=0) / (icbs.core.sum() * growth) - 1)
    return largest(worst, _ROUNDING, "largest relative difference")


def _pound_for_pound() -> CheckResult:
    """Where every sector costs what it gets, moving money changes unfunded cost and new care alike."""
    base = baselines.baseline(find_area("ENGLAND"))
    start = baseline_scenario(find_area("ENGLAND"))
    part = float(_random().uniform(0.01, 0.1))
    target = list(start.shares.target)
    target[0], target[3] = target[0] - part, target[3] + part
    moved = start.with_shares(target=tuple(target), end=start.years.first + 1)
    # In the first year after the start, against doing nothing, before anything is avoided.
    before, after = (_project(base, one) for one in (start, moved))
    money = part * float(after.money[1])
    unfunded = float(after.hospital_unfunded[1] - before.hospital_unfunded[1])
    bought = float(after.new_care[1] - before.new_care[1] + before.pressure[1, 3])
    return largest(
        max(abs(unfunded / money - 1), abs(bought / money - 1)), _ROUNDING, "largest relative difference"
    )


def _locked() -> CheckResult:
    """Walk share levers at random, with locks, floors and ceilings, all kinds of payers and the pool."""
    random = _random()
    broken = 0
    for _ in range(_WALKS):
        lever = start = _random_lever(random)
        for _ in range(_STEPS):
            sector = SECTORS[int(random.integers(len(SECTORS)))]
            payer = str(
                random.choice([PROPORTION, POOL, *(str(other) for other in SECTORS if other is not sector)])
            )
            lever = shares.move_share(lever, sector, float(random.uniform()), paid_by=payer).lever
        stays = all(lever.share(sector) == start.share(sector) for sector in start.locked)
        whole = abs(math.fsum((*lever.target, lever.unallocated)) - 1) <= _HAIR
        broken += not (stays and whole and min(*lever.target, lever.unallocated) >= 0)
    return CheckResult(broken == 0, f"0 of {_WALKS} walks broken", f"{broken} of {_WALKS} walks broken")


def _random_lever(random: np.random.Generator) -> ShareLever:
    held = random.dirichlet(np.ones(len(SECTORS) + 1)).tolist()
    locked = random.choice(len(SECTORS), size=2, replace=False)
    return ShareLever(
        target=tuple(held[:-1]),
        unallocated=1 - math.fsum(held[:-1]),
        start=0,
        end=1,
        locked=frozenset(SECTORS[int(place)] for place in locked),
        floors=tuple(share * 0.5 for share in held[:-1]),
    )


def _scenarios() -> Iterator[Scenario]:
    """Draw scenarios with every lever moved, the same ones each time."""
    random = _random()
    start = baseline_scenario(find_area("ENGLAND"))
    ramps = tuple(Ramp)
    deepest = limit("running_cost_cut").high
    for _ in range(_SCENARIOS):
        held = random.dirichlet(np.ones(len(SECTORS) + 1)).tolist()
        begin = int(random.integers(start.years.first, start.years.last - 1))
        yield (
            start.with_shares(
                target=tuple(held[:-1]),
                unallocated=held[-1],
                start=begin,
                end=int(random.integers(begin + 1, start.years.last + 1)),
                ramp=ramps[int(random.integers(len(ramps)))],
            )
            .with_running_costs(
                cut=float(random.uniform(0, deepest)),
                reinvested=float(random.uniform()),
                to=tuple(random.dirichlet(np.ones(len(SECTORS))).tolist()),
            )
            .with_assumption("real_growth", float(random.uniform(0, 0.04)))
        )


def _projected(base: Baseline) -> Iterator[tuple[Scenario, Results]]:
    for scenario in _scenarios():
        yield scenario, _project(base, scenario)


def _project(base: Baseline, scenario: Scenario) -> Results:
    inflation = deflator_growth(scenario.years)
    view = outlook.outlook(base, Assumptions.of(scenario.assumptions), inflation, scenario.years.first)
    return projection.project(view, projection.levers_of(scenario, base.shares))


def _all_areas() -> Baseline:
    """Stack the baselines of every published area, shape (areas, ...)."""
    found = [baselines.baseline(area) for area in areas()]
    return Baseline(
        **{name: np.stack([getattr(one, name) for one in found]) for name in Baseline.__dataclass_fields__}
    )


def _random() -> np.random.Generator:
    return np.random.default_rng(_SEED)


def _relative(got: FloatArray, expected: FloatArray) -> FloatArray:
    scale = np.maximum(np.abs(expected), np.abs(expected).max() * _ROUNDING) + (np.abs(expected).max() == 0)
    return np.asarray(np.abs(got - expected) / scale)


def _worst(so_far: float, *found: FloatArray | float) -> float:
    """Return the largest deviation so far; not a number stays not a number."""
    return float(np.max([so_far, *(np.max(np.abs(one)) for one in found)]))
