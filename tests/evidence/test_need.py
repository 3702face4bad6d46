import pytest

from leftshift.evidence.areas import ENGLAND, ICB_2025, areas, find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.need import need_basis
from leftshift.model.terms import INDEX, Sector


def test_that_englands_need_is_englands_spend_without_continuing_care() -> None:
    england = next(area for area in areas() if area.kind == ENGLAND)
    need, spend = need_basis(england), baseline(england).money
    assert need[:-1] == pytest.approx(spend[:-1])
    assert need[INDEX[Sector.CONTINUING_CARE]] == 0


def test_that_the_needs_of_all_icbs_add_up_to_englands() -> None:
    whole = need_basis(next(area for area in areas() if area.kind == ENGLAND))
    parts = sum(need_basis(area) for area in areas() if area.kind == ICB_2025)
    assert parts == pytest.approx(whole)


def test_that_need_follows_weighted_population_not_spend() -> None:
    area = find_area("QMM")
    acute = INDEX[Sector.ACUTE]
    assert need_basis(area)[acute] > 0
    assert need_basis(area)[acute] != pytest.approx(float(baseline(area).money[acute]), rel=1e-6)
