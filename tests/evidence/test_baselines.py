"""The baseline of every area agrees with the expected table and adds up."""

import csv
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.evidence import sector_money
from leftshift.evidence.areas import ENGLAND, ICB_2025, KINDS, area_of, areas, find_area
from leftshift.evidence.assumptions import assumption
from leftshift.evidence.baselines import MIXED, all_icbs, baseline, sector_basis
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import facts_on
from leftshift.evidence.sector_money import DERIVED, ESTIMATE, PUBLISHED, UPRATED, icb_codes
from leftshift.model.baseline import Baseline
from leftshift.model.scenario import AreaChoice
from leftshift.model.terms import INDEX, SECTORS, Footprint, Sector

THEN = Footprint.YEAR_2025
EXPECTED = {
    row["ods_code"]: row
    for row in csv.DictReader(
        (Path(__file__).parent / "expected_sector_baseline.csv").read_text(encoding="utf-8").splitlines()
    )
}


@pytest.mark.parametrize("code", EXPECTED)
def test_that_every_sector_is_within_a_hundredth_of_a_million_of_the_expected_table(code: str) -> None:
    found = baseline(find_area(code, THEN))
    expected = [float(EXPECTED[code][f"{sector}_gbp_m"]) for sector in SECTORS]
    before = found.money + found.programme_pay * np.eye(len(SECTORS))[INDEX[Sector.ACUTE]]
    assert before == pytest.approx(expected, abs=0.01)
    assert float(found.total + found.programme_pay) == pytest.approx(
        float(EXPECTED[code]["programme_total_gbp_m"]), abs=0.01
    )


def test_that_the_expected_table_has_all_icbs() -> None:
    assert sorted(EXPECTED) == sorted(icb_codes())


@pytest.mark.parametrize("kind", KINDS)
def test_that_each_kind_of_area_adds_up_to_england(kind: str) -> None:
    england = baseline(find_area("ENGLAND"))
    parts = [baseline(area) for area in areas() if area.kind == kind]
    for entry in fields(Baseline):
        total = np.sum([getattr(part, entry.name) for part in parts], axis=0)
        assert total == pytest.approx(getattr(england, entry.name), rel=1e-12, abs=0.001)


def test_that_one_icb_is_its_own_row_bit_for_bit() -> None:
    icbs = all_icbs()
    for area in areas():
        if area.kind == ICB_2025:
            place = icb_codes().index(area.code)
            for entry in fields(Baseline):
                assert np.array_equal(getattr(baseline(area), entry.name), getattr(icbs, entry.name)[place])


def test_that_sectors_add_up_to_the_allocations() -> None:
    icbs = all_icbs()
    assert icbs.total + icbs.programme_pay == pytest.approx(icbs.core + icbs.other, rel=1e-12)


def test_that_no_sector_of_any_area_is_empty_or_negative() -> None:
    for area in areas():
        assert (baseline(area).money > 0).all()


def test_that_england_comes_out_at_the_stated_shares() -> None:
    (england,) = (baseline(area) for area in areas() if area.kind == ENGLAND)
    assert float(england.hospital_share) == pytest.approx(0.5616, abs=0.0005)
    assert float(england.primary_care_share) == pytest.approx(0.1952, abs=0.0005)


def test_that_distance_from_target_is_the_published_one() -> None:
    row = baseline(find_area("QOQ", THEN))
    assert float(row.distance) == pytest.approx(0.00968, abs=1e-9)


def test_that_operating_cost_is_published_or_left_to_people_never_both() -> None:
    icbs = all_icbs()
    assert ((icbs.operating_cost_published > 0) != (icbs.operating_cost_population > 0)).all()
    kent = baseline(find_area("QKS", THEN))
    assert float(kent.operating_cost_published) == 73.5
    assert float(baseline(find_area("QUY", THEN)).operating_cost_published) == 33.0


def test_that_an_icb_has_its_primary_care_networks() -> None:
    assert float(baseline(find_area("QOQ", THEN)).pcns) == 44


def test_that_baselines_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        baseline(find_area("QMM")).money[0] = 0
    with pytest.raises(ValueError, match="read-only"):
        all_icbs().money[0, 0] = 0


