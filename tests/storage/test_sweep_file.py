"""The results of a sweep read back, and what is no sweep refused."""

import json
from pathlib import Path

import pytest

from leftshift.cli.main import main
from leftshift.storage.refusal import SAID_MOST, Refusal
from leftshift.storage.sweep_file import read_sweep

HEAD = "area_code,area,year,running_costs.cut,hospital_share,refused,scenario\n"
RUN = "QWE,South West London,2030,0.5,0.55,,Plan\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.leftshift"
    assert main(["new", "QWE", str(path)]) == 0
    return path


@pytest.mark.parametrize("form", ["csv", "json"])
def test_that_what_sweep_writes_is_read(plan: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    capsys.readouterr()
    asked = ["sweep", str(plan), "running_costs.cut=0:50%:25%", "--areas", "QWE,QYG", "--format", form]
    assert main(asked) == 0
    file = plan.with_name(f"sweep.{form}")
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    found = read_sweep(file)
    assert [item.name for item in found] == [f"running_costs.cut {cut}" for cut in ("0", "0.25", "0.5")]
    assert {item.year for item in found} == {2030}
    assert found[2].outcomes["running_cost_per_head"].keys() == {"QWE", "QYG"}
    assert found[2].outcomes["saving" if "saving" in found[2].outcomes else "posts_removed"]["QWE"] > 0


def test_that_a_run_that_was_refused_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "sweep.csv"
    file.write_text(f"{HEAD}{RUN}QYG,Cheshire,2030,0.5,,acute is locked,Plan\n", encoding="utf-8")
    (found,) = read_sweep(file)
    assert found.outcomes == {"hospital_share": {"QWE": 0.55}}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("my notes", "no run"),
        ("a,b\n1,2\n", "run 1 has no area_code and year"),
        (HEAD, "no run"),
        (f"{HEAD}QWE,South West London,2030,half,0.55,,Plan\n", "“half” is no number"),
        (f"{HEAD}QWE,South West London,2030,0.5,nan,,Plan\n", "“nan” is no number"),
        (f"{HEAD}QWE,South West London,soon,0.5,0.5,,Plan\n", "“soon” is no number"),
        ("[", "damaged"),
        ("[1, 2]", "run 1"),
        ("[" * 20_000, "damaged"),
        (json.dumps([{"area_code": "QWE", "year": {}}]), "is no number"),
    ],
    ids=range(11),
)
def test_that_what_is_no_sweep_is_refused(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "sweep.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_sweep(file)
    assert says in str(refused.value)
    assert len(str(refused.value)) <= SAID_MOST


@pytest.mark.parametrize("name", ["gone.csv", "."], ids=["no file", "a folder"])
def test_that_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        read_sweep(tmp_path / name)
