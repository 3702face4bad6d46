from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook, outlook
from leftshift.model.own_lists import Metric, MetricTag, Place, Scheme
from leftshift.model.policies import (
    Policies,
    acts,
    advice_cost,
    advice_relief,
    board_time,
    capital_before,
    capital_path,
    devolved,
    double_running_path,
    paid_twice,
    pay_parity,
    per_network,
    policies_of,
    team_delivery,
    teams,
)
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.projection import levers_of, project, team_part
from leftshift.model.results import Results
from leftshift.model.scenario import AreaChoice, BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.specialties import Payee, Specialty, SpecialtyMove, hospital_cost
from leftshift.model.terms import FUNCTIONS, INDEX, Footprint, Function, Sector

from .conftest import STEADY, STILL, make_assumptions, make_baseline

MONEY = [500.0, 100, 100, 100, 100, 50, 50]
START = (0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05)
MOVED = (0.4, 0.1, 0.1, 0.15, 0.15, 0.05, 0.05)
ACUTE, COMMUNITY, PRIMARY = (INDEX[s] for s in (Sector.ACUTE, Sector.COMMUNITY, Sector.PRIMARY_CARE))


def only(
    specialty: Specialty, moved: float, paid_to: Payee = Payee.PRIMARY_CARE
) -> tuple[SpecialtyMove, ...]:
    """Move a part of one specialty alone."""
    return PolicyLevers().with_outpatients(specialty, moved=moved, paid_to=paid_to).outpatients


EVERYTHING: dict[str, object] = {
    "advice_requests": 10_000.0,
    "capital": 5.0,
    "capital_years": 2,
    "devolved": (0.1,) * 7,
    "schemes": (Scheme(name="Winter", money=3.0, measures=4, consolidated=True),),
    "parity_staff": 1_000.0,
    "parity_uplift": 0.05,
    "board_leads": 4,
    "board_sessions": 24.0,
    "double_running": 0.2,
    "double_running_years": 2,
    "outpatients": only(Specialty.OTHER_OUTPATIENTS, 0.1),
    "teams_coverage": 1.0,
    "support_per_head": 2.0,
    "deficit_removed": True,
}


def scenario(target: tuple[float, ...] = START, **policies: object) -> Scenario:
    plain = Scenario(
        name="A",
        area=AreaChoice(footprint=Footprint.YEAR_2025, codes=("QMM",)),
        years=Years(first=2025, last=2030),
        shares=ShareLever(target=target, start=2025, end=2030),
        running_costs=RunningCostLever(
            cut=0.0, start=2025, end=2027, reinvested=1.0, to=(0, 0, 0, 1.0, 0, 0, 0)
        ),
        board=BoardLever(seats=()),
    )
    return plain.with_policies(**policies)


def flat(baseline: Baseline | None = None, **changes: float) -> Outlook:
    rates = make_assumptions(**{**STILL, **STEADY, **changes})
    return outlook(baseline or make_baseline(MONEY), rates, np.zeros(6), 2025)


def results(target: tuple[float, ...] = START, **policies: object) -> Results:
    return project(flat(), levers_of(scenario(target, **policies), np.array(START)))


def test_that_advice_costs_and_spares_what_was_worked_out_by_hand() -> None:
    # 100,000 requests at £20 are £2m; half of them spare an attendance of £120: £6m.
    assert advice_cost(100_000, 20) == 2
    assert advice_relief(100_000, 0.5, 120) == 6


def test_that_parity_and_board_time_cost_what_was_worked_out_by_hand() -> None:
    # 1,000 staff × 5 % are 50 pay bills of £35,000: £1.75m. 4 seats × 25 sessions × £350: £0.035m.
    assert pay_parity(1_000, 0.05, 35_000) == pytest.approx(1.75)
    assert board_time(4 * 25, 350) == pytest.approx(0.035)


def test_that_care_of_a_specialty_costs_hospital_what_was_worked_out_by_hand() -> None:
    # 2,000,000 people: 20 % of 0.125 ophthalmology attendances at £160 and 50 % of 0.4 tests at £60.
    moved = np.array([0, 0.2, 0, 0.5, 0])
    found = hospital_cost(
        moved,
        np.array(2e6),
        np.array([0.05, 0.125, 0.008, 0.4, 1.0]),
        np.array([120.0, 160.0, 750.0, 60.0, 120.0]),
    )
    assert found == pytest.approx([0, 8, 0, 24, 0])


