import pytest

from leftshift.evidence.entries import EvidenceError
from leftshift.text.citations import distinct, of_column, of_facts, of_table


def test_that_a_column_is_cited_by_its_source_and_how_it_was_got() -> None:
    (cited,) = of_column("icb_finance.core_services_allocation_2025_26_gbp_m")
    assert cited.publisher == "NHS England"
    assert cited.link.startswith("https://")
    assert "Total allocation" in cited.says


def test_that_rows_that_name_their_source_are_cited_by_category() -> None:
    community = {item.id for item in of_table("icb_spend/community services")}
    assert community
    assert community < {item.id for item in of_table("icb_spend")}


def test_that_each_source_is_cited_once_in_order() -> None:
    cited = of_facts(("A05", "A01", "A05"))
    assert [item.id for item in distinct(cited)] == ["A05", "A01"]


def test_that_a_column_nobody_noted_is_refused() -> None:
    with pytest.raises(EvidenceError, match=r"icb_finance\.nothing"):
        of_column("icb_finance.nothing")
