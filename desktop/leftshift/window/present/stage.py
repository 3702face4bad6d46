"""The stage: one chart alone in large type, for the projector."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.present.bar import PresentBar
from leftshift.window.present.guess_chart import KEY, NAME, Guesses, guesses_chart
from leftshift.window.theme import Theme

_PLAIN_HEIGHT = 540.0
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
    "reveal": ("Return", "Enter"),
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
        self._charts, self._usual, self._large = tuple(charts), usual, usual
        self._place, self._snapshot = 0, None
        self._dark = QWidget()
        self._dark.setAccessibleName("Black screen")
        self._dark.setStyleSheet("background: black;")
        self.guess_card: ChartCard | None = None
        """The chart of the room’s guesses while they are in view."""
        self._guessed: Guesses | None = None
        self._theme = theme
        self._stack = QStackedWidget()
        for chart in self._charts:
            _bare(chart)
        for part in (*self._charts, self._dark):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self._enter: list[QShortcut] = []
        for asked, keys in _KEYS.items():
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(partial(self.key.emit, asked))
                if asked == "reveal":
                    self._enter.append(shortcut)
        self.show_chart(0)

    _snapshot: Snapshot | None

    @property
    def chart(self) -> LiveChart:
        """The chart in view, or to come back into view."""
        return self._charts[self._place]

    @property
    def needs(self) -> Needs:
        """What the chart in view shows that a snapshot does not always hold."""
        return self.chart.needs

    @property
    def count(self) -> int:
        """How many charts are presented."""
        return len(self._charts)

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
        return self._guessed if self.guess_card is not None else None

    @property
    def _shown(self) -> ChartCard:
        return self.chart if self.guess_card is None else self.guess_card

    def take_bar(self, bar: PresentBar) -> None:
        """Carry the presenter's bar below the chart, where there is only one screen."""
        self._column.addWidget(bar)

    def draw(self, snapshot: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        self._snapshot = snapshot
        if self.guess_card is not None and self._guessed is not None:
            self.guess_card.show_data(guesses_chart(snapshot, self._guessed))
        else:
            self.chart.draw(snapshot)
        self._shown.ask.hide()
        self._name()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a look."""
        self._theme = theme
        for chart in self._charts:
            chart.apply_theme(theme)
        if self.guess_card is not None:
            self.guess_card.apply_theme(theme)

    def show_chart(self, place: int) -> None:
        """Show a chart alone, to be drawn next; the guesses and the black screen give way."""
        self._take_enter(on=False)
        self._place = min(max(place, 0), len(self._charts) - 1)
        self._drop_guesses()
        self._stack.setCurrentWidget(self.chart)

    def show_guesses(self, guesses: Guesses) -> None:
        """Show the room's guesses in place of the charts, or other ones."""
        self._guessed = guesses
        if self.guess_card is None:
            self._take_enter(on=True)
            self.guess_card = ChartCard(KEY, NAME, self._theme)
            self.guess_card.setFont(self._large)
            _bare(self.guess_card)
            self._stack.addWidget(self.guess_card)
        self._stack.setCurrentWidget(self.guess_card)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def set_black(self, *, black: bool) -> None:
        """Turn the screen black, or back to what was there."""
        self._stack.setCurrentWidget(self._dark if black else self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with the stage."""
        super().resizeEvent(event)
        font = QFont(self._usual)
        font.setPointSizeF(self._usual.pointSizeF() * max(self.height() / _PLAIN_HEIGHT, _LEAST_TYPE))
        self._large = font
        for chart in self._charts:
            chart.setFont(font)
        if self.guess_card is not None:
            self.guess_card.setFont(font)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the stage is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _take_enter(self, *, on: bool) -> None:
        """Let Enter reveal while there are guesses; else it belongs to the button that has the keyboard."""
        for shortcut in self._enter:
            shortcut.setEnabled(on)

    def _drop_guesses(self) -> None:
        if self.guess_card is not None:
            self._stack.removeWidget(self.guess_card)
            self.guess_card.deleteLater()
            self.guess_card = None

    def _name(self) -> None:
        shown = self._shown
        self.setWindowTitle(f"{shown.title} — Leftshift")
        self.setAccessibleName(f"Presenting {self._place + 1} of {self.count}: {shown.title}")


def _bare(chart: ChartCard) -> None:
    """Leave all keys to the stage, and nothing on the chart to be clicked."""
    chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    chart.ask.setFocusPolicy(Qt.FocusPolicy.NoFocus)
