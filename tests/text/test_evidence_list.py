from leftshift.evidence.facts import facts
from leftshift.evidence.tables import sources
from leftshift.text.evidence_list import TABLES, evidence_list, groups


def test_that_every_fact_and_every_source_of_a_table_is_a_row() -> None:
    rows = evidence_list()
    assert {row.id for row in rows if row.group != TABLES} == set(facts())
    assert {row.id for row in rows if row.group == TABLES} == set(sources())
    assert groups()[-1] == TABLES


def test_that_a_row_says_which_assumption_lever_formula_and_check_use_it() -> None:
    used = {row.id: row.used_by for row in evidence_list()}
    assert "Assumption: Running cost limit" in used["C03"]
    assert "Lever: Cut to operating cost" in used["C01"]
    assert "Chart: Hospital share" in used["A05"]
    assert "Formula: Hospital share" in used["A05"]
    assert any(user.startswith("Board check:") for user in used["B01"])
    assert "Table: icb_finance" in used["nhse_allocations_2025"]


def test_that_every_row_names_source_publisher_and_kind() -> None:
    assert [row.id for row in evidence_list() if not (row.source and row.publisher and row.kind)] == []


def test_that_a_row_is_found_by_any_of_its_words_in_any_order() -> None:
    row = next(row for row in evidence_list() if row.id == "C03")
    assert row.has_words("ENVELOPE 18.76")
    assert row.has_words("c03")
    assert not row.has_words("envelope nowhere")
