"""What the wheel holds: all code and all data, so that the program runs without the folder it was made in."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from starting.places import PROJECT, ROOT

DATA = {"resources": "leftshift/resources", "seeds": "leftshift/seeds"}
CODE = ROOT / "desktop" / "leftshift"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an unpacked wheel, built from a copy so that the project's folder stays clean."""
    copy = tmp_path_factory.mktemp("copy")
    for source in ("desktop", *DATA):
        shutil.copytree(ROOT / source, copy / source, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (PROJECT, "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    made = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(made))
    command = [sys.executable, "-m", "pip", "wheel", *options, str(copy)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(next(made.glob("leftshift-*.whl"))) as wheel:
        wheel.extractall(folder)
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