def test_that_a_primary_care_provider_is_paid_out_of_primary_care() -> None:
    # 1,000,000 people, 20 % of ophthalmology: £4m less in hospital, £4m · 1.25 = £5m in primary care.
    found = results(outpatients=only(Specialty.OPHTHALMOLOGY, 0.2)).charges[-1]
    assert found == pytest.approx([-4, 0, 0, 0, 5, 0, 0])


def test_that_charges_rise_with_prices() -> None:
    # Prices rise by a quarter in the first year: £2m a head and 4 · 25 · £350 in full cost a quarter more.
    on = scenario(support_per_head=2.0, board_leads=4, board_sessions=25.0, start=2024, end=2025)
    seen = outlook(
        make_baseline(MONEY), make_assumptions(**{**STILL, **STEADY}), np.array([0, 0.25, 0, 0, 0, 0]), 2025
    )
    found = project(seen, levers_of(on, np.array(START)))
    assert found.charges[:2, PRIMARY] == pytest.approx([2, 2.5])
    assert found.operating_charge[:2] == pytest.approx([0.035, 0.04375])


def test_that_a_trust_is_paid_out_of_acute() -> None:
    found = results(outpatients=only(Specialty.OPHTHALMOLOGY, 0.2, Payee.TRUST)).charges[-1]
    assert found == pytest.approx([-4 + 5, 0, 0, 0, 0, 0, 0])


def test_that_specialties_with_different_payees_add_up() -> None:
    # Half of diagnostics to a trust: £12m less, £6m elsewhere; 20 % of ophthalmology as before.
    levers = (
        PolicyLevers()
        .with_outpatients(Specialty.OPHTHALMOLOGY, moved=0.2)
        .with_outpatients(Specialty.DIAGNOSTICS, moved=0.5, paid_to=Payee.TRUST)
    )
    found = results(outpatients=levers.outpatients).charges[-1]
    assert found == pytest.approx([-4 - 12 + 6, 0, 0, 0, 5, 0, 0])


def test_that_a_changed_payee_keeps_what_moves_and_the_other_way_round() -> None:
    moved = PolicyLevers().with_outpatients(Specialty.DERMATOLOGY, moved=0.3)
    paid = moved.with_outpatients(Specialty.DERMATOLOGY, paid_to=Payee.TRUST)
    assert paid.outpatients[0] == SpecialtyMove(moved=0.3, paid_to=Payee.TRUST)
    assert paid.with_outpatients(Specialty.DERMATOLOGY, moved=0.1).outpatients[0].paid_to is Payee.TRUST
    assert paid.outpatients[1:] == PolicyLevers().outpatients[1:]


def test_that_hospital_pays_a_trust_even_where_it_is_relieved_of_all_it_costs() -> None:
    # £500m of cost is spared at most; the subcontract of £5m is still paid.
    found = results(outpatients=only(Specialty.OPHTHALMOLOGY, 0.2, Payee.TRUST), advice_requests=1e9)
    assert found.charges[-1, ACUTE] == pytest.approx(5 - 500)


def test_that_requests_for_advice_count_up_to_their_last_year() -> None:
    # 100,000 requests in full from 2025/26 on: £2m to practices, £6m less in hospital, until 2027/28.
    years = {"start": 2024, "end": 2025, "advice_requests": 100_000.0}
    ended, always = results(**years, advice_until=2027), results(**years)
    assert ended.charges[:, PRIMARY] == pytest.approx([2, 2, 2, 0, 0, 0])
    assert ended.charges[:, ACUTE] == pytest.approx([-6, -6, -6, 0, 0, 0])
    assert always.charges[:, PRIMARY] == pytest.approx([2] * 6)
    assert not results(**{**years, "advice_until": 2024}).charges.any()


