"""The board page: who sits at the table, beside where the money and the patients are."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import share_sentence
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import BEFORE_AND_AFTER, ENTRIES
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.levers.board.panel import BoardPanel
from leftshift.window.pages.board.basis import BasisRow
from leftshift.window.pages.board.checks import ChecksTable
from leftshift.window.pages.board.decisions import DecisionsBox
from leftshift.window.pages.board.measures import MeasuresTable
from leftshift.window.pages.board.power import PowerPanel
from leftshift.window.pages.board.surveys import SurveysPanel
from leftshift.window.pages.page import Page
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_LEFT = 372
_CHARTS = (560, 410)
"""Widths of the two charts at 1366×768 [pixels]."""
_HALVES = (310, 240)
"""Heights of charts and tabs at 1366×768 [pixels]."""
_LEAST = (980, 480)
"""Least size of the page at the usual size of text [pixels]."""


class BoardPage(Page):
    """Editing left, the board beside its money right, and below one tab each for what is asked of it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self.panel = BoardPanel(theme, self)
        self.decisions = DecisionsBox(theme, self)
        self.basis = BasisRow(self)
        self.table = LiveChart(ENTRIES["board_table"], theme)
        self.money = LiveChart(ENTRIES["board_and_money"], theme)
        self.measures = MeasuresTable()
        self.checks = ChecksTable()
        self.power = PowerPanel(theme)
        self.change = LiveChart(BEFORE_AND_AFTER, theme)
        self.surveys = SurveysPanel(theme)
        self.tabs = QTabWidget()
        self._drawers = (self.measures, self.checks, self.power, self.change, self.surveys)
        names = ("&Measures", "Chec&ks", "Voting po&wer", "Before and afte&r", "&Surveys")
        for drawer, name in zip(self._drawers, names, strict=True):
            self.tabs.addTab(drawer, name)
        self.words = PlainLabel(self)
        set_formula(self.words, "board")
        self.words.setWordWrap(True)
        self.words.setAccessibleName("The board in words")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton("Copy words", self)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.text()))
        self._lay_out()
        self.tabs.currentChanged.connect(self._draw_tab)
        self._join(session)

    def _join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        board = session.board
        self.panel.join(session)
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
        self.surveys.survey_asked.connect(board.set_survey)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for part in (self.panel, self.decisions, self.power, self.surveys):
            part.apply_theme(theme)
        for chart in (self.table, self.money, self.change):
            chart.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._snapshot = snapshot
        for part in (self.panel, self.decisions, self.basis, self.table, self.money):
            part.draw(snapshot)
        self._draw_tab(self.tabs.currentIndex())
        said = share_sentence(snapshot.board_measures)
        if said != self.words.text():
            self.words.setText(said)

    def _draw_tab(self, place: int) -> None:
        if self._snapshot is not None:
            self._drawers[place].draw(self._snapshot)

    def changeEvent(self, event: QEvent) -> None:
        """Give the page more room when the text grows; what no longer fits the screen scrolls."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = text_scale(self)
        self._left.setFixedWidth(round(_LEFT * scale))
        width, height = _LEAST
        self._whole.setMinimumSize(round(width * scale), round(height * scale))

    def _lay_out(self) -> None:
        self._left, self._whole = QWidget(), QWidget()
        editing = QVBoxLayout(self._left)
        editing.setContentsMargins(0, 0, 0, 0)
        editing.addWidget(self.panel, 1)
        editing.addWidget(self.decisions)
        charts = QSplitter(Qt.Orientation.Horizontal)
        charts.addWidget(self.table)
        charts.addWidget(self.money)
        charts.setSizes(_CHARTS)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(charts)
        halves.addWidget(self.tabs)
        halves.setSizes(_HALVES)
        for place in range(len(_HALVES)):
            halves.setStretchFactor(place, 1)
        for splitter in (charts, halves):
            splitter.setChildrenCollapsible(False)
        said = QHBoxLayout()
        said.addWidget(self.words, 1)
        said.addWidget(self.copy_button)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.basis)
        right.addWidget(halves, 1)
        right.addLayout(said)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(self._left)
        row.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self._make_room()
