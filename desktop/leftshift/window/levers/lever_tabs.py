"""The levers, a tab each, joined to the session."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from leftshift.session.session import Session
from leftshift.session.snapshot import Snapshot
from leftshift.window.levers.board_panel import BoardPanel
from leftshift.window.levers.running_costs_panel import RunningCostsPanel
from leftshift.window.levers.shares_panel import SharesPanel
from leftshift.window.look import Look

_WIDTH = 372
"""Least width at which every row of the shares has room [pixels]."""


class LeverTabs(QTabWidget):
    """Shows one lever at a time; only the one in view is drawn, the others when they come into view."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levers")
        self.setMinimumWidth(_WIDTH)
        self.shares = SharesPanel(look)
        self.running_costs = RunningCostsPanel(look)
        self.board = BoardPanel(look)
        self._panels = (self.shares, self.running_costs, self.board)
        for panel, title in zip(self._panels, ("&Shares", "&Running costs", "&Board"), strict=True):
            self.addTab(_scrolled(panel), title)
        self._now: Snapshot | None = None
        self._stale: set[int] = set()
        self.currentChanged.connect(self._draw_stale)

    def wear(self, look: Look) -> None:
        """Take the colours of a look."""
        for panel in self._panels:
            panel.wear(look)

    def draw(self, now: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        self._now = now
        self._stale = set(range(len(self._panels)))
        self._draw_stale(self.currentIndex())

    def _draw_stale(self, place: int) -> None:
        if self._now is not None and place in self._stale:
            self._stale.discard(place)
            self._panels[place].draw(self._now)

    def join(self, session: Session) -> None:
        """Send what the levers ask for to the session."""
        shares, costs, board = self.shares, self.running_costs, self.board
        shares.share_asked.connect(session.set_share)
        shares.lock_asked.connect(session.lock)
        shares.reset_asked.connect(session.reset_share)
        shares.reset_all_asked.connect(session.reset_shares)
        shares.paid_by_asked.connect(session.set_paid_by)
        shares.years_asked.connect(session.set_share_years)
        shares.ramp_asked.connect(session.set_ramp)
        shares.border_asked.connect(session.move_border)
        costs.cut_asked.connect(session.set_cut)
        costs.cut_years_asked.connect(session.set_cut_years)
        costs.cut_ramp_asked.connect(session.set_cut_ramp)
        costs.reinvested_asked.connect(session.set_reinvested)
        costs.reinvested_to_asked.connect(session.set_reinvested_to)
        board.seats_asked.connect(session.set_seats)
        board.size_lock_asked.connect(session.lock_size)
        for panel in (shares, costs):
            panel.released.connect(session.settle)
            panel.note_asked.connect(session.set_note)


def _scrolled(panel: QWidget) -> QScrollArea:
    """Let a panel scroll where a screen is too small or its text too large."""
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
