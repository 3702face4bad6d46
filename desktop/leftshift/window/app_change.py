"""Changes of the whole program's font or colours, which Qt passes on to every widget in turn."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def passed_on_to_all() -> Iterator[None]:
    """Let no widget be collected while Qt passes a change of the application on to all widgets.

    Qt goes through a list made beforehand. When a changeEvent in Python starts a collection that frees a
    widget of this list, such as one of a dialog closed a while ago, Qt goes on to freed memory and crashes.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
