"""The model written out: complete, and the committed page is what the program writes."""

import pytest

from leftshift.evidence.assumptions import assumption_facts
from leftshift.evidence.levers import lever_facts
from leftshift.text.explain.formulas import formulas
from leftshift.text.reports.model import model_page
from starting.places import ROOT


@pytest.fixture(scope="module")
def page() -> str:
    return model_page()


def test_that_the_committed_page_is_what_the_program_writes(page: str) -> None:
    written = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert written == page, "leftshift model > docs/model.md"


@pytest.mark.parametrize("symbols", sorted({item.symbols for item in formulas().formulas.values()}))
def test_that_every_formula_is_in_it(page: str, symbols: str) -> None:
    assert f"    {symbols}\n" in page


@pytest.mark.parametrize("key", [item.key for item in assumption_facts()] + [*lever_facts().limits])
def test_that_every_assumption_and_lever_is_in_it(page: str, key: str) -> None:
    assert f"(`{key}`)" in page


@pytest.mark.parametrize("title", ["Unfunded in hospital", "Efficiency needed", "Paid back in"])
def test_that_an_outcome_is_found_by_its_name_on_screen(page: str, title: str) -> None:
    assert f"| {title} | " in page
