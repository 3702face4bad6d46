import numpy as np
import pytest

from leftshift.evidence.areas import ICB_2025, areas_in, boards_in, find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.start import baseline_scenario
from leftshift.evidence.structure import BEDS, context_of
from leftshift.model.carry import carried
from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import INDEX, SECTORS, Footprint, Sector
from leftshift.questions.estimates import is_estimate
from leftshift.questions.measures import measure
from leftshift.questions.peers import carried_peers, context_value, peer_measure, peer_measures, peers
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
        assert found.values(item, 5).shape == (42,), item.key


def test_that_a_measure_of_changes_alone_is_no_peer_measure() -> None:
    with pytest.raises(KeyError):
        peer_measure("saving")


@pytest.mark.parametrize(
    ("footprint", "measure", "published"),
    [
        ("2025/26", "spend_community", 3),
        ("2025/26", "share_continuing_care", 10),
        ("2025/26", "running_cost_per_head", 2),
        ("2025/26", "unfunded", 16),
        ("2025/26", "hospital_share", 42),
        ("2025/26", "imd2025_average_score", 42),
    ],
)
def test_that_what_rests_on_no_estimate_is_told_apart(footprint: str, measure: str, published: int) -> None:
    found = peers(case_in(Footprint(footprint), "QWE" if footprint == "2026/27" else "QMM"))
    assert int((~found.estimates(measure)).sum()) == published


def test_that_own_figures_are_no_estimates() -> None:
    area = find_area("QWE", Footprint.YEAR_2025)
    own = OwnFigures(
        money=tuple(100.0 if sector is Sector.COMMUNITY else None for sector in SECTORS),
        source="ledger.csv",
        year=2025,
        imported="2026-05-01T09:30:00+00:00",
    )
    assert is_estimate("spend_community", area)
    assert not is_estimate("spend_community", area, own=own)
    assert is_estimate("spend_continuing_care", area, own=own)
    short = next(one for one in boards_in(Footprint.YEAR_2025) if is_estimate("hospital_unfunded", one))
    assert not is_estimate("hospital_unfunded", short, own_deficit=12.0)


def test_that_what_areas_are_like_is_read_as_it_is_and_counts_for_as_many_people() -> None:
    found = peers(case_in(Footprint.YEAR_2025, "QMM"))
    row = [area.code for area in found.areas].index("QMM")
    area = found.areas[row]
    score, beds = peer_measure("imd2025_average_score"), peer_measure(BEDS)
    assert found.values(score, 5)[row] == pytest.approx(context_of(area)["imd2025_average_score"])
    people = float(baseline(area).population)
    assert found.values(beds, 5)[row] == pytest.approx(context_of(area)[BEDS] / people * 100_000)
    assert beds.unit == "beds for each 100,000 people"
    assert "100,000" not in score.unit
    assert context_value("hospital_share", area) is None


def test_that_a_board_that_is_not_known_has_no_index() -> None:
    found = peers(case_in(Footprint.YEAR_2026, "QWE"))
    known = np.isfinite(found.values(measure("gallagher"), 5))
    assert {area.code for area, own in zip(found.areas, known, strict=True) if own} == {"QWE", "QJ2"}
