"""Timing: percentiles of many runs, printed beside a goal and a floor."""

import time
from collections.abc import Callable, Sequence

import numpy as np

MS = 1e3


def each_ms(run: Callable[[], object], repeats: int, *, warm_up: int = 20) -> np.ndarray:
    """Time every run of a function [ms]."""
    for _ in range(warm_up):
        run()
    taken = np.empty(repeats)
    for place in range(repeats):
        start = time.perf_counter()
        run()
        taken[place] = (time.perf_counter() - start) * MS
    return taken


def spread(taken: Sequence[float] | np.ndarray) -> str:
    """Write p50, p95, p99 and the worst [ms]."""
    p50, p95, p99 = np.percentile(taken, [50, 95, 99])
    return f"p50 {p50:7.3f}  p95 {p95:7.3f}  p99 {p99:7.3f}  worst {np.max(taken):7.3f} ms"


class Report:
    """Prints figures beside their goals and remembers which were missed."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def figure(self, name: str, text: str, *, value: float | None = None, goal: float | None = None) -> None:
        """Print one figure; `value` and `goal` in the same unit say whether it is met."""
        verdict = ""
        if value is not None and goal is not None:
            met = value <= goal
            verdict = f"  goal {goal:g}: {'met' if met else 'MISSED'}"
            if not met:
                self.missed.append(name)
        print(f"{name:<46} {text}{verdict}", flush=True)

    def heading(self, text: str) -> None:
        """Print a heading."""
        print(f"\n{text}", flush=True)
