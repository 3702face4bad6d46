"""The campaign of `python3 start.py survive` in a short form: no promise is broken."""

import os
import random

import pytest

from tests.survival.killed_saves import interleaved, killed_saves
from tests.survival.killed_windows import killed_windows
from tests.survival.lost_disks import DISKS, full_disk, lost_places
from tests.survival.traced_saves import WAYS, can_trace, traced_saves

pytestmark = [
    pytest.mark.survival,
    pytest.mark.skipif(os.name != "posix", reason="kills and forks processes"),
]


@pytest.fixture
def chance() -> random.Random:
    return random.Random(11)  # noqa: S311 - the same attempts each time, no secret


def test_that_kills_of_continuous_saving_lose_tear_and_roll_back_nothing(chance: random.Random) -> None:
    assert killed_saves(100, chance).broken == ()


@pytest.mark.skipif(not can_trace(), reason="needs strace")
@pytest.mark.parametrize("way", WAYS)
def test_that_a_save_whose_calls_are_killed_or_fail_leaves_old_or_new(
    way: str, chance: random.Random
) -> None:
    figure = traced_saves(15, chance, way)
    assert figure.broken == ()
    assert figure.attempts == 15


def test_that_two_processes_on_one_file_overwrite_nothing_unseen(chance: random.Random) -> None:
    assert interleaved(60, chance).broken == ()


@pytest.mark.parametrize("name", DISKS)
def test_that_a_full_disk_damages_nothing(name: str) -> None:
    figure = full_disk(150, name)
    if figure is None:
        pytest.skip("no disk can be made here")
    assert figure.broken == ()
    assert not figure.more.startswith("0 refused")


def test_that_a_place_that_is_lost_damages_nothing(chance: random.Random) -> None:
    figure = lost_places(2, chance)
    if figure is None:
        pytest.skip("no disk can be made here")
    assert figure.broken == ()


def test_that_a_window_killed_in_a_drag_loses_ten_seconds_at_most(chance: random.Random) -> None:
    assert killed_windows(1, chance).broken == ()
