from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from leftshift.model.baseline import Baseline
from leftshift.model.outlook import outlook
from leftshift.model.policies import policies_of
from leftshift.model.prices import ramp_path
from leftshift.model.projection import Levers, levers_of, project
from leftshift.model.rail_levers import RailMode
from leftshift.model.results import Results
from leftshift.model.scenario import AreaChoice, BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.terms import SECTORS, Footprint, Ramp, Sector

from .conftest import PUBLISHED, STEADY, STILL, make_assumptions, make_baseline

MONEY = [500.0, 100, 100, 100, 100, 50, 50]
SHIFT = np.array([-0.1, 0, 0, 0.1, 0, 0, 0])
MOVES = hnp.arrays(float, 7, elements=st.floats(0.01, 1)).map(
    lambda raw: raw / raw.sum() - np.array(MONEY) / 1000
)
GROWING = {"need_acute": 0.03, "need_specialised": 0.04}


def levers(move: np.ndarray = SHIFT, *protected: Sector) -> Levers:
    return Levers(
        move=move,
        unallocated=0.0,
        share_ramp=ramp_path(Ramp.STRAIGHT, 2025, 6, start=2025, end=2030),
        cut=0.0,
        cut_ramp=np.zeros(6),
        reinvested=1.0,
        reinvested_to=np.eye(7)[3],
        protected=np.array([float(sector in protected) for sector in SECTORS]),
    )


def flat(move: np.ndarray = SHIFT, *protected: Sector, **changes: float) -> Results:
    rates = make_assumptions(**{**STILL, **STEADY, **changes})
    return project(outlook(make_baseline(MONEY), rates, np.zeros(6), 2025), levers(move, *protected))


def growing(baseline: Baseline, move: np.ndarray, **changes: float) -> Results:
    rates = make_assumptions(**{**GROWING, **changes})
    return project(outlook(baseline, rates, PUBLISHED, 2025), levers(move))


def test_that_what_is_spent_all_the_same_comes_from_the_others_as_worked_out_by_hand() -> None:
    # In 2026/27 acute lacks £20m; a quarter of it, £5m, is spent. The others have 420: community 120 pays
    # 120 / 420 · 5 = 1.4286, mental health 100 pays 1.1905. Hospital is still short of 15, the others of
    # what they paid, but for community, which was 20 above its cost.
    found = flat(overspend=0.25)
    assert found.spend[1] == pytest.approx(
        [485, 100, 100 - 100 / 84, 120 - 120 / 84, 100 - 100 / 84, 50 - 50 / 84, 50 - 50 / 84]
    )
    assert found.hospital_unfunded[1] == pytest.approx(15)
    assert found.unfunded[1] == pytest.approx(15 + 300 / 84)
    assert found.new_care[1] == pytest.approx(20 - 120 / 84)
    assert found.hospital_share[1] == pytest.approx(0.585)


def test_that_what_other_levers_charge_hospital_is_lacking_too() -> None:
    # Acute gives £20m in 2026/27 and pays half of it twice: it lacks 20 + 10, and a quarter of 30 is spent.
    rates = make_assumptions(**{**STILL, **STEADY, "overspend": 0.25})
    plain = levers()
    twice = policies_of(double_running(), plain.share_ramp)
    seen = outlook(make_baseline(MONEY), rates, np.zeros(6), 2025)
    found = project(seen, replace(plain, policies=twice))
    assert found.spend[1, 0] == pytest.approx(480 + 7.5)
    assert found.hospital_unfunded[1] == pytest.approx(22.5)


def double_running() -> Scenario:
    return Scenario(
        name="A",
        area=AreaChoice(footprint=Footprint.YEAR_2025, codes=("QMM",)),
        years=Years(first=2025, last=2030),
        shares=ShareLever(target=tuple(share / 1000 for share in MONEY), start=2025, end=2030),
        running_costs=RunningCostLever(cut=0.0, start=2025, end=2027, reinvested=1.0, to=(1.0, *[0.0] * 6)),
        board=BoardLever(seats=()),
    ).with_policies(double_running=0.5, double_running_years=1)


