import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.scenario import POOL, PROPORTION, ShareLever
from leftshift.model.shares import Limit, money_moved, move_share, split_moved
from leftshift.model.terms import INDEX, SECTORS, Sector

TEN = (0.5, 0.0, 0.1, 0.1, 0.1, 0.1, 0.1)


def lever(target: tuple[float, ...] = TEN, **changes: object) -> ShareLever:
    return ShareLever(target=target, start=2025, end=2030, **changes)  # type: ignore[arg-type]


@st.composite
def levers(draw: st.DrawFn) -> ShareLever:
    """Any shares that add up to 1 with the pool, any locks, any rule."""
    raw = draw(st.lists(st.floats(0, 1), min_size=8, max_size=8).filter(lambda v: sum(v) > 0.01))
    whole = math.fsum(raw)
    target = [value / whole for value in raw]
    pool = target.pop() if draw(st.booleans()) else 0.0
    target[0] = max(0.0, 1 - pool - math.fsum(target[1:]))
    locked = draw(st.frozensets(st.sampled_from(SECTORS)))
    rule = draw(st.sampled_from([PROPORTION, POOL, *map(str, SECTORS)]))
    return lever(tuple(target), unallocated=pool, locked=locked, paid_by=rule)


def test_that_all_others_pay_in_proportion() -> None:
    # Community 10 % → 19 %: the others hold 90 %, so each pays a tenth of itself:
    # acute 50 → 45, the rest 10 → 9.
    after = move_share(lever(), Sector.COMMUNITY, 0.19).lever.target
    assert after == pytest.approx((0.45, 0.0, 0.09, 0.19, 0.09, 0.09, 0.09))


def test_that_one_named_sector_pays_alone() -> None:
    after = move_share(lever(), Sector.COMMUNITY, 0.15, paid_by="acute").lever.target
    assert after == pytest.approx((0.45, 0.0, 0.1, 0.15, 0.1, 0.1, 0.1))


def test_that_a_fall_fills_the_pool_and_a_rise_is_paid_from_it() -> None:
    freed = move_share(lever(paid_by=POOL), Sector.ACUTE, 0.45).lever
    assert freed.unallocated == pytest.approx(0.05)
    given_out = move_share(freed, Sector.COMMUNITY, 0.15).lever
    assert given_out.target == pytest.approx((0.45, 0.0, 0.1, 0.15, 0.1, 0.1, 0.1))
    assert given_out.unallocated == 0.0
    assert move_share(freed, Sector.COMMUNITY, 0.15).limit is None


def test_that_a_pool_that_holds_too_little_gives_all_it_has_and_says_so() -> None:
    freed = move_share(lever(paid_by=POOL), Sector.ACUTE, 0.45).lever
    move = move_share(freed, Sector.COMMUNITY, 0.3)
    assert move.limit is Limit.POOL_EMPTY
    assert move.lever.target == pytest.approx((0.45, 0.0, 0.1, 0.15, 0.1, 0.1, 0.1))
    assert move.lever.unallocated == 0.0


def test_that_an_empty_pool_pays_for_nothing_and_says_so() -> None:
    move = move_share(lever(paid_by=POOL), Sector.COMMUNITY, 0.2)
    assert move.limit is Limit.POOL_EMPTY
    assert move.lever.target == pytest.approx(TEN)


def test_that_a_locked_sector_does_not_move_when_asked() -> None:
    move = move_share(lever(locked=frozenset({Sector.COMMUNITY})), Sector.COMMUNITY, 0.2)
    assert (move.lever.target, move.limit) == (TEN, Limit.LOCKED)


def test_that_a_locked_payer_stops_the_move_and_is_named() -> None:
    move = move_share(lever(locked=frozenset({Sector.ACUTE})), Sector.COMMUNITY, 0.2, paid_by="acute")
    assert (move.limit, move.payer) == (Limit.PAYER_LOCKED, Sector.ACUTE)


