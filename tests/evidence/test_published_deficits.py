"""Published deficits are listed, never added up."""

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.published_deficits import published_deficits
from leftshift.evidence.sector_money import icb_codes
from leftshift.evidence.tables import table
from leftshift.model.terms import Footprint


def test_that_a_row_is_read_whole() -> None:
    found = published_deficits(find_area("QKS", Footprint.YEAR_2025))
    forecast = next(item for item in found if item.what == "forecast deficit")
    assert (forecast.year, forecast.money, forecast.as_of) == ("2025/26", 198.0, "2026-02")
    assert forecast.basis == "after support received in first half"
    assert forecast.note
    assert forecast.citation == "ICB reveals deficit, Healthcare Management, 2026-02"


def test_that_the_latest_year_stands_first() -> None:
    years = [item.year for item in published_deficits(find_area("QE1", Footprint.YEAR_2025))]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1


def test_that_england_has_its_planned_deficit() -> None:
    planned = {
        item.year: item.money
        for item in published_deficits(find_area("ENGLAND"))
        if item.what == "planned deficit, all systems"
    }
    assert planned == {"2024/25": 2200.0, "2025/26": 2200.0}


@pytest.mark.parametrize("code", ["QMM+QJG", "D7T5G", "Y56"])
def test_that_figures_of_several_icbs_are_not_added_up(code: str) -> None:
    assert published_deficits(find_area(code)) == ()


def test_that_every_row_is_of_a_known_icb_or_england() -> None:
    assert {row["ods_code"] for row in table("icb_deficits")} <= {*icb_codes(), "ENGLAND"}
