"""`start.py` itself: what it promises before anything is set up."""

import ast
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import start
from starting import stamp
from starting.places import LOCK, PROJECT, ROOT, script_of

SECOND_START_LIMIT = 0.3
STARTS = 5


@pytest.fixture
def set_up_copy(tmp_path: Path) -> Path:
    """Return a folder that looks set up to the last detail, with nothing in its environment."""
    shutil.copytree(
        ROOT / "desktop" / "starting",
        tmp_path / "desktop" / "starting",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("start.py", LOCK, PROJECT):
        shutil.copy(ROOT / name, tmp_path)
    python = script_of(tmp_path, "python")
    python.parent.mkdir(parents=True)
    python.touch()
    stamp.write_stamp(tmp_path, stamp.wanted_stamp(tmp_path))
    return tmp_path


def run_start(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "start.py"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=folder)


def test_that_an_old_python_can_read_the_file_that_refuses_it() -> None:
    read = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    assert read.body, "the file has something to say to an old Python"


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_that_an_old_python_is_refused_with_its_version_and_the_one_needed(version: tuple[int, ...]) -> None:
    refusal = start.python_refusal(version)
    assert "needs Python 3.11 or newer" in refusal
    assert ".".join(str(part) for part in version) in refusal


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_that_a_python_new_enough_is_not_refused(version: tuple[int, ...]) -> None:
    assert start.python_refusal(version) == ""


def test_that_an_old_python_ends_the_start_with_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "LEAST_PYTHON", (99, 0))
    assert start.main([]) == 1
    assert "needs Python 99.0" in capsys.readouterr().err


def test_that_help_names_every_word_and_sets_nothing_up(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "desktop" / "starting", tmp_path / "desktop" / "starting")
    shutil.copy(ROOT / "start.py", tmp_path)
    done = run_start(tmp_path, "--help")
    assert done.returncode == 0
    assert all(f"start.py {word}" in done.stdout for word in ("[FILE]", "setup", "test", "bench", "lock"))
    assert not (tmp_path / ".venv").exists()


def test_that_a_second_start_needs_no_set_up_time(set_up_copy: Path) -> None:
    times = []
    for _ in range(STARTS):
        began = time.perf_counter()
        done = run_start(set_up_copy, "setup")
        times.append(time.perf_counter() - began)
        assert done.returncode == 0
        assert "1/" not in done.stderr
    # The quickest start is the one that no other program on this computer held up.
    assert min(times) < SECOND_START_LIMIT


def test_that_ci_passes_the_same_checks_as_a_person() -> None:
    script = ROOT / ".ci" / "run"
    assert "python3 start.py test" in script.read_text(encoding="utf-8")
    assert sys.platform == "win32" or os.access(script, os.X_OK)