def test_that_a_payer_stops_at_its_floor_and_the_others_carry_the_rest() -> None:
    # Rise of 9 points; acute may fall by 1 point only (floor 49 %); four tens carry the other 8: 10 → 8 each.
    floors = (0.49, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    after = move_share(lever(floors=floors), Sector.COMMUNITY, 0.19).lever.target
    assert after == pytest.approx((0.49, 0.0, 0.08, 0.19, 0.08, 0.08, 0.08))


def test_that_a_move_that_cannot_be_paid_in_full_goes_as_far_as_it_can() -> None:
    floors = (0.45, 0.0, 0.1, 0.0, 0.1, 0.1, 0.1)
    move = move_share(lever(floors=floors), Sector.COMMUNITY, 0.3)
    assert move.limit is Limit.PAYERS_AT_LIMIT
    assert move.lever.target == pytest.approx((0.45, 0.0, 0.1, 0.15, 0.1, 0.1, 0.1))


def test_that_a_share_stops_at_its_own_ceiling() -> None:
    ceilings = (1.0, 1.0, 1.0, 0.12, 1.0, 1.0, 1.0)
    move = move_share(lever(ceilings=ceilings), Sector.COMMUNITY, 0.3)
    assert move.limit is Limit.CEILING
    assert move.lever.share(Sector.COMMUNITY) == 0.12


def test_that_payers_at_zero_cannot_pay_for_a_rise() -> None:
    only = (0.9, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0)
    move = move_share(lever(only, locked=frozenset({Sector.ACUTE})), Sector.COMMUNITY, 0.2)
    assert (move.lever.target, move.limit) == (only, Limit.PAYERS_AT_LIMIT)


def test_that_a_fall_to_payers_at_zero_is_shared_equally() -> None:
    alone = (0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)
    after = move_share(lever(alone), Sector.COMMUNITY, 0.4).lever.target
    assert after == pytest.approx((0.1, 0.1, 0.1, 0.4, 0.1, 0.1, 0.1))


def test_that_a_fall_to_payers_at_zero_is_shared_by_their_baselines() -> None:
    alone = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    baseline = (0.4, 0.1, 0.05, 0.2, 0.1, 0.1, 0.05)
    after = move_share(lever(alone), Sector.ACUTE, 0.4, baseline=baseline).lever.target
    assert after == baseline
    half = move_share(lever(alone), Sector.ACUTE, 0.7, baseline=baseline).lever.target
    assert half == pytest.approx((0.7, *(share / 2 for share in baseline[1:])))


def test_that_all_others_locked_means_nobody_can_pay() -> None:
    locked = frozenset(SECTORS) - {Sector.COMMUNITY}
    assert move_share(lever(locked=locked), Sector.COMMUNITY, 0.2).limit is Limit.PAYERS_LOCKED


def test_that_a_sector_cannot_pay_for_itself() -> None:
    with pytest.raises(ValueError, match="cannot pay for itself"):
        move_share(lever(), Sector.ACUTE, 0.2, paid_by="acute")


def test_that_a_share_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        move_share(lever(), Sector.ACUTE, math.nan)


@given(levers(), st.sampled_from(SECTORS), st.floats(-0.5, 1.5))
def test_that_moving_a_share_moves_money_without_making_any(
    start: ShareLever, sector: Sector, share: float
) -> None:
    if start.paid_by == sector:
        return
    after = move_share(start, sector, share).lever
    assert math.fsum(after.target) + after.unallocated == pytest.approx(1, abs=1e-12)
    assert min(*after.target, after.unallocated) >= 0
    assert max(after.target) <= 1 + 1e-12


@given(levers(), st.sampled_from(SECTORS), st.floats(-0.5, 1.5))
def test_that_what_is_locked_never_moves_by_a_hair(start: ShareLever, sector: Sector, share: float) -> None:
    if start.paid_by == sector:
        return
    after = move_share(start, sector, share).lever
    for held in start.locked:
        assert after.share(held) == start.share(held)


@given(levers(), st.sampled_from(SECTORS), st.floats(0, 1))
def test_that_a_move_without_a_limit_gets_exactly_what_was_asked(
    start: ShareLever, sector: Sector, share: float
) -> None:
    if start.paid_by == sector:
        return
    move = move_share(start, sector, share)
    if move.limit is None:
        assert move.lever.share(sector) == pytest.approx(share, abs=1e-12)


@given(levers(), st.sampled_from(SECTORS))
def test_that_asking_for_the_share_there_is_changes_nothing(start: ShareLever, sector: Sector) -> None:
    if start.paid_by == sector:
        return
    assert move_share(start, sector, start.target[INDEX[sector]]).lever == start


def test_that_the_others_keep_their_proportions() -> None:
    # 0.5 → 0.6 leaves 0.4 for parts that stood 3 : 2, so 0.24 and 0.16.
    assert split_moved((0.5, 0.3, 0.2), 0, 0.6) == pytest.approx((0.6, 0.24, 0.16))


def test_that_others_at_zero_share_the_rest_equally() -> None:
    assert split_moved((1.0, 0.0, 0.0), 0, 0.5) == pytest.approx((0.5, 0.25, 0.25))


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=7), st.floats(-1, 2), st.data())
def test_that_a_split_always_adds_up_to_one(parts: list[float], share: float, data: st.DataObject) -> None:
    whole = math.fsum(parts)
    place = data.draw(st.integers(0, len(parts) - 1))
    moved = split_moved(tuple(part / whole for part in parts), place, share)
    assert math.fsum(moved) == pytest.approx(1)
    assert min(moved) >= 0


amounts = st.lists(st.floats(0.0, 3000.0), min_size=7, max_size=7)


@given(amounts, amounts)
def test_that_what_is_given_and_what_is_got_are_the_change_of_each_place(
    one: list[float], other: list[float]
) -> None:
    before, after = np.array(one) + 1.0, np.array(other) + 1.0
    after *= before.sum() / after.sum()
    moved = money_moved(before, after)
    assert np.allclose(moved.sum(axis=0) - moved.sum(axis=1), after - before)
    assert (moved >= 0).all()
    assert not np.diag(moved).any()


def test_that_nothing_moves_where_nothing_changes() -> None:
    same = np.array([1.0, 2.0])
    assert not money_moved(same, same).any()


def test_that_a_gain_is_drawn_from_all_who_give_in_proportion() -> None:
    moved = money_moved(np.array([40.0, 30.0, 10.0]), np.array([20.0, 20.0, 40.0]))
    assert moved[:, 2].tolist() == [20.0, 10.0, 0.0]
