"""The program as a folder that needs no Python: made by PyInstaller, with licences and a list of its parts.

The parts are installed in an environment of their own, from locked versions, so that a bundle holds nothing
that happened to lie about. The tools that look at them live in a second one and are in no bundle, save what
PyInstaller adds to every program.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from starting.places import BUNDLE, BUNDLE_LOCK, PROJECT, TOOLS_LOCK, program_in, script_of
from starting.progress import Progress
from starting.set_up import LOCKED, run_step

DIST = Path("dist")
SOURCES = (
    Path("desktop", "leftshift"),
    Path("resources"),
    Path("seeds"),
    Path(PROJECT),
    Path("README.md"),
    Path("LICENSE"),
)
"""All that the wheel is made of."""
# The first second that a ZIP file can hold: a wheel must not say when it was made.
_NO_DATE = {"SOURCE_DATE_EPOCH": "315532800"}
_BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"
ADDED = ("leftshift.desktop", "leftshift.xml", "LIBRARIES.txt", "LGPL-3.txt", "GPL-3.txt")
_PIP = ("-I", "-m", "pip", "--disable-pip-version-check", "--no-input")


def make_bundle(root: Path) -> int:
    """Make `dist/leftshift`, and the wheel and the source beside it; return 0.

    Raises:
        SetUpError: a step failed; the message says which and why.
    """
    dist = root / DIST
    shutil.rmtree(dist, ignore_errors=True)
    progress = Progress(5)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = place / "made"
        made.mkdir()
        with progress.step("Building the wheel"):
            wheel = make_wheel(root, dist)
        with progress.step("Installing the locked parts"):
            python = _environment(root, place / "parts", root / BUNDLE_LOCK)
            run_step([*_pip(root, python), "--no-deps", "--no-index", str(wheel)], "installing the wheel")
            _environment(root, place / "tools", root / TOOLS_LOCK)
        with progress.step("Listing parts and licences"):
            _list_parts(python, place / "tools", made)
            run_step([str(python), "-I", str(root / BUNDLE / "icons.py"), str(made)], "drawing the icon")
        with progress.step("Putting the program together"):
            run_step([*_pip(root, python), *LOCKED, "-r", str(root / TOOLS_LOCK)], "installing PyInstaller")
            words = ("--noconfirm", "--log-level=WARN", f"--distpath={dist}", f"--workpath={place / 'work'}")
            spec = str(root / BUNDLE / "leftshift.spec")
            run_step(
                [str(python), "-I", "-m", "PyInstaller", *words, spec, "--", str(made)],
                "putting the program together",
            )
        with progress.step("Adding licences, the guide and the file type"):
            for name in ADDED:
                shutil.copy(root / BUNDLE / name, dist / "leftshift")
            shutil.copy(root / "LICENSE", dist / "leftshift")
            program, guide = dist / "leftshift" / "leftshift", dist / "leftshift" / "guide.html"
            run_step([str(program), "guide", str(guide)], "writing the guide")
            for name in ("sbom.cdx.json", "licences.txt", "leftshift.png"):
                shutil.copy(made / name, dist / "leftshift")
    print(f"The program lies in {dist / 'leftshift'}.")
    return 0


def make_wheel(root: Path, dist: Path) -> Path:
    """Build the wheel and the source archive into a folder; return the path of the wheel.

    The same files give the same bytes of the wheel, whenever and wherever it is made.

    Raises:
        SetUpError: it cannot be built.
    """
    dist = dist.absolute()
    dist.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        # A copy, so that nothing that lies about in the project gets in, and nothing is left in it.
        for source in SOURCES:
            _copy(root / source, Path(folder, source))
        for form in ("build_sdist", "build_wheel"):
            command = [str(script_of(root, "python")), "-c", _BUILD, form, str(dist)]
            run_step(command, "building the wheel", folder=Path(folder), extra=_NO_DATE)
    return next(dist.glob("leftshift-*.whl"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.lock"))
    else:
        shutil.copy(source, target)
    for file in [target, *target.rglob("*")]:
        file.chmod(0o755 if file.is_dir() else 0o644)


def _environment(root: Path, place: Path, lock: Path) -> Path:
    """Make an environment that holds what the lock names and nothing else; return its Python."""
    run_step([sys.executable, "-m", "venv", "--without-pip", str(place)], "making a place to build in")
    python = program_in(place, "python")
    run_step([*_pip(root, python), *LOCKED, "-r", str(lock)], "installing the locked packages")
    return python


def _pip(root: Path, python: Path) -> list[str]:
    """Return the command that installs into another environment: it has no pip of its own to be bundled."""
    return [str(script_of(root, "python")), *_PIP, "--python", str(python), "install"]


def _list_parts(python: Path, tools: Path, made: Path) -> None:
    """Write the list of parts for machines and the licences with their texts."""
    sbom = (
        "environment",
        "--output-reproducible",
        "--validate",
        "--output-format=JSON",
        f"--output-file={made / 'sbom.cdx.json'}",
    )
    run_step([str(program_in(tools, "cyclonedx-py")), *sbom, str(python)], "listing the parts")
    licences = (
        "--format=plain-vertical",
        "--with-license-file",
        "--no-license-path",
        "--with-urls",
        "--with-system",
    )
    output = f"--output-file={made / 'licences.txt'}"
    run_step(
        [str(program_in(tools, "pip-licenses")), f"--python={python}", *licences, output],
        "listing the licences",
    )
