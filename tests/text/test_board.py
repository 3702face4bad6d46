from collections.abc import Callable
from fractions import Fraction

import pytest

from leftshift.board.rebalance import rebalance
from leftshift.evidence.areas import find_area
from leftshift.evidence.boards import board_of
from leftshift.model.scenario import Scenario
from leftshift.model.seats import Basis, Group, Seat, only
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text import board as words
from leftshift.text.findings.spend import board_finding


@pytest.fixture
def now_of(scenario_of: Callable[[str], Scenario]) -> Callable[..., Snapshot]:
    return lambda area="QMM", **board: Projector().snapshot(scenario_of(area).with_board(**board))


def test_that_the_sentence_puts_seats_spend_and_contacts_side_by_side(
    now_of: Callable[..., Snapshot],
) -> None:
    seats = (
        *(Seat(role="x", group=Group.TRUST_ACUTE) for _ in range(9)),
        Seat(role="GP", group=Group.GENERAL_PRACTICE),
    )
    said = words.share_sentence(now_of("QWE", seats=seats).board_measures).replace("\u00a0", " ")
    assert said == (
        "Primary care has 10 % of provider seats, 20 % of spend and 90 % of contacts (59 % as counted)."
    )


def test_that_a_real_board_that_shows_the_opposite_of_the_claim_says_so(
    now_of: Callable[..., Snapshot],
) -> None:
    derby = now_of("QJ2").board_measures
    assert words.claim_sentence(derby) == (
        "This board shows the opposite of the claim that boards lean to hospitals (F24): hospital has 0 of 3 "
        "provider seats, 1.8 seats short of its spend."
    )
    assert board_finding(derby.spend).endswith("; the opposite of the claim that boards lean to hospitals")
    assert "claim" not in board_finding(derby.spend, "contacts, as counted")


@pytest.mark.parametrize("area", ["QWE", "QMM"], ids=["hospital has more than in proportion", "not known"])
def test_that_a_board_that_does_not_is_silent(area: str, now_of: Callable[..., Snapshot]) -> None:
    measures = now_of(area).board_measures
    assert words.claim_sentence(measures) == ""
    assert measures.placeholder or "claim" not in board_finding(measures.spend)


def test_that_seats_of_statute_and_ties_are_said_of_a_rebalanced_board(
    now_of: Callable[..., Snapshot],
) -> None:
    seats = now_of("QWE").scenario.board.seats
    found = rebalance(seats, (5, 4, 4, 1), "Sainte-Laguë")
    assert words.rebalance_notes(found) == tuple(filter(None, (found.held_words, found.tie_words)))
    assert found.held_words in words.rebalance_notes(found)


def test_that_a_board_without_partners_says_so(now_of: Callable[..., Snapshot]) -> None:
    assert "no provider seats to share" in words.share_sentence(now_of(seats=()).board_measures)
    assert words.board_finding(()) == "Nobody on this board has a vote"


def test_that_a_mix_names_its_weights(now_of: Callable[..., Snapshot]) -> None:
    mixed = now_of(basis=(0.5, 0.0, 0.0, 0.5, 0.0)).board_measures
    assert words.basis_words(mixed).replace("\u00a0", " ") == "mix of spend 50 % and need 50 %"
    assert words.basis_name(mixed) == "the mix"
    alone = now_of(basis=only(Basis.NEED)).board_measures
    assert words.basis_words(alone) == words.basis_name(alone) == "need"


def test_that_every_basis_says_what_it_is() -> None:
    notes = [words.basis_note(basis) for basis in Basis]
    assert len(set(notes)) == len(notes)
    assert all(note.endswith(".") for note in notes)


def test_that_voting_power_says_what_passes_who_is_pivotal_and_who_wins(
    now_of: Callable[..., Snapshot],
) -> None:
    power = now_of().board_measures.power
    assert power is not None
    said = words.power_sentences(power)
    assert said[0] == "6 of 10 votes pass a motion with everybody present."
    assert said[1].startswith("Pivotal groups")
    assert said[2] == "Smallest winning coalitions (1, of 2 groups): chair and non-executive + executive."
    assert words.power_finding(power).startswith("Executive members would decide most often")


def test_that_a_group_that_decides_alone_and_one_that_never_does_are_named(
    now_of: Callable[..., Snapshot],
) -> None:
    seats = (
        *(Seat(role="x", group=Group.TRUST_ACUTE) for _ in range(3)),
        Seat(role="GP", group=Group.GENERAL_PRACTICE),
    )
    power = now_of(seats=seats).board_measures.power
    assert power is not None
    said = words.power_sentences(power)
    assert words.power_finding(power) == "Acute trust members decide every vote if they vote as one"
    assert said[2] == "Never decide, however the others vote: general practice."
    assert said[3] == "Wins alone: acute trust."


def test_that_a_quorum_is_named_where_it_lowers_the_votes(now_of: Callable[..., Snapshot]) -> None:
    power = now_of(quorum=6).board_measures.power
    assert power is not None
    assert "; 4 can be enough at a meeting" in words.power_sentences(power)[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(11, 25), "44.0 % (11/25)"), (Fraction(1), "100.0 %"), (Fraction(12345, 67891), "18.2 %")],
)
def test_that_an_index_shows_its_fraction_where_it_is_short(value: Fraction, text: str) -> None:
    assert words.share_of(value).replace("\u00a0", " ") == text


def test_that_a_source_is_told_from_the_minimum_and_from_a_part() -> None:
    assert words.source_words(board_of(find_area("QWE"))) == (
        "Source: About our board, South West London ICB, undated."
    )
    minimum = words.source_words(board_of(find_area("QMM")))
    assert "not this area" in minimum
    assert "Partial" not in minimum
    assert "Partial: 6 seats are known" in words.source_words(board_of(find_area("QVV")))


def test_that_measures_have_a_row_a_sector_and_a_cell_a_column(now_of: Callable[..., Snapshot]) -> None:
    rows = words.measure_rows(now_of("QWE").board_measures)
    assert [row[0] for row in rows] == ["Hospital", "Mental health", "Community", "Primary care"]
    assert {len(row) for row in rows} == {len(words.MEASURE_COLUMNS)}
    assert rows[1][7] == "\u2013"
    assert {len(row) for row in words.index_rows(now_of().board_measures)} == {len(words.INDEX_COLUMNS)}


def test_that_checks_are_marked_in_shape_and_word(now_of: Callable[..., Snapshot]) -> None:
    checks = now_of().checks
    assert {words.check_mark(check) for check in checks} == {
        "\u2713 met",
        "\u2717 not met",
        "\u2013 not applicable",
    }
    assert words.checks_finding(checks) == "10 met, 4 not met, 3 not applicable"
    assert words.broken_words(checks[:1]) == "\u2717 Statute: The board has a chair. (B01)"
