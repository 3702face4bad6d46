"""Tables are read strictly, and every figure has a source."""

import pytest

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.tables import columns, number, read_table, sources, table

WITH_SOURCE = (
    "icb_spend",
    "icb_deficits",
    "national_finance",
    "national_spend",
    "gdp_deflator",
    "board_seats",
    "avoidable_activity",
)
BY_COLUMN = ("icb_finance", "icb_need", "icb_structure", "icb_succession_2026")


def test_that_a_short_row_is_refused_with_its_line() -> None:
    with pytest.raises(EvidenceError, match=r"t\.csv, line 3: 2 cells must stand here, not 1"):
        read_table("t", "a,b\n1,2\n3\n")


def test_that_a_cell_that_is_no_number_is_refused_with_its_place() -> None:
    with pytest.raises(EvidenceError, match=r"t\.csv, row QMM, column b: “x” is no number"):
        number("t", {"a": "QMM", "b": "x"}, "b")


def test_that_a_table_that_is_not_shipped_is_named() -> None:
    with pytest.raises(EvidenceError, match=r"no_such\.csv is missing"):
        table("no_such")


@pytest.mark.parametrize("name", WITH_SOURCE)
def test_that_each_row_names_a_source_that_is_known(name: str) -> None:
    assert {row["source"] for row in table(name)} <= set(sources())


@pytest.mark.parametrize("name", BY_COLUMN)
def test_that_each_column_says_how_it_was_got_and_from_where(name: str) -> None:
    told = {item.column: item for item in columns() if item.table == name}
    keys = {"ods_code"} if name in {"icb_need", "icb_structure"} else set()
    assert set(table(name)[0]) - keys == set(told)
    for item in told.values():
        assert item.how
        assert item.sources
        assert set(item.sources) <= set(sources())


def test_that_each_source_has_publisher_title_and_date() -> None:
    for source in sources().values():
        assert source.publisher
        assert source.title
        assert source.date
        assert source.link.startswith("http") or not source.link


def test_that_only_a_document_without_an_address_lacks_a_link() -> None:
    assert [source.id for source in sources().values() if not source.link] == ["kings_fund_leadership_2025"]


@pytest.mark.parametrize(
    ("column", "total"),
    [
        ("core_services_allocation_2025_26_gbp_m", 124345.779),
        ("primary_medical_care_allocation_2025_26_gbp_m", 13058.859),
        ("other_primary_care_allocation_2025_26_gbp_m", 6090.095),
        ("specialised_allocation_2025_26_gbp_m", 15872.440),
        ("running_cost_allowance_2025_26_gbp_m", 873.992),
    ],
)
def test_that_the_rows_of_the_icbs_add_up_to_the_published_total_of_england(
    column: str, total: float
) -> None:
    rows = [number("icb_finance", row, column) for row in table("icb_finance")]
    assert sum(rows) == pytest.approx(total, abs=0.0035)
