import pytest

from leftshift.evidence.entries import EvidenceError
from leftshift.text.explain.formulas import formula, formulas, read_formulas

SOUND = """
[formula.one]
title = "One"
words = "It is one."
symbols = "1"
[outcomes]
[charts.chart]
formula = "one"
[pages]
"""


@pytest.mark.parametrize("key", formulas().formulas)
def test_that_every_formula_has_a_title_words_and_symbols(key: str) -> None:
    assert all((formula(key).title, formula(key).words, formula(key).symbols))


def test_that_a_chart_falls_back_on_its_own_formula() -> None:
    assert read_formulas(SOUND).charts["chart"].formula_of("whatever") == "one"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (("symbols =", "symbol ="), "entry one: symbol, symbols missing or unknown"),
        (('formula = "one"', 'formula = "two"'), "does not hold: two"),
        (("[pages]", "[pages"), "not sound TOML"),
    ],
)
def test_that_an_unsound_file_is_refused_with_the_place(change: tuple[str, str], wrong: str) -> None:
    with pytest.raises(EvidenceError, match=wrong):
        read_formulas(SOUND.replace(*change))


def test_that_a_formula_that_is_not_there_is_named() -> None:
    with pytest.raises(EvidenceError, match="no formula nothing"):
        formula("nothing")
