"""Boards to start from have the area's own trusts and practices filled in."""

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.board_templates import organisations_of, templates_of
from leftshift.evidence.tables import table
from leftshift.model.seats import Group
from leftshift.model.terms import Footprint

SPEND = (60.0, 15.0, 14.0, 11.0)
OLD = Footprint.YEAR_2025


def test_that_one_icb_has_the_organisations_of_its_row() -> None:
    row = next(row for row in table("icb_finance") if row["ods_code"] == "QOQ")
    found = organisations_of(find_area("QOQ", OLD))
    assert (found.acute, found.mental_health, found.ambulance) == (
        int(row["num_trusts_acute"]),
        int(row["num_trusts_mental_health"]),
        int(row["num_trusts_ambulance"]),
    )
    assert found.practices == int(row["num_gp_practices_2026_01"])
    assert found.exact


def test_that_organisations_of_a_merger_add_up() -> None:
    parts = [organisations_of(find_area(code, OLD)) for code in ("QOQ", "QHM")]
    whole = organisations_of(find_area("QOQ+QHM", OLD))
    assert whole.acute == sum(part.acute for part in parts)
    assert whole.practices == sum(part.practices for part in parts)


def test_that_part_of_an_icb_is_rounded_and_says_so() -> None:
    area = next(
        area
        for code in ("T6Y0W", "S1Y5D", "D7T5G")
        for area in [find_area(code)]
        if any(0 < weight < 1 for weight in area.members.values())
    )
    assert not organisations_of(area).exact


def test_that_one_seat_per_trust_has_the_areas_own_numbers() -> None:
    area = find_area("QHM", OLD)
    own = organisations_of(area)
    board = next(t for t in templates_of(area, SPEND, 20) if t.key == "one_seat_per_trust")
    groups = [seat.group for seat in board.seats]
    assert groups.count(Group.TRUST_ACUTE) == own.acute > 1
    practice = next(seat for seat in board.seats if seat.group is Group.GENERAL_PRACTICE)
    assert practice.organisations == own.practices > 100


def test_that_the_templates_are_offered_smallest_first() -> None:
    found = templates_of(find_area("QMM"), SPEND, 20)
    assert {item.key for item in found} == {
        "minimum",
        "guidance_2022",
        "one_seat_per_trust",
        "sector_balanced",
    }
    sizes = [len(item.seats) for item in found]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(("basis", "size"), [((0.0,) * 4, 20), (SPEND, 9)])
def test_that_a_balanced_board_without_money_or_room_is_left_out(basis: tuple[float, ...], size: int) -> None:
    keys = [item.key for item in templates_of(find_area("QMM"), basis, size)]
    assert "sector_balanced" not in keys
    assert "minimum" in keys


def test_that_a_board_of_the_least_size_can_be_balanced() -> None:
    assert "sector_balanced" in [item.key for item in templates_of(find_area("QMM"), SPEND, 10)]