def test_that_the_basis_of_each_sector_is_told() -> None:
    assert sector_basis(find_area("QMM")) == {
        Sector.ACUTE: DERIVED,
        Sector.SPECIALISED: PUBLISHED,
        Sector.MENTAL_HEALTH: DERIVED,
        Sector.COMMUNITY: UPRATED,
        Sector.PRIMARY_CARE: PUBLISHED,
        Sector.PRESCRIBING: DERIVED,
        Sector.CONTINUING_CARE: ESTIMATE,
    }


def test_that_parts_on_different_grounds_are_mixed() -> None:
    basis = sector_basis(find_area("T6Y0W"))
    assert basis[Sector.COMMUNITY] == MIXED
    assert basis[Sector.CONTINUING_CARE] == ESTIMATE


def test_that_a_sector_baseline_fact_must_hold_one_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    several = facts_on("running_costs")["C04"]
    monkeypatch.setattr(sector_money, "facts_on", lambda _topic: {"prescribing_2024": several})
    with pytest.raises(EvidenceError, match="one figure must stand here"):
        sector_money._prescribing()  # noqa: SLF001 - what is public keeps its first answer


@given(st.sets(st.sampled_from(icb_codes()), min_size=2, max_size=42))
def test_that_a_merger_has_exactly_what_its_parts_have(codes: set[str]) -> None:
    whole = baseline(area_of(AreaChoice(footprint=THEN, codes=tuple(sorted(codes)))))
    parts = [baseline(find_area(code, THEN)) for code in sorted(codes)]
    for entry in fields(Baseline):
        total = np.sum([getattr(part, entry.name) for part in parts], axis=0)
        assert getattr(whole, entry.name) == pytest.approx(total, rel=1e-12)
    assert float(whole.shares.sum()) == pytest.approx(1, abs=1e-12)


def test_that_programme_pay_is_operating_cost_less_the_allowance() -> None:
    # Kent: £73.5m published; Humber: 1,821,422 people at £37.52 less its allowance of £26.424m.
    kent, humber = baseline(find_area("QKS", THEN)), baseline(find_area("QOQ", THEN))
    assert float(kent.programme_pay) == pytest.approx(73.5 - float(kent.running_cost_allowance))
    assert float(humber.programme_pay) == pytest.approx(1_821_422 * 37.52 / 1e6 - 26.424)
    england = baseline(find_area("ENGLAND"))
    assert float(england.programme_pay) == pytest.approx(1510.5, abs=0.1)


def test_that_no_allowance_exceeds_the_lowest_operating_cost_thought_likely() -> None:
    # So that what is worked out of sums is the sum of what is worked out of each.
    icbs, low = all_icbs(), assumption("operating_cost_per_head").low
    known = icbs.operating_cost_population > 0
    cost = icbs.operating_cost_population * low / 1e6
    assert np.all(cost[known] > icbs.allowance_estimated[known])


def test_that_targets_of_all_boards_add_up_to_englands_core() -> None:
    icbs = all_icbs()
    assert float(icbs.convergence_target.sum()) == pytest.approx(float(icbs.core.sum()), rel=1e-14)
    assert float(icbs.core_target.sum()) < float(icbs.core.sum()) * 0.99
    scale = icbs.convergence_target / icbs.core_target
    assert scale == pytest.approx(np.full(42, scale[0]))


def test_that_each_pound_is_derived_estimated_or_published() -> None:
    humber = baseline(find_area("QOQ", THEN))
    certain = [sector in {Sector.SPECIALISED, Sector.PRIMARY_CARE} for sector in SECTORS]
    known = humber.derived + humber.estimated
    assert known == pytest.approx(np.where(certain, 0, humber.money))
    assert humber.estimated[INDEX[Sector.COMMUNITY]] == humber.money[INDEX[Sector.COMMUNITY]]
    norfolk = baseline(find_area("QMM", THEN))
    assert norfolk.derived[INDEX[Sector.COMMUNITY]] == norfolk.money[INDEX[Sector.COMMUNITY]]
    assert norfolk.estimated[INDEX[Sector.CONTINUING_CARE]] == norfolk.money[INDEX[Sector.CONTINUING_CARE]]
