"""Every system call of one save killed and failed in turn by strace: by the saver, a command, the window."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from tests.survival.figure import Figure

FAULTS: Final = ("KILL", "ENOSPC", "EIO", "EACCES", "EROFS", "EINTR", "EMFILE")
WAYS: Final = {
    "saver": "each system call of one save",
    "command": "each system call of “leftshift new --force”",
    "window": "each system call of the window's save",
}
"""Ways to save, and what the table calls each."""
SHARE: Final = 0.12
_SAVED, _REFUSED = 0, 2
_LONGEST: Final = 60.0
"""Time in which a save that is traced surely ends on a busy computer [s]."""
_SAVES = """
import contextlib, ctypes, gc, io, os, signal, sys
from pathlib import Path
from leftshift.cli.main import main
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.session import waiting
from leftshift.storage.saver import SaveError, save
from leftshift.storage.scenario.writer import scenario_bytes
from PySide6.QtWidgets import QMessageBox

way, plan = sys.argv[1], Path(sys.argv[2])
old = plan.read_bytes()
new = scenario_bytes(baseline_scenario(find_area("QMM")))
waiting.PATIENCE = waiting.ANSWERED = 50.0

def end(saved, said):
    os.access("/the save ends", os.F_OK)
    while not saved:  # what strikes a save may strike this as well, once
        with contextlib.suppress(OSError):
            plan.with_name("said").write_text(said)
            break
    os._exit(0 if saved else 2)

def by_saver():
    os.access("/the save begins", os.F_OK)
    try:
        save(plan, new)
    except SaveError as fault:
        end(False, str(fault))
    end(True, "")

def by_command():
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    os.access("/the save begins", os.F_OK)
    code = main(["new", "QMM", str(plan), "--force"])
    end(code == 0, sys.stderr.getvalue())

def by_window():
    os.access("/the save begins", os.F_OK)
    window.files.save()
    said = " ".join(box.text() for box in window.findChildren(QMessageBox) if box.isVisible())
    end(window.document.is_saved, said)

if way == "window":
    from leftshift.window.start import application, build_window
    application()
    window = build_window(plan.parent / "settings")
    window.show()
    window.files.open(plan)
    window.session.shares.set(Sector.COMMUNITY, SHARE)
    window.session.settle()
    window.document.journal.write_now()
    journal = window.document.journal.path
    kept = journal.read_bytes()
elif way == "command":
    with contextlib.redirect_stdout(io.StringIO()):
        main(["new", "QMM", str(plan.with_name("first"))])
    plan.with_name("first").unlink()

gc.freeze()
gc.disable()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
for _ in sys.stdin:
    plan.write_bytes(old)
    if way == "window":
        journal.write_bytes(kept)
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)
        signal.sigwait({signal.SIGUSR1})
        try:
            {"saver": by_saver, "command": by_command, "window": by_window}[way]()
        finally:
            os._exit(1)
    print(child, flush=True)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
""".replace("SHARE", str(SHARE))
"""A process that has loaded the program once, and forks a save for each line of its input.

It says which process saves, which waits to be traced, and how it has ended.
"""
_CALL = re.compile(r"^(?:(\d+) +)?([a-z_0-9]+)\(")
_HARMLESS = re.compile(
    "exit|exit_group|rt_sig.*|futex|brk|mmap|munmap|mremap|mprotect|madvise|access|clone3?|set_robust_list|rseq"
    "|sched_.*|get.*id|prctl|restart_syscall|clock_.*|gettimeofday|getrandom|t?g?kill|uname|sysinfo"
)
"""Calls that touch no file."""


def can_trace() -> bool:
    """Whether strace is here and may be used."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True).returncode == 0
    )


@dataclass(frozen=True, slots=True)
class _End:
    """How a save has ended."""

    code: int
    trace: str


