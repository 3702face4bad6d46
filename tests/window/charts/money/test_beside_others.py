from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from leftshift.evidence.areas import choice_of, find_area
from leftshift.model.terms import Footprint, Sector
from leftshift.questions.peers import peer_measures
from leftshift.questions.swept import Swept
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.money.beside_others import StripMarks, beside_others
from leftshift.window.charts.plotting.chart_card import ChartCard


@pytest.fixture(autouse=True)
def _peers(session: Session) -> None:
    session.show_also(Needs(peers=True, carried_peers=True), by="test")


@pytest.fixture
def in_2025(session: Session) -> Session:
    session.set_area(choice_of(find_area("QMM", Footprint.YEAR_2025)))
    return session


def marks_of(snapshot: Snapshot, *, carried: bool = False) -> StripMarks:
    marks = beside_others(snapshot, carried=carried).marks
    assert isinstance(marks, StripMarks)
    return marks


def test_that_every_other_board_and_this_one_twice_can_be_read(in_2025: Session) -> None:
    readings = beside_others(in_2025.snapshot).readings()
    assert len(readings) == 41 + 2
    assert len({reading.name for reading in readings}) == 43
    assert readings[-1].name == "Norfolk and Waveney, under the plan"


def test_that_arrow_keys_walk_from_left_to_right(card_of: Callable[..., ChartCard], in_2025: Session) -> None:
    x = [spot.x for spot in card_of(beside_others(in_2025.snapshot)).spots()[:-1]]
    assert x == sorted(x)


def test_that_the_boards_of_2026_are_36(session: Session) -> None:
    session.set_area(choice_of(find_area("T6Y0W", Footprint.YEAR_2026)))
    assert "of 36 boards" in beside_others(session.snapshot).title


def test_that_the_title_says_from_which_place_to_which(in_2025: Session) -> None:
    in_2025.shares.set(Sector.ACUTE, 0.30)
    in_2025.settle()
    title = beside_others(in_2025.snapshot).title
    assert title.startswith("Hospital share: from ")
    assert title.endswith(" to lowest of 42 boards")


def test_that_a_merged_area_is_set_beside_all_that_are_no_part_of_it(session: Session) -> None:
    session.set_area(choice_of(find_area("QMM+QJG", Footprint.YEAR_2025)))
    names = [reading.name for reading in beside_others(session.snapshot).readings()]
    assert len(names) == 40 + 2
    assert "Norfolk and Waveney" not in names


@pytest.mark.parametrize("measure", [item.key for item in peer_measures()])
@pytest.mark.parametrize("rows", [1, 2])
def test_that_every_measure_can_be_drawn_and_listed(
    measure: str, rows: int, card_of: Callable[..., ChartCard], in_2025: Session
) -> None:
    card = card_of(beside_others(in_2025.snapshot, measure, carried=rows == 2))
    # of boards few are known, and of some context measures not every area's figure is
    assert len(card.table().rows) in ((5 - rows,) if measure == "gallagher" else range(40 - rows, 45 - rows))
    assert all(len(row) == len(card.table().columns) for row in card.table().rows)
    assert all(card.rect().contains(round(spot.x), round(spot.y)) for spot in card.spots())


def test_that_carried_the_same_change_is_seen_in_every_board(in_2025: Session) -> None:
    in_2025.shares.set(Sector.ACUTE, 0.40)
    in_2025.settle()
    before, after = marks_of(in_2025.snapshot, carried=True).strips
    assert (after.others < before.others).all()
    assert "in all 42 boards" in beside_others(in_2025.snapshot, carried=True).title


def test_that_another_measure_is_shown_once_chosen(in_2025: Session) -> None:
    assert beside_others(in_2025.snapshot, "gallagher").title.startswith("Board–budget mismatch")


def test_that_dots_never_cover_one_another_where_there_is_room(
    card_of: Callable[..., ChartCard], in_2025: Session
) -> None:
    card = card_of(beside_others(in_2025.snapshot), 900, 500)
    others = [spot for spot in card.spots() if "Norfolk and Waveney" not in spot.text]
    for one, other in pairwise(others):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 49, (one.text, other.text)


def test_that_the_others_stay_as_they_are_while_a_lever_moves(in_2025: Session) -> None:
    before = marks_of(in_2025.snapshot).strips[0].others
    in_2025.shares.set(Sector.ACUTE, 0.45)
    assert np.array_equal(marks_of(in_2025.snapshot).strips[0].others, before)


@pytest.mark.parametrize("carried", [False, True])
def test_that_england_is_not_counted_among_the_boards_it_is_made_of(
    *, carried: bool, session: Session
) -> None:
    session.set_area(choice_of(find_area("England", Footprint.YEAR_2026)))
    data = beside_others(session.snapshot, carried=carried)
    assert "36 boards are lower" in data.title
    assert "37" not in data.title
    assert "other boards" not in data.subtitle
    own = next(reading for reading in data.readings() if reading.name.startswith("England"))
    assert "of 36 boards are lower" in own.value


