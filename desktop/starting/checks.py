"""Every check of the project, one after another: lint, format, types, layers, licences, tests."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starting.places import script_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCheck:
    """One check: its name, the program in `.venv` and its words."""

    name: str
    program: str
    words: tuple[str, ...] = ()
    shows: bool = False
    """Whether its lines are shown as they come, not only when it fails."""


CHECKS = (
    ProjectCheck(name="lint", program="ruff", words=("check",)),
    ProjectCheck(name="format", program="ruff", words=("format", "--check")),
    ProjectCheck(name="types", program="mypy"),
    ProjectCheck(name="layers", program="lint-imports"),
    ProjectCheck(name="licences", program="pip-licenses", words=("--summary",)),
    ProjectCheck(name="tests", program="pytest", words=("-n", "2", "--dist", "worksteal"), shows=True),
)


def run_checks(root: Path, extra: Sequence[str] = (), checks: Sequence[ProjectCheck] = CHECKS) -> int:
    """Run every check, even after a failed one, giving the tests the extra words; return 0 if all passed."""
    began = time.perf_counter()
    failed = []
    for place, check in enumerate(checks, start=1):
        line = f"{place}/{len(checks)} {check.name} ({' '.join((check.program, *check.words))})"
        if not _passes(check, root, line, extra if check.shows else ()):
            failed.append(check.name)
    took = f"{time.perf_counter() - began:.1f} s"
    if failed:
        print(f"\n{len(failed)} of {len(checks)} checks failed in {took}: {', '.join(failed)}.")
        return 1
    print(f"\nAll {len(checks)} checks passed in {took}.")
    return 0


def _passes(check: ProjectCheck, root: Path, line: str, extra: Sequence[str]) -> bool:
    """Run one check and print its name, result, time and what it said last."""
    print(f"{line} …", end="\n" if check.shows else " ", flush=True)
    began = time.perf_counter()
    done = subprocess.run(
        [str(script_of(root, check.program)), *check.words, *extra],
        cwd=root,
        # Windows of the tests are drawn in memory, also where there is a display.
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stdout=None if check.shows else subprocess.PIPE,
        stderr=None if check.shows else subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    passed = done.returncode == 0
    took = f"{'passed' if passed else 'FAILED'}, {time.perf_counter() - began:.1f} s"
    lines = (done.stdout or "").strip().splitlines()
    if check.shows:
        print(f"{line} … {took}", flush=True)
    elif passed:
        print(f"{took}: {lines[-1].strip() if lines else 'no word'}", flush=True)
    else:
        print(took, *lines, sep="\n    ", flush=True)
    return passed
