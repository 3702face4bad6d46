"""The stage: one chart alone with large type and large marks, for the projector."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.present.bar import PresentBar
from leftshift.window.present.guess_chart import KEY, NAME, Guesses, guesses_chart
from leftshift.window.present.guess_view import GuessView
from leftshift.window.theme import Theme

_PLAIN_HEIGHT = 480.0
"""Height of a stage on which text has the usual size; it grows with the stage [pixels]."""
_LEAST_TYPE = 1.4
_KEYS = {
    "step_on": ("Right", "PgDown", "N"),
    "step_back": ("Left", "PgUp"),
    "first": ("Home",),
    "last": ("End",),
    "black": ("B", "."),
    "replay": ("R",),
    "predict": ("P",),
    "end": ("Esc", "F5"),
}


class Stage(QWidget):
    """Shows one chart at a time, the room's guesses, or nothing at all.

    Signals:
        key: a key was pressed on the stage. args: what it asks for
        closed: the window was closed by its frame.
    """

    key = Signal(str)
    closed = Signal()

    def __init__(self, charts: Sequence[LiveChart], theme: Theme, usual: QFont) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.charts, self._usual = tuple(charts), usual
        self._place = 0
        self._snapshot: Snapshot | None = None
        self._guesses: Guesses | None = None
        self._guess_card = ChartCard(KEY, NAME, theme, view=lambda _marks: GuessView)
        self._cards: tuple[ChartCard, ...] = (*self.charts, self._guess_card)
        self._dark = QWidget()
        self._dark.setAccessibleName("Black screen")
        self._dark.setStyleSheet("background: black;")
        self._dark.setCursor(Qt.CursorShape.BlankCursor)
        self._stack = QStackedWidget()
        for card in self._cards:
            # All keys belong to the stage, and nothing on a chart is clicked.
            card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            card.ask.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (*self._cards, self._dark):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        for asked, keys in _KEYS.items():
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(partial(self.key.emit, asked))
        self.show_chart(0)

    @property
    def chart(self) -> LiveChart:
        """The chart in view, or to come back into view."""
        return self.charts[self._place]

    @property
    def needs(self) -> Needs:
        """What the chart in view shows that a snapshot does not always hold."""
        return self.chart.needs

    @property
    def count(self) -> int:
        """How many charts are presented."""
        return len(self.charts)

    @property
    def place(self) -> int:
        """Which chart is in view, from 0."""
        return self._place

    @property
    def is_black(self) -> bool:
        """Whether the screen is black."""
        return self._stack.currentWidget() is self._dark

    @property
    def guesses(self) -> Guesses | None:
        """The room's guesses while they are in view."""
        return self._guesses

    @property
    def shown(self) -> ChartCard:
        """The card in view, or to come back into view: that of the guesses, or a chart."""
        return self.chart if self._guesses is None else self._guess_card

    def add_bar(self, bar: PresentBar) -> None:
        """Put the presenter's bar below the chart, where there is only one screen."""
        self._column.addWidget(bar)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario, asking for nothing."""
        self._snapshot = snapshot
        if self._guesses is None:
            self.chart.draw(snapshot)
        else:
            self._guess_card.show_data(guesses_chart(snapshot, self._guesses), moving=snapshot.dragging)
        self.shown.ask.hide()
        self.setWindowTitle(f"{self.shown.title} — Leftshift")
        self.setAccessibleName(f"Presenting {self._place + 1} of {self.count}: {self.shown.title}")

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        for card in self._cards:
            card.apply_theme(theme)

    def show_chart(self, place: int) -> None:
        """Show a chart alone, to be drawn next; the guesses and the black screen give way."""
        self._place = min(max(place, 0), len(self.charts) - 1)
        self._turn_to(None)

    def show_guesses(self, guesses: Guesses) -> None:
        """Show the room's guesses in place of the charts, or other ones."""
        self._turn_to(guesses)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def set_black(self, *, black: bool) -> None:
        """Turn the screen black, or back to what was there."""
        self._stack.setCurrentWidget(self._dark if black else self.shown)

    def _turn_to(self, guesses: Guesses | None) -> None:
        self._guesses = guesses
        self._stack.setCurrentWidget(self.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let type and marks grow with the stage."""
        super().resizeEvent(event)
        factor = max(self.height() / _PLAIN_HEIGHT, _LEAST_TYPE)
        font = QFont(self._usual)
        font.setPointSizeF(self._usual.pointSizeF() * factor)
        for card in self._cards:
            card.set_mark_scale(factor)
            card.setFont(font)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the charts back on a click on the black screen."""
        super().mousePressEvent(event)
        if self.is_black:
            self.key.emit("black")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the stage is gone."""
        super().closeEvent(event)
        self.closed.emit()