def test_that_what_areas_are_like_is_of_its_own_time_and_no_scenario(in_2025: Session) -> None:
    data = beside_others(in_2025.snapshot, "ga_beds_available_catchment_2024_25")
    assert data.subtitle.startswith("beds for each 100,000 people, 2024/25; ")
    assert data.subtitle.endswith("; ◆ this area, whatever is planned")
    assert data.table().columns[-1] == "General and acute beds, 2024/25"
    assert len(data.table().rows) == 42


def test_that_estimates_are_hollow_and_have_no_place(in_2025: Session) -> None:
    data = beside_others(in_2025.snapshot, "unfunded")
    assert isinstance(data.marks, StripMarks)
    (strip,) = data.marks.strips
    estimates = int((~strip.ranked).sum())
    assert 0 < estimates < len(strip.others)
    assert "no place" in data.title
    assert f"○ {estimates} estimates" in data.subtitle
    placeless = [one for one in data.readings() if one.value.endswith("an estimate, so no place")]
    assert len([one for one in placeless if one.series]) == estimates
    places = [row[0] for row in data.table().rows]
    assert places.count("\u2013") == len(placeless)
    numbered = [int(place) for place in places if place != "\u2013"]
    assert numbered == list(range(1, len(numbered) + 1))


def test_that_an_area_whose_own_figure_is_an_estimate_has_no_place(session: Session) -> None:
    session.set_area(choice_of(find_area("QWE", Footprint.YEAR_2025)))
    title = beside_others(session.snapshot, "spend_community").title
    assert title.endswith("; an estimate, so no place")
    assert "lowest" not in title
    assert "highest" not in title


def test_that_what_areas_are_like_moves_with_no_lever(in_2025: Session) -> None:
    before = beside_others(in_2025.snapshot, "imd2025_average_score")
    in_2025.shares.set(Sector.ACUTE, 0.45)
    in_2025.settle()
    after = beside_others(in_2025.snapshot, "imd2025_average_score")
    assert before.title.startswith("Deprivation, average score: ")
    assert before.title.endswith(" of 42 boards")
    assert before.title == after.title
    assert before.table() == after.table()


def test_that_an_area_whose_board_is_not_known_has_no_diamond(
    card_of: Callable[..., ChartCard], in_2025: Session
) -> None:
    card = card_of(beside_others(in_2025.snapshot, "gallagher"))
    assert card.title == "Board–budget mismatch: not known here"
    assert not [spot for spot in card.spots() if "Norfolk" in spot.text]
    assert next(row for row in card.table().rows if "Norfolk and Waveney" in row[1])[2] == "not known"
    assert not card.grab().isNull()


def test_that_an_area_with_no_other_to_stand_beside_is_drawn_alone(
    card_of: Callable[..., ChartCard], session: Session
) -> None:
    session.set_area(choice_of(find_area("QWE+QJ2", Footprint.YEAR_2025)))
    card = card_of(beside_others(session.snapshot, "gallagher"))
    assert len(card.table().rows) == 2
    assert not card.grab().isNull()


def swept_by(session: Session, outcome: str, share: float) -> Swept:
    areas = [area.code for area in session.snapshot.peers.areas] if session.snapshot.peers else []
    outcomes = {outcome: dict.fromkeys(areas[:10], share)}
    return Swept(name="running_costs.cut 0.5", year=2030, outcomes=outcomes)


def test_that_a_sweep_is_a_second_row_of_the_areas_it_ran_in(session: Session) -> None:
    session.show_also(Needs(peers=True, swept=swept_by(session, "hospital_share", 0.5)), by="sweep")
    strips = marks_of(session.snapshot).strips
    assert strips[1].name == "In the sweep, 2030/31: running_costs.cut 0.5"
    assert len(strips[0].others) == len(strips[1].others) <= 10
    assert set(strips[1].others.tolist()) == {0.5}


def test_that_money_of_a_sweep_is_shown_a_head(session: Session) -> None:
    session.show_also(Needs(peers=True, swept=swept_by(session, "unfunded", 100.0)), by="sweep")
    peers = session.snapshot.peers
    assert peers is not None
    people = peers.results.population[:, session.snapshot.target_index]
    found = beside_others(session.snapshot, "unfunded").marks
    assert isinstance(found, StripMarks)
    assert set(found.strips[1].others) <= set(1e8 / people)


def test_that_a_measure_that_a_sweep_has_not_is_shown_as_before(session: Session) -> None:
    session.show_also(Needs(peers=True, swept=swept_by(session, "unfunded", 100.0)), by="sweep")
    assert len(marks_of(session.snapshot).strips) == 1
