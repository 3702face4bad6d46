"""What the board's seats are compared with, and how the board decides."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.levers.board.basis import BasisRow
from leftshift.window.levers.board.decisions import DecisionsBox
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme


class BoardRulesPanel(LeverPanel):
    """Asks for the basis of comparison, the decision rule and the law that counts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "board")
        self.basis = BasisRow(self)
        self.decisions = DecisionsBox(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 0, EDGE, EDGE)
        column.addWidget(self.basis)
        column.addWidget(self.decisions)

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        board = session.board
        self.decisions.rule_asked.connect(board.set_rule)
        self.decisions.quota_asked.connect(board.set_own_quota)
        self.decisions.casting_asked.connect(board.set_casting_vote)
        self.decisions.quorum_asked.connect(board.set_quorum)
        self.decisions.bill_asked.connect(board.set_health_bill)
        self.decisions.mayors_asked.connect(board.set_mayors)
        self.basis.basis_asked.connect(board.set_basis)
        self.basis.mix_asked.connect(board.set_mix)
        self.basis.weight_asked.connect(board.set_weight)
        self.basis.released.connect(session.release)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.decisions.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self.basis.draw(snapshot)
        self.decisions.draw(snapshot)
