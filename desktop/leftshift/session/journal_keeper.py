"""Journal keeper: writes a window's unsaved work down as it goes on, so that a crash costs seconds of it."""

import contextlib
import stat
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock as ThreadLock
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from leftshift.model.scenario import Scenario
from leftshift.session.history.saved import HistoryWriter
from leftshift.session.history.step import Recorded
from leftshift.session.lock import Lock
from leftshift.session.pins import Pin
from leftshift.session.session import Session
from leftshift.session.waiting import NoAnswerError, briefly
from leftshift.session.work import Work
from leftshift.storage.file_names import full
from leftshift.storage.journal import (
    ENDING,
    FOLDER,
    LAST,
    Journal,
    JournalHead,
    JournalPin,
    journal_bytes,
)
from leftshift.storage.saver import save
from leftshift.storage.scenario.texts import Text
from leftshift.storage.scenario.writer import scenario_bytes

QUIET_MS: Final = 400
"""Time after the last change until it is written [ms]."""
WAIT_MS: Final = 8_000
"""Time after which changes are written though they go on, as in a drag [ms]."""

_SLOW: Final = 10.0
"""Time after which a disk that has not taken the journal is told of [s]."""

_PATH: Final = Text(most=4_096)
_AREA: Final = Text(most=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What a window held at one moment; another thread may read it."""

    scenario: Scenario
    recorded: Recorded
    pins: tuple[Pin, ...]
    in_file: bool
    unsaved: bool
    file: str
    digest: str
    area: str


class JournalKeeper(QObject):
    """Keeps the journal of one window, from its first unsaved change until it is closed.

    Signals:
        written: the work was written down.
        failed: it could not be written. args: a sentence that says so
    """

    written = Signal()
    failed = Signal(str)

    def __init__(
        self, session: Session, folder: Path, file: Callable[[], tuple[Path | None, str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._folder, self._file_open = session, folder / FOLDER, file
        self._path = self._folder / f"{uuid.uuid4().hex}{ENDING}"
        self._lock: Lock | None = None
        self._writer = HistoryWriter()
        self._settled: tuple[tuple[Recorded, bool], bytes] | None = None
        self._guard = ThreadLock()
        self._wanted = False
        self._kept: _Held | None = None
        """What the journal holds."""
        self._quiet, self._wait = QTimer(session), QTimer(session)  # they end with it
        for timer, interval in ((self._quiet, QUIET_MS), (self._wait, WAIT_MS)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self._write)
        self._work = Work[None](self, done=self._end, failed=self._say, waits=True)
        self._failing = False
        self._began = 0.0
        """When the writing that is under way has begun; infinity once it was told that it is slow."""
        session.changed.connect(self._soon)
        session.history.changed.connect(self._soon)

    @property
    def path(self) -> Path:
        """The file of the journal, which need not be there."""
        return self._path

    def follow(self) -> None:
        """Remove the journal where nothing would be lost by now, as after a save."""
        if self._is_needed():
            self._soon()
        else:
            self._remove()

    def write_now(self) -> None:
        """Write what is there before this returns, such as after a fault of the program.

        Raises:
            SaveError: it could not be written.
            NoAnswerError: the disk does not answer; it is still being written.
        """
        self._wanted = True
        held = self._held()
        briefly(lambda: self._store(held), patiently=True)

    def close(self) -> None:
        """Keep what the window held as the last session, and remove the journal: the window is closed."""
        held = self._held()
        self._remove()
        if held.file or held.unsaved or held.pins:
            with contextlib.suppress(Exception):  # closing goes on, whatever the disk says
                content = self._bytes(held)
                briefly(lambda: self._save(self._folder / LAST, content), patiently=True)
        if self._lock is not None:
            with contextlib.suppress(NoAnswerError):
                briefly(self._lock.release)

    def _is_needed(self) -> bool:
        return not self._session.stack.isClean() or bool(self._session.pins.all)

    def _soon(self, *_: object) -> None:
        """Write what is there soon; whether there is anything to write is seen then."""
        self._quiet.start()
        if not self._wait.isActive():
            self._wait.start()

    def _write(self) -> None:
        self._quiet.stop()
        if self._work.running:
            if time.monotonic() - self._began > _SLOW:
                self._began, self._failing = float("inf"), True
                self.failed.emit("Unsaved work cannot be kept safe from a crash: its disk does not answer.")
            self._quiet.start()
            return
        self._wait.stop()
        if not self._is_needed():
            self._remove()
            return
        held = self._held()
        if held != self._kept:
            self._wanted, self._began = True, time.monotonic()
            self._work.start(lambda _: self._store(held))

    def _held(self) -> _Held:
        session, (path, digest) = self._session, self._file_open()
        file = "" if path is None else str(full(path))
        return _Held(
            scenario=session.scenario,
            recorded=session.history.recorded(),
            pins=session.pins.all,
            in_file=session.history.in_file,
            unsaved=not session.stack.isClean(),
            file=file if _PATH.clean(file) == file else "",
            digest=digest,
            area=_AREA.clean(session.latest.area.name),
        )

    def _store(self, held: _Held) -> None:
        """Write the journal, in whichever thread, unless it is no longer wanted."""
        with self._guard:
            if not self._wanted:
                return
            if self._lock is None or not self._lock.is_held:  # as on a disk that was full
                lock = self._lock or Lock(self._path)
                with contextlib.suppress(OSError):
                    self._folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
                lock.acquire()
                self._lock = lock
            self._save(self._path, self._bytes(held))
            self._kept = held

    def _save(self, path: Path, content: bytes) -> None:
        with contextlib.suppress(OSError):  # the saver says what is wrong with a folder that cannot be made
            self._folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        save(path, content, keep_previous=False)

    def _bytes(self, held: _Held) -> bytes:
        settled = held.recorded.scenario
        if not isinstance(settled, Scenario):
            settled = held.scenario
        dragged = settled is not held.scenario and settled != held.scenario
        pins = tuple(JournalPin(letter=pin.letter, name=pin.name, note=pin.note) for pin in held.pins)
        head = JournalHead(
            at=datetime.now().astimezone().isoformat(timespec="seconds"),
            file=held.file,
            digest=held.digest,
            name=held.scenario.name,
            area=held.area,
            unsaved=held.unsaved,
            dragged=dragged,
            pins=pins,
        )
        return journal_bytes(
            Journal(
                head=head,
                settled=self._settled_bytes(held, settled),
                dragged=scenario_bytes(held.scenario, with_results=False) if dragged else b"",
                pins=tuple(scenario_bytes(pin.scenario, with_results=False) for pin in held.pins),
            )
        )

    def _settled_bytes(self, held: _Held, settled: Scenario) -> bytes:
        """Return the settled scenario with its history; during a drag it is the one worked out before."""
        recorded = held.recorded
        key = (recorded, held.in_file)
        if self._settled is None or self._settled[0] != key:
            with_history = held.in_file and len(recorded.steps) > 1
            history = self._writer.saved_history(recorded) if with_history else None
            self._settled = (key, scenario_bytes(settled, history=history, with_results=False))
        return self._settled[1]

    def _remove(self) -> None:
        self._quiet.stop()
        self._wait.stop()
        self._wanted, self._kept = False, None
        with contextlib.suppress(NoAnswerError):
            briefly(self._unlink)

    def _unlink(self) -> None:
        with self._guard:
            if not self._wanted:
                self._kept = None
                with contextlib.suppress(OSError):
                    self._path.unlink()

    def _end(self, _: None) -> None:
        self._failing = False
        self.written.emit()

    def _say(self, fault: Exception) -> None:
        self._failing = True
        self.failed.emit(f"Unsaved work cannot be kept safe from a crash: {fault}")
