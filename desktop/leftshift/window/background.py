"""Work beside the window: done in a thread of the pool, its answer brought back, or let go of."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")


class _Answer(QObject):
    """Carries what was found into the thread of the window.

    Signals:
        came: args: the answer, or the exception that came instead
    """

    came = Signal(object)


class _Run(QRunnable):
    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._work, self._answer = work, answer

    def run(self) -> None:
        """Do the work; whatever goes wrong is an answer too."""
        try:
            found: object = self._work()
        except Exception as fault:  # noqa: BLE001 - the thread of the window decides what a fault means
            found = fault
        self._answer.came.emit(found)


class Task(QObject, Generic[T]):
    """One piece of work under way; after `cancel`, or without its owner, nothing more is heard of it."""

    def __init__(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        super().__init__()
        self._done, self._failed = done, failed
        self.running = True
        owner.destroyed.connect(self.cancel)
        self._answer = _Answer(self)
        self._answer.came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._run = _Run(work, self._answer)
        self._run.setAutoDelete(False)
        _UNDER_WAY.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Let go of the work: what it finds is not told."""
        self.running = False

    def _tell(self, found: object) -> None:
        _UNDER_WAY.discard(self)
        told, self.running = self.running, False
        if not told:
            return
        if isinstance(found, Exception):
            self._failed(found)
        else:
            self._done(found)  # type: ignore[arg-type]  # the work returns a T


_UNDER_WAY: set[Task[Any]] = set()
"""Keeps every task until its thread is through, whatever becomes of who asked for it."""
