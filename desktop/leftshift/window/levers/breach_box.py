"""What rules the shares break, and the nearest shares that keep all of them, one click away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leftshift.model.rails import Breach, breaches, nearest_shares
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.rails import breach_sentences, brief_breach, nearest_sentence
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula


class BreachBox(QWidget):
    """Names the rules that are broken and offers the nearest shares that keep all; hidden while none is.

    Signals:
        nearest_asked: the planner wants those shares.
    """

    nearest_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        set_formula(self, "rail")
        self._brief = brief
        self.rules = PlainLabel(self, wrapped=True, role="bad")
        self.offer = PlainLabel(self, wrapped=True)
        self.offer.setVisible(not brief)
        self.apply = QPushButton("Apply nearest shares", self)
        self.apply.clicked.connect(self.nearest_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        for part in (self.rules, self.offer, self.apply):
            column.addWidget(part)
        self.hide()

    def draw(self, snapshot: Snapshot) -> tuple[Breach, ...]:
        """Show the scenario; emits nothing and computes nothing."""
        rails, lever = snapshot.scenario.rails, snapshot.scenario.shares
        found = breaches(snapshot.results, rails) if rails.on else ()
        if found:
            nearest = nearest_shares(lever, snapshot.results.outlook, rails)
            offer, whole = nearest_sentence(nearest, lever), breach_sentences(found, rails)
            said = brief_breach(found, rails) if self._brief else "\n".join(f"\u2717 {one}" for one in whole)
            _show(self.rules, said, "\n".join(whole))
            _show(self.offer, offer, offer)
            self.apply.setToolTip(offer)
            self.apply.setAccessibleDescription(offer)
            self.apply.setEnabled(nearest.lever is not None and nearest.lever != lever)
        self.setVisible(bool(found))
        return found


def _show(label: PlainLabel, text: str, tip: str) -> None:
    if text != label.text():
        label.setText(text)
        label.setAccessibleName(text)
    if tip != label.toolTip():
        label.setToolTip(tip)
