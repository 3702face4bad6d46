"""Damaged files through the window's own way of opening: one process, one window, thousands a minute."""

import faulthandler
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMessageBox

from leftshift.storage.scenario.reader import parse_with_history
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application, build_window
from tests.survival.figure import Figure
from tests.survival.fuzzed import seeds
from tests.survival.mutants import mutant

SAID_MOST: Final = 400
HANGS: Final = 60
"""How long one file may take before the process ends with where it hangs [s]."""
_PAGES: Final = ("history", "results", "board", "compare", "other", "questions", "money")
_EACH: Final = 25
"""Accepted files between two that are looked at on another page."""


def opened_mutants(count: int, chance: random.Random) -> Figure:
    """Open mutants of every sample in one window, on one page after another."""
    application()
    faults: list[str] = []
    before = sys.excepthook
    sys.excepthook = lambda kind, fault, _trace: faults.append(f"{kind.__name__}: {fault}")
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(Path(folder, "settings"))
        window.resize(1366, 768)
        window.show()
        window.show_charts()
        try:
            broken, told = _opened(window, count, chance, Path(folder), faults)
        finally:
            sys.excepthook = before
            faulthandler.cancel_dump_traceback_later()
            window.session.stack.setClean()
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Figure(
        test="mutants of every sample opened in the window",
        attempts=count,
        broken=tuple(broken),
        more=f"{told['refused']:,} refused, {told['accepted']:,} accepted and the same after save and reload",
    )


def _opened(
    window: MainWindow, count: int, chance: random.Random, folder: Path, faults: list[str]
) -> tuple[list[str], Counter[str]]:
    samples, broken, told = seeds("scenario"), list[str](), Counter[str]()
    path = folder / "plan.leftshift"
    for attempt in range(count):
        data = mutant(chance.choice(samples), chance)
        path.write_bytes(data)
        held = window.session.scenario
        file = window.document.path
        faulthandler.dump_traceback_later(HANGS, exit=True)
        said = open_in(window, path)
        wrong = faults.pop() if faults else ""
        faults.clear()
        if window.session.scenario is held:
            told["refused"] += 1
            wrong = wrong or wrong_refusal(said, path.name)
            if window.document.path != file:
                wrong = wrong or "another file is open"
        else:
            told["accepted"] += 1
            wrong = wrong or _other_after_save(window)
            if told["accepted"] % _EACH == 0:
                window.pages.open(_PAGES[told["accepted"] // _EACH % len(_PAGES)])
                QCoreApplication.processEvents()
        if wrong:
            broken.append(f"mutant {attempt}: {wrong}: {data[:200]!r}")
    return broken, told


def open_in(window: MainWindow, path: Path) -> list[str]:
    """Open a file as the menu does; return what the window says, and close that again."""
    window.session.stack.setClean()
    window.files.open(path)
    QCoreApplication.processEvents()
    while window.files.disk.busy:  # a busy disk is waited for in a thread
        time.sleep(0.001)
        QCoreApplication.processEvents()
    said = []
    for box in window.findChildren(QMessageBox):
        if box.isVisible():
            said.append(box.text())
            box.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return said


def wrong_refusal(said: list[str], name: str) -> str:
    """Say what a refusal lacks: one message with file, place, reason and what is allowed, in short."""
    if len(said) != 1:
        return f"{len(said)} messages"
    (text,) = said
    file, _, rest = text.partition(", ")
    lacks = file != name or ": " not in rest or "; allowed is " not in rest
    if lacks or len(text) > SAID_MOST or not text.isprintable():
        return f"refused in {len(text)} characters: {text!r}"
    return ""


def _other_after_save(window: MainWindow) -> str:
    """Say whether what was opened is another thing once it is saved and read."""
    scenario, history = window.session.scenario, window.document.saved_history()
    saved = scenario_bytes(scenario, history=history)
    again, kept = parse_with_history(saved, "plan")
    if again != scenario or scenario_bytes(again, history=kept) != saved:
        return "other after a save"
    return ""
