import json
from pathlib import Path

import pytest

from leftshift.cli.command import REFUSED
from leftshift.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path, capsys: Captured) -> str:
    path = str(tmp_path / "board.leftshift")
    assert main(["new", "QWE", path, "--footprint", "2025/26"]) == 0
    capsys.readouterr()
    return path


def test_that_the_json_holds_every_check_and_measure(file: str, capsys: Captured) -> None:
    assert main(["board", file, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["board_as_it_began"]["coverage"] == "full"
    assert len(found["seats"]) == 22
    assert found["measures"]["seats"] == {
        "hospital": 4,
        "mental_health": 0,
        "community": 0,
        "primary_care": 1,
    }
    assert found["measures"]["partner"]["gallagher"] == pytest.approx(18.941, abs=0.001)
    assert {check["key"] for check in found["checks"]} >= {"chair", "local_authority", "deputy_chair"}
    exact = {entry["group"]: entry["banzhaf_exact"] for entry in found["power"]["groups"]}
    assert exact["independent"] == "3/14"
    assert "not delegates" in found["power"]["caution"]
    assert [entry["method"] for entry in found["rebalance"]] == [
        "Sainte-Laguë",
        "D'Hondt",
        "Largest remainder",
    ]


def test_that_the_table_says_the_same_in_words(file: str, capsys: Captured) -> None:
    assert main(["board", file]) == 0
    said = capsys.readouterr().out
    for text in (
        "Primary care has 20\u00a0% of provider seats",
        "undated",
        "\u2717 not met",
        "Loosemore\u2013Hanby",
        "Banzhaf",
        "not delegates",
        "becomes a mental health trust seat",
    ):
        assert text in said


@pytest.mark.parametrize("form", ["json", "table"])
def test_that_a_board_that_cannot_decide_still_answers(file: str, form: str, capsys: Captured) -> None:
    content = json.loads(Path(file).read_text(encoding="utf-8"))
    content["levers"]["board"]["seats"] = []
    Path(file).write_text(json.dumps(content), encoding="utf-8")
    assert main(["board", file, "--format", form]) == 0
    assert "at least one voting seat" in capsys.readouterr().out


def test_that_a_file_that_is_not_sound_is_refused(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "x.leftshift"
    path.write_text("{}", encoding="utf-8")
    assert main(["board", str(path)]) == REFUSED
    assert "x.leftshift" in capsys.readouterr().err
