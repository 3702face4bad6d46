import pytest

from leftshift.questions.peers import peer_measure
from leftshift.text.findings.beside import (
    among_finding,
    beside_finding,
    carried_finding,
    ordinal,
    rank_words,
    say,
)


@pytest.mark.parametrize(
    ("rank", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (22, "22nd")],
)
def test_that_places_are_written_as_english_counts_them(rank: int, text: str) -> None:
    assert ordinal(rank) == text


def test_that_the_better_end_comes_first() -> None:
    assert rank_words(peer_measure("hospital_share"), 1) == "lowest"
    assert rank_words(peer_measure("primary_care_share"), 2) == "2nd highest"


def test_that_a_finding_names_both_places_only_where_they_differ() -> None:
    item = peer_measure("hospital_share")
    assert beside_finding(item, (18, 18), 36) == "Hospital share: 18th lowest of 36 boards"
    assert beside_finding(item, (18, 1), 36) == "Hospital share: from 18th lowest to lowest of 36 boards"


def test_that_the_finding_over_all_boards_holds_the_own_area() -> None:
    said = carried_finding(peer_measure("hospital_share"), [0.5, 0.52], 0.49, 1)
    assert said == "Hospital share: 49.0\u00a0% to 52.0\u00a0% in all 3 boards; here 49.0\u00a0%, lowest"


def test_that_a_region_is_not_counted_among_its_boards() -> None:
    item, more = peer_measure("hospital_share"), peer_measure("primary_care_share")
    assert among_finding(item, (18, 0), 36) == (
        "Hospital share: 18 of 36 boards are lower; under the plan none"
    )
    assert among_finding(more, (1, 1), 36) == "Primary care share: 1 of 36 boards is higher"
    said = carried_finding(item, [0.5, 0.52], 0.51, 2, is_board=False)
    assert said == (
        "Hospital share: 50.0\u00a0% to 52.0\u00a0% in all 2 boards; here 51.0\u00a0%, 1 of 2 boards is lower"
    )


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("hospital_share", 0.5, "50.0\u00a0%"),
        ("total", 2553.4, "£2,553"),
        ("gallagher", 18.62, "18.6 points"),
    ],
)
def test_that_each_measure_is_written_in_its_own_unit(key: str, value: float, text: str) -> None:
    assert say(peer_measure(key), value) == text