def test_that_parity_without_a_number_is_for_all_the_areas_staff() -> None:
    # 1,000,000 people have 1,250 practice staff; 4 % of £35,000 each: £1.75m.
    assert results(parity_uplift=0.04).charges[-1, PRIMARY] == pytest.approx(1.75)
    assert results(parity_uplift=0.04, parity_staff=100.0).charges[-1, PRIMARY] == pytest.approx(0.14)
    assert results(parity_uplift=0.04, parity_staff=0.0).charges[-1, PRIMARY] == 0


def test_that_capital_is_paid_in_the_years_after_the_start() -> None:
    # £5m a year for three years after 2026/27: 2027/28, 2028/29, 2029/30.
    assert capital_path(scenario(capital=5.0, capital_years=3)).tolist() == [0, 5, 5, 5, 0, 0]
    own = scenario(capital=5.0, capital_years=3, start=2026, end=2027)
    assert capital_path(own).tolist() == [0, 0, 5, 5, 5, 0]


def test_that_capital_is_charged_to_its_sector_from_the_year_after_it_is_paid() -> None:
    # £5m a year for three years at 5 %: £0.25m, £0.5m, then £0.75m a year for good.
    found = results(capital=5.0, capital_years=3)
    assert found.charges[:, COMMUNITY] == pytest.approx([0, 0, 0.25, 0.5, 0.75, 0.75])
    assert found.charges.sum() == pytest.approx(2.25)
    primary = results(capital=5.0, capital_years=3, capital_sector=Sector.PRIMARY_CARE)
    assert primary.charges[:, PRIMARY] == pytest.approx([0, 0, 0.25, 0.5, 0.75, 0.75])
    assert found.spend.tobytes() == results().spend.tobytes()


def test_that_a_smaller_team_delivers_less_as_worked_out_by_hand() -> None:
    # Half of all posts go, the team loses 1.25 times that: 62.5 %. Of delivery 80 % hangs on it: 50 % stays.
    assert team_delivery(np.array([0.0, 0.5]), 1.25, 0.8) == pytest.approx([1.0, 0.5])
    assert team_delivery(np.array([0.9]), 1.25, 0.8) == pytest.approx([0.2])


def test_that_a_team_loses_posts_by_who_is_protected() -> None:
    split = (0.1, 0.3, 0.2, 0.2, 0.1, 0.1)
    assert team_part(split, frozenset()) == pytest.approx(1)
    assert team_part(split, frozenset({FUNCTIONS[2]})) == pytest.approx(1.25)
    assert team_part(split, frozenset({Function.PRIMARY_CARE_COMMISSIONING})) == 0
    assert team_part(split, frozenset(FUNCTIONS)) == 0


def test_that_a_cut_team_moves_less_money() -> None:
    # Cut of 40 % in full by 2027/28, half of delivery put down to the team: 80 % of the move happens.
    cut = scenario(MOVED, team_effect=0.5).with_running_costs(cut=0.4)
    found, plan = (
        project(flat(), levers_of(one, np.array(START))) for one in (cut, cut.with_policies(team_effect=0.0))
    )
    moved = plan.spend[-1, ACUTE] - 500
    assert found.shares[-1, ACUTE] - 0.5 == pytest.approx(0.8 * -0.1)
    assert found.spend[-1, ACUTE] - 500 == pytest.approx(0.8 * moved)


def test_that_a_whole_team_delivers_the_plan_bit_for_bit() -> None:
    uncut = project(flat(), levers_of(scenario(MOVED, team_effect=1.0), np.array(START)))
    assert uncut.spend.tobytes() == results(MOVED).spend.tobytes()


def test_that_teams_are_people_over_people_per_team() -> None:
    # Half of 1,000,000 people at 50,000 a team: 10 teams.
    assert teams(np.array([0.5]), np.array([1e6]), np.array([50_000.0])).tolist() == [10]


def test_that_money_that_moves_is_paid_twice_for_its_years() -> None:
    # A fifth moves in each of five years; 10 % of it twice for two years: 2 %, then 4 % while it goes on,
    # 2 % in the year after, then nothing.
    ramp = np.array([0, 0.2, 0.4, 0.6, 0.8, 1, 1, 1])
    assert double_running_path(ramp, 0.1, 2) == pytest.approx([0, 0.02, 0.04, 0.04, 0.04, 0.04, 0.02, 0])
    assert double_running_path(ramp, 0.1, 0).tolist() == [0] * 8
    assert double_running_path(ramp, 0.1, 99) == pytest.approx(0.1 * ramp)


