"""Texts: one rule for what is typed, pasted, imported, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.texts import LEVER_NOTE, NAME, NOTES, WHY, Text, with_clean_texts

ANY = st.text(st.characters(), max_size=200)
RULES = st.sampled_from([NAME, NOTES, WHY, Text(most=5), Text(least=1, most=3, lines=True, blank="?")])


@pytest.mark.parametrize(
    ("pasted", "line", "page"),
    [
        ("Plan A\tNorth", "Plan A North", "Plan A\tNorth"),
        ("a\nb", "a b", "a\nb"),
        ("a\r\nb\rc", "a b c", "a\nb\nc"),
        ("a\vb\fc", "a b c", "a\nb\nc"),
        ("a\u2028b\u2029c\x85d", "a b c d", "a\nb\nc\nd"),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc", "ab[31mc"),
        ("\u202egnp.exe\u2066\u200f", "gnp.exe", "gnp.exe"),
        ("\udcff and \ud83d", "\ufffd and \ufffd", "\ufffd and \ufffd"),
        ("\ufeff£ ≥ ½ 👩‍⚕️", "£ ≥ ½ 👩‍⚕️", "£ ≥ ½ 👩‍⚕️"),
    ],
)
def test_that_what_a_text_may_not_hold_is_replaced_or_left_out(pasted: str, line: str, page: str) -> None:
    assert Text(most=99).clean(pasted) == line
    assert Text(most=99, lines=True).clean(pasted) == page


def test_that_what_goes_past_the_limit_is_left_out() -> None:
    assert LEVER_NOTE.clean("x" * 3_000) == "x" * 2_000


def test_that_a_text_that_must_be_there_has_something_to_stand_for_it() -> None:
    assert NAME.clean("\x00\u2028") == "Untitled"
    assert NOTES.clean("\x00") == ""


@given(rule=RULES, text=ANY)
def test_that_cleaning_twice_changes_nothing_more(rule: Text, text: str) -> None:
    once = rule.clean(text)
    assert rule.clean(once) == once
    assert len(once) <= max(rule.most, len(rule.blank))


def test_that_a_scenario_whose_texts_are_clean_is_left_as_the_very_same(scenario: Scenario) -> None:
    assert with_clean_texts(scenario) is scenario


def test_that_a_note_of_which_nothing_is_left_is_no_note(scenario: Scenario) -> None:
    noted = scenario.with_note("board", "\x00").with_note("shares.acute", "a\u2028b")
    assert with_clean_texts(noted).lever_notes == {**scenario.lever_notes, "shares.acute": "a\nb"}
