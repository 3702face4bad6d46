"""Replay: the last change once more, as a movement of at most two seconds or as two pictures."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Final, TypeVar

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QUndoStack

from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.session.editor import Change
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector

DURATION_MS: Final = 1_600
"""How long the movement takes; two seconds at most, as a room waits for it [ms]."""
_HALF: Final = 0.5
_T = TypeVar("_T")


def last_change(stack: QUndoStack) -> tuple[Scenario, Scenario] | None:
    """Return the scenario before and after the last step; None before the first."""
    step = stack.command(stack.index() - 1) if stack.index() else None
    return (step.before, step.after) if isinstance(step, Change) else None


def between(before: _T, after: _T, part: float) -> _T:
    """Return what lies a part of the way between two scenarios, or any two values of theirs [share].

    Numbers move evenly; all else, such as a role or a year, changes half way.
    """
    if before == after or part >= 1:
        return after
    if isinstance(before, float) and isinstance(after, float):
        return before + (after - before) * part  # type: ignore[return-value]  # a float, as both are
    if is_dataclass(before) and type(before) is type(after):
        moved = {
            field.name: between(getattr(before, field.name), getattr(after, field.name), part)
            for field in fields(before)
        }
        return replace(before, **moved)  # type: ignore[type-var]  # a dataclass, as both are
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        return tuple(between(*pair, part) for pair in zip(before, after, strict=True))  # type: ignore[return-value]  # likewise
    if isinstance(before, Mapping) and isinstance(after, Mapping) and set(before) == set(after):
        return MappingProxyType({key: between(before[key], after[key], part) for key in before})  # type: ignore[return-value]  # likewise
    return after if part >= _HALF else before


class Replay(QObject):
    """Shows the last change as it came about.

    Signals:
        frame: one picture of the movement. args: Snapshot
        ended: the movement is over; the current scenario is to be shown.
    """

    frame = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._projector = Projector()
        self._ends: tuple[Scenario, Scenario] | None = None
        self._view, self._needs = View.CASH, Needs()
        self._movement = QVariantAnimation(self)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setDuration(DURATION_MS)
        self._movement.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._movement.valueChanged.connect(self._show)
        self._movement.finished.connect(self.ended)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(DURATION_MS // 2)
        self._still.timeout.connect(self.ended)

    @property
    def running(self) -> bool:
        """Whether a replay is under way."""
        return self._still.isActive() or self._movement.state() is QVariantAnimation.State.Running

    def play(self, stack: QUndoStack, view: View, needs: Needs, *, animate: bool) -> bool:
        """Replay the last step, as two still pictures without `animate`; return whether there is one.

        `needs` is what the chart on the stage shows beside what every snapshot holds.
        """
        found = last_change(stack)
        if found is None:
            return False
        self.stop()
        self._ends, self._view, self._needs = found, view, needs
        # The axes settle on where the movement ends, and stay there.
        self.frame.emit(self._projector.snapshot(found[1], view=view, needs=needs))
        if animate:
            self._movement.start()
        else:
            self._show(0.0)
            self._still.start()
        return True

    def stop(self) -> None:
        """End at once, saying nothing."""
        self._still.stop()
        self._movement.stop()

    def _show(self, part: float) -> None:
        if self._ends is not None:
            scenario = between(*self._ends, part)
            made = self._projector.snapshot(scenario, view=self._view, needs=self._needs, dragging=True)
            self.frame.emit(made)
