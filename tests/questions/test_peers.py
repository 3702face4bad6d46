import pytest

from leftshift.evidence.areas import ICB_2025, areas_in, find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.carry import carried
from leftshift.model.terms import INDEX, Footprint, Sector
from leftshift.questions.measures import measure
from leftshift.questions.peers import carried_peers, peer_measure, peer_measures, peers
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now


def case_in(footprint: Footprint, code: str) -> Study:
    area = find_area(code, footprint)
    return study_of(baseline_scenario(area, footprint=footprint))


@pytest.fixture
def shifted() -> Study:
    start = baseline_scenario(find_area("QMM", Footprint.YEAR_2025), footprint=Footprint.YEAR_2025)
    target = list(start.shares.target)
    target[INDEX[Sector.COMMUNITY]] += 0.02
    target[INDEX[Sector.ACUTE]] -= 0.02
    return study_of(start.with_shares(target=tuple(target)))


@pytest.mark.parametrize(("footprint", "code", "count"), [("2025/26", "QMM", 42), ("2026/27", "T6Y0W", 36)])
def test_that_the_peers_are_all_boards_of_the_footprint(footprint: str, code: str, count: int) -> None:
    found = peers(case_in(Footprint(footprint), code))
    assert len(found.areas) == count
    assert found.results.hospital_share.shape == (count, 11)
    assert found.seats.shape[0] == count


def test_that_a_board_stands_among_its_peers_as_it_stands_alone() -> None:
    study = case_in(Footprint.YEAR_2026, "T6Y0W")
    found = peers(study)
    row = [area.code for area in found.areas].index("T6Y0W")
    item = measure("hospital_share")
    read = item.of(found.results, 5, found.seats)
    assert read[row] == pytest.approx(value_now(study, item, 2030))


def test_that_the_same_change_made_in_all_boards_at_once_is_that_made_in_each_of_them(shifted: Study) -> None:
    item = measure("hospital_share")
    starts = [baseline_scenario(area) for area in areas_in(Footprint.YEAR_2025) if area.kind == ICB_2025]
    alone = [value_now(study_of(carried(shifted.scenario, shifted.start, one)), item, 2030) for one in starts]
    found = carried_peers(shifted)
    assert len(alone) == 42
    assert sorted(item.of(found.results, 5, found.seats)) == pytest.approx(sorted(alone))


def test_that_money_is_read_for_each_person_so_that_areas_of_any_size_compare() -> None:
    england, board = case_in(Footprint.YEAR_2025, "ENGLAND"), case_in(Footprint.YEAR_2025, "QMM")
    item = peer_measure("total")
    found = peers(board)
    read = item.of(found.results, 0, found.seats)
    alone = england.outlook()
    assert item.unit == "£ a head"
    assert read.min() < float(alone.allocation[0]) * 1e6 / float(alone.population[0]) < read.max()


def test_that_every_peer_measure_can_be_read_of_all_boards() -> None:
    study = case_in(Footprint.YEAR_2025, "QMM")
    found = peers(study)
    for item in peer_measures():
        assert item.of(found.results, 5, found.seats).shape == (42,), item.key


def test_that_a_measure_of_changes_alone_is_no_peer_measure() -> None:
    with pytest.raises(KeyError):
        peer_measure("saving")


def test_that_only_boards_that_are_published_in_full_are_known() -> None:
    found = peers(case_in(Footprint.YEAR_2026, "QWE"))
    known = {area.code for area, own in zip(found.areas, found.boards_known, strict=True) if own}
    assert known == {"QWE", "QJ2"}
