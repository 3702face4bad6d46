"""A fault while an item of a chart is painted is told like any other, and ends neither chart nor program."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

Painting = ParamSpec("Painting")


def guarded(paint: Callable[Painting, None]) -> Callable[Painting, None]:
    """Let a fault in an item's `paint` reach `sys.excepthook` here.

    pyqtgraph paints a view in Python; a fault that left an item below it would end the program in Qt.
    """

    @wraps(paint)
    def paint_or_tell(*given: Painting.args, **named: Painting.kwargs) -> None:
        try:
            paint(*given, **named)
        except Exception as fault:  # noqa: BLE001 - whatever it is
            sys.excepthook(type(fault), fault, fault.__traceback__)

    return paint_or_tell
