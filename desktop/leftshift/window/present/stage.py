"""The stage: one chart alone in large type, for the projector."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.forms import needs_of
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.present.bar import PresentBar
from leftshift.window.present.guesses import GuessPlot
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

    def __init__(self, charts: Sequence[Chart], theme: Theme, usual: QFont) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._charts, self._usual, self._large = tuple(charts), usual, usual
        self._place, self._snapshot = 0, None
        self._dark = QWidget()
        self._dark.setAccessibleName("Black screen")
        self._dark.setStyleSheet("background: black;")
        self._guesses: Chart | None = None
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
    def chart(self) -> Chart:
        """The chart in view, or to come back into view."""
        return self._charts[self._place]

    @property
    def needs(self) -> Needs:
        """What the chart in view shows that a snapshot does not always hold."""
        return needs_of([self.chart])

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
    def guesses(self) -> GuessPlot | None:
        """The room's guesses while they are in view."""
        plot = self._guesses.plot if self._guesses is not None else None
        return plot if isinstance(plot, GuessPlot) else None

    def take_bar(self, bar: PresentBar) -> None:
        """Carry the presenter's bar below the chart, where there is only one screen."""
        self._column.addWidget(bar)

    def draw(self, snapshot: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        self._snapshot = snapshot
        chart = self._guesses or self.chart
        chart.draw(snapshot)
        chart.ask.hide()
        self._name()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a look."""
        self._theme = theme
        for chart in (*self._charts, *([self._guesses] if self._guesses else [])):
            chart.apply_theme(theme)

    def show_chart(self, place: int) -> None:
        """Show a chart alone, to be drawn next; the guesses and the black screen give way."""
        self._take_enter(on=False)
        self._place = min(max(place, 0), len(self._charts) - 1)
        self._drop_guesses()
        self._stack.setCurrentWidget(self.chart)

    def show_guesses(self, plot: GuessPlot) -> None:
        """Show the room's guesses in place of the charts."""
        self._drop_guesses()
        self._take_enter(on=True)
        self._guesses = Chart(plot, self._theme)
        self._guesses.setFont(self._large)
        _bare(self._guesses)
        self._stack.addWidget(self._guesses)
        self._stack.setCurrentWidget(self._guesses)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def redraw_guesses(self) -> None:
        """Let the guesses' axis settle on what they are now."""
        if self._guesses is not None and self._snapshot is not None:
            self._guesses.draw(self._snapshot)
            self._guesses.refit()
            self._name()

    def set_black(self, *, black: bool) -> None:
        """Turn the screen black, or back to what was there."""
        self._stack.setCurrentWidget(self._dark if black else self._guesses or self.chart)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with the stage."""
        super().resizeEvent(event)
        font = QFont(self._usual)
        font.setPointSizeF(self._usual.pointSizeF() * max(self.height() / _PLAIN_HEIGHT, _LEAST_TYPE))
        self._large = font
        for chart in (*self._charts, *([self._guesses] if self._guesses else [])):
            chart.setFont(font)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the stage is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _take_enter(self, *, on: bool) -> None:
        """Let Enter reveal while there are guesses; else it belongs to the button that has the keyboard."""
        for shortcut in self._enter:
            shortcut.setEnabled(on)

    def _drop_guesses(self) -> None:
        if self._guesses is not None:
            self._stack.removeWidget(self._guesses)
            self._guesses.deleteLater()
            self._guesses = None

    def _name(self) -> None:
        shown = self._guesses or self.chart
        self.setWindowTitle(f"{shown.title} — Leftshift")
        self.setAccessibleName(f"Presenting {self._place + 1} of {self.count}: {shown.title}")


def _bare(chart: Chart) -> None:
    """Leave all keys to the stage, and nothing on the chart to be clicked."""
    chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    chart.ask.setFocusPolicy(Qt.FocusPolicy.NoFocus)
