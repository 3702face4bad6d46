"""The chart area: the large charts above, the small ones below a page at a time, all of them live."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.chart_pager import ChartPager

if TYPE_CHECKING:  # loaded after the first paint, so that the start stays quick
    from leftshift.window.charts.live_chart import LiveChart

LARGE = 2
_GAP = 8
_LARGE_PART = 0.58
"""Part of the height that the large charts get above one row of small ones."""
_LARGE_PART_OF_ROWS = 0.54
"""The same above several rows."""
_LEAST_LARGE = 330.0
"""Width from which a large chart has room beside another, at the usual size of text [pixels]."""
_LEAST_SMALL = (240.0, 160.0)
"""Width and height below which a small chart cannot be read, at the usual size of text [pixels]."""
_EASY_SMALL = 300.0
"""Width from which a small chart has room for its whole finding in two lines [pixels]."""
_ENOUGH = 6
"""Small charts in view, so many at least, before they are made wider instead of more."""
_USUAL_LINE = 14.0
"""Height of a line of the usual text [pixels]."""


class ChartArea(QWidget):
    """Places charts by their order: the first two large, the others small, as many as can be read.

    Signals:
        enlarge_asked: the planner wants a small chart large. args: key of the chart
        menu_asked: the planner wants to know what can be done with a chart. args: key, place on the screen
        enlarged: other charts are large. args: their keys
        needs_changed: the charts in view show more, or less, than before. args: Needs
        current_changed: the planner turned to another chart, by pointer or by keyboard. args: key
    """

    enlarge_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    enlarged = Signal(tuple)
    needs_changed = Signal(object)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._charts: list[LiveChart] = []
        self._made: tuple[LiveChart, ...] = ()
        self._since: list[str] = []
        self._current: LiveChart | None = None
        self._snapshot: Snapshot | None = None
        self._stale: set[LiveChart] = set()
        self._also: set[LiveChart] = set()
        self._out_of_view = False
        """Whether another page is in view, so that snapshots no longer hold what the charts need."""
        self._alone: LiveChart | None = None
        self._first = 0
        self.pager = ChartPager(self)
        self.pager.asked.connect(self.turn)

    @property
    def charts(self) -> "Sequence[LiveChart]":
        """The charts in the order in which they are shown."""
        return tuple(self._charts)

    @property
    def numbered(self) -> "Sequence[LiveChart]":
        """The charts in the order they were made: their numbers never change."""
        return self._made

    @property
    def current(self) -> "LiveChart | None":
        """The chart last clicked or reached by keyboard; the first one before that."""
        return self._current or (self._charts[0] if self._charts else None)

    def chart(self, key: str) -> "LiveChart":
        """Return a chart, up to date even when it is not in view.

        Raises:
            KeyError: there is no such chart.
        """
        found = {chart.key: chart for chart in self._charts}[key]
        if found in self._stale and not found.isVisible():
            self.say_needs(found)
        self._draw_if_stale(found)
        return found

    def is_large(self, key: str) -> bool:
        """Whether a chart is one of the large ones."""
        return any(chart.key == key for chart in self._charts[:LARGE])

    def show_charts(self, charts: "Iterable[LiveChart]", large: Sequence[str] = ()) -> None:
        """Take charts in, in order; the ones named are large."""
        for chart in charts:
            chart.setParent(self)
            chart.chosen.connect(self._ask_enlarge)
            chart.alone_asked.connect(self.toggle_alone)
            chart.installEventFilter(self)
            chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chart.customContextMenuRequested.connect(lambda at, chart=chart: self._ask_menu(chart, at))
            self._charts.append(chart)
        self._made = tuple(self._charts)
        by_key = {chart.key: chart for chart in self._charts}
        first = [by_key[key] for key in dict.fromkeys(large) if key in by_key][:LARGE]
        self._charts = [*first, *(chart for chart in self._charts if chart not in first)]
        self._since = [chart.key for chart in reversed(self._charts[:LARGE])]
        self._place()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario in every chart.

        During a drag only the large charts are drawn at once; `draw_some` draws the small ones in turn, so
        that however many there are, the pointer is never kept waiting. Charts out of view wait until they are
        asked for.
        """
        self.bring(snapshot)
        if self._out_of_view:
            return
        for chart in self._charts[: self._large_count()] if snapshot.dragging else self._in_view():
            self._draw_if_stale(chart)

    def bring(self, snapshot: Snapshot) -> None:
        """Keep a snapshot for charts that are asked for while none is in view."""
        self._snapshot, self._stale = snapshot, set(self._charts)

    @property
    def is_behind(self) -> bool:
        """Whether small charts in view are still to be drawn."""
        return bool(self._waiting())

    def draw_some(self, allowed: float) -> None:
        """Draw small charts in turn for a time [s], one at least."""
        for chart in self._waiting():
            self._draw_if_stale(chart)
            self._turn += 1
            allowed -= chart.cost
            if allowed <= 0:
                break

    def _waiting(self) -> "list[LiveChart]":
        """List the small charts in view that are still to be drawn, the one whose turn it is first."""
        small = [chart for chart in self._in_view() if chart not in self._charts[: self._large_count()]]
        ahead = self._turn % len(small) if small else 0
        return [chart for chart in (*small[ahead:], *small[:ahead]) if chart in self._stale]

    def _in_view(self) -> "list[LiveChart]":
        return [chart for chart in self._charts if not chart.isHidden()]

    def enlarge(self, key: str) -> None:
        """Make a small chart large; it takes the place of the one that was large for longest."""
        if self._alone is not None:
            self.toggle_alone(self._alone.key)
        place = self._place_of(key)
        self._make_current(self._charts[place])
        if place < self._large_count():
            return
        if place < LARGE:  # too narrow for both large ones: this one comes first
            self._charts[:LARGE] = reversed(self._charts[:LARGE])
        else:
            oldest = self._place_of(self._since.pop(0)) if self._large_count() == LARGE else 0
            self._since = [kept for kept in self._since if kept != self._charts[oldest].key]
            self._charts[oldest], self._charts[place] = self._charts[place], self._charts[oldest]
            self._since.append(key)
        self._place()
        self.enlarged.emit(tuple(chart.key for chart in self._charts[:LARGE]))

    def toggle_alone(self, key: str) -> None:
        """Let a large chart fill the whole area, or bring the others back."""
        chart = self._charts[self._place_of(key)]
        if self._alone is not None:
            self._alone = None
        elif self.is_large(key):
            self._alone = chart
        self._place()
        chart.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the other charts back with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._alone is not None:
            self.toggle_alone(self._alone.key)
        else:
            super().keyPressEvent(event)

    def show_only_change(self, key: str, *, only: bool) -> None:
        """Let a chart show only the change from the baseline, or all again."""
        self.chart(key).show_change(only=only)

    def say_needs(self, *also: "LiveChart") -> None:
        """Say what the charts in view need, and until the next change of view some others."""
        if not self._charts:
            return
        self._also.update(also)
        needs = Needs()
        for chart in {*self._in_view(), *self._also}:
            needs |= chart.needs
        self.needs_changed.emit(needs)

    def turn(self, pages: int) -> None:
        """Show another page of small charts."""
        self._first += pages * self._room_for()[0]
        self._place()

    def _make_current(self, chart: "LiveChart") -> None:
        if chart is not self._current:
            self._current = chart
            self.current_changed.emit(chart.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which chart the planner is at."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}:
            for chart in self._charts:
                if chart is watched:
                    self._make_current(chart)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is needed again."""
        super().showEvent(event)
        self._out_of_view = False
        self.say_needs()

    def hideEvent(self, event: QHideEvent) -> None:
        """Need nothing while another page is in view."""
        super().hideEvent(event)
        if not event.spontaneous() and self.window().isVisible():
            self._out_of_view = True
            self.needs_changed.emit(Needs())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the charts in the new size."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Place them anew when the text grows: fewer of them can be read at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()

    def _ask_enlarge(self, key: str) -> None:
        if self._place_of(key) >= self._large_count():
            self.enlarge_asked.emit(key)

    def _place_of(self, key: str) -> int:
        return next(place for place, chart in enumerate(self._charts) if chart.key == key)

    def _ask_menu(self, chart: "LiveChart", at: QPoint) -> None:
        self._make_current(chart)
        self.menu_asked.emit(chart.key, chart.mapToGlobal(at))

    def _draw_if_stale(self, chart: "LiveChart") -> None:
        if chart in self._stale and self._snapshot is not None:
            self._stale.discard(chart)
            chart.draw(self._snapshot)

    # Where the charts are placed --------------------------------------------------------------------------

    def _scale(self) -> float:
        """Say how much larger than usual the text is [ratio]."""
        return max(QFontMetricsF(self.font()).height() / _USUAL_LINE, 1.0)

    def _large_count(self) -> int:
        return LARGE if self.width() >= LARGE * _LEAST_LARGE * self._scale() else 1

    def _room_for(self) -> tuple[int, int]:
        """Return how many small charts a page takes, and in how many rows."""
        count = len(self._charts) - self._large_count()
        least, height = (least * self._scale() for least in _LEAST_SMALL)
        below = self.height() * (1 - _LARGE_PART_OF_ROWS) - _GAP
        easy, most = self._across(_EASY_SMALL * self._scale()), self._across(least)
        if count <= easy:
            return max(count, 1), 1
        rows = max(1, int((below - self.pager.height_needed()) / (height + _GAP)))
        across = easy if easy * rows >= min(count, _ENOUGH) else most
        if count <= across:
            return count, 1
        rows = min(rows, -(-count // across))
        return across * rows, rows

    def _across(self, width: float) -> int:
        """Return how many charts of a width fit side by side, one at least."""
        return max(1, int((self.width() + _GAP) / (width + _GAP)))

    def _place(self) -> None:
        if not self._charts:
            self.pager.hide()
            return
        if self._alone is not None:
            self.pager.hide()
            self._alone.setGeometry(self.rect())
            self._show_in_view({self._alone})
            return
        large = self._large_count()
        small = self._charts[large:]
        room, rows = self._room_for()
        # The last page is filled up from the one before, so that no place stays empty.
        self._first = max(0, min(self._first, len(small) - room))
        shown = small[self._first : self._first + room]
        part = _LARGE_PART if rows == 1 else _LARGE_PART_OF_ROWS
        height = round(self.height() * part) if small else self.height()
        self._row(self._charts[:large], 0, height, large)
        top = height + _GAP
        paged = len(small) > room
        if paged:
            bar = self.pager.height_needed()
            self.pager.setGeometry(QRect(0, top - _GAP // 2, self.width(), bar))
            self.pager.show_page(self._first, len(shown), len(small))
            top += bar
        self.pager.setVisible(paged)
        each = (self.height() - top - _GAP * (rows - 1)) // rows
        ends = [round(len(shown) * row / rows) for row in range(rows + 1)]
        for row, (begin, end) in enumerate(pairwise(ends)):
            # Every row takes the whole width, so that no place stays empty where they do not come out even.
            self._row(shown[begin:end], top + row * (each + _GAP), each, end - begin)
        self._show_in_view({*self._charts[:large], *shown})

    def _show_in_view(self, in_view: "set[LiveChart]") -> None:
        """Show these charts and no others, each up to date."""
        for chart in self._charts:
            chart.setVisible(chart in in_view)
        self._also.clear()
        self.say_needs()
        for chart in self._charts:
            if chart in in_view:
                self._draw_if_stale(chart)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab walk the charts as they are seen."""
        seen = [chart for chart in self._charts if not chart.isHidden()]
        walk: list[QWidget] = [
            *seen[: self._large_count()],
            *self.pager.buttons,
            *seen[self._large_count() :],
        ]
        for one, other in pairwise(walk):
            QWidget.setTabOrder(one, other)

    def _row(self, charts: "Sequence[LiveChart]", top: int, height: int, across: int) -> None:
        width = (self.width() - _GAP * (across - 1)) / max(across, 1)
        for place, chart in enumerate(charts):
            left = round(place * (width + _GAP))
            right = round(place * (width + _GAP) + width)
            chart.setGeometry(QRect(left, top, right - left, height))
