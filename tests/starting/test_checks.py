"""`start.py test`: every check is run, named, timed and counted."""

import sys
from pathlib import Path

import pytest

from starting import checks
from starting.checks import CHECKS, ProjectCheck

GOOD = ProjectCheck(name="good", program="python", words=("-c", "print('first'); print('all is well')"))
BAD = ProjectCheck(name="bad", program="python", words=("-c", "print('this is why'); raise SystemExit(3)"))


@pytest.fixture(autouse=True)
def this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "script_of", lambda _root, _name: Path(sys.executable))


def test_that_the_checks_are_lint_format_types_layers_licences_and_tests() -> None:
    assert [check.name for check in CHECKS] == ["lint", "format", "types", "layers", "licences", "tests"]


def test_that_a_passed_check_shows_its_time_and_last_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.run_checks(tmp_path, checks=[GOOD]) == 0
    printed = capsys.readouterr().out
    assert "1/1 good (python" in printed
    assert " s: all is well" in printed
    assert "All 1 checks passed in" in printed


def test_that_a_failed_check_shows_why_and_the_others_still_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.run_checks(tmp_path, checks=[BAD, GOOD]) == 1
    printed = capsys.readouterr().out
    assert "FAILED" in printed
    assert "this is why" in printed
    assert "all is well" in printed
    assert "1 of 2 checks failed" in printed
    assert printed.rstrip().endswith(": bad.")


def test_that_the_closing_line_of_the_tests_is_shown(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = ProjectCheck(name="tests", program="python", words=GOOD.words, shows=True)
    checks.run_checks(tmp_path, checks=[shown])
    assert "all is well" in capfd.readouterr().out
