"""The levers, a tab each, joined to the session."""

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.levers.shares_panel import SharesPanel
from leftshift.window.theme import Theme

if TYPE_CHECKING:  # imported where they are made, so that the start stays quick
    from leftshift.window.levers.assumptions_panel import AssumptionsPanel
    from leftshift.window.levers.board.panel import BoardPanel
    from leftshift.window.levers.more_panel import MorePanel
    from leftshift.window.levers.running_costs_panel import RunningCostsPanel

_WIDTH = 372
"""Least width at which every row of the shares has room [pixels]."""


class Tab(IntEnum):
    """Places of the levers, from left to right."""

    SHARES = 0
    RUNNING_COSTS = 1
    BOARD = 2
    MORE = 3
    ASSUMPTIONS = 4


_TITLES = {
    Tab.SHARES: "&Shares",
    Tab.RUNNING_COSTS: "R&unning costs",
    Tab.BOARD: "&Board",
    Tab.MORE: "&More",
    Tab.ASSUMPTIONS: "&Assumptions",
}
_TIPS = {
    Tab.SHARES: "The share of the allocation each sector gets",
    Tab.RUNNING_COSTS: "The cut to running costs and the use of its saving",
    Tab.BOARD: "Who sits on the board",
    Tab.MORE: "More levers: rules for the shares, posts by function, and all else that the evidence names",
    Tab.ASSUMPTIONS: "What the model takes as given",
}


class LeverTabs(QTabWidget):
    """Shows one lever at a time; the others are made and drawn when they come into view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levers")
        self.setMinimumWidth(_WIDTH)
        self._theme = theme
        self._session: Session | None = None
        self._snapshot: Snapshot | None = None
        self._stale: set[int] = set()
        self._places = {tab: _scroll_area() for tab in Tab}
        self._shares: SharesPanel | None = None
        self._running_costs: RunningCostsPanel | None = None
        self._board: BoardPanel | None = None
        self._more: MorePanel | None = None
        self._assumptions: AssumptionsPanel | None = None
        self.setUsesScrollButtons(False)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        for tab, place in self._places.items():
            self.addTab(place, _TITLES[tab])
            self.setTabToolTip(tab, _TIPS[tab])
        self._bring(Tab.SHARES)
        self.currentChanged.connect(self._bring)

    @property
    def shares(self) -> SharesPanel:
        """The lever of the shares."""
        if self._shares is None:
            self._shares = SharesPanel(self._theme)
            self._places[Tab.SHARES].setWidget(self._shares)
            self._join_shares()
        return self._shares

    @property
    def running_costs(self) -> "RunningCostsPanel":
        """The running-cost lever, made when it is first asked for: it would delay the start."""
        if self._running_costs is None:
            from leftshift.window.levers.running_costs_panel import RunningCostsPanel  # noqa: PLC0415 - see above

            self._running_costs = RunningCostsPanel(self._theme)
            self._places[Tab.RUNNING_COSTS].setWidget(self._running_costs)
            self._join_running_costs()
        return self._running_costs

    @property
    def board(self) -> "BoardPanel":
        """The lever of the board, likewise."""
        if self._board is None:
            from leftshift.window.levers.board.panel import BoardPanel  # noqa: PLC0415 - see above

            self._board = BoardPanel(self._theme)
            self._places[Tab.BOARD].setWidget(self._board)
            self._join_board()
        return self._board

    @property
    def more(self) -> "MorePanel":
        """The other levers, likewise."""
        if self._more is None:
            from leftshift.window.levers.more_panel import MorePanel  # noqa: PLC0415 - see above

            self._more = MorePanel(self._theme)
            self._places[Tab.MORE].setWidget(self._more)
            if self._session is not None:
                self._more.join(self._session)
        return self._more

    @property
    def assumptions(self) -> "AssumptionsPanel":
        """The assumptions, likewise."""
        if self._assumptions is None:
            from leftshift.window.levers.assumptions_panel import AssumptionsPanel  # noqa: PLC0415 - see above

            self._assumptions = AssumptionsPanel(self._theme)
            self._places[Tab.ASSUMPTIONS].setWidget(self._assumptions)
            if self._session is not None:
                self._assumptions.join(self._session)
        return self._assumptions

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a look."""
        self._theme = theme
        for panel in (self._shares, self._running_costs, self._board, self._more, self._assumptions):
            if panel is not None:
                panel.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        self._snapshot = snapshot
        self._stale = set(Tab)
        self._bring(self.currentIndex())

    def join(self, session: Session) -> None:
        """Send what the levers ask for to the session, also those made later."""
        self._session = session
        self._join_shares()
        self._join_running_costs()
        self._join_board()
        for panel in (self._more, self._assumptions):
            if panel is not None:
                panel.join(session)

    def _bring(self, place: int) -> None:
        """Make and draw the lever that is coming into view."""
        panel = self._panel(Tab(place))
        if self._snapshot is not None and place in self._stale:
            self._stale.discard(place)
            panel.draw(self._snapshot)

    def _panel(
        self, tab: Tab
    ) -> "SharesPanel | RunningCostsPanel | BoardPanel | MorePanel | AssumptionsPanel":
        match tab:
            case Tab.SHARES:
                return self.shares
            case Tab.RUNNING_COSTS:
                return self.running_costs
            case Tab.BOARD:
                return self.board
            case Tab.MORE:
                return self.more
            case Tab.ASSUMPTIONS:
                return self.assumptions

    def _join_shares(self) -> None:
        panel, session = self._shares, self._session
        if panel is None or session is None:
            return
        panel.share_asked.connect(session.shares.set)
        panel.lock_asked.connect(session.shares.lock)
        panel.limits_asked.connect(session.shares.set_limits)
        panel.reset_asked.connect(session.shares.reset)
        panel.reset_all_asked.connect(session.shares.reset_all)
        panel.paid_by_asked.connect(session.shares.set_paid_by)
        panel.years_asked.connect(session.shares.set_years)
        panel.ramp_asked.connect(session.shares.set_ramp)
        panel.border_asked.connect(session.shares.move_border)
        panel.nearest_asked.connect(session.rails.apply_nearest_shares)
        panel.released.connect(session.settle)
        panel.note_asked.connect(session.set_note)

    def _join_running_costs(self) -> None:
        panel, session = self._running_costs, self._session
        if panel is None or session is None:
            return
        panel.cut_asked.connect(session.running_costs.set_cut)
        panel.cut_years_asked.connect(session.running_costs.set_years)
        panel.cut_ramp_asked.connect(session.running_costs.set_ramp)
        panel.reinvested_asked.connect(session.running_costs.set_reinvested)
        panel.reinvested_to_asked.connect(session.running_costs.set_reinvested_to)
        panel.released.connect(session.settle)
        panel.note_asked.connect(session.set_note)

    def _join_board(self) -> None:
        panel, session = self._board, self._session
        if panel is None or session is None:
            return
        panel.seats_asked.connect(session.board.set_seats)
        panel.size_lock_asked.connect(session.board.lock_size)


def _scroll_area() -> QScrollArea:
    """Make room for a panel, which scrolls where a screen is too small or its text too large."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
