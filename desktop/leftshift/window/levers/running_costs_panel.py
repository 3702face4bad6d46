"""The running-cost lever: the cut, when it is made, what is saved, and where the saving goes."""

from functools import partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leftshift.evidence.facts import fact
from leftshift.evidence.levers import LeverRange, limit
from leftshift.model.prices import per_head
from leftshift.model.scenario import RunningCostLever
from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector, year_label
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, money, percent, pounds, shown
from leftshift.text.outcomes.envelope import envelope, envelope_cut
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.note_button import NoteButton
from leftshift.window.controls.number_line import NumberLine
from leftshift.window.controls.part_row import PartRow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.slider_scale import SliderMark, SliderScale
from leftshift.window.controls.small_button import make_compact, small_button
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.levers.years_line import YearsLine
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, icon

CUT = "running_costs.cut"
"""Place of the cut in a scenario, for its note."""


class CostResults(QWidget):
    """Shows the one-off cost and the allowance alone, which is of a narrower scope than the limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "running_costs")
        self.one_off = HeadingLine("One-off cost", parent=self)
        self.allowance = HeadingLine("Allowance alone (RCA) a head", parent=self)
        self.scope = PlainLabel(self, wrapped=True, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for line, formula in ((self.one_off, "one_off"), (self.allowance, "rca")):
            set_formula(line, formula)
            column.addWidget(line)
        column.addWidget(self.scope)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        results, baseline = snapshot.results, snapshot.baseline
        self.one_off.show_text(money(float(results.one_off.sum())), name="One-off cost, in cash")
        allowance = per_head(baseline.running_cost_allowance, baseline.population)
        year = year_label(results.first_year)
        self.allowance.show_text(pounds(float(allowance)), name=f"Allowance alone (RCA) a head, {year}")
        limit = pounds(envelope(snapshot.scenario))
        self.scope.setText(
            f"Operating cost is running costs and programme pay together, as the limit of {limit} counts "
            "them. The allowance alone is narrower: do not compare it with the limit."
        )


class RunningCostsPanel(LeverPanel):
    """Asks for the cut and the use of its saving; shows what they come to.

    Signals:
        cut_asked: args: cut
        released: the drag ended, or a single step is done.
        cut_years_asked: args: start, end
        cut_ramp_asked: args: Ramp
        reinvested_asked: args: share
        reinvested_to_asked: args: sector, share
        note_asked: args: the lever's place, text, whether it is being written still
    """

    cut_asked = Signal(float)
    released = Signal()
    cut_years_asked = Signal(int, int)
    cut_ramp_asked = Signal(object)
    reinvested_asked = Signal(float)
    reinvested_to_asked = Signal(object, float)
    note_asked = Signal(str, str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "running_costs")
        self._start = 0.0
        self.cut_heading = HeadingLine("Cut to operating cost", parent=self)
        self.cut = NumberLine("Cut to operating cost", self)
        self.note = NoteButton("the cut to operating cost", self)
        self.reset = small_button("Reset the cut to the baseline", self)
        self.years = YearsLine("Cut", self)
        self.reinvested_heading = HeadingLine("Net saving put back into care", parent=self)
        self.reinvested = NumberLine("Net saving put back into care", self)
        self.split = {sector: self._split_row(sector, theme) for sector in SECTORS}
        self.results = CostResults(self)
        for widget, formula in (
            (self.cut_heading, "cut"),
            (self.cut, "cut"),
            (self.reinvested_heading, "reinvested"),
            (self.reinvested, "reinvested"),
        ):
            set_formula(widget, formula)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.note.setIcon(icon("note", theme))
        self.reset.setIcon(icon("reset", theme))
        for sector, row in self.split.items():
            row.heading.set_chip(theme.sectors[sector])

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        lever = snapshot.scenario.running_costs
        self.note.show_value(snapshot.scenario.lever_notes.get(CUT, ""))
        self._start = snapshot.start.running_costs.cut
        self.cut_heading.show_text(f"by {year_label(lever.end)}")
        self.cut.show_value(lever.cut, self._cut_scale(snapshot))
        self.cut.slider.setAccessibleDescription(percent(lever.cut))
        self.reset.setEnabled(lever.cut != self._start)
        self.years.show_value(lever.start, lever.end, lever.ramp, snapshot.scenario.years)
        bounds = limit("running_cost_reinvested")
        self.reinvested.show_value(lever.reinvested, _scale(bounds, snapshot.start.running_costs.reinvested))
        self.reinvested.slider.setAccessibleDescription(percent(lever.reinvested))
        self._draw_split(snapshot, lever)
        self.results.draw(snapshot)

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.cut_asked.connect(session.running_costs.set_cut)
        self.cut_years_asked.connect(session.running_costs.set_years)
        self.cut_ramp_asked.connect(session.running_costs.set_ramp)
        self.reinvested_asked.connect(session.running_costs.set_reinvested)
        self.reinvested_to_asked.connect(session.running_costs.set_reinvested_to)
        self.released.connect(session.release)
        self.note_asked.connect(session.set_note)

    def _draw_split(self, snapshot: Snapshot, lever: RunningCostLever) -> None:
        """Show what is put back in the first year after the one-off cost, and each sector's part of it."""
        results = snapshot.results
        back = shown(results.reinvested, snapshot.view, results.deflator, results.population)
        place = int(np.argmax(back > 0)) if (back > 0).any() else snapshot.target_index
        place = max(place, min(snapshot.target_index, back.size - 1))
        money = float(back[place])
        year = year_label(results.first_year + place)
        self.reinvested_heading.show_text(f"{amount(money, snapshot.view)} in {year}" if lever.cut else "")
        for sector, row in self.split.items():
            part = lever.to[INDEX[sector]]
            row.show_value(
                part, amount(part * money, snapshot.view) if part and lever.cut else "", muted=part == 0
            )

    def _split_row(self, sector: Sector, theme: Theme) -> PartRow:
        name, step = LABELS[sector], limit("running_cost_reinvested").step
        what = f"Part of {name} in what is reinvested"
        row = PartRow(name, what, step, self, chip=theme.sectors[sector])
        set_formula(row, "reinvested", sector=sector)
        return row

    def _cut_scale(self, snapshot: Snapshot) -> SliderScale:
        bounds = limit("running_cost_cut")
        marks = [
            SliderMark(
                value=mark.value,
                label=percent(mark.value, 0),
                tip=f"{mark.label}: {fact(mark.fact).citation}",
            )
            for mark in bounds.marks
        ]
        reached = envelope_cut(snapshot.scenario, snapshot.reference)
        if reached is not None and bounds.low < reached <= bounds.high:
            a_head = pounds(envelope(snapshot.scenario))
            name = snapshot.area.name
            tip = f"A cut of {percent(reached)} brings {name} to {a_head} a head in 2025/26 prices."
            marks.append(SliderMark(value=reached, label=a_head, tip=tip))
        return _scale(bounds, snapshot.start.running_costs.cut, tuple(marks))

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self.cut_heading, 1)
        heading.addSpacing(EDGE)
        for button in (self.note, self.reset):
            heading.addWidget(button)
        make_compact(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(3)
        column.addLayout(heading)
        column.addWidget(self.cut)
        column.addWidget(self.years)
        column.addSpacing(EDGE)
        column.addWidget(self.reinvested_heading)
        column.addWidget(self.reinvested)
        for row in self.split.values():
            column.addWidget(row)
        column.addSpacing(EDGE)
        column.addWidget(self.results)
        column.addStretch(1)

    def _connect(self) -> None:
        for line, asked in ((self.cut, self.cut_asked), (self.reinvested, self.reinvested_asked)):
            line.asked.connect(asked)
            line.released.connect(self.released)
        self.cut.reset_asked.connect(self._reset)
        self.reset.clicked.connect(self._reset)
        self.note.note_asked.connect(partial(self.note_asked.emit, CUT))
        self.years.years_asked.connect(self.cut_years_asked)
        self.years.ramp_asked.connect(self.cut_ramp_asked)
        for sector, row in self.split.items():
            row.asked.connect(partial(self.reinvested_to_asked.emit, sector))
            row.released.connect(self.released)

    def _reset(self) -> None:
        self.cut_asked.emit(self._start)
        self.released.emit()


def _scale(bounds: LeverRange, start: float, marks: tuple[SliderMark, ...] = ()) -> SliderScale:
    return SliderScale(
        low=bounds.low,
        high=bounds.high,
        floor=bounds.low,
        ceiling=bounds.high,
        step=bounds.step,
        start=start,
        marks=marks,
    )
