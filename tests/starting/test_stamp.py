"""Which part of the set-up is left to do."""

from pathlib import Path

import pytest

from starting import stamp
from starting.places import CODE, LOCK, PROJECT, script_of, venv_of
from starting.stamp import Part


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / LOCK).write_text("numpy==2.4.6\n", encoding="utf-8")
    (tmp_path / PROJECT).write_text("[project]\n", encoding="utf-8")
    python = script_of(tmp_path, "python")
    python.parent.mkdir(parents=True)
    python.touch()
    stamp.write_stamp(tmp_path, stamp.wanted_stamp(tmp_path))
    return tmp_path


def left(folder: Path) -> tuple[Part, ...]:
    return stamp.parts_to_do(stamp.recorded_stamp(folder), stamp.wanted_stamp(folder))


def test_that_a_finished_set_up_leaves_nothing_to_do(folder: Path) -> None:
    assert left(folder) == ()


def test_that_a_folder_never_set_up_needs_every_part(folder: Path) -> None:
    stamp.remove_stamp(folder)
    assert left(folder) == tuple(Part)


def test_that_a_changed_lock_installs_packages_into_the_same_environment(folder: Path) -> None:
    (folder / LOCK).write_text("numpy==2.4.7\n", encoding="utf-8")
    assert left(folder) == (Part.PACKAGES, Part.PROJECT, Part.CODE)


def test_that_a_changed_project_file_installs_the_project_into_the_same_environment(folder: Path) -> None:
    (folder / PROJECT).write_text("[project]\nname = 'leftshift'\n", encoding="utf-8")
    assert left(folder) == (Part.PROJECT, Part.CODE)


def test_that_a_changed_module_is_compiled_and_nothing_else_is_done(folder: Path) -> None:
    module = folder / CODE / "window" / "start.py"
    module.parent.mkdir(parents=True)
    module.touch()
    assert left(folder) == (Part.CODE,)


def test_that_another_python_makes_the_environment_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.base_prefix", "/another/python")
    assert left(folder) == tuple(Part)


def test_that_an_environment_whose_python_was_removed_is_made_anew(folder: Path) -> None:
    script_of(folder, "python").unlink()
    assert left(folder) == tuple(Part)


def test_that_a_moved_folder_makes_its_environment_anew(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    assert left(moved) == tuple(Part)


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00", '{"environment": 1}'])
def test_that_a_damaged_stamp_counts_as_none(folder: Path, text: str) -> None:
    (venv_of(folder) / "leftshift-set-up.json").write_text(text, encoding="utf-8")
    assert left(folder) == tuple(Part)
