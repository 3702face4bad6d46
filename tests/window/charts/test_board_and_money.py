from collections.abc import Callable

from leftshift.model.board_terms import Basis, only
from leftshift.model.seats import Group, Seat
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


def with_seats(snapshot: Snapshot, *seats: Seat) -> Snapshot:
    return Projector().snapshot(snapshot.scenario.with_board(seats=seats))


def test_that_each_voice_shows_both_shares_where_they_stand(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("board_and_money", 680, 470), snapshot_of()
    chart.draw(snapshot)
    image, spots = chart.grab().toImage(), chart.spots()
    for row, voice in enumerate(snapshot.representation.voices):
        square, ring, diamond = spots[3 * row : 3 * row + 3]
        colour = theme_of(ThemeChoice.LIGHT).voice(voice)
        assert (square.x < ring.x) == (
            snapshot.representation.seat_share[row] < snapshot.representation.spend_share[row]
        )
        assert image.pixelColor(round(square.x) - 3, round(square.y)) == colour
        assert image.pixelColor(round(ring.x), round(ring.y)) == theme_of(ThemeChoice.LIGHT).surfaces.panel
        assert (
            image.pixelColor(round(diamond.x), round(diamond.y)) == theme_of(ThemeChoice.LIGHT).surfaces.panel
        )


def test_that_every_seat_has_its_square_with_colour_and_letter(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("board_and_money", 680, 470)
    seats = (
        Seat(role="Chair", group=Group.INDEPENDENT),
        Seat(role="Partner member", group=Group.GENERAL_PRACTICE),
        Seat(role="Observer", group=Group.VOLUNTARY, voting=False),
    )
    chart.draw(with_seats(snapshot_of(), *seats))
    image, spots, shown = chart.grab().toImage(), chart.spots()[-3:], theme_of(ThemeChoice.LIGHT)
    assert [spot.text.split("\n")[0] for spot in spots] == ["Chair", "Partner member", "Observer"]
    for spot, seat in zip(spots, seats, strict=True):
        inside = image.pixelColor(round(spot.x) - 7, round(spot.y))
        assert inside == (shown.groups[seat.group] if seat.voting else shown.surfaces.panel)


def test_that_a_large_board_stays_within_the_chart(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("board_and_money", 280, 190)
    seats = tuple(Seat(role=f"Member {place}", group=Group.TRUST_ACUTE) for place in range(34))
    chart.draw(with_seats(snapshot_of(), *seats))
    assert all(chart.rect().contains(round(spot.x), round(spot.y)) for spot in chart.spots())


def test_that_a_board_without_seats_is_drawn_and_said(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("board_and_money")
    chart.draw(with_seats(snapshot_of()))
    assert chart.title == "No provider seats with a vote on the board"
    assert not chart.grab().isNull()


def test_that_the_table_holds_seats_shares_and_gaps(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("board_and_money"), snapshot_of()
    chart.draw(snapshot)
    rows = chart.table().rows
    assert [row[1] for row in rows] == [str(count) for count in snapshot.representation.seats]
    assert rows[0][3] == f"{snapshot.representation.spend_share[0]:.1f}\u00a0%"


def test_that_the_basis_chosen_takes_the_ring_and_spend_stands_beside_contacts(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("board_and_money", 680, 470), snapshot_of()
    counted = snapshot.scenario.with_board(basis=only(Basis.CONTACTS_COUNTED))
    chart.draw(Projector().snapshot(counted))
    assert chart.table().columns[3:5] == ("Share of contacts, as counted", "Share of spend")
    assert chart.title.endswith("of contacts, as counted")
