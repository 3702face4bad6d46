"""How the board decides: rule, quota, casting vote, quorum; and the Health Bill switch."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from leftshift.model.seats import DecisionRule
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.board_fields import MAYORS_MOST, SEATS_MOST
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.controls.spin_box import whole_number_box
from leftshift.window.theme import Theme, mark_boxes

_RULES = (
    (DecisionRule.SIMPLE_MAJORITY, "Simple majority"),
    (DecisionRule.TWO_THIRDS, "Two thirds"),
    (DecisionRule.OWN, "Own quota"),
)


class DecisionsBox(QWidget):
    """Asks how the board decides and whether the Health Bill counts as law.

    Signals:
        rule_asked: args: DecisionRule
        quota_asked: votes of the own rule. args: votes
        casting_asked: the chair decides a tie, or not. args: on
        quorum_asked: args: members, 0 where it is not stated
        bill_asked: the Health Bill is law, or not. args: on
        mayors_asked: mayoral strategic authorities in the area. args: count
    """

    rule_asked = Signal(object)
    quota_asked = Signal(int)
    casting_asked = Signal(bool)
    quorum_asked = Signal(int)
    bill_asked = Signal(bool)
    mayors_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.rule = Choice("Decision rule", self)
        self.quota = whole_number_box("Votes that pass a motion", 1, SEATS_MOST, unit=" votes")
        self.casting = RingedTick("Chair’s casting vote", self)
        self.quorum = whole_number_box("Quorum", 0, SEATS_MOST, unit=" members")
        self.quorum.setSpecialValueText("not stated")
        self.bill = RingedTick("Health &Bill is law", self)
        self.bill.setToolTip(
            "Clause 21: no council seat is required, each mayor nominates a member (B25). Not law yet."
        )
        self.mayors = whole_number_box("Mayors in the area", 0, MAYORS_MOST)
        self.mayors.setPrefix("mayors: ")
        self.apply_theme(theme)
        self._lay_out()
        self.rule.asked.connect(self.rule_asked)
        self.quota.valueChanged.connect(self.quota_asked)
        self.casting.clicked.connect(self.casting_asked)
        self.quorum.valueChanged.connect(self.quorum_asked)
        self.bill.clicked.connect(self.bill_asked)
        self.mayors.valueChanged.connect(self.mayors_asked)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for box in (self.casting, self.bill, self.quota, self.quorum, self.mayors):
            mark_boxes(box, theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        board = snapshot.scenario.board
        if board is self._shown:
            return
        self._shown = board
        own = board.decision_rule is DecisionRule.OWN
        self.rule.show_value(board.decision_rule, _RULES)
        self.quota.setVisible(own)
        self.casting.setVisible(not own)
        _set_value(self.quota, board.own_quota or 1)
        _set_value(self.quorum, board.quorum or 0)
        _set_value(self.mayors, board.mayors)
        for box, on in ((self.casting, board.casting_vote), (self.bill, board.health_bill)):
            with QSignalBlocker(box):
                box.setChecked(on)
        self.casting.setEnabled(board.decision_rule is DecisionRule.SIMPLE_MAJORITY)
        self.mayors.setVisible(board.health_bill)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for row, (text, buddy, right) in enumerate(
            (("Dec&ides by", self.rule, self.casting), ("Q&uorum", self.quorum, None))
        ):
            label = PlainLabel(text, self)
            label.setBuddy(buddy)
            grid.addWidget(label, row, 0)
            grid.addWidget(buddy, row, 1)
            if right is not None:
                grid.addWidget(right, row, 2)
        grid.addWidget(self.quota, 0, 2)
        grid.addWidget(self.bill, 2, 0, 1, 2)
        grid.addWidget(self.mayors, 2, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)


def _set_value(spin: QSpinBox, value: int) -> None:
    if spin.value() != value:
        with QSignalBlocker(spin):
            spin.setValue(value)
