"""Replay: the last change once more, as a movement of at most two seconds or as two pictures."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Final, cast

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QUndoStack

from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.session.editor import ScenarioCommand
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector

DURATION_MS: Final = 1_600
"""How long the movement takes; two seconds at most, as a room waits for it [ms]."""
_HALF: Final = 0.5


def last_change(stack: QUndoStack) -> tuple[Scenario, Scenario] | None:
    """Return the scenario before and after the last step; None before the first."""
    step = stack.command(stack.index() - 1) if stack.index() else None
    return (step.before, step.after) if isinstance(step, ScenarioCommand) else None


def between(before: Scenario, after: Scenario, part: float) -> Scenario:
    """Return what lies a part of the way between two scenarios [share].

    Numbers move evenly; all else, such as a role or a year, changes half way.
    """
    return cast("Scenario", _between(before, after, part))


def _between(before: object, after: object, part: float) -> object:
    """Return what lies a part of the way between two values, field by field [share]."""
    if before == after or part >= 1:
        return after
    if isinstance(before, float) and isinstance(after, float):
        return before + (after - before) * part
    if is_dataclass(before) and not isinstance(before, type) and type(before) is type(after):
        names = [field.name for field in fields(before)]
        moved = {name: _between(getattr(before, name), getattr(after, name), part) for name in names}
        return replace(before, **moved)
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        return tuple(_between(*pair, part) for pair in zip(before, after, strict=True))
    if isinstance(before, Mapping) and isinstance(after, Mapping) and set(before) == set(after):
        return MappingProxyType({key: _between(before[key], after[key], part) for key in before})
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

    @property
    def after(self) -> Scenario | None:
        """What the movement ends on; None before the first."""
        return None if self._ends is None else self._ends[1]

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
