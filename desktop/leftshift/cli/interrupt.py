"""Ctrl+C on the command line: a command ends in a sentence, whenever it comes."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Final

INTERRUPTED: Final = 130
"""Exit code when whoever began a command ends it with Ctrl+C."""
ENDED: Final = "ended before it was done. A file holds what it held before, or all of the new."
_IMPORTS: Final = "<frozen importlib"
_QT: Final = "PySide6.QtWidgets"


def end_on_interrupt() -> None:
    """Let Ctrl+C raise KeyboardInterrupt as ever, but end the program where nobody could catch it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored, as by nohup
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_number: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt, unless a module is being imported or Qt may have called.

    A module written in C that was half imported fails in its own way, and Qt goes on after what Python
    raises. Locks and temporary files left behind are those of a process that has ended: nobody heeds them.
    """
    if _QT in sys.modules or _is_importing(frame):
        with suppress(OSError, AttributeError):  # nobody may be there to be told
            sys.stderr.write(f"leftshift: {ENDED}\n")
            sys.stderr.flush()
        os._exit(INTERRUPTED)
    raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORTS):
            return True
        frame = frame.f_back
    return False
