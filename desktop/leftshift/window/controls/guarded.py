"""A fault in what Qt calls, such as painting or an event, is told like any other, and ends no program."""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, Final

from PySide6.QtCore import QRectF, QSize
from shiboken6 import Shiboken

INSTEAD: Final[dict[str, Callable[[], object]]] = {
    **dict.fromkeys(("event", "eventFilter"), lambda: False),
    **dict.fromkeys(("rowCount", "columnCount"), lambda: 0),
    **dict.fromkeys(("sizeHint", "minimumSizeHint", "minimumSize"), QSize),
    "boundingRect": QRectF,
    "heightForWidth": lambda: -1,
    "filterAcceptsRow": lambda: True,
    **dict.fromkeys(
        ("data", "headerData", "paint", "drawBackground", "drawBranches", "initStyleOption", "sliderChange"),
        lambda: None,
    ),
}
"""What Qt calls beside events, and what it gets in place of an answer that failed. An event needs none.

`closeEvent` is not guarded: a window that fails while it asks about changes stays open.
"""


def guard_overrides() -> None:
    """Guard what Qt calls in every class of the program that is made from now on.

    Qt for Python (6.11) ends with a segmentation fault where two overrides fail within one call of Qt, as
    when each of several widgets fails while they are laid out.
    """
    Shiboken.Object.__init_subclass__ = classmethod(_guard)  # type: ignore[assignment]  # typed as a method


def _guard(kind: type, /, **given: object) -> None:
    super(Shiboken.Object, kind).__init_subclass__(**given)  # type: ignore[misc]  # any class beneath it
    if kind.__module__.startswith("leftshift."):
        for name, function in list(vars(kind).items()):
            is_called = name in INSTEAD or (name.endswith("Event") and name != "closeEvent")
            if is_called and isinstance(function, FunctionType):
                setattr(kind, name, _guarded(function, INSTEAD.get(name, lambda: None)))


def _guarded(function: Callable[..., Any], instead: Callable[[], object]) -> Callable[..., Any]:
    """Let a fault in a function reach `sys.excepthook` here, and return something else in its place."""

    @wraps(function)
    def answer_or_tell(*given: object, **named: object) -> object:
        try:
            return function(*given, **named)
        except BaseException as fault:  # noqa: BLE001 - whatever it is, also Ctrl+C
            sys.excepthook(type(fault), fault, fault.__traceback__)
        return instead()

    return answer_or_tell
