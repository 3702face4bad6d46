"""Levers when own figures come in or go out."""

from collections.abc import Callable

import pytest

from leftshift.model.baseline import Baseline
from leftshift.model.own_figures import OwnFigures, with_own_figures
from leftshift.model.own_levers import carried_to_own
from leftshift.model.scenario import ShareLever

Area = Callable[..., Baseline]
OWN = OwnFigures(
    money=(660.0, *[None] * 6), year=2025, source="ledger.csv", imported="2026-05-01T09:30:00+00:00"
)
MONEY = [600.0, 80.0, 120.0, 100.0, 140.0, 90.0, 70.0]


def test_that_an_import_moves_no_lever_that_stands_at_its_baseline(area: Area) -> None:
    before = area(MONEY)
    after = with_own_figures(before, OWN)
    lever = ShareLever(target=tuple(before.shares.tolist()), start=2025, end=2030)
    assert carried_to_own(lever, before, after).target == tuple(after.shares.tolist())


def test_that_a_moved_lever_keeps_its_change_in_points(area: Area) -> None:
    # Acute 50 % → 660 / 1,260 = 52.38 %; 5 points down from there, and 5 points up for community.
    before = area(MONEY)
    after = with_own_figures(before, OWN)
    target = before.shares.copy()
    target[0] -= 0.05
    target[3] += 0.05
    lever = ShareLever(target=tuple(target.tolist()), start=2025, end=2030)
    carried = carried_to_own(lever, before, after).target
    assert carried[0] == pytest.approx(660 / 1260 - 0.05)
    assert carried[3] == pytest.approx(100 / 1260 + 0.05)
    assert carried_to_own(carried_to_own(lever, before, after), after, before).target == pytest.approx(
        lever.target
    )
