import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
PROJECTOR = {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080}
DENSITY = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
ON_PROJECTOR = {"screen": "projector", "place": [1366, 0, 1920, 1080], "full": True, "bar_in_window": True}
ON_LAPTOP = {"screen": "laptop", "place": [0, 0, 1366, 768], "full": True, "bar_on_stage": True}

Seen = dict[str, Any]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What happened in a talk on two screens: the platform of this process has only one."""
    folder = tmp_path_factory.mktemp("talk")
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [LAPTOP | DENSITY, PROJECTOR | DENSITY]}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    command = [sys.executable, str(Path(__file__).with_name("second_screen.py")), str(folder / "settings")]
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    found: Seen = json.loads(done.stdout)
    return found


def test_that_the_charts_fill_the_second_screen_and_the_bar_stays_with_the_levers(seen: Seen) -> None:
    assert seen["screens"] == ["laptop", "projector"]
    assert seen["window"] == "laptop"
    assert seen["begun"].items() >= ON_PROJECTOR.items()
    assert seen["keys_on_stage"]


def test_that_nothing_to_be_clicked_is_on_the_stage(seen: Seen) -> None:
    assert not seen["marks_to_click"]


def test_that_stage_bar_and_clicker_all_step_through_the_talk(seen: Seen) -> None:
    assert (seen["stepped"], seen["clicker"], seen["bar_back"]) == (1, 2, 1)


def test_that_the_second_screen_goes_black(seen: Seen) -> None:
    assert seen["black"] == [True, "#000000"]


def test_that_guesses_are_typed_on_the_laptop_and_revealed_on_the_projector(seen: Seen) -> None:
    assert seen["typing_in_window"]
    assert seen["typing_in_bar"]
    assert seen["guesses"] == pytest.approx([0.48, 0.51])
    assert seen["revealed"]


def test_that_a_change_on_the_laptop_is_replayed(seen: Seen) -> None:
    assert seen["replays"]


def test_that_unplugging_the_projector_does_not_lose_the_talk(seen: Seen) -> None:
    assert seen["unplugged"].items() >= ON_LAPTOP.items()
    assert seen["same_chart"]
    assert seen["back_after"] == seen["unplugged"]["chart"] - 1


def test_that_a_projector_plugged_in_during_the_talk_shows_the_charts(seen: Seen) -> None:
    assert seen["plugged_in"].items() >= (ON_PROJECTOR | {"chart": seen["back_after"]}).items()


def test_that_the_bar_comes_to_the_stage_when_the_laptop_is_closed(seen: Seen) -> None:
    assert seen["lid_closed"].items() >= {"screen": "projector", "bar_on_stage": True, "full": True}.items()


def test_that_a_talk_ends_from_the_stage_from_the_window_and_with_the_window(seen: Seen) -> None:
    assert seen["ended"] == {"runs": False}
    assert seen["again"].items() >= ON_PROJECTOR.items()
    assert seen["ended_from_window"] == {"runs": False}
    assert seen["ended_by_closing"] == {"runs": False}


def test_that_a_window_comes_back_on_the_second_screen(seen: Seen) -> None:
    beside = seen["places"]["beside"]
    assert beside["place"] == [1500, 100, 1200, 700]
    assert beside["screen"] == "projector"


def test_that_a_window_whose_screen_is_gone_opens_as_large_and_divided_on_one_that_is_there(
    seen: Seen,
) -> None:
    gone = seen["places"]["gone"]
    assert gone["screen"] == "laptop"
    assert gone["place"][2:] == [1200, 700]
    x, y = gone["place"][:2]
    assert x >= 0
    assert y >= 0
    assert x + 1200 <= 1366
    assert y + 700 <= 768
    assert gone["panes"] == seen["places"]["beside"]["panes"]