def test_that_the_sector_that_gives_is_charged_for_running_on() -> None:
    # £1,000m, acute gives 10 points: £20m in each of five years. A quarter of it is paid twice for a year
    # and the next: £5m in 2026/27, £10m from then on. Half delivered is half charged.
    found = results(MOVED, double_running=0.25, double_running_years=2)
    assert found.charges[:, ACUTE] == pytest.approx([0, 5, 10, 10, 10, 10])
    assert not found.charges[:, 1:].any()
    assert found.double_running == pytest.approx([0, 5, 10, 10, 10, 10])
    runs = replace(
        levers_of(scenario(MOVED, double_running=0.25, double_running_years=2), np.array(START)),
        move=np.stack([np.array(MOVED) - START] * 3),
    )
    assert project(flat(), runs).double_running == pytest.approx(np.stack([found.double_running] * 3))
    half = project(
        flat(delivery=0.5),
        levers_of(scenario(MOVED, double_running=0.25, double_running_years=2), np.array(START)),
    )
    assert half.charges[:, ACUTE] == pytest.approx([0, 2.5, 5, 5, 5, 5])


def test_that_money_given_to_the_pool_is_paid_twice_as_well() -> None:
    on = policies_of(scenario(double_running=1.0, double_running_years=1), np.array([0.0, 1, 1, 1, 1, 1]))
    found = paid_twice(on, flat(), np.array([-0.1, 0, 0, 0.04, 0, 0, 0]))
    assert found[1] == pytest.approx([100, 0, 0, 0, 0, 0, 0])


def test_that_a_deficit_that_is_removed_goes_in_a_straight_line_by_2028() -> None:
    # £30m over three years: 30, 20, 10, 0 and none from then on; kept, it stays.
    short = make_baseline(MONEY, deficit=30.0)
    kept, removed = (
        project(flat(short), levers_of(scenario(deficit_removed=gone), np.array(START)))
        for gone in (False, True)
    )
    assert kept.unfunded == pytest.approx([30] * 6)
    assert removed.unfunded == pytest.approx([30, 20, 10, 0, 0, 0], abs=1e-9)
    assert removed.savings_to_find == pytest.approx([30, 20, 10, 0, 0, 0], abs=1e-9)
    assert kept.required_efficiency[2] == pytest.approx(1 - (1000 / 1030) ** 0.5)


def test_that_what_has_gone_of_the_deficit_is_taken_out_at_the_cost_of_its_year() -> None:
    # A third of £30m at cost 10 % up is £11m gross, £9.9m after a tenth of efficiency: 530 · 1.1 − 11.
    seen = flat(make_baseline(MONEY, deficit=30.0), need_acute=0.1, efficiency_acute=0.1)
    found = project(seen, levers_of(scenario(deficit_removed=True), np.array(START)))
    assert found.gross_cost[1, ACUTE] == pytest.approx(530 * 1.1 - 11)
    assert found.need_cost[1, ACUTE] == pytest.approx(530 * 0.99 - 9.9)
    assert found.gross_cost[3, ACUTE] == pytest.approx(500 * 1.1**3)


def test_that_the_deficit_grows_with_cost_and_shrinks_with_efficiency() -> None:
    # £30m · 1.1 · 0.9 = £29.7m after a year, all of it unfunded as spend keeps up with the rest.
    seen = flat(make_baseline(MONEY, deficit=30.0), need_acute=0.1, efficiency_acute=0.1)
    found = project(seen, levers_of(scenario(), np.array(START)))
    assert found.need_cost[1, ACUTE] == pytest.approx(530 * 1.1 * 0.9)
    assert found.gross_cost[1, ACUTE] == pytest.approx(530 * 1.1)


