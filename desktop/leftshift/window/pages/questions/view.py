"""One question large: its chart, the same figures as a table, and what there is to say below."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.questions.ask import UNCERTAINTY, Answer
from leftshift.questions.question_input import Answered
from leftshift.questions.switching import Switching
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.answered import answered_text
from leftshift.text.answers.figures import target_text
from leftshift.text.answers.written import written
from leftshift.text.explain.formulas import formulas
from leftshift.text.numbers import number
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartTable
from leftshift.window.charts.questions.fan import KEY, NAME, fan
from leftshift.window.controls.fold import Fold
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.pages.questions.draws import DrawControls
from leftshift.window.pages.questions.kinds import KINDS
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_NARROWEST = 96
"""Least width of a column of the table [pixels]."""
_LEAST_CHART, _LEAST_TABLE = 230, 110
"""Least heights at the usual size of text [pixels]."""
_PARTS = (3, 2)
"""How chart and table share the height."""


class QuestionView(QWidget):
    """Shows the answer to one question, or the sentence that says why there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = {kind.key: kind.chart for kind in KINDS}
        self._only_spread = False
        self.chart = ChartCard(KEY, NAME, theme)
        self.table = _Table()
        self.notes = PlainLabel(wrapped=True)
        self.method = PlainLabel(wrapped=True, role="muted")
        self.method.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.draws = DrawControls(theme)
        self.worked = Fold("How this is worked out", self._make_method)
        # Made at once: its parts are shown and hidden with the question, and need their place for that.
        self.worked.body  # noqa: B018 - the property makes it
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence = PlainLabel(wrapped=True, role="panel")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMargin(24)
        self._shown: ChartTable | None = None
        self._panes = QSplitter(Qt.Orientation.Vertical)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.chart)
        self._panes.addWidget(self.table)
        for place, part in enumerate(_PARTS):
            self._panes.setStretchFactor(place, part)
        self._panes.setSizes([part * 100 for part in _PARTS])
        answered = QWidget()
        column = QVBoxLayout(answered)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes, 1)
        for below in (self.draws.bar, self.notes, self.worked):
            column.addWidget(below)
        self._answered = answered
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(answered)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.sentence)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Give chart and table more room when the text grows; what no longer fits the screen scrolls."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = text_scale(self)
        self.chart.setMinimumHeight(round(_LEAST_CHART * scale))
        self.table.setMinimumHeight(round(_LEAST_TABLE * scale))

    def draw(self, question: str, found: Answered, snapshot: Snapshot) -> None:
        """Show what came of a question, asking for nothing."""
        answer = found.answer
        if answer is None or found.missing is not None:
            self._show_sentence(answered_text(found))
            return
        study, make = found.question_input.study(), self._makers[question]
        if self._only_spread and question == UNCERTAINTY:
            make = partial(fan, only_spread=True)
        data = make(study, answer, found.question_input.year)
        table = data.table()
        if not table.rows:
            self._show_sentence(_nothing_turns(answer) or f"{data.title}.")
            return
        self._stack.setCurrentIndex(0)
        self.chart.key, self.chart.name = data.key, data.name
        self.chart.show_data(data, moving=snapshot.dragging)
        self._fill(table)
        self.table.setAccessibleName(f"{data.name}, as a table")
        set_formula(self.table, formulas().charts[data.key].formula)
        said = written(study, answer)
        self.notes.setText(" ".join(said.after))
        self.notes.setVisible(bool(said.after))
        self.method.setText(" ".join(said.method))
        self.draws.setVisible(question == UNCERTAINTY)
        self.worked.setVisible(bool(said.method))

    def _make_method(self, parent: QWidget) -> QWidget:
        made = QWidget(parent)
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 8, 0, 0)
        column.addWidget(self.method)
        column.addWidget(self.draws)
        return made

    def show_spread(self, *, only: bool) -> None:
        """Let the bands show only how far they are from their middle, or all again."""
        self._only_spread = only

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.chart.apply_theme(theme)
        self.draws.apply_theme(theme)

    def _show_sentence(self, sentence: str) -> None:
        """Show a sentence in place of chart and table."""
        self.sentence.setText(sentence)
        self._stack.setCurrentIndex(1)

    def _fill(self, shown: ChartTable) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self.table.setRowCount(len(shown.rows))
        self.table.setColumnCount(len(shown.columns))
        self.table.setHorizontalHeaderLabels(list(shown.columns))
        for row, cells in enumerate(shown.rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        for column in range(len(shown.columns)):
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            heading = self.table.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.table.share_width()


def _nothing_turns(answer: Answer) -> str:
    """Say that no assumption turns a target; empty for the answer to another question."""
    if not isinstance(answer, Switching):
        return ""
    verdict = "is met" if answer.met else "is not met"
    count = number(len(answer.switches))
    return (
        f"{target_text(answer.target)} {verdict}.\n\n"
        f"None of the {count} assumptions changes that by itself, anywhere within its plausible range."
    )


class _Table(QTableWidget):
    """A table whose columns hold their texts and share what width is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column what it needs, and an equal part of the rest."""
        header, columns = self.horizontalHeader(), range(self.columnCount())
        needed = [
            max(self.sizeHintForColumn(each), header.sectionSizeHint(each), _NARROWEST) for each in columns
        ]
        spare = max(self.viewport().width() - sum(needed), 0) // max(len(needed), 1)
        for each, width in zip(columns, needed, strict=True):
            self.setColumnWidth(each, width + spare)
