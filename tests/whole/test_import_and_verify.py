"""The command line takes own figures and boards into a scenario, and checks the model."""

import json
from pathlib import Path

import pytest

from leftshift.cli.command import REFUSED
from leftshift.cli.imports import PARTLY
from leftshift.cli.main import main
from leftshift.selftest import run as self_test
from leftshift.selftest.proof import CheckResult, SelfCheck
from leftshift.storage.scenario.reader import read_scenario

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.csv"
    path.write_text("sector,gbp_m\nacute,1500\n", encoding="utf-8")
    return path


def test_that_own_figures_make_a_scenario_where_there_is_none(
    tmp_path: Path, ledger: Path, capsys: Captured
) -> None:
    into = tmp_path / "plan.leftshift"
    # The list is of one sector: for the others Leftshift's own figures stay.
    assert main(["import", str(ledger), "--area", "QMM", "--into", str(into)]) == PARTLY
    said = capsys.readouterr().out
    assert "1,500.0" in said
    assert "Total" in said
    own = read_scenario(into).own_figures
    assert own is not None
    assert own.money[0] == 1500
    assert own.source == "ledger.csv"
    assert main(["run", str(into)]) == 0


def test_that_a_scenario_of_another_area_is_refused(tmp_path: Path, ledger: Path, capsys: Captured) -> None:
    into = tmp_path / "plan.leftshift"
    assert main(["new", "QMM", str(into)]) == 0
    before = into.read_bytes()
    assert main(["import", str(ledger), "--area", "QHG", "--into", str(into)]) == REFUSED
    assert "not of QHG" in capsys.readouterr().err
    assert into.read_bytes() == before


def test_that_an_area_is_asked_for_where_there_is_no_scenario(
    tmp_path: Path, ledger: Path, capsys: Captured
) -> None:
    assert main(["import", str(ledger), "--into", str(tmp_path / "none.leftshift")]) == REFUSED
    assert "give --area" in capsys.readouterr().err


def test_that_a_list_of_seats_is_put_into_a_scenario(tmp_path: Path, capsys: Captured) -> None:
    into, seats = tmp_path / "plan.leftshift", tmp_path / "board.csv"
    assert main(["new", "QMM", str(into)]) == 0
    seats.write_text("role,group,voting\nChair,independent,yes\n", encoding="utf-8")
    assert main(["import", str(seats), "--into", str(into)]) == 0
    assert "A board of 1 in place of" in capsys.readouterr().out
    assert [seat.role for seat in read_scenario(into).board.seats] == ["Chair"]


def test_that_a_refused_list_changes_no_file(tmp_path: Path, capsys: Captured) -> None:
    into, wrong = tmp_path / "plan.leftshift", tmp_path / "wrong.csv"
    wrong.write_text("sector,gbp_m\nacute,lots\n", encoding="utf-8")
    assert main(["import", str(wrong), "--area", "QMM", "--into", str(into)]) == REFUSED
    assert "wrong.csv, cell B2" in capsys.readouterr().err
    assert not into.exists()


def test_that_verify_prints_every_check_with_its_source_and_succeeds(capsys: Captured) -> None:
    assert main(["verify"]) == 0
    said = capsys.readouterr().out
    assert "FAILED" not in said
    assert "[must hold by construction]" in said
    assert "saved again gives identical bytes" in said


def test_that_verify_fails_where_something_does_not_hold(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = SelfCheck(
        name="One is two.", source="nobody", run=lambda: CheckResult(ok=False, expected="2", got="1")
    )
    monkeypatch.setattr(self_test, "own_checks", lambda: (wrong,))
    assert main(["verify", "--format", "json"]) == 1
    heard = json.loads(capsys.readouterr().out)
    assert heard["ok"] is False
    assert heard["findings"][0]["name"] == "One is two."
