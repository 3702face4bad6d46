"""How to reach the target: the least change, sector by sector, in points and in money."""

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF

from leftshift.model.projection import project
from leftshift.model.terms import LABELS, SECTORS, FloatArray
from leftshift.questions.goal_seek import Goal
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.figures import target_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import MINUS, PERCENT, percent, points, signed_money
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.rows import Rows, bar, middle, room_for, write_rows
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, hatched, pen, smooth

_CUT = "Running-cost cut"
_HEADROOM = 1.1
_LEAST = 0.01
"""Least reach of the axis to either side: a point [share]."""


class GoalChange:
    """A bar a sector: to the right it gains, to the left it gives."""

    key = "goal_change"
    name = "How to reach the target"

    def take(self, study: Study, answer: Goal, year: int) -> None:
        """Take the answer to show."""
        self._is = answer
        self._title = finding(study, answer, year)
        old, new = study.scenario, answer.scenario
        self._shares = np.array(
            [(*one.shares.target, one.running_costs.cut) for one in (old, new)], dtype=np.float64
        )
        self._change = self._shares[1] - self._shares[0]
        self._money = _money_moved(study, answer)

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of the moment; the answer is what is shown."""
        self._snapshot = snapshot

    @property
    def title(self) -> str:
        """The finding."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What is asked for, and what is counted."""
        asked = target_text(self._is.target)
        return f"{asked}; change of the shares in points, £m cash in that year; filled: gains, hatched: gives"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much to the left as to the right."""
        reach = max(float(np.abs(self._change).max()) * _HEADROOM, _LEAST)
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._is.target, tuple(map(len, self._rows().figures))

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where bars stand."""
        return room_for(self._rows(), body, ink, spare=GAP)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines."""
        upright_grid(canvas, lambda value: f"{value * PERCENT:.10g}".replace("-", MINUS))

    def moving(self, canvas: Canvas) -> None:
        """Draw the bars."""
        rows, painter = self._rows(), canvas.painter
        colours = [*(canvas.theme.sectors[sector] for sector in SECTORS), canvas.theme.surfaces.accent]
        smooth(painter, on=False)
        for row, (change, colour) in enumerate(zip(self._change.tolist(), colours, strict=True)):
            if not change:
                continue
            place = bar(canvas, rows, row, (0.0, change))
            painter.fillRect(place, colour if change > 0 else hatched(colour))
            painter.setPen(pen(colour, 1.5))
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        write_rows(canvas, rows)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every row."""
        rows = self._rows()
        return [
            Spot(
                canvas.along(min(max(change, canvas.axis.low), canvas.axis.high)),
                middle(canvas, rows, row),
                f"{rows.names[row]}: {percent(self._shares[0, row], 2)} to {percent(self._shares[1, row], 2)}"
                f"\n{rows.figures[row]}",
            )
            for row, change in enumerate(self._change.tolist())
        ]

    def table(self) -> ChartTable:
        """Return every lever now and then, with its change in points and in money."""
        item, names = self._is.target.measure, (*(LABELS[sector] for sector in SECTORS), _CUT)
        rows = zip(names, *self._shares.tolist(), self._change.tolist(), self._money.tolist(), strict=True)
        return ChartTable(
            ("Lever", "Now", "Then", "Change", "Change, £m cash"),
            (
                *(
                    (name, percent(was, 2), percent(then, 2), points(change), signed_money(money))
                    for name, was, then, change, money in rows
                ),
                (
                    item.label,
                    value_text(item, self._is.before),
                    value_text(item, self._is.reached),
                    "",
                    "",
                ),
            ),
        )

    def _rows(self) -> Rows:
        figures = (
            f"{points(change)}   {signed_money(money)}"
            for change, money in zip(self._change.tolist(), self._money.tolist(), strict=True)
        )
        return Rows((*(LABELS[sector] for sector in SECTORS), _CUT), tuple(figures))


def _money_moved(study: Study, goal: Goal) -> FloatArray:
    """Return what each sector gains in the target's year, and last what the cut saves more [£m cash]."""
    place, outlook = study.place(goal.target.year), study.outlook()
    before, after = (
        project(outlook, replace(study, scenario=one).levers()) for one in (study.scenario, goal.scenario)
    )
    saved = after.saving[place] - before.saving[place]
    return np.append(after.spend[place] - before.spend[place], saved)
