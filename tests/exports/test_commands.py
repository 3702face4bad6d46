"""The commands that export, compare, set and sweep, each with its refusals."""

import csv
import io
import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from leftshift.cli.command import REFUSED
from leftshift.cli.main import main
from leftshift.exports.stamp import NOT_A_FORECAST
from leftshift.session.lock import Lock
from leftshift.storage.scenario.reader import read_scenario


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "plan.leftshift"
    assert main(["new", "QWE", str(path)]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def changed(plan: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    into = plan.with_name("changed.leftshift")
    assert main(["set", str(plan), "shares.community=12%", "running_costs.cut=50%", "--into", str(into)]) == 0
    capsys.readouterr()
    return into


def test_that_set_writes_another_file_and_leaves_the_first(plan: Path, changed: Path) -> None:
    assert read_scenario(plan).running_costs.cut == 0
    assert read_scenario(changed).running_costs.cut == 0.5


def test_that_set_without_into_changes_the_file(plan: Path) -> None:
    assert main(["set", str(plan), "running_costs.cut=0.25"]) == 0
    assert read_scenario(plan).running_costs.cut == 0.25


@pytest.mark.parametrize("lever", ["running_costs.cut=2", "cut", "shares.x=1"])
def test_that_a_refused_lever_changes_nothing(
    plan: Path, capsys: pytest.CaptureFixture[str], lever: str
) -> None:
    before = plan.read_bytes()
    assert main(["set", str(plan), lever]) == REFUSED
    assert capsys.readouterr().err.startswith("leftshift: ")
    assert plan.read_bytes() == before


def test_that_set_replaces_another_file_only_with_force(plan: Path, changed: Path) -> None:
    asked = ["set", str(plan), "running_costs.cut=0.1", "--into", str(changed)]
    assert main(asked) == REFUSED
    assert read_scenario(changed).running_costs.cut == 0.5
    assert main([*asked, "--force"]) == 0
    assert read_scenario(changed).running_costs.cut == 0.1


@pytest.mark.parametrize("asked", ["new QMM {new}", "set {plan} shares.community=12% --into {new}"])
def test_that_a_file_that_another_command_makes_first_is_not_replaced(
    plan: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    new = plan.with_name("new.leftshift")

    def wait_for_another(_lock: Lock) -> bool:
        new.write_bytes(b"another's")
        return True

    monkeypatch.setattr(Lock, "acquire", wait_for_another)
    assert main(asked.format(plan=plan, new=new).split()) == REFUSED
    assert new.read_bytes() == b"another's"


def test_that_export_writes_every_kind_without_a_display(
    changed: Path,
) -> None:
    folder = changed.parent / "pack"
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DISPLAY", "QT_QPA_PLATFORM"}
    }
    subprocess.run(
        [sys.executable, "-m", "leftshift", "export", str(changed), "--to", str(folder)],
        check=True,
        capture_output=True,
        env=environment,
    )
    endings = {path.suffix for path in folder.iterdir()}
    assert endings == {".xlsx", ".pptx", ".docx", ".pdf", ".html", ".png", ".svg", ".csv", ".json"}
    paper = next(folder.glob("*.pdf")).read_bytes()
    assert paper.startswith(b"%PDF")
    assert b"SourceSans3" in paper
    assert next(folder.glob("*bridge.png")).read_bytes().startswith(b"\x89PNG")


def test_that_export_writes_any_chart_of_the_window(changed: Path) -> None:
    folder = changed.parent / "charts"
    asked = ["--chart", "bridge,tornado", "--kind", "png,svg,pdf,csv", "--scale", "1"]
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    subprocess.run(
        [sys.executable, "-m", "leftshift", "export", str(changed), "--to", str(folder), *asked],
        check=True,
        capture_output=True,
        env=environment,
    )
    found = {path.name.rpartition(" ")[2]: path.read_bytes() for path in folder.iterdir()}
    assert {"bridge.png", "tornado.png", "tornado.svg", "tornado.pdf", "tornado.csv"} <= found.keys()
    assert struct.unpack(">II", found["tornado.png"][16:24]) == (900, 520)
    assert b"matters most" in found["tornado.svg"]


def test_that_export_replaces_nothing_in_silence(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["export", str(changed), "--to", str(changed.parent), "--kind", "json"]
    assert main(asked) == 0
    assert main(asked) == REFUSED
    assert "there already" in capsys.readouterr().err
    assert main([*asked, "--force"]) == 0


@pytest.mark.parametrize("asked", [["--chart", "pie"], ["--scale", "9"], ["--kind", "doc"]])
def test_that_export_says_what_there_is(
    changed: Path, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    try:
        code = main(["export", str(changed), "--to", str(changed.parent / "out"), *asked])
    except SystemExit as stop:
        code = int(str(stop.code))
    assert code == REFUSED
    assert asked[1] in capsys.readouterr().err
    assert not (changed.parent / "out").exists()


def test_that_compare_lists_what_differs(
    plan: Path, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(plan), str(changed)]) == 0
    said = capsys.readouterr().out
    assert "Community share" in said
    assert f"({plan.name})" in said.splitlines()[0]
    assert f"({changed.name})" in said.splitlines()[0]
    assert "not a forecast" in said
    assert "Self-test of the model" in said
    assert main(["compare", str(plan), str(changed), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["scenarios"]) == 2
    assert main(["compare", str(plan)]) == REFUSED


@pytest.mark.parametrize("kind", ["xlsx", "html"])
def test_that_compare_writes_a_file_where_it_is_told(
    plan: Path, changed: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["compare", str(plan), str(changed), "--format", kind]
    assert main(asked) == REFUSED
    assert "--to" in capsys.readouterr().err
    path = plan.with_name(f"both.{kind}")
    assert main([*asked, "--to", str(path)]) == 0
    assert main([*asked, "--to", str(path)]) == REFUSED
    before = plan.read_bytes()
    assert main([*asked, "--to", str(plan), "--force"]) == REFUSED
    assert plan.read_bytes() == before
    if kind == "xlsx":
        assert openpyxl.load_workbook(path).sheetnames == ["Comparison", "About"]
    else:
        assert b"<table>" in path.read_bytes()


def test_that_sweep_gives_a_row_for_each_run_and_says_how_far_it_is(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["sweep", str(plan), "running_costs.cut=0:50%:25%", "--areas", "QWE,QYG"]
    assert main(asked) == 0
    said = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["area_code"], row["running_costs.cut"]) for row in rows] == [
        (code, cut) for code in ("QWE", "QYG") for cut in ("0.0", "0.25", "0.5")
    ]
    assert said.err.endswith("6 of 6\n")
    assert {row["says"] for row in rows} == {NOT_A_FORECAST}
    assert {len(row["scenario_id"]) for row in rows} == {12}
    assert main([*asked, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 6


def test_that_a_sweep_of_nothing_is_refused(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", str(plan), "running_costs.cut=0"]) == REFUSED
    assert "from:to:step" in capsys.readouterr().err