class _Saves:
    """Saves in one way over an older file, each in a process of its own."""

    def __init__(self, way: str, folder: Path) -> None:
        self.way, self.plan = way, folder / "plan.leftshift"
        self.old = scenario_bytes(baseline_scenario(find_area("QWE")))
        self.new = scenario_bytes(baseline_scenario(find_area("QMM")))
        self.plan.write_bytes(self.old)
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-c", _SAVES, way, str(self.plan)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ
            | {
                "PYTHONHASHSEED": "0",
                "QT_QPA_PLATFORM": "offscreen",
                "LEFTSHIFT_CONFIG": str(folder / "settings"),
            },
        )

    def end(self) -> None:
        """End the process that begins saves."""
        self._process.communicate()

    def traced(self, *options: str) -> _End:
        """Save once under strace with these options."""
        for path in self.plan.parent.iterdir():
            if path.is_file() and path != self.plan and not path.name.endswith(".lock"):
                path.unlink()
        asked, said = self._process.stdin, self._process.stdout
        if asked is None or said is None:
            raise RuntimeError("a process without ends cannot be asked")
        asked.write("\n")
        asked.flush()
        child = int(said.readline())
        trace = self.plan.with_name("trace")
        tracer = subprocess.Popen(
            ["strace", "-f", "-o", str(trace), *options, "-p", str(child)], stderr=subprocess.PIPE, text=True
        )
        if tracer.stderr is None or "attached" not in (first := tracer.stderr.readline()):
            os.kill(child, signal.SIGKILL)
            raise RuntimeError(f"strace could not be attached: {first}")
        os.kill(child, signal.SIGUSR1)
        code = int(said.readline())
        tracer.communicate(timeout=_LONGEST)
        return _End(code, trace.read_text(errors="replace"))

    def broken_promise(self, code: int) -> str:
        """Say which promise a save has broken that was killed or failed; empty where none was."""
        held = self.plan.read_bytes() if self.plan.exists() else b""
        is_new = self._is_new(held)
        said = self.plan.with_name("said")
        words = said.read_text() if said.exists() else ""
        previous = self.plan.with_name(f"{self.plan.name}.bak")
        journals = list((self.plan.parent / "settings" / "journals").glob("*.journal"))
        wrongs = {
            "the file is neither old nor new": held != self.old and not is_new,
            "the previous version is torn": previous.exists() and previous.read_bytes() != self.old,
            "said to be saved and is not": code == _SAVED and not is_new,
            f"refused without the full path: {words}": code == _REFUSED and str(self.plan) not in words,
            f"ended with code {code}": code not in {_SAVED, _REFUSED, -signal.SIGKILL},
            "neither saved nor in a journal": self.way == "window" and not is_new and not journals,
        }
        return "; ".join(wrong for wrong, is_so in wrongs.items() if is_so)

    def _is_new(self, held: bytes) -> bool:
        if self.way != "window":
            return held == self.new
        try:
            share = parse_scenario(held, "plan").shares.target[list(Sector).index(Sector.COMMUNITY)]
        except Refusal:
            return False
        return abs(share - SHARE) < 1e-9


def traced_saves(most: int, chance: random.Random, way: str = "saver") -> Figure:
    """Kill and fail every call of a save over an older file; `most` limits the points, drawn by chance."""
    broken: list[str] = []
    hit = 0
    with tempfile.TemporaryDirectory() as folder:
        saves = _Saves(way, Path(folder))
        try:
            calls = _calls(saves.traced().trace)
            points = [(*call, fault) for call in calls for fault in FAULTS]
            drawn = points if len(points) <= most else chance.sample(points, most)
            for name, place, fault in drawn:
                effect = "signal=KILL" if fault == "KILL" else f"error={fault}"
                end = saves.traced("-e", f"inject={name}:{effect}:when={place}")
                hit += "INJECTED" in end.trace or end.code == -signal.SIGKILL
                wrong = saves.broken_promise(end.code)
                if wrong:
                    broken.append(f"{way}, {name} {place} {fault}: {wrong}")
        finally:
            saves.end()
    more = f"{len(calls)} system calls × {len(FAULTS)} faults; {hit:,} faults struck"
    return Figure(
        test=f"{WAYS[way]} killed or failed (strace)", attempts=len(drawn), broken=tuple(broken), more=more
    )


def _calls(trace: str) -> list[tuple[str, int]]:
    """List the calls of one save, each with its place among the calls of its name in its thread."""
    found: dict[tuple[str, int], None] = {}
    seen: dict[tuple[str, str], int] = {}
    inside = False
    for line in trace.splitlines():
        named = _CALL.match(line)
        if named is None:
            continue
        thread, name = named[1] or "", named[2]
        seen[thread, name] = place = seen.get((thread, name), 0) + 1
        if "the save begins" in line:
            inside = True
        elif "the save ends" in line:
            return list(found)
        elif inside and not _HARMLESS.fullmatch(name):
            found[name, place] = None
    raise RuntimeError(f"the trace holds no save: {trace[-500:]}")
