"""The command of the campaign: each part can be run alone."""

import pytest

from tests.survival.campaign import PARTS, asked_for, runs_of


@pytest.mark.parametrize("part", PARTS)
def test_that_each_part_can_be_run_alone(part: str) -> None:
    asked = asked_for(["--only", part])
    assert {name for name in PARTS if getattr(asked, name)} == {part}
    assert len(list(runs_of(asked))) in {1, 2, 3}


def test_that_all_parts_are_run_where_none_is_named_and_none_of_0_attempts() -> None:
    asked = asked_for(["--kills", "5", "--windows", "0"])
    assert {name: getattr(asked, name) for name in ("kills", "windows", "steps")} == {
        "kills": 5,
        "windows": 0,
        "steps": PARTS["steps"][0],
    }


def test_that_a_part_that_is_none_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked_for(["--only", "fuzz,nothing"])
    assert "the parts are kills, points" in capsys.readouterr().err
