"""Voting power: the chart, and beside it what passes a motion and which groups can."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leftshift.evidence.facts import fact
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import power_sentences
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedScroll
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_WORDS_WIDTH = 340
_WIDEST = 1.4
"""How many times as wide the words grow at most, with large text."""


class PowerPanel(QWidget):
    """Shows the voting power of the groups, with its caution."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.chart = LiveChart(ENTRIES["voting_power"], theme, self)
        self.words = PlainLabel()
        set_formula(self.words, "power")
        self.words.setWordWrap(True)
        self.words.setMargin(6)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        scroll = RingedScroll(self)
        scroll.setAccessibleName("Voting power in words")
        scroll.setWidget(self.words)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll = scroll
        self._make_room()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chart, 1)
        row.addWidget(scroll)

    def changeEvent(self, event: QEvent) -> None:
        """Widen the words when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        self._scroll.setFixedWidth(round(_WORDS_WIDTH * min(text_scale(self), _WIDEST)))

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.chart.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        board_measures = snapshot.board_measures
        self.chart.draw(snapshot)
        if (board_measures.power, board_measures.refusal) == self._shown:
            return
        self._shown = (board_measures.power, board_measures.refusal)
        said = power_sentences(board_measures.power) if board_measures.power else (board_measures.refusal,)
        caution = tuple(f"{fact(key).says} ({key})" for key in ("B09", "E25"))
        self.words.setText("\n\n".join((*said, *caution)))
