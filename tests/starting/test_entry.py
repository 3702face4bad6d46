"""The words after `start.py`: each leads to its job, all others to the program."""

import errno
import io
import os
import re
import sys
from pathlib import Path

import pytest

from leftshift.cli.main import COMMANDS
from starting import entry
from starting.places import BENCH, MUTATE, ROOT, SURVIVE


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return the list in which substitutes for every job note what they were given."""
    noted: list[tuple[str, ...]] = []

    def note(job: str, *words: str) -> int:
        noted.append((job, *words))
        return 5

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("starting.set_up.set_up", lambda _: note("set up"))
    monkeypatch.setattr("starting.launch.start", lambda _, words: note("start", *words))
    monkeypatch.setattr(
        "starting.launch.replace_process", lambda command: note("replace_process", *command[1:])
    )
    monkeypatch.setattr("starting.checks.run_checks", lambda _, words: note("check", *words))
    monkeypatch.setattr("starting.lock.make_locks", lambda _: note("lock"))
    return noted


def test_that_setup_does_the_set_up_and_no_more(done: list[tuple[str, ...]]) -> None:
    assert entry.run(["setup"]) == 0
    assert done == [("set up",)]


@pytest.mark.parametrize("words", [(), ("mine.leftshift",), ("run", "mine.leftshift", "--format", "json")])
def test_that_all_other_words_reach_the_program_after_the_set_up(
    done: list[tuple[str, ...]], words: tuple[str, ...]
) -> None:
    assert entry.run(words) == 5
    assert done == [("set up",), ("start", *words)]


def test_that_test_passes_its_words_on_to_the_checks(done: list[tuple[str, ...]]) -> None:
    assert entry.run(["test", "-x"]) == 5
    assert done == [("set up",), ("check", "-x")]


@pytest.mark.parametrize(("word", "script"), [("bench", BENCH), ("mutate", MUTATE), ("survive", SURVIVE)])
def test_that_a_long_run_is_started_with_its_words(
    done: list[tuple[str, ...]], word: str, script: Path
) -> None:
    assert entry.run([word, "--events", "50"]) == 5
    assert done == [("set up",), ("replace_process", str(ROOT / script), "--events", "50")]


def test_that_lock_needs_no_set_up(done: list[tuple[str, ...]]) -> None:
    assert entry.run(["lock"]) == 5
    assert done == [("lock",)]


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_that_help_does_nothing_but_explain(
    done: list[tuple[str, ...]], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry.run([word]) == 0
    assert capsys.readouterr().out.strip() == entry.USAGE
    assert done == []


@pytest.mark.parametrize("command", COMMANDS)
def test_that_the_help_names_every_command_of_the_program(command: str) -> None:
    assert re.search(rf"\b{command}\b", entry.USAGE)


class Full(io.StringIO):
    """An end that takes nothing more."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_that_an_end_that_is_full_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert entry.run(["--help"]) == entry.NOT_WRITTEN
    sys.stdout.close()
    assert "could not be written in full: No space left" in capsys.readouterr().err


def test_that_an_end_that_is_closed_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert entry.run(["--help"]) == 0
    sys.stdout.close()
