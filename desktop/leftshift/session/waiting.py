"""Waiting for a disk that may not answer: a thread waits for it, so that the window goes on."""

from collections.abc import Callable, Generator
from functools import partial
from threading import Event, Thread
from threading import enumerate as threads
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Steps = Generator[Callable[[Event], Any], Any, T]
"""Something that waits for a disk now and then. It yields each function that may wait, gets what that returns
or raises, and does all else in the thread of the window. The event is set once nobody waits any more."""

PATIENCE: Final = 0.3
"""Time for which the window waits without going on: an answer within it needs no word [s]."""
ANSWERED: Final = 3.0
"""Time for which it waits where it can do nothing without the answer, as at its end [s]."""
WAITS: Final = "waits for a disk"
"""Name of each thread that waits for a disk."""


class NoAnswerError(Exception):
    """A disk has not answered in time; `thread` still waits for it."""

    def __init__(self, thread: Thread) -> None:
        super().__init__("the disk or the network drive does not answer")
        self.thread = thread

    def __str__(self) -> str:
        return f"{self.args[0]}. Try again once it does."


def briefly(do: Callable[[], T], *, patiently: bool = False) -> T:
    """Do something that may wait for a disk, in a thread; wait for `PATIENCE`, or for `ANSWERED`.

    Raises:
        NoAnswerError: it is not through yet; it goes on.
        Exception: whatever `do` raises in time.
    """
    one = _Waiting(do)
    one.join(ANSWERED if patiently else PATIENCE)
    if one.is_alive():
        raise NoAnswerError(one)
    return one.outcome()


def at_once(steps: Steps[T]) -> T:
    """Go through steps in this thread, however long it takes, and return what comes of them."""
    never = Event()
    try:
        do = next(steps)
        while True:
            do = _answer(steps, partial(do, never))
    except StopIteration as end:
        found: T = end.value
        return found


def disks_are_waited_for() -> bool:
    """Whether a thread still waits for a disk; nothing but the end of the process ends it."""
    return any(thread.name == WAITS for thread in threads())


class DiskSteps(QObject):
    """Goes through steps off the GUI thread, one such thing at a time; `done` and `failed` are called in it.

    Signals:
        changed: something waits for longer than `PATIENCE`, or has ended.
    """

    changed = Signal()
    _through = Signal(int)

    def __init__(self) -> None:
        # No child of a window: a thread may still report after it is gone.
        super().__init__()
        self.what = ""
        """What is waited for, such as “Saving a.leftshift”; empty where nothing is."""
        self._count = 0
        self._given_up = Event()
        self._go_on: Callable[[], None] = lambda: None
        self._through.connect(self._continue, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is still waited for."""
        return bool(self.what)

    def start(
        self, what: str, steps: Steps[T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Go through steps, which begin before this returns, and mostly end before it."""
        self.give_up()
        self.what, self._given_up = what, Event()
        self._advance(steps, lambda: next(steps), done, failed)

    def give_up(self) -> None:
        """Wait no longer: nothing of it is heard any more."""
        if self.busy:
            self._given_up.set()
            self._end()

    def _advance(
        self,
        steps: Steps[T],
        step: Callable[[], Callable[[Event], Any]],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            do = step()
        except StopIteration as end:
            self._end(partial(done, end.value))
            return
        except Exception as fault:  # noqa: BLE001 - who asked for it says what it means
            self._end(partial(failed, fault))
            return
        self._count = number = self._count + 1
        given_up = self._given_up
        one = _Waiting(lambda: do(given_up), lambda: self._through.emit(number))
        self._go_on = lambda: self._advance(steps, lambda: _answer(steps, one.outcome), done, failed)
        one.join(PATIENCE)
        if one.is_alive():
            self.changed.emit()
        else:
            self._continue(number)

    def _continue(self, number: int) -> None:
        """Go on after a function has returned, unless that was heard before or nobody waits for it."""
        if number == self._count and self.busy:
            self._count += 1
            self._go_on()

    def _end(self, then: Callable[[], None] = lambda: None) -> None:
        self._count += 1
        self.what = ""
        try:
            then()
        finally:
            self.changed.emit()


class _Waiting(Thread, Generic[T]):
    """A thread for one function. The end of the program does not wait for it."""

    def __init__(self, do: Callable[[], T], through: Callable[[], None] = lambda: None) -> None:
        super().__init__(name=WAITS, daemon=True)
        self._do, self._on_end = do, through
        self._found: list[T] = []
        self._fault: Exception | None = None
        self.start()

    def run(self) -> None:
        """Do it; what it raises is raised again where it is waited for."""
        try:
            self._found.append(self._do())
        except Exception as fault:  # noqa: BLE001 - see above
            self._fault = fault
        self._on_end()

    def outcome(self) -> T:
        """Return what the function has returned, or raise what it has raised."""
        if self._fault is not None:
            raise self._fault
        return self._found[0]


def _answer(steps: Steps[T], outcome: Callable[[], Any]) -> Callable[[Event], Any]:
    """Tell steps what came of the last function, and return the next one."""
    try:
        found = outcome()
    except Exception as fault:  # noqa: BLE001 - the steps say what it means
        return steps.throw(fault)
    return steps.send(found)
