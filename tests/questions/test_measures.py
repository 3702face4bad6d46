from dataclasses import replace

import numpy as np
import pytest

from leftshift.board.representation import represent
from leftshift.model.projection import project
from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.questions.measures import measure, measures, seats_by_voice
from leftshift.questions.study import Study

EVERY = [item.key for item in measures()]


@pytest.mark.parametrize("key", EVERY)
def test_that_a_measure_reads_one_year_as_it_reads_all_years(busy: Study, key: str) -> None:
    results = project(busy.outlook(), busy.levers())
    seats = seats_by_voice(busy.scenario.board.seats)
    path = np.broadcast_to(measure(key).of(results, slice(None), seats), len(results.years))
    assert float(measure(key).of(results, 5, seats)) == pytest.approx(path[5])


@pytest.mark.parametrize("key", EVERY)
def test_that_a_measure_of_many_runs_reads_each_run(busy: Study, key: str) -> None:
    levers = busy.levers()
    cuts = np.array([0.0, 0.3, 0.5])
    seats = np.tile(seats_by_voice(busy.scenario.board.seats), (3, 1))
    batch = measure(key).of(project(busy.outlook(), replace(levers, cut=cuts)), 4, seats)
    for place, cut in enumerate(cuts):
        alone = measure(key).of(project(busy.outlook(), replace(levers, cut=cut)), 4, seats[place])
        assert np.broadcast_to(batch, 3)[place] == pytest.approx(float(alone))


def test_that_the_gallagher_index_is_the_one_of_the_board(busy: Study) -> None:
    results = project(busy.outlook(), busy.levers())
    seats = busy.scenario.board.seats
    read = float(measure("gallagher").of(results, 5, seats_by_voice(seats)))
    assert read == pytest.approx(represent(seats, results.spend[5]).gallagher)


def test_that_out_of_hospital_is_all_but_acute_and_specialised(busy: Study) -> None:
    results = project(busy.outlook(), busy.levers())
    seats = seats_by_voice(busy.scenario.board.seats)
    hospital = results.spend[:, [INDEX[Sector.ACUTE], INDEX[Sector.SPECIALISED]]].sum(axis=-1)
    outside = measure("out_of_hospital").of(results, slice(None), seats)
    assert outside + hospital == pytest.approx(results.spend.sum(axis=-1))
    share = measure("out_of_hospital_share").of(results, slice(None), seats)
    assert share + results.hospital_share == pytest.approx(np.ones(len(results.years)))


def test_that_the_shares_of_all_sectors_add_up_to_one(busy: Study) -> None:
    results = project(busy.outlook(), busy.levers())
    seats = seats_by_voice(busy.scenario.board.seats)
    shares = [measure(f"share_{sector}").of(results, 5, seats) for sector in SECTORS]
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(results.spend[5, 0] / results.total[5])


def test_that_a_board_without_partner_seats_has_no_index(still: Study) -> None:
    results = project(still.outlook(), still.levers())
    assert np.isnan(measure("gallagher").of(results, 0, seats_by_voice(())))


def test_that_an_unknown_outcome_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="hospital_share"):
        measure("hospital share")
