"""Files of version 1: the first edition's result, this one's, and which change moved it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.storage.scenario.first_edition import history_on
from leftshift.storage.scenario.reader import notices, read_scenario
from leftshift.storage.scenario.saved_history import NO_STEP, SavedHistory, SavedStep

OLD = Path(__file__).parent.parent / "museum" / "version_1"
FILES = sorted(OLD.glob("*.leftshift"))
FEWER = OLD / "below_half.leftshift"
UNMOVED = OLD / "board_in_proportion.leftshift"


def pounds(text: str) -> list[float]:
    """Read every amount of £m in a sentence."""
    found = re.findall(r"([+\u2212]?)£([\d,.]+)m", text)
    return [float(number.replace(",", "")) * (-1 if sign == "\u2212" else 1) for sign, number in found]


def sentence(path: Path, start: str) -> str:
    (found,) = (line for line in notices(path) if line.startswith(start))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_that_a_file_of_version_1_opens_for_ever(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
    assert read_scenario(path).name == json.loads(path.read_text(encoding="utf-8"))["name"]


def test_that_there_are_files_of_version_1() -> None:
    assert len(FILES) == 3


def test_that_the_first_editions_own_result_stands_beside_the_new_one() -> None:
    # £417m to spare is what the first edition showed for Norfolk and Suffolk in 2030/31.
    said = sentence(FEWER, "Unfunded in all, 2030/31")
    assert "nothing, with £417.0m left over in the first edition" in said
    assert pounds(said)[1] == pytest.approx(174.8, abs=0.05)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_that_the_changes_add_up_from_the_old_result_to_the_new(path: Path) -> None:
    left_over, now = pounds(sentence(path, "Unfunded in all"))
    changes = pounds(sentence(path, "Which change moved it"))
    assert len(changes) == 4
    assert -left_over + sum(changes) == pytest.approx(now, abs=0.3)


def test_that_the_limit_a_head_is_held_against_the_same_prices() -> None:
    assert sentence(FEWER, "Running cost a head").startswith(
        "Running cost a head, 2030/31: £20.04 in cash in the first edition, £18.21 in 2025/26 prices now"
    )


def test_that_assumptions_the_file_keeps_are_counted() -> None:
    assert re.search(r"Of these \d+ differ from today", " ".join(notices(FEWER)))


def test_that_shares_that_were_never_moved_stand_at_the_new_baseline() -> None:
    start = baseline_scenario(find_area("QWE"))
    assert read_scenario(UNMOVED).shares.target == pytest.approx(start.shares.target, abs=1e-12)


def test_that_shares_that_were_moved_stay_as_the_file_has_them() -> None:
    assert read_scenario(FEWER).shares.share(Sector.COMMUNITY) == 0.128


def test_that_a_step_with_shares_of_its_own_has_all_of_them_where_the_baseline_is_new() -> None:
    old = read_scenario(FEWER)
    new = old.with_shares(target=(0.5, *old.shares.target[1:]))
    first = SavedStep(
        after=NO_STEP,
        at="2026-04-01T14:02:00+00:00",
        said="",
        lever="",
        place="",
        before="",
        now="",
        others=0,
        branch="",
        who="",
        why="",
        differs={"levers/shares/target/acute": 0.4, "levers/shares/end": 2029},
    )
    still = replace(first, after=0, differs={"levers/shares/end": 2031})
    history = history_on(new, old, SavedHistory(here=1, steps=(first, still)))
    moved = history.steps[0].differs
    assert moved["levers/shares/target/acute"] == 0.4
    assert moved["levers/shares/target/community"] == 0.128
    assert len(moved) == 8
    assert history.steps[1].differs == still.differs
    assert history_on(old, old, history) is history
