from collections.abc import Callable
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import choice_of, find_area
from leftshift.model.terms import Footprint, Sector
from leftshift.questions.peers import peer_measures
from leftshift.session.session import Session
from leftshift.window.charts.beside_others import BesideOthers
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


@pytest.fixture
def chart(qtbot: QtBot) -> Callable[..., Chart]:
    def make(*, carried: bool = False, measure: str = "hospital_share") -> Chart:
        made = Chart(BesideOthers(carried=carried, measure=measure), theme_of(ThemeChoice.LIGHT))
        qtbot.addWidget(made)
        made.resize(430, 300)
        return made

    return make


@pytest.fixture
def in_2025(session: Session) -> Session:
    session.set_area(choice_of(find_area("QMM", Footprint.YEAR_2025)))
    return session


def test_that_every_other_board_and_this_one_twice_can_be_read(
    chart: Callable[..., Chart], in_2025: Session
) -> None:
    made = chart()
    made.draw(in_2025.snapshot)
    texts = [spot.text for spot in made.spots()]
    assert len(texts) == 41 + 2
    assert len({text.split("\n")[0] for text in texts}) == 43
    assert texts[-1].startswith("Norfolk and Waveney, under the scenario")


def test_that_arrow_keys_walk_from_left_to_right(chart: Callable[..., Chart], in_2025: Session) -> None:
    made = chart()
    made.draw(in_2025.snapshot)
    x = [spot.x for spot in made.spots()[:-1]]
    assert x == sorted(x)


def test_that_the_boards_of_2026_are_36(chart: Callable[..., Chart], session: Session) -> None:
    made = chart()
    session.set_area(choice_of(find_area("T6Y0W", Footprint.YEAR_2026)))
    made.draw(session.snapshot)
    assert "of 36 boards" in made.title


def test_that_the_title_says_from_which_place_to_which(chart: Callable[..., Chart], in_2025: Session) -> None:
    in_2025.shares.set(Sector.ACUTE, 0.30)
    in_2025.settle()
    made = chart()
    made.draw(in_2025.snapshot)
    assert made.title.startswith("Hospital share: from ")
    assert made.title.endswith(" to lowest of 42 boards")


def test_that_a_merged_area_stands_beside_all_that_are_no_part_of_it(
    chart: Callable[..., Chart], session: Session
) -> None:
    session.set_area(choice_of(find_area("QMM+QJG", Footprint.YEAR_2025)))
    made = chart()
    made.draw(session.snapshot)
    names = [spot.text.split("\n")[0] for spot in made.spots()]
    assert len(names) == 40 + 2
    assert not [name for name in names if name == "Norfolk and Waveney"]


@pytest.mark.parametrize("measure", [item.key for item in peer_measures()])
@pytest.mark.parametrize("rows", [1, 2])
def test_that_every_measure_can_be_drawn_and_listed(
    measure: str,
    rows: int,
    chart: Callable[..., Chart],
    in_2025: Session,
) -> None:
    made = chart(carried=rows == 2, measure=measure)
    made.draw(in_2025.snapshot)
    made.grab()
    table = made.table()
    assert len(table.rows) == 44 - rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(0 <= spot.x <= made.width() and 0 <= spot.y <= made.height() for spot in made.spots())


def test_that_carried_the_same_change_is_seen_in_every_board(
    chart: Callable[..., Chart], in_2025: Session
) -> None:
    in_2025.shares.set(Sector.ACUTE, 0.40)
    in_2025.settle()
    made = chart(carried=True)
    made.draw(in_2025.snapshot)
    plot = made.plot
    assert isinstance(plot, BesideOthers)
    assert (plot._strips[1].others < plot._strips[0].others).all()
    assert "in all 42 boards" in made.title


def test_that_another_measure_is_shown_once_chosen(chart: Callable[..., Chart], in_2025: Session) -> None:
    made = chart()
    plot = made.plot
    assert isinstance(plot, BesideOthers)
    plot.choose("gallagher")
    made.draw(in_2025.snapshot)
    assert plot.measure == "gallagher"
    assert made.title.startswith("Board against spend")


def test_that_dots_never_cover_one_another_where_there_is_room(
    chart: Callable[..., Chart], in_2025: Session
) -> None:
    made = chart()
    made.resize(900, 500)
    made.draw(in_2025.snapshot)
    others = [spot for spot in made.spots() if "Norfolk and Waveney" not in spot.text]
    for one, other in pairwise(others):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 49


def test_that_the_others_are_worked_out_once_while_a_lever_moves(in_2025: Session) -> None:
    plot = BesideOthers()
    plot.draw(in_2025.snapshot)
    before = plot.stands_on
    in_2025.shares.set(Sector.ACUTE, 0.45)
    plot.draw(in_2025.snapshot)
    assert plot.stands_on == before


@pytest.mark.parametrize("carried", [False, True])
def test_that_england_is_not_counted_among_the_boards_it_is_made_of(
    *, carried: bool, chart: Callable[..., Chart], session: Session
) -> None:
    session.set_area(choice_of(find_area("England", Footprint.YEAR_2026)))
    made = chart(carried=carried)
    made.draw(session.snapshot)
    assert "36 boards are lower" in made.title
    assert "37" not in made.title
    assert "other boards" not in made.plot.subtitle
    own = next(spot for spot in made.spots() if spot.text.startswith("England"))
    assert "of 36 boards are lower" in own.text
