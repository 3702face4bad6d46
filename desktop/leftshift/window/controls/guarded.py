"""A fault while something is painted is told like any other, and ends neither widget nor program."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

Painting = ParamSpec("Painting")


def guarded(paint: Callable[Painting, None]) -> Callable[Painting, None]:
    """Let a fault in `paint`, `paintEvent` or `drawBackground` reach `sys.excepthook` here.

    One that left it would go on to whatever Python has asked for the painting, or end the program in Qt.
    """

    @wraps(paint)
    def paint_or_tell(*given: Painting.args, **named: Painting.kwargs) -> None:
        try:
            paint(*given, **named)
        except BaseException as fault:  # noqa: BLE001 - whatever it is, also Ctrl+C
            sys.excepthook(type(fault), fault, fault.__traceback__)

    return paint_or_tell
