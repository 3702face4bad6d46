"""What the wheel holds: all code and all data, so that the program runs without the folder it was made in."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from starting.bundle import make_wheel
from starting.places import PROJECT, ROOT

DATA = {"resources": "leftshift/resources", "seeds": "leftshift/seeds"}
CODE = ROOT / "desktop" / "leftshift"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the unpacked wheel."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202 - our own wheel, just built
    return folder


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files of a folder but Python's by-products and locks of open files."""
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".lock"
    }


def test_that_every_folder_of_code_is_named_as_a_package() -> None:
    setuptools = tomllib.loads((ROOT / PROJECT).read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {file.parent.relative_to(CODE.parent) for file in CODE.rglob("*.py")}
    named = {".".join(folder.parts) for folder in folders} | {"leftshift.resources", "leftshift.seeds"}
    assert named == set(setuptools["packages"])


@pytest.mark.parametrize("folder", DATA)
def test_that_the_wheel_holds_every_data_file(unpacked: Path, folder: str) -> None:
    assert files_in(unpacked / DATA[folder]) == files_in(ROOT / folder)


def test_that_the_wheel_holds_every_module_and_the_mark_of_types(unpacked: Path) -> None:
    kept_elsewhere = {f"{folder}/{name}" for folder in DATA for name in files_in(ROOT / folder)}
    assert files_in(unpacked / "leftshift") - kept_elsewhere == files_in(CODE)
    assert (unpacked / "leftshift" / "py.typed").is_file()


def test_that_two_wheels_of_the_same_files_are_equal(wheel: Path, tmp_path: Path) -> None:
    assert make_wheel(ROOT, tmp_path).read_bytes() == wheel.read_bytes()


def test_that_the_source_archive_holds_what_the_wheel_is_made_of(wheel: Path) -> None:
    with tarfile.open(next(wheel.parent.glob("leftshift-*.tar.gz"))) as archive:
        held = {PurePosixPath(*PurePosixPath(name).parts[1:]) for name in archive.getnames()}
    assert {PurePosixPath(folder, file) for folder in DATA for file in files_in(ROOT / folder)} <= held
    assert PurePosixPath("pyproject.toml") in held


def test_that_the_wheel_carries_its_licence(unpacked: Path) -> None:
    licence = next(unpacked.glob("leftshift-*.dist-info/licenses/LICENSE"))
    assert licence.read_text(encoding="utf-8").startswith("MIT License")


def test_that_the_wheel_finds_its_data_with_no_project_folder_in_reach(
    unpacked: Path, tmp_path: Path
) -> None:
    theme = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from importlib.resources import files;"
        "print(files('leftshift.seeds')); print(files('leftshift.resources'))"
    )
    command = [sys.executable, "-I", "-S", "-c", theme, str(unpacked)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert done.stderr == ""
    assert all(Path(line).is_relative_to(unpacked) for line in done.stdout.splitlines())
    assert len(done.stdout.splitlines()) == len(DATA)
