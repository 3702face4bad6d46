"""The samples: each asks its question, holds only what differs, and shows what its notes say."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from leftshift.evidence.areas import area_of
from leftshift.evidence.boards import board_of
from leftshift.model.terms import SECTORS, Sector
from leftshift.snapshot.projector import Projector
from leftshift.storage.scenario.known import known
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.window.transfer.samples import SAMPLES, first_sample, samples


def test_that_the_samples_ask_real_questions() -> None:
    assert [sample.scenario.name for sample in samples()] == [
        "Below 50 % by 2030/31",
        "Half the running costs, primary care team kept",
        "A board in proportion, no more seats",
        "Stand still: what must be found",
    ]


def test_that_the_first_sample_is_of_an_area_whose_board_is_known() -> None:
    scenario = first_sample()
    assert area_of(scenario.area).name == "South West London"
    assert board_of(area_of(scenario.area)).known
    assert scenario.board.seats == board_of(area_of(scenario.area)).seats


@pytest.mark.parametrize("file", SAMPLES)
def test_that_a_sample_holds_only_what_differs(file: str) -> None:
    content = json.loads((files("leftshift.resources") / "samples" / file).read_text(encoding="utf-8"))
    assert content["defaults"] == "follow"
    assert "assumptions" not in content
    assert set(content.get("levers", {})) <= {"shares", "running_costs", "board", "notes"}


@pytest.mark.parametrize("file", SAMPLES)
def test_that_a_changed_default_reaches_a_sample(file: str) -> None:
    now = known()
    changed = tuple(
        replace(each, central=0.031) if each.key == "need_acute" else each for each in now.assumptions
    )
    data = (files("leftshift.resources") / "samples" / file).read_bytes()
    found = parse_scenario(data, file, replace(now, assumptions=changed))
    assert found.assumptions["need_acute"] == 0.031


def test_that_the_samples_show_what_their_notes_say() -> None:
    below, half, board, still = (Projector().snapshot(sample.scenario) for sample in samples())
    target = below.target_index
    assert below.results.hospital_share[target] < 0.5
    unmoved = {Sector.SPECIALISED, Sector.MENTAL_HEALTH, Sector.PRESCRIBING, Sector.CONTINUING_CARE}
    start = below.start.shares
    assert {each for each in SECTORS if below.scenario.shares.share(each) == start.share(each)} == unmoved
    extra = below.results.hospital_unfunded[target] - below.reference.hospital_unfunded[target]
    assert extra == pytest.approx(below.results.new_care[target], rel=0.1)
    assert half.results.running_cost_per_head[target] < half.scenario.assumptions["envelope_per_head"]
    assert half.results.reinvested[target] < half.results.hospital_unfunded[target] / 5
    assert board.results.unfunded.tolist() == board.reference.unfunded.tolist()
    gap = Projector().snapshot(board.start).representation.gallagher
    assert board.representation.gallagher < gap
    assert still.results.unfunded.tolist() == still.reference.unfunded.tolist()
    assert still.results.unfunded[target] == pytest.approx(295, abs=1)
