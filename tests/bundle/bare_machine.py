"""Tries the bundle where there is no Python: sudo .venv/bin/python tests/bundle/bare_machine.py.

`python3 start.py bundle` comes first. The place is a folder with the bundle, the system libraries that its
files name and nothing else: no Python, no shell, no font. Whatever else the program needed would be missing
there. Linux alone, as root (chroot); the window needs Xvfb, its picture ImageMagick.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "leftshift"
SAMPLE = ROOT / "resources" / "samples" / "below_half.leftshift"
LEDGER = "sector,gbp_m\nacute,1500\n"
_STARTS = 5
_SHOWN = 60
"""How long the window is given to show its charts at most [s]."""
_BETWEEN = 4
"""How long nothing more must come to the window until it counts as shown [s]."""
_COLOURS = 100
"""Colours that are on the screen once the window is: its letters and charts."""


def main() -> int:
    """Print what the bundle weighs, needs and does; return 0 if all of it was done."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter).parse_args()
    libraries = system_libraries(BUNDLE)
    size = sum(file.stat().st_size for file in BUNDLE.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"size: {size / 1e6:.0f} MB; system libraries: {len(libraries)}")
    print("  " + " ".join(sorted(Path(library).name for library in libraries)))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _furnish(place, libraries)
        done = [_said(place, name, words) for name, words in COMMANDS.items()]
        seconds = [_timed(place) for _ in range(_STARTS)]
        print(f"start: leftshift --version, median of {_STARTS}: {statistics.median(seconds):.2f} s")
        done.append(_window(place))
    return 0 if all(done) else 1


COMMANDS: Mapping[str, Sequence[str]] = {
    "says its versions": ("--version",),
    "opens a plan": ("check", "/plan.leftshift"),
    "runs it": ("run", "/plan.leftshift", "--format", "json"),
    "reads a workbook": ("import", "/ledger.xlsx", "--area", "QWE"),
    "exports a pack": ("export", "/plan.leftshift", "--to", "/pack"),
    "makes a picture": ("picture", "/plan.leftshift", "/window.png"),
}


def system_libraries(bundle: Path) -> set[str]:
    """Return the paths of the libraries outside the bundle that its files name, and what is not found."""
    found: set[str] = set()
    starter = bundle / "leftshift"
    inside = {"LD_LIBRARY_PATH": str(bundle / "_internal")}
    for file in [starter, *bundle.rglob("*.so*")]:
        surroundings = {"PATH": os.environ["PATH"], **({} if file == starter else inside)}
        said = subprocess.run(
            ["ldd", str(file)], capture_output=True, text=True, env=surroundings, check=False
        )
        found.update(re.findall(r"(/\S+) \(0x", said.stdout))
    return {library for library in found if not Path(library).resolve().is_relative_to(bundle.resolve())}


def _furnish(place: Path, libraries: set[str]) -> None:
    shutil.copytree(BUNDLE, place / "leftshift", symlinks=True)
    for library in libraries:
        target = place / library.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, target)
    for name in ("tmp", "home", "dev", "pack", "tmp/.X11-unix"):
        (place / name).mkdir(parents=True)
    for name in ("null", "urandom", "zero"):
        device = Path("/dev", name).stat()
        os.mknod(place / "dev" / name, device.st_mode, device.st_rdev)
    shutil.copy(SAMPLE, place / "plan.leftshift")
    _write_workbook(place / "ledger.xlsx")


def _write_workbook(file: Path) -> None:
    book = openpyxl.Workbook()
    for row in (line.split(",") for line in LEDGER.splitlines()):
        book.active.append(row)
    book.save(file)


def _command(place: Path, words: Sequence[str]) -> list[str]:
    return ["chroot", str(place), "/leftshift/leftshift", *words]


def _surroundings(**more: str) -> dict[str, str]:
    return {"HOME": "/home", "PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", **more}


def _said(place: Path, name: str, words: Sequence[str]) -> bool:
    done = subprocess.run(
        _command(place, words), capture_output=True, text=True, env=_surroundings(), cwd="/", check=False
    )
    said = (done.stderr or done.stdout).strip().splitlines()
    print(f"{name}: exit {done.returncode}" + ("" if done.returncode == 0 else f"; {' | '.join(said[-3:])}"))
    if words[0] == "run" and done.returncode == 0:
        json.loads(done.stdout)
    return done.returncode == 0


def _timed(place: Path) -> float:
    began = time.perf_counter()
    subprocess.run(_command(place, ("--version",)), capture_output=True, env=_surroundings(), check=True)
    return time.perf_counter() - began


def _window(place: Path) -> bool:
    """Show the window on a screen of its own; save a picture of that screen and end the window."""
    screen = ":97"
    with subprocess.Popen(
        ["Xvfb", screen, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL
    ) as server:
        socket = Path("/tmp/.X11-unix", f"X{screen[1:]}")  # noqa: S108 - X's own place
        while not socket.exists():
            time.sleep(0.05)
        os.link(socket, place / "tmp" / ".X11-unix" / socket.name)
        surroundings = _surroundings(DISPLAY=screen, QT_QPA_PLATFORM="xcb")
        with (
            tempfile.TemporaryFile("w+") as errors,
            subprocess.Popen(
                _command(place, ("/plan.leftshift",)), env=surroundings, cwd="/", stderr=errors
            ) as window,
        ):
            picture = ROOT / "dist" / "bare_machine.png"
            due, well, before = time.perf_counter() + _SHOWN, False, 0
            while not well and window.poll() is None and time.perf_counter() < due:
                time.sleep(_BETWEEN)
                now = _colours(screen, picture)
                well, before = _COLOURS < now == before, now
            window.kill()
            errors.seek(0)
            said = errors.read().strip()
        server.kill()
    well = well and "Traceback" not in said
    print(
        f"shows its window: {'yes' if well else 'no'}; {picture.relative_to(ROOT)}; {said.splitlines()[-1:]}"
    )
    return well


def _colours(screen: str, picture: Path) -> int:
    """Save a picture of a screen; return how many colours it has."""
    subprocess.run(["import", "-display", screen, "-window", "root", str(picture)], check=True)
    said = subprocess.run(
        ["identify", "-format", "%k", str(picture)], capture_output=True, text=True, check=True
    )
    return int(said.stdout)


if __name__ == "__main__":
    sys.exit(main())
