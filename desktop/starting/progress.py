"""Numbered lines that show how far the set-up is and how long each step took."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ShowWord = Callable[[str], None]


class Progress:
    """Prints "1/4 Making .venv … 3.1 s" on the error stream: the program's answers own the output."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._step = 0

    @contextmanager
    def step(self, doing: str) -> Iterator[ShowWord]:
        """Show a step while it is done; it yields a function that shows a word beside it."""
        self._step += 1
        line = f"{self._step}/{self._steps} {doing} … "
        began = time.perf_counter()
        _show(line)
        try:
            yield lambda word: _show(f"\r\x1b[K{line}{word}") if sys.stderr.isatty() else None
        except BaseException:
            _show(f"{_again(line)}failed\n")
            raise
        _show(f"{_again(line)}{time.perf_counter() - began:.1f} s\n")


def _again(line: str) -> str:
    """Return what clears a terminal's line of its last word; a log gets each line once."""
    return f"\r\x1b[K{line}" if sys.stderr.isatty() else ""


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