def test_that_specialised_care_gets_its_part_of_what_is_spent() -> None:
    # Acute lacks 30 and specialised 10; half of the 40 is spent: 15 and 5.
    found = flat(np.array([-0.03, -0.01, 0, 0.04, 0, 0, 0]), overspend=0.5)
    assert found.spend[-1, :2] == pytest.approx([470 + 15, 90 + 5])


def test_that_what_is_protected_pays_nothing_and_the_others_pay_more() -> None:
    # Without community and primary care the others have 200; they pay £5m in proportion.
    found = flat(SHIFT, Sector.COMMUNITY, Sector.PRIMARY_CARE, overspend=0.25)
    assert found.spend[1] == pytest.approx([485, 100, 97.5, 120, 100, 48.75, 48.75])


def test_that_hospital_cannot_spend_what_nobody_is_left_to_pay() -> None:
    protected = tuple(sector for sector in SECTORS if sector is not Sector.CONTINUING_CARE)
    found = flat(np.array([-0.1, 0, 0, 0.1, 0, 0, 0]), *protected, overspend=1.0)
    # In 2030/31 hospital lacks £100m and continuing care has £50m.
    assert found.spend[-1, 6] == 0
    assert found.spend[-1, 0] == pytest.approx(450)
    everything = flat(SHIFT, *SECTORS, overspend=1.0)
    assert everything.spend.tolist() == flat().spend.tolist()


def test_that_what_is_eaten_avoids_nothing_later() -> None:
    # β 1, κ 1, lag 1: X in 2026/27 is planned 20. Half of acute's £20m is eaten, 120 + 100 of the other
    # sectors' 420 near home: X falls by 10 · 220 / 420 = 5.2381, and so does what is avoided in 2027/28.
    changes = {"hospital_cost_avoided": 1.0, "cashable_share": 1.0, "lag_years": 1.0}
    found = flat(overspend=0.5, **changes)
    assert flat(**changes).avoided[2] == pytest.approx(20)
    assert found.extra_near_home[1] == pytest.approx(20 - 10 * 220 / 420)
    assert found.avoided[2] == pytest.approx(20 - 10 * 220 / 420)


def test_that_what_is_eaten_in_the_first_year_avoids_nothing_in_the_next() -> None:
    # The shift is half done in 2025/26: acute lacks £50m and half of it is spent. The others have £450m, of
    # which near home £250m, £50m more than before: 50 − 25 · 250 / 450 is left to avoid cost a year later.
    rates = {"overspend": 0.5, "hospital_cost_avoided": 1.0, "cashable_share": 1.0, "lag_years": 1.0}
    seen = outlook(make_baseline(MONEY), make_assumptions(**{**STILL, **STEADY, **rates}), np.zeros(6), 2025)
    found = project(seen, replace(levers(), share_ramp=np.array([0.5, 1, 1, 1, 1, 1])))
    assert found.avoided[1] == pytest.approx(50 - 25 * 250 / 450)


def test_that_a_sector_may_be_protected_in_some_runs_alone() -> None:
    one, other = levers(SHIFT, Sector.COMMUNITY), levers(SHIFT, Sector.PRIMARY_CARE)
    seen = outlook(
        make_baseline(MONEY), make_assumptions(**{**STILL, **STEADY, "overspend": 0.5}), np.zeros(6), 2025
    )
    both = project(seen, replace(one, protected=np.stack([one.protected, other.protected])))
    assert both.spend[0] == pytest.approx(project(seen, one).spend)
    assert both.spend[1] == pytest.approx(project(seen, other).spend)


def test_that_the_plan_of_the_year_itself_counts_where_nothing_lags() -> None:
    changes = {"hospital_cost_avoided": 1.0, "cashable_share": 0.5, "lag_years": 0.0}
    found = flat(overspend=0.5, **changes)
    # £20m planned near home avoids £10m at once; half of the other £10m is eaten.
    assert found.avoided[1] == pytest.approx(10)
    assert found.spend[1, 0] == pytest.approx(480 + 5)