def test_that_each_charge_lands_in_its_sector_as_worked_out_by_hand() -> None:
    # In full in 2030/31, no growth, 1,000,000 people:
    # acute −10,000 · 0.5 · £120 − 10 % · £120m = −0.6 − 12; community 20 teams · £1m + 5 % of £10m = 20.5;
    # primary care 10,000 · £20 + 50 · £35,000 + £2 · 1m + £12m = 0.2 + 1.75 + 2 + 12 = 15.95.
    charges = results(**EVERYTHING).charges
    assert charges[-1] == pytest.approx([-12.6, 0, 0, 20.5, 15.95, 0, 0])
    assert charges[0].tolist() == [0] * 7


def test_that_a_charge_takes_room_in_its_sector_and_moves_no_money() -> None:
    before, after = results(), results(support_per_head=2.0)
    assert after.spend.tobytes() == before.spend.tobytes()
    assert after.pressure[-1, PRIMARY] - before.pressure[-1, PRIMARY] == pytest.approx(2.0)


def test_that_care_moved_at_lower_cost_releases_the_difference() -> None:
    # £12m of care costs £9.6m outside hospital: £2.4m is released in all.
    levers = levers_of(scenario(outpatients=only(Specialty.OTHER_OUTPATIENTS, 0.1)), np.array(START))
    dear, cheap = (project(flat(cost_ratio_other_outpatients=ratio), levers) for ratio in (1.0, 0.8))
    assert dear.savings_to_find[-1] == pytest.approx(0, abs=1e-9)
    assert cheap.savings_to_find[-1] == pytest.approx(-2.4)


def test_that_hospital_is_never_relieved_of_more_than_it_costs() -> None:
    assert results(advice_requests=1e9).charges[-1, ACUTE] == pytest.approx(-500)


def test_that_the_surplus_meets_what_is_charged_to_operating_cost() -> None:
    # Without a cut there is no saving; board time in 2026/27 is a fifth of 4 · 24 · £350 = £0.00672m.
    assert results(MOVED, **EVERYTHING).surplus[1] == pytest.approx(-0.00672)


def test_that_board_time_stands_on_top_of_operating_cost() -> None:
    # £37.52 a head and 4 · 24 · £350 = £33,600 over 1,000,000 people.
    assert results(board_leads=4, board_sessions=24.0).operating_cost_per_head[-1] == pytest.approx(37.5536)


def test_that_the_other_levers_follow_their_own_years_where_they_have_some() -> None:
    own = scenario(support_per_head=2.0, start=2026, end=2028)
    assert levers_of(own, np.array(START)).policies is not None
    assert project(flat(), levers_of(own, np.array(START))).charges[:, PRIMARY] == pytest.approx(
        [0, 0, 1, 2, 2, 2]
    )
    assert results(support_per_head=2.0).charges[:, PRIMARY] == pytest.approx([0, 0.4, 0.8, 1.2, 1.6, 2])


@pytest.mark.parametrize("years", [{"start": 2027}, {"end": 2028}], ids=str)
def test_that_one_of_their_own_years_alone_changes_nothing(years: dict[str, object]) -> None:
    given = {"support_per_head": 2.0, "capital": 10.0, "capital_years": 2}
    assert results(**given, **years).charges.tolist() == results(**given).charges.tolist()


@pytest.mark.parametrize("name", EVERYTHING)
def test_that_one_lever_without_its_fellows_moves_no_spend_and_no_share(name: str) -> None:
    before, after = results(MOVED), results(MOVED, **{name: EVERYTHING[name]})
    for kept in ("spend", "total", "shares", "hospital_share", "allocation"):
        assert getattr(after, kept).tobytes() == getattr(before, kept).tobytes()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capital", 5.0),
        ("capital_years", 5),
        ("devolved", (0.1,) * 7),
        ("schemes", (Scheme(name="A", money=3.0, consolidated=True),)),
        ("places", (Place(name="A", people=3.0),)),
        ("metrics", (Metric(name="A", tag=MetricTag.COMMUNITY),)),
        ("deprived_share", 0.5),
        ("parity_staff", 3.0),
    ],
)
def test_that_levers_beside_the_money_change_no_result(name: str, value: object) -> None:
    after = results(MOVED, **{name: value})
    for kept in ("pressure", "surplus", "charges", "operating_cost_per_head"):
        assert getattr(after, kept).tobytes() == getattr(results(MOVED), kept).tobytes()


