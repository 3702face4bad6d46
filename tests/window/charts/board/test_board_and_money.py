from collections.abc import Callable

import pytest

from leftshift.model.seats import Basis, Group, Seat, only
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.board_and_money import RowMarksOverSeats, board_and_money
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import Shape


def with_seats(snapshot: Snapshot, *seats: Seat) -> Snapshot:
    return Projector().snapshot(snapshot.scenario.with_board(seats=seats))


def test_that_each_voice_has_a_mark_at_each_of_its_shares(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    marks, partners = board_and_money(snapshot).marks, snapshot.representation
    assert isinstance(marks, RowMarksOverSeats)
    drawn = [{mark.shape: mark.value for mark in row.marks} for row in marks.rows]
    assert [marks_of[Shape.SQUARE] for marks_of in drawn] == list(partners.seat_share)
    assert [marks_of[Shape.RING] for marks_of in drawn] == list(partners.spend_share)


def test_that_full_and_hollow_marks_are_told_apart_where_they_are_drawn(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    card, snapshot = card_of(board_and_money(snapshot_of()), 680, 470), snapshot_of()
    image, spots, panel = card.grab().toImage(), card.spots(), card.theme.surfaces.panel
    for row, voice in enumerate(snapshot.representation.voices):
        square, ring, diamond = spots[3 * row : 3 * row + 3]
        inside = [image.pixelColor(round(spot.x) - 3, round(spot.y)) for spot in (square,)]
        inside += [image.pixelColor(round(spot.x), round(spot.y)) for spot in (ring, diamond)]
        assert inside == [card.theme.voice(voice), panel, panel], voice


def test_that_every_seat_has_its_square_with_colour_and_letter(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    seats = (
        Seat(role="Chair", group=Group.INDEPENDENT),
        Seat(role="Partner member", group=Group.GENERAL_PRACTICE),
        Seat(role="Observer", group=Group.VOLUNTARY, voting=False),
    )
    card = card_of(board_and_money(with_seats(snapshot_of(), *seats)), 680, 470)
    image, spots = card.grab().toImage(), card.spots()[-3:]
    assert [spot.reading.name for spot in spots] == ["Chair", "Partner member", "Observer"]
    inside = [image.pixelColor(round(spot.x) - 7, round(spot.y)) for spot in spots]
    assert inside == [
        card.theme.groups[seat.group] if seat.voting else card.theme.surfaces.panel for seat in seats
    ]


def test_that_a_large_board_stays_within_the_chart(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    seats = tuple(Seat(role=f"Member {place}", group=Group.TRUST_ACUTE) for place in range(34))
    card = card_of(board_and_money(with_seats(snapshot_of(), *seats)), 280, 190)
    assert all(card.rect().contains(round(spot.x), round(spot.y)) for spot in card.spots())


def test_that_a_board_without_seats_is_drawn_and_said(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    card = card_of(board_and_money(with_seats(snapshot_of())))
    assert card.title == "No provider seats with a vote on the board"
    assert not card.grab().isNull()


def test_that_the_table_holds_seats_shares_and_gaps(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    rows = board_and_money(snapshot).table().rows
    assert [row[1] for row in rows] == [str(count) for count in snapshot.representation.seats]
    assert rows[0][3] == f"{snapshot.representation.spend_share[0]:.1f}\u00a0%"


def test_that_seats_that_only_stand_in_for_a_board_are_said_to_be_over_or_short_of_nothing(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    data = board_and_money(snapshot_of(area="QMM"))
    assert data.title == "Your board is not known: import it, or start from a template"
    assert isinstance(data.marks, RowMarksOverSeats)
    assert [row.figure for row in data.marks.rows] == [""] * len(data.marks.rows)


@pytest.mark.parametrize(
    ("basis", "columns"),
    [
        (Basis.SPEND, ("Share of spend", "Share of contacts, as leaders put it")),
        (Basis.CONTACTS_COUNTED, ("Share of contacts, as counted", "Share of spend")),
    ],
)
def test_that_the_basis_chosen_has_the_ring_and_the_other_the_diamond(
    basis: Basis, columns: tuple[str, str], snapshot_of: Callable[..., Snapshot]
) -> None:
    scenario = snapshot_of(area="QWE").scenario.with_board(basis=only(basis))
    data = board_and_money(Projector().snapshot(scenario))
    assert data.table().columns[3:5] == columns
    assert columns[0].removeprefix("Share of ") in data.title
