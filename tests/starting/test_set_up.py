"""The order of the set-up and what is left when it is broken off."""

import sys
from pathlib import Path

import pytest

from starting import set_up as steps
from starting import system
from starting.failures import SetUpError
from starting.places import CODE, LOCK, PROJECT, ROOT, script_of
from starting.progress import Progress
from starting.stamp import Part


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (LOCK, PROJECT, "start.py"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    """Return the list in which harmless substitutes note each part they do."""
    noted: list[Part] = []

    def stand_in(part: Part, root: Path) -> None:
        noted.append(part)
        script_of(root, "python").parent.mkdir(parents=True, exist_ok=True)
        script_of(root, "python").touch()

    doers = {part: lambda root, _, part=part: stand_in(part, root) for part in Part}
    monkeypatch.setattr(steps, "STEPS", doers)
    monkeypatch.setattr(system, "missing_parts", lambda: ())
    return noted


def test_that_the_first_set_up_does_every_part_and_the_second_none(folder: Path, done: list[Part]) -> None:
    steps.set_up(folder)
    assert done == list(Part)
    done.clear()
    steps.set_up(folder)
    assert done == []


@pytest.mark.parametrize("broken", list(Part))
def test_that_the_next_start_repairs_a_set_up_broken_off(
    folder: Path, done: list[Part], broken: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_root: Path, _progress: Progress) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(steps.STEPS, broken, break_off)
        with pytest.raises(KeyboardInterrupt):
            steps.set_up(folder)
    done.clear()
    steps.set_up(folder)
    assert done == list(Part)


def test_that_a_failed_program_of_the_set_up_becomes_a_sentence() -> None:
    says = "print('NewConnectionError: no route'); raise SystemExit(1)"
    with pytest.raises(SetUpError, match="package index cannot be reached"):
        steps.run_step([sys.executable, "-c", says], "installing the locked packages")


def test_that_a_folder_that_cannot_be_written_becomes_a_sentence(folder: Path, done: list[Part]) -> None:
    (folder / ".venv").touch()
    with pytest.raises(SetUpError, match=r"\.venv beside start\.py cannot be written"):
        steps.set_up(folder)
    assert done == []


def test_that_the_packages_come_with_their_hashes_checked_and_nothing_unnamed() -> None:
    command = steps.pip_install(ROOT, *steps.LOCKED, "-r", LOCK)
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(command)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no link to a program without rights")
def test_that_modules_are_compiled_even_where_python_is_set_to_write_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    script_of(folder, "python").parent.mkdir(parents=True)
    script_of(folder, "python").symlink_to(sys.executable)
    (folder / CODE).mkdir(parents=True)
    (folder / CODE / "module.py").write_text("VALUE = 1\n", encoding="utf-8")
    steps.compile_code(folder, Progress(1))
    assert list((folder / CODE).rglob("module.*.pyc"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks system libraries")
def test_that_a_python_without_ensurepip_stops_with_the_command_that_helps(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "missing_parts", lambda: (system.VENV_MODULE,))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "install", lambda _: False)
    with pytest.raises(SetUpError, match=r"apt-get install .*python3\.\d+-venv"):
        steps.set_up(folder)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks system libraries")
def test_that_a_missing_library_is_named_and_the_set_up_goes_on(
    folder: Path, done: list[Part], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "missing_parts", lambda: ("libxcb-cursor.so.0",))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "install", lambda _: False)
    steps.set_up(folder)
    assert done == list(Part)
    assert "install -y --no-install-recommends libxcb-cursor0" in capsys.readouterr().err


def test_that_progress_numbers_each_step_and_says_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(2)
    with progress.step("Making .venv"):
        pass
    with pytest.raises(SetUpError), progress.step("Installing"):
        raise SetUpError("no")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("1/2 Making .venv … ")
    assert first.endswith(" s")
    assert second == "2/2 Installing … failed"