def test_that_all_off_is_no_lever_at_all() -> None:
    levers = levers_of(scenario(), np.array(START))
    assert levers.policies is not None
    assert not acts(levers.policies)
    without = project(flat(), replace(levers, policies=None))
    for entry in fields(Results):
        if entry.name not in {"first_year", "deficit_gone", "late", "outlook"}:
            one, other = getattr(without, entry.name), getattr(project(flat(), levers), entry.name)
            assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize(
    "policies",
    [
        {"advice_requests": 1.0},
        {"parity_uplift": 0.1},
        {"capital": 1.0, "capital_years": 1},
        {"outpatients": only(Specialty.DERMATOLOGY, 0.01)},
        {"double_running": 0.1, "double_running_years": 1},
        {"deficit_removed": True},
    ],
)
def test_that_any_lever_that_is_on_acts(policies: dict[str, object]) -> None:
    ramp = np.linspace(0, 1, 6)
    assert acts(policies_of(scenario(**policies), ramp))


@given(st.lists(st.floats(0, 1e5), min_size=3, max_size=3), st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_that_a_batch_answers_as_each_of_its_runs_would(requests: list[float], covered: list[float]) -> None:
    levers = levers_of(scenario(MOVED, **EVERYTHING), np.array(START))
    assert isinstance(levers.policies, Policies)
    asked = np.ones((3, 6)) * np.array(requests)[:, None]
    runs = replace(levers.policies, advice_requests=asked, neighbourhood_teams=np.array(covered))
    batch = project(flat(), replace(levers, policies=runs))
    for place in range(3):
        one = replace(levers.policies, advice_requests=asked[place], neighbourhood_teams=covered[place])
        alone = project(flat(), replace(levers, policies=one))
        assert batch.pressure[place] == pytest.approx(alone.pressure)
        assert batch.charges[place] == pytest.approx(alone.charges)
        assert batch.surplus == pytest.approx(alone.surplus)


def test_that_a_batch_over_areas_and_draws_has_both_axes() -> None:
    rows = [make_baseline(MONEY), make_baseline(MONEY, people=5e5)]
    stacked = Baseline(**{f.name: np.stack([getattr(row, f.name) for row in rows]) for f in fields(Baseline)})
    rates = replace(
        make_assumptions(**{**STILL, **STEADY}),
        lag_years=np.array([[0.0], [1.5], [2.0]]),
        team_cost=np.array([[1e6], [2e6], [3e6]]),
        hospital_cost_avoided=np.array([[1.0], [1.0], [1.0]]),
    )
    seen = outlook(stacked, rates, np.zeros(6), 2025)
    found = project(seen, levers_of(scenario(MOVED, **EVERYTHING), np.array(START)))
    assert found.pressure.shape == (3, 2, 6, 7)
    assert found.charges[2, 1, -1, COMMUNITY] == pytest.approx(10 * 3 + 0.5)
    # κ · β = 0.5 of £20m more a year after a lag of one and a half years: half of £10m and £20m at 2027.5.
    assert found.avoided[1, 0, :4] == pytest.approx([0, 0, 5, 15])


def test_that_a_sector_is_charged_for_capital_from_the_year_after_it_is_paid() -> None:
    # £5m a year for two years: £5m behind it after the first, £10m after the second, in community's column.
    before = capital_before(scenario(capital=5.0, capital_years=2))
    assert before[:, COMMUNITY].tolist() == [0, 0, 5, 10, 10, 10]
    assert before.sum() == before[:, COMMUNITY].sum()


def test_that_devolved_money_is_a_part_of_each_budget_as_it_comes_in() -> None:
    # 10 % of £200m, half way: £10m.
    parts = (0.1, 0, 0, 0, 0, 0, 0)
    assert devolved(np.full((2, 7), 200.0), parts, np.array([0.5, 1.0]))[:, 0] == pytest.approx([10, 20])


def test_that_money_per_network_is_money_over_networks_or_unknown() -> None:
    assert per_network(np.array([40.0]), np.array(20.0)).tolist() == [2]
    assert np.isnan(per_network(np.array([40.0]), np.array(0.0))).all()