@given(MOVES, st.floats(0, 2), st.floats(0, 5))
def test_that_overspending_nothing_is_the_plan_bit_for_bit(
    move: np.ndarray, avoided: float, lag: float
) -> None:
    baseline = make_baseline(MONEY, deficit=20.0)
    changes = {"hospital_cost_avoided": avoided, "lag_years": lag}
    plan = growing(baseline, move, **changes)
    same = growing(baseline, move, **changes, overspend=0.0, delivery=1.0)
    for name in ("spend", "avoided", "pressure", "unfunded", "hospital_share"):
        assert getattr(same, name).tobytes() == getattr(plan, name).tobytes()


@given(MOVES, st.floats(0, 2), st.floats(0, 5))
def test_that_the_loop_over_years_comes_to_the_plan_where_almost_nothing_is_overspent(
    move: np.ndarray, avoided: float, lag: float
) -> None:
    baseline = make_baseline(MONEY, deficit=20.0)
    changes = {"hospital_cost_avoided": avoided, "lag_years": lag}
    plan = growing(baseline, move, **changes)
    loop = growing(baseline, move, **changes, overspend=1e-15)
    for name in ("spend", "avoided", "stranded", "pressure", "unfunded"):
        assert getattr(loop, name) == pytest.approx(getattr(plan, name), rel=1e-9, abs=1e-9)


@given(MOVES, st.floats(0, 1), st.floats(0, 2))
def test_that_overspending_moves_money_and_makes_none(move: np.ndarray, part: float, avoided: float) -> None:
    baseline = make_baseline(MONEY, deficit=20.0)
    found = growing(baseline, move, overspend=part, hospital_cost_avoided=avoided)
    plan = growing(baseline, move, hospital_cost_avoided=avoided)
    assert found.spend.sum(axis=-1) == pytest.approx(plan.spend.sum(axis=-1))
    assert found.spend.min() >= -1e-9
    assert np.all(found.hospital_share >= plan.hospital_share - 1e-12)


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3), st.lists(st.floats(0, 5), min_size=3, max_size=3))
def test_that_a_batch_of_draws_answers_as_each_alone(parts: list[float], lags: list[float]) -> None:
    baseline = make_baseline(MONEY, deficit=20.0)
    rates = replace(
        make_assumptions(**GROWING, hospital_cost_avoided=1.31),
        overspend=np.array(parts),
        lag_years=np.array(lags),
    )
    batch = project(outlook(baseline, rates, PUBLISHED, 2025), levers())
    for place in range(3):
        alone = growing(
            baseline, SHIFT, hospital_cost_avoided=1.31, overspend=parts[place], lag_years=lags[place]
        )
        assert np.broadcast_to(batch.spend, (3, 6, 7))[place] == pytest.approx(alone.spend)
        assert np.broadcast_to(batch.pressure, (3, 6, 7))[place] == pytest.approx(alone.pressure, abs=1e-9)


@pytest.mark.parametrize(
    ("rail", "held"),
    [
        ("mental_health", {Sector.MENTAL_HEALTH}),
        ("primary_care", {Sector.PRIMARY_CARE}),
        ("real_fall", set(SECTORS)),
    ],
)
def test_that_locks_and_rails_that_hold_protect_and_those_that_warn_do_not(
    rail: str, held: set[Sector]
) -> None:
    start = tuple(share / 1000 for share in MONEY)
    plain = Scenario(
        name="A",
        area=AreaChoice(footprint=Footprint.YEAR_2025, codes=("QMM",)),
        years=Years(first=2025, last=2030),
        shares=ShareLever(target=start, start=2025, end=2030, locked=frozenset({Sector.COMMUNITY})),
        running_costs=RunningCostLever(cut=0.0, start=2025, end=2027, reinvested=1.0, to=(1.0, *[0.0] * 6)),
        board=BoardLever(seats=()),
    )
    for mode, more in ((RailMode.WARN, set()), (RailMode.HOLD, held)):
        protected = levers_of(plain.with_rails(**{rail: mode}), np.array(start)).protected
        named = {sector for sector, part in zip(SECTORS, protected, strict=True) if part}
        assert named == {Sector.COMMUNITY} | more
