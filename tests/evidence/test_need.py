import numpy as np
import pytest

from leftshift.evidence.areas import ENGLAND, ICB_2025, areas, find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.need import need_basis, need_index
from leftshift.evidence.sector_money import icb_codes, population
from leftshift.evidence.tables import table
from leftshift.model.terms import INDEX, Footprint, Sector


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


def test_that_englands_need_index_is_1_and_continuing_care_has_none() -> None:
    england = need_index(next(area for area in areas() if area.kind == ENGLAND))
    assert england[:-1] == pytest.approx(1.0)
    assert np.isnan(england[-1])


def test_that_a_need_index_is_weighted_over_registered_population() -> None:
    area = find_area("QOQ", Footprint.YEAR_2025)
    rows = table("icb_need")
    weighted = sum(float(row["mental_health"]) for row in rows)
    own = next(float(row["mental_health"]) for row in rows if row["ods_code"] == "QOQ")
    people = population()[icb_codes().index("QOQ")] / population().sum()
    assert need_index(area)[INDEX[Sector.MENTAL_HEALTH]] == pytest.approx(own / weighted / people)
