"""The board in tables: its measures, checks and voting power, and surveys of its members."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import claim_sentence, share_sentence
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedScroll
from leftshift.window.pages.board.checks import ChecksTable
from leftshift.window.pages.board.measures import MeasuresTable
from leftshift.window.pages.board.power import PowerPanel
from leftshift.window.pages.board.surveys import SurveysPanel
from leftshift.window.pages.page import BETWEEN, OUTSIDE, Page
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme


class BoardPage(Page):
    """Shows one table for each thing that is asked of the board, and the board in words."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self.measures = MeasuresTable()
        self.checks = ChecksTable()
        self.power = PowerPanel(theme)
        self.surveys = SurveysPanel(theme)
        self.tabs = QTabWidget()
        self._drawers = (self.measures, self.checks, self.power, self.surveys)
        for drawer, name in zip(
            self._drawers, ("&Measures", "Chec&ks", "Voting po&wer", "&Surveys"), strict=True
        ):
            self.tabs.addTab(_scrolled(drawer) if drawer is self.measures else drawer, name)
        self.words = PlainLabel(self)
        set_formula(self.words, "board")
        self.words.setWordWrap(True)
        self.words.setAccessibleName("The board in words")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton("Copy words", self)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.text()))
        said = QHBoxLayout()
        said.addWidget(self.words, 1)
        said.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTSIDE, OUTSIDE, OUTSIDE, BETWEEN)
        column.addWidget(self.tabs, 1)
        column.addLayout(said)
        self.tabs.currentChanged.connect(self._draw_tab)
        self.surveys.survey_asked.connect(session.board.set_survey)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.power.apply_theme(theme)
        self.surveys.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._snapshot = snapshot
        self._draw_tab(self.tabs.currentIndex())
        said = f"{share_sentence(snapshot.board_measures)} {claim_sentence(snapshot.board_measures)}".rstrip()
        if said != self.words.text():
            self.words.setText(said)

    def _draw_tab(self, place: int) -> None:
        if self._snapshot is not None:
            self._drawers[place].draw(self._snapshot)


def _scrolled(inside: QWidget) -> RingedScroll:
    """Let large text scroll up and down."""
    scroll = RingedScroll()
    scroll.setAccessibleName("Measures")
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(RingedScroll.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    for part in (scroll.viewport(), inside):
        part.setAutoFillBackground(False)
    return scroll
