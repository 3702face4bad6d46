"""Work off the GUI thread: the one way there is, with progress, cancelling and an end to every run.

It lies in session/ and not in window/, since the session's own bands and answers are worked out with it too.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

from leftshift.session.waiting import WAITS

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_END_MS: Final = 5_000
"""Time for which the end of the program waits for its threads [ms]."""


class Run:
    """One run, as the function that does the work sees it; for use in its thread."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._stale = Event()
        self._report = report

    def cancel(self) -> None:
        """Make the run stale."""
        self._stale.set()

    def cancelled(self) -> bool:
        """Whether nobody waits for the result any more, so that the work may stop."""
        return self._stale.is_set()

    def progress(self, part: float) -> None:
        """Report how far the work is, from 0 to 1 [share]."""
        if not self.cancelled():
            self._report(part)


class Work(QObject, Generic[T]):
    """Does one thing at a time in a thread of the pool, and brings what comes of it back to the GUI thread.

    A new run, `cancel` and the end of `owner` make the run before stale: whatever it still reports is
    dropped where it arrives, even if it was on its way already. A run that raises ends like any other:
    `failed` gets the exception. All three functions are called in the GUI thread.

    What `waits` for a disk has a thread of its own: it keeps none that computes from its turn, and the end of
    the program does not wait for it.
    """

    _ended = Signal(int, object)
    _progressed = Signal(int, float)

    def __init__(
        self,
        owner: QObject,
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[float], None] = lambda _part: None,
        waits: bool = False,
    ) -> None:
        # No child of its owner: a thread may still report after the owner is gone.
        super().__init__()
        self._done, self._failed, self._on_progress = done, failed, progressed
        self._waits = waits
        self._count = 0
        self._current: int | None = None
        self._jobs: dict[int, _Job[T]] = {}
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._take_progress, Qt.ConnectionType.QueuedConnection)
        owner.destroyed.connect(self.cancel)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._stop)

    @property
    def running(self) -> bool:
        """Whether a result is still to come."""
        return self._current is not None

    def start(self, do: Callable[[Run], T]) -> None:
        """Begin a run; the one before it becomes stale."""
        self.cancel()
        self._count = self._current = number = self._count + 1
        run = Run(lambda part: self._progressed.emit(number, part))
        self._jobs[number] = job = _Job(do, run, lambda fault: self._ended.emit(number, fault))
        _UNDER_WAY.add(self)
        if self._waits:
            Thread(target=job.run, name=WAITS, daemon=True).start()
        else:
            QThreadPool.globalInstance().start(job)

    def cancel(self) -> None:
        """Let go of the run under way: nothing of it is heard any more, and it stops as soon as it can."""
        if self._current is not None:
            self._jobs[self._current].asked.cancel()
            self._current = None

    def _stop(self) -> None:
        """Let no thread that computes outlive the program."""
        self.cancel()
        QThreadPool.globalInstance().waitForDone(_END_MS)

    def _take_progress(self, number: int, part: float) -> None:
        if number == self._current:
            self._on_progress(part)

    def _end(self, number: int, fault: Exception | None) -> None:
        job = self._jobs.pop(number)
        if not self._jobs:
            _UNDER_WAY.discard(self)
        if number != self._current:
            return
        self._current = None
        if fault is not None:
            self._failed(fault)
        else:
            self._done(job.found[0])


class _Job(QRunnable, Generic[T]):
    """A run in a thread of the pool."""

    def __init__(self, do: Callable[[Run], T], run: Run, ended: Callable[[Exception | None], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # it is deleted where its end arrives
        self.asked, self.found = run, list[T]()
        self._do, self._ended = do, ended

    def run(self) -> None:
        """Do the work; whatever goes wrong is reported as its end."""
        fault = None
        try:
            if not self.asked.cancelled():
                self.found.append(self._do(self.asked))
        except Exception as error:  # noqa: BLE001 - the GUI thread decides what a fault means
            fault = error
        self._ended(fault)


def fault_sentence(what: str, fault: Exception) -> str:
    """Say that something could not be worked out; the fault's origin goes to the log."""
    _LOG.error("%s failed", what, exc_info=fault)
    name = f"{type(fault).__name__}: {fault}".rstrip(": ")
    return f"{what} could not be worked out ({name}). All else is as it was; change a lever to try again."


_UNDER_WAY: set[Work[Any]] = set()
"""Keeps all work until its threads are through, whatever becomes of who asked for it."""
