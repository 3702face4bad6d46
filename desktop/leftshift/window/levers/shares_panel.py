"""The shares lever: seven sectors, who pays, when, and all of them as one bar."""

import math
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from leftshift.model.scenario import POOL, PROPORTION
from leftshift.model.terms import LABELS, SECTORS, Sector, year_label
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, percent, shown, shown_shares
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.fonts import Size, sized
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.limit_note import LimitNote
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.controls.small_button import lever_icons, make_compact
from leftshift.window.levers.breach_box import BreachBox
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.pool_row import PoolRow
from leftshift.window.levers.share_bar import ShareBar
from leftshift.window.levers.share_row import ShareRow
from leftshift.window.levers.years_line import YearsLine
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

PAYERS: tuple[tuple[str, str], ...] = (
    (PROPORTION, "all others in proportion"),
    *((str(sector), LABELS[sector]) for sector in SECTORS),
    (POOL, "unallocated pool"),
)
"""Who can pay when a share moves, and what each is called on screen."""
EDGE = 8
"""Room around a panel of levers [pixels]."""
_GROWS = 0.1
"""The one scale of all shares ends at a multiple of this, and grows by it [share]."""


class ScaleEnds(QWidget):
    """Writes 0 % and the largest share of the scale below the ends of the tracks above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = 0.0
        self._slider: MarkedSlider | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_end(self, high: float, slider: MarkedSlider) -> None:
        """Show another end, below that of a slider. Only `draw` may call this."""
        if (high, slider) != (self._high, self._slider):
            self._high, self._slider = high, slider
            self.setAccessibleName(f"Scale of all shares: 0 to {percent(high, 0)}")
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one small line."""
        return QSize(100, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both ends."""
        if self._slider is None:
            return
        painter = QPainter(self)
        painter.setFont(sized(self.font(), Size.CAPTION))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        low, high = self._slider.x_of(0.0), self._slider.x_of(self._high)
        room = painter.fontMetrics().horizontalAdvance(percent(1.0, 0))
        for x, share in ((low, 0.0), (high, self._high)):
            place = QRectF(max(x - room / 2, 0), 0, room, self.height())
            flag = Qt.AlignmentFlag.AlignLeft if share == 0 else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(place, int(flag), percent(share, 0))
        painter.end()


class SharesPanel(LeverPanel):
    """Asks for shares and all that goes with them; shows the ones there are.

    Signals:
        share_asked: args: sector, share
        released: the drag ended, or a single step is done.
        lock_asked: args: sector, locked
        limits_asked: args: sector, floor, ceiling
        reset_asked: args: sector
        reset_all_asked: every share is wanted back at the baseline.
        paid_by_asked: args: PROPORTION, POOL or a sector's key
        years_asked: args: start, end
        ramp_asked: args: Ramp
        border_asked: args: left sector, right sector, share of the left one
        note_asked: args: the lever's place such as shares.community, text, whether it is being written still
        nearest_asked: the nearest shares that keep all rails are wanted.
    """

    share_asked = Signal(object, float)
    released = Signal()
    lock_asked = Signal(object, bool)
    limits_asked = Signal(object, float, float)
    reset_asked = Signal(object)
    reset_all_asked = Signal()
    paid_by_asked = Signal(object)
    years_asked = Signal(int, int)
    ramp_asked = Signal(object)
    border_asked = Signal(object, object, float)
    note_asked = Signal(str, str, bool)
    nearest_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "total")
        self._high = _GROWS
        self._latest: Snapshot | None = None
        self.header = HeadingLine("Budget shares", parent=self)
        icons = lever_icons(theme)
        self.rows = {sector: ShareRow(sector, theme, icons, self) for sector in SECTORS}
        self.pool = PoolRow(theme, self)
        self.bar = ShareBar(theme, self)
        self.scale = ScaleEnds(self)
        self.paid_by = Choice("Funded from: who pays when a share moves", self)
        self.reset_all = QPushButton("Reset a&ll", self)
        self.years = YearsLine("Shares", self)
        self.breach = BreachBox(self, brief=True)
        self._lay_out()
        self.limit = LimitNote(self)
        self._connect()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        icons = lever_icons(theme)
        for row in self.rows.values():
            row.apply_theme(theme, icons)
        self.pool.apply_theme(theme)
        self.bar.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        lever, results = snapshot.scenario.shares, snapshot.results
        total = shown(results.total, snapshot.view, results.deflator, results.population)[
            snapshot.target_index
        ]
        given = percent(sum(lever.target) + lever.unallocated)
        self.header.show_text(
            f"total {given} \u00b7 {amount(float(total), snapshot.view)}",
            name=f"Budget shares in {year_label(lever.end)}",
        )
        self._latest = snapshot
        self._fit_scale(snapshot)
        self._draw_rows(snapshot)
        self.bar.draw(snapshot)
        self.paid_by.show_value(lever.paid_by, PAYERS)
        self.reset_all.setEnabled(lever.target != snapshot.start.shares.target or lever.unallocated != 0)
        self.years.show_value(lever.start, lever.end, lever.ramp, snapshot.scenario.years)
        self.breach.draw(snapshot)
        self._draw_limit(snapshot)

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.share_asked.connect(session.shares.set)
        self.lock_asked.connect(session.shares.lock)
        self.limits_asked.connect(session.shares.set_limits)
        self.reset_asked.connect(session.shares.reset)
        self.reset_all_asked.connect(session.shares.reset_all)
        self.paid_by_asked.connect(session.shares.set_paid_by)
        self.years_asked.connect(session.shares.set_years)
        self.ramp_asked.connect(session.shares.set_ramp)
        self.border_asked.connect(session.shares.move_border)
        self.nearest_asked.connect(session.rails.apply_nearest_shares)
        self.released.connect(session.release)
        self.note_asked.connect(session.set_note)

    def _fit_scale(self, snapshot: Snapshot) -> None:
        """End the scale at the largest share, rounded up; during a drag it only ever grows."""
        largest = max(*snapshot.scenario.shares.target, *snapshot.start.shares.target)
        high = min(math.ceil(round(largest / _GROWS, 9)) * _GROWS, 1.0)
        if not snapshot.dragging or self._latest is None or high > self._high:
            self._high = round(high, 9)

    def _grow_scale(self) -> None:
        """Let the scale grow by a step under a handle that is held at its end."""
        if self._latest is not None:
            self._high = round(min(self._high + _GROWS, 1.0), 9)
            self._draw_rows(self._latest)

    def _draw_rows(self, snapshot: Snapshot) -> None:
        lever = snapshot.scenario.shares
        *shares, pool = shown_shares((*lever.target, lever.unallocated))
        for (sector, row), written in zip(self.rows.items(), shares, strict=True):
            row.draw(snapshot, high=self._high, written=written)
            if sector is SECTORS[0]:
                self.scale.show_end(self._high, row.line.slider)
        self.pool.draw(snapshot, pool)

    def _draw_limit(self, snapshot: Snapshot) -> None:
        if snapshot.limit and snapshot.limit_sector in self.rows:
            self.limit.show_below(self.rows[Sector(snapshot.limit_sector)], snapshot.limit)
        else:
            self.limit.hide()

    def _lay_out(self) -> None:
        make_compact(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.scale)
        column.addWidget(self.pool)
        label = PlainLabel("F&unded from", self)
        label.setBuddy(self.paid_by)
        paid = QHBoxLayout()
        paid.setSpacing(4)
        paid.addWidget(label)
        paid.addWidget(self.paid_by, 1)
        paid.addWidget(self.reset_all)
        column.addLayout(paid)
        column.addWidget(self.years)
        column.addWidget(self.breach)
        column.addStretch(1)

    def _connect(self) -> None:
        for sector, row in self.rows.items():
            row.asked.connect(partial(self.share_asked.emit, sector))
            row.released.connect(self.released)
            row.lock_asked.connect(partial(self.lock_asked.emit, sector))
            row.limits_asked.connect(partial(self.limits_asked.emit, sector))
            row.reset_asked.connect(partial(self.reset_asked.emit, sector))
            row.note_asked.connect(partial(self.note_asked.emit, f"shares.{sector}"))
            row.end_held.connect(self._grow_scale)
        self.bar.border_asked.connect(self.border_asked)
        self.bar.released.connect(self.released)
        self.paid_by.asked.connect(self.paid_by_asked)
        self.reset_all.clicked.connect(self.reset_all_asked)
        self.years.years_asked.connect(self.years_asked)
        self.years.ramp_asked.connect(self.ramp_asked)
        self.breach.nearest_asked.connect(self.nearest_asked)
