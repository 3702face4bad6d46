"""Every system call of one save, killed and failed in turn by strace."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.survival.figure import Figure

FAULTS = ("KILL", "ENOSPC", "EIO", "EACCES", "EROFS", "EINTR", "EMFILE")
OLD, NEW = b"old " * 3_000, b"new content " * 2_000
_SAVE = """
import os, sys
from pathlib import Path
from leftshift.storage.saver import SaveError, save
data = b"new content " * 2_000
try:
    os.access("/the save begins", os.F_OK)
    save(Path(sys.argv[1]), data)
    os.access("/the save ends", os.F_OK)
except SaveError as fault:
    sys.stderr.write(str(fault))
    sys.exit(2)
sys.stdout.write("saved")
"""
_CALL = re.compile(r"([a-z_0-9]+)\(")
_HARMLESS = {
    "exit_group",
    "rt_sigaction",
    "rt_sigreturn",
    "futex",
    "brk",
    "mmap",
    "munmap",
    "mremap",
    "access",
}
"""Calls that touch no file."""


def can_trace() -> bool:
    """Whether strace is here and may be used."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True).returncode == 0
    )


def traced_saves(most: int, chance: random.Random) -> Figure:
    """Kill and fail every call of a save over an older file; `most` limits the points, drawn by chance."""
    broken: list[str] = []
    hit = 0
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.leftshift")
        calls = _calls(plan)
        points = [(name, place, fault) for name, place in calls for fault in FAULTS]
        drawn = points if len(points) <= most else chance.sample(points, most)
        for name, place, fault in drawn:
            injected, wrong = _attempt(plan, name, place, fault)
            hit += injected
            if wrong:
                broken.append(f"{name} {place} {fault}: {wrong}")
    more = f"{len(calls)} system calls × {len(FAULTS)} faults; {hit:,} faults struck"
    return Figure(
        test="each system call of one save killed or failed (strace)",
        attempts=len(drawn),
        broken=tuple(broken),
        more=more,
    )


def _calls(plan: Path) -> list[tuple[str, int]]:
    """List the calls of one save, each with its place among the calls of its name in the whole process."""
    _begin(plan)
    trace = plan.with_name("trace")
    _run(["-o", str(trace)], plan)
    found: list[tuple[str, int]] = []
    seen: dict[str, int] = {}
    inside = False
    for line in trace.read_text(errors="replace").splitlines():
        named = _CALL.match(line)
        if named is None:
            continue
        seen[named[1]] = seen.get(named[1], 0) + 1
        if "the save begins" in line:
            inside = True
        elif "the save ends" in line:
            return found
        elif inside and named[1] not in _HARMLESS:
            found.append((named[1], seen[named[1]]))
    raise RuntimeError("the trace holds no save")


def _attempt(plan: Path, name: str, place: int, fault: str) -> tuple[bool, str]:
    """Save with one fault; return whether it struck, and which promise was broken."""
    _begin(plan)
    trace = plan.with_name("trace")
    effect = "signal=KILL" if fault == "KILL" else f"error={fault}"
    done = _run(["-o", str(trace), "-e", f"inject={name}:{effect}:when={place}"], plan)
    text = trace.read_text(errors="replace")
    struck = "INJECTED" in text or done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
    return struck, _broken_promise(plan, done)


def _broken_promise(plan: Path, done: "subprocess.CompletedProcess[bytes]") -> str:
    """Say which promise a save has broken that was killed or failed; empty where none was."""
    held = plan.read_bytes() if plan.exists() else b""
    previous = plan.with_name(f"{plan.name}.bak")
    said = done.stderr.decode(errors="replace")
    refused = done.returncode == 2
    wrongs = {
        "the file is neither old nor new": held not in (OLD, NEW),
        "the previous version is torn": previous.exists() and previous.read_bytes() != OLD,
        "said to be saved and is not": done.stdout == b"saved" and held != NEW,
        f"the path is missing in: {said}": refused and str(plan) not in said,
        "said not to be saved and is": refused and held == NEW and "The new content is there" not in said,
        f"ended without a sentence: {said[-200:]}": done.returncode == 1,
    }
    return "; ".join(words for words, is_so in wrongs.items() if is_so)


def _begin(plan: Path) -> None:
    for path in plan.parent.iterdir():
        path.unlink()
    plan.write_bytes(OLD)


def _run(options: list[str], plan: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        ["strace", *options, sys.executable, "-B", "-c", _SAVE, str(plan)],
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        check=False,
    )
