"""What the board's seats are compared with, and how the board decides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leftshift.model.seats import BASES, Basis
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import BASIS_NAMES, basis_note, basis_words
from leftshift.text.numbers import percent
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.levers.board.decisions import DecisionsBox
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

MIX = "mix"
"""Key of the choice that opens the sliders."""
_STEP = 0.05
_HALVES = tuple(1 / 2 if basis in (Basis.SPEND, Basis.CONTACTS_SURVEY) else 0.0 for basis in BASES)
"""The mix that the sliders begin with."""
_ITEMS = (*((basis, name[:1].upper() + name[1:]) for basis, name in BASIS_NAMES.items()), (MIX, "Mix…"))


class BasisRow(QWidget):
    """Asks what seats are held against.

    Signals:
        basis_asked: the planner wants one basis alone. args: Basis
        mix_asked: the planner wants these weights. args: tuple of weights
        weight_asked: the planner wants one basis to weigh so much. args: Basis, weight
        released: the drag of a slider ended.
    """

    basis_asked = Signal(object)
    mix_asked = Signal(object)
    weight_asked = Signal(object, float)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mixing = self._mixed = False
        self._shown: object = None
        self.choice = Choice("What seats are compared with", self)
        self.choice.asked.connect(self._ask)
        self.note = PlainLabel(self, wrapped=True, role="muted")
        self.sliders = {basis: MarkedSlider(f"Weight of {BASIS_NAMES[basis]}", self) for basis in BASES}
        self.weights = {basis: PlainLabel(self) for basis in BASES}
        self.mix = QWidget(self)
        self._lay_out()
        for basis, slider in self.sliders.items():
            slider.asked.connect(lambda weight, basis=basis: self.weight_asked.emit(basis, weight))
            slider.released.connect(self.released)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        board_measures = snapshot.board_measures
        if self._shown == (board_measures.mix, self._mixing):
            return
        self._shown = (board_measures.mix, self._mixing)
        self._mixed = mixed = self._mixing or board_measures.chosen is None
        self.choice.show_value(MIX if mixed else board_measures.chosen, _ITEMS)
        self.mix.setVisible(mixed)
        words = basis_words(board_measures)
        note = (
            basis_note(board_measures.chosen) if board_measures.chosen else f"{words[:1].upper()}{words[1:]}."
        )
        self.note.setText(note)
        total = sum(board_measures.mix) or 1.0
        for basis, weight in zip(BASES, board_measures.mix, strict=True):
            scale = SliderScale(low=0.0, high=1.0, floor=0.0, ceiling=1.0, step=_STEP, start=0.0)
            self.sliders[basis].show_value(weight, scale)
            name = BASIS_NAMES[basis]
            self.weights[basis].setText(f"{name[:1].upper()}{name[1:]} {percent(weight / total, 0)}")

    def _lay_out(self) -> None:
        label = PlainLabel("Compare seats &with", self)
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        grid = QGridLayout(self.mix)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for row_, basis in enumerate(BASES):
            grid.addWidget(self.weights[basis], row_, 0)
            grid.addWidget(self.sliders[basis], row_, 1)
        grid.setColumnStretch(1, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(2)
        column_.addLayout(row)
        column_.addWidget(self.note)
        column_.addWidget(self.mix)

    def _ask(self, key: object) -> None:
        already, self._mixing = self._mixed, key == MIX
        self._shown = None
        if isinstance(key, Basis):
            self.basis_asked.emit(key)
        elif not already:
            self.mix_asked.emit(_HALVES)


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
