"""Own figures in place of the baseline's: totals, allocations, previews, levers."""

from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.baseline import Baseline
from leftshift.model.own_figures import (
    OwnAllocation,
    OwnFigures,
    allocation_of_years,
    preview,
    with_own_deficit,
    with_own_figures,
)
from leftshift.model.terms import SECTORS, Sector

from .conftest import make_baseline

Area = Callable[..., Baseline]
MONEY = [600.0, 80.0, 120.0, 100.0, 140.0, 90.0, 70.0]
"""Adds up to 1,200."""


def own(*money: float | None) -> OwnFigures:
    return OwnFigures(money=money, year=2025, source="ledger.csv", imported="2026-05-01T09:30:00+00:00")


def test_that_own_figures_win_and_missing_ones_keep_the_baseline(area: Area) -> None:
    after = with_own_figures(area(MONEY), own(630.0, None, None, 130.0, None, None, None))
    assert after.money.tolist() == [630, 80, 120, 130, 140, 90, 70]


def test_that_allocations_are_scaled_by_new_total_over_published_total(area: Area) -> None:
    # 600 → 660 makes 1,260 of 1,200: × 1.05. Core 980 → 1,029; other 220 → 231; distance stays 2 %.
    after = with_own_figures(area(MONEY, distance=0.02), own(660.0, *[None] * 6))
    assert float(after.core) == pytest.approx(1029)
    assert float(after.other) == pytest.approx(231)
    assert float(after.core + after.other) == pytest.approx(float(after.total), rel=1e-15)
    assert float(after.distance) == pytest.approx(0.02)


def test_that_programme_pay_stands_beside_own_figures_in_the_first_allocation(area: Area) -> None:
    # 600 → 660 makes 1,260 of 1,200, with £20m of programme pay 1,280 of 1,220: core 1,000 · 1,280 / 1,220.
    after = with_own_figures(area(MONEY, pay=20.0), own(660.0, *[None] * 6))
    assert float(after.core + after.other) == pytest.approx(1280)
    assert float(after.core) == pytest.approx(1049.18033)
    assert float(after.convergence_target) == pytest.approx(1049.18033)


def test_that_an_own_figure_is_not_in_doubt(area: Area) -> None:
    after = with_own_figures(area(MONEY), own(630.0, *[None] * 5, 75.0))
    assert after.derived.tolist() == [0, 0, 120, 100, 0, 90, 0]
    assert after.estimated.tolist() == [0.0] * 7


def test_that_an_own_deficit_wins_and_none_leaves_the_baseline(area: Area) -> None:
    before = area(MONEY, deficit=30.0)
    assert with_own_deficit(before, None) is before
    assert float(with_own_deficit(before, 12.5).opening_deficit) == 12.5
    assert float(with_own_deficit(before, 0.0).opening_deficit) == 0


def test_that_own_allocations_stand_on_their_years_and_never_on_the_first() -> None:
    given_ = tuple(OwnAllocation(year=year, money=float(year)) for year in (2025, 2027, 2031))
    path = allocation_of_years(given_, 2025, 4)
    assert path is not None
    assert np.isnan(path[[0, 1, 3]]).all()
    assert path[2] == 2027
    assert allocation_of_years((), 2025, 4) is None
    assert allocation_of_years(given_[:1], 2025, 4) is None


def test_that_people_and_running_costs_stay_as_they_are(area: Area) -> None:
    before = area(MONEY)
    after = with_own_figures(before, own(660.0, *[None] * 6))
    for entry in fields(Baseline):
        if entry.name not in {
            "money",
            "derived",
            "estimated",
            "core",
            "core_target",
            "convergence_target",
            "other",
        }:
            assert getattr(after, entry.name) is getattr(before, entry.name)


@pytest.mark.parametrize("none", [None, own(*[None] * 7)])
def test_that_no_own_figures_leave_the_baseline_as_it_is(area: Area, none: OwnFigures | None) -> None:
    before = area(MONEY)
    assert with_own_figures(before, none) is before


def test_that_a_baseline_with_own_figures_cannot_be_written_to(area: Area) -> None:
    after = with_own_figures(area(MONEY), own(660.0, *[None] * 6))
    with pytest.raises(ValueError, match="read-only"):
        after.money[0] = 0


def test_that_own_figures_apply_to_many_areas_along_leading_axes(area: Area) -> None:
    one = area(MONEY)
    two = Baseline(**{entry.name: np.stack([getattr(one, entry.name)] * 2) for entry in fields(Baseline)})
    after = with_own_figures(two, own(660.0, *[None] * 6))
    assert after.total.tolist() == [1260, 1260]


@pytest.mark.parametrize(
    ("money", "words"),
    [
        ((1.0,) * 6, "one number a sector, 7 in all, not 6"),
        ((-1.0, *[None] * 6), "not negative"),
        ((float("nan"), *[None] * 6), "not infinite"),
        ((0.0,) * 7, "total above zero"),
    ],
)
def test_that_unsound_own_figures_are_refused(
    area: Area, money: tuple[float | None, ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        with_own_figures(area(MONEY), own(*money))


def test_that_the_preview_shows_each_change_and_the_difference_of_the_totals(area: Area) -> None:
    shown = preview(own(630.0, None, None, 80.0, None, None, None), area(MONEY))
    assert [row.difference for row in shown.rows] == [30, 0, 0, -20, 0, 0, 0]
    assert [row.own for row in shown.rows] == [630, None, None, 80, None, None, None]
    assert shown.rows[3].sector is Sector.COMMUNITY
    assert (shown.published, shown.own, shown.difference) == (1200, 1210, 10)


@given(st.lists(st.none() | st.floats(0.1, 5000), min_size=7, max_size=7))
def test_that_shares_add_up_and_the_first_allocation_is_the_new_total(money: list[float | None]) -> None:
    array = np.array(MONEY)
    before = make_baseline(array, distance=-0.02)
    after = with_own_figures(before, own(*money))
    assert float(after.shares.sum()) == pytest.approx(1, abs=1e-12)
    assert float(after.core + after.other) == pytest.approx(float(after.total), rel=1e-12)
    assert preview(own(*money), before).difference == pytest.approx(
        sum(row.difference for row in preview(own(*money), before).rows), abs=1e-8
    )
    assert len(SECTORS) == len(money)
