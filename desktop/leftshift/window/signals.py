"""Signals that end the program: Ctrl+C in its terminal, the end of a session, a system that shuts down."""

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that end a program unless it says otherwise; no system has all."""
_CODE: Final = 128
"""What a shell adds to the number of a signal for the exit code."""


class EndingSignals(QObject):
    """Ends the program at a signal, with that one's exit code, once `keep` has written down what is unsaved.

    Python hears of a signal only when it runs next, which an idle window may not for hours; so Python writes
    its number to a socket, and Qt waits for that.
    """

    def __init__(self, app: QCoreApplication, keep: Callable[[], None]) -> None:
        super().__init__(app)
        self._keep = keep
        self._ours, self._pythons = socket.socketpair()
        for end in (self._ours, self._pythons):
            end.settimeout(0)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        signal.set_wakeup_fd(self._pythons.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        self._before = {number: signal.getsignal(number) for number in numbers}
        for number, before in self._before.items():
            if before is not signal.SIG_IGN:  # as nohup has it
                signal.signal(number, _heed)

    def close(self) -> None:
        """Leave signals to whom they belonged before."""
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._pythons.close()
        self.deleteLater()

    def _end(self) -> None:
        with suppress(BlockingIOError):
            number = self._ours.recv(1)[0]
            try:
                self._keep()
            finally:
                QCoreApplication.exit(_CODE + number)


def _heed(_number: int, _frame: FrameType | None) -> None:
    """Do nothing of what Python does; it has written the number to the socket already."""
