"""What an area is like: parts add up, and ratios are made from their parts."""

import math

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import fact
from leftshift.evidence.sector_money import icb_codes, population
from leftshift.evidence.structure import (
    BEDS,
    DEPRIVED,
    GP_FTE,
    ContextMeasure,
    context_measures,
    context_of,
    read_context,
)
from leftshift.evidence.tables import table
from leftshift.model.terms import Footprint

OLD = Footprint.YEAR_2025
NORFOLK, SUFFOLK = find_area("QMM", OLD), find_area("QJG", OLD)
BOTH = find_area("QMM+QJG", OLD)


def cell(code: str, column: str) -> float:
    return float(next(row[column] for row in table("icb_structure") if row["ods_code"] == code))


def test_that_every_icb_has_a_row() -> None:
    assert sorted(row["ods_code"] for row in table("icb_structure")) == sorted(icb_codes())


@pytest.mark.parametrize("item", context_measures(), ids=lambda item: item.key)
def test_that_one_icb_has_the_figure_of_its_row(item: ContextMeasure) -> None:
    assert context_of(NORFOLK)[item.key] == pytest.approx(cell("QMM", item.key))


def test_that_beds_of_a_merger_add_up() -> None:
    assert context_of(BOTH)[BEDS] == pytest.approx(cell("QMM", BEDS) + cell("QJG", BEDS))


def test_that_a_share_of_people_is_weighted_by_people() -> None:
    people = {code: population()[icb_codes().index(code)] for code in ("QMM", "QJG")}
    deprived = sum(cell(code, DEPRIVED) * people[code] for code in people)
    assert context_of(BOTH)[DEPRIVED] == pytest.approx(deprived / sum(people.values()))
    assert context_of(BOTH)[DEPRIVED] != pytest.approx((cell("QMM", DEPRIVED) + cell("QJG", DEPRIVED)) / 2)


def test_that_occupancy_is_weighted_by_beds() -> None:
    rate = "ga_bed_occupancy_pct_catchment_2024_25"
    beds = {code: cell(code, BEDS) for code in ("QMM", "QJG")}
    occupied = sum(cell(code, rate) * beds[code] for code in beds)
    assert context_of(BOTH)[rate] == pytest.approx(occupied / sum(beds.values()))


def test_that_england_has_the_published_totals() -> None:
    england = context_of(find_area("ENGLAND"))
    assert england[BEDS] == pytest.approx(101819, rel=0.005)
    assert england[GP_FTE] == pytest.approx(36064, rel=1e-4)
    assert england[DEPRIVED] == pytest.approx(20.21, abs=0.2)
    assert england["ae_within_4_hours_pct_12m_to_2025_07"] == pytest.approx(73.96, abs=0.01)


def test_that_authorities_of_several_icbs_are_not_added_up() -> None:
    assert math.isnan(context_of(BOTH)["num_upper_tier_authorities"])
    assert context_of(SUFFOLK)["num_upper_tier_authorities"] == cell("QJG", "num_upper_tier_authorities")


def test_that_a_missing_cell_makes_the_sum_unknown() -> None:
    [code] = [row["ods_code"] for row in table("icb_structure") if not row["patients_ready_to_leave_2024_25"]]
    assert math.isnan(context_of(find_area(code, OLD))["patients_ready_to_leave_2024_25"])
    assert math.isnan(context_of(find_area("ENGLAND"))["patients_ready_to_leave_2024_25"])


def test_that_the_baseline_counts_beds_deprived_people_and_practice_staff() -> None:
    found, people = baseline(NORFOLK), float(population()[icb_codes().index("QMM")])
    assert float(found.beds) == cell("QMM", BEDS)
    assert float(found.deprived_population) == pytest.approx(people * cell("QMM", DEPRIVED) / 100)
    assert float(found.practice_staff) == pytest.approx(cell("QMM", GP_FTE) * 2.86)


def test_that_the_baseline_of_a_merger_adds_them_up() -> None:
    parts = [baseline(NORFOLK), baseline(SUFFOLK)]
    assert float(baseline(BOTH).deprived_population) == pytest.approx(
        sum(float(part.deprived_population) for part in parts)
    )


def test_that_practice_staff_for_each_doctor_are_those_counted() -> None:
    counted = fact("practice_staff_2022").values
    assert fact("practice_staff_per_gp_2022").value == round(sum(counted[1:]) / counted[0], 2)


SOUND = """
[ga_beds_available_catchment_2024_25]
label = "Beds"
unit = "beds"
when = "2024/25"
decimals = 0
way = "sum"
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[ga_beds_available_catchment_2024_25]", "[ga_beds]", "no column"),
        ('way = "sum"', 'way = "guess"', "“way” must be"),
        ('way = "sum"', 'way = "mean"', "“by” must be"),
        ('way = "sum"', 'way = "sum"\nby = "people"', "“by” must be"),
        ('way = "sum"', 'way = "mean"\nby = "sheep"', "“by” must be"),
    ],
)
def test_that_an_unsound_measure_is_refused(old: str, new: str, reason: str) -> None:
    with pytest.raises(EvidenceError) as refused:
        read_context("x.toml", SOUND.replace(old, new))
    assert reason in str(refused.value)
