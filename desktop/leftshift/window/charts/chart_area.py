"""The chart area: the main chart of a section with its switch, and two companions below, all of them live."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.switch import Switch
from leftshift.window.provenance.ask_button import ask_side
from leftshift.window.sections import SECTIONS, Section

if TYPE_CHECKING:  # loaded after the first paint, so that the start stays quick
    from leftshift.window.charts.live_chart import LiveChart

_GAP = 12
"""Space between charts [pixels]."""
_MAIN_PART = 0.57
"""Part of the height that the main chart gets."""
_LEAST_MAIN, _LEAST_COMPANION = 240, 160
"""Least heights of the main chart and of a companion, at the usual size of text [pixels]."""
_LEAST_WIDTH = 300
"""Width from which a companion has room beside another, at the usual size of text [pixels]."""
_SWITCH_PART = 0.5
"""Part of the main chart's width that the switch may take beside the title; else it is above the chart."""
_EDGE = 8
"""Space between the switch and the edges of the main chart [pixels]."""


class ChartArea(QWidget):
    """Shows the charts of one section: the main one large, the others below; no other is drawn.

    Signals:
        menu_asked: the planner wants to know what can be done with a chart. args: key, place on the screen
        main_changed: another chart is the main one. args: key of the section, key of the chart
        needs_changed: the charts in view show more, or less, than before. args: Needs
        current_changed: the planner turned to another chart, by pointer or by keyboard. args: key
    """

    menu_asked = Signal(str, QPoint)
    main_changed = Signal(str, str)
    needs_changed = Signal(object)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section: Section = SECTIONS[0]
        self._charts: dict[str, LiveChart] = {}
        self._mains: dict[str, str] = {}
        """Key of the main chart by section, where it is not the first of the switch."""
        self._current: LiveChart | None = None
        self._snapshot: Snapshot | None = None
        self._stale: set[LiveChart] = set()
        self._also: set[LiveChart] = set()
        self._out_of_view = False
        """Whether another page is in view, so that snapshots no longer hold what the charts need."""
        self._alone: LiveChart | None = None
        self.switch = Switch("Main chart", self)
        # Opaque, so that it is not painted again at each step with the chart beneath it.
        self.switch.setAutoFillBackground(True)
        self.switch.asked.connect(self.make_main)

    @property
    def charts(self) -> "Sequence[LiveChart]":
        """All charts, in the order of their registry."""
        return tuple(self._charts.values())

    @property
    def main(self) -> "LiveChart | None":
        """The main chart; None before the charts are there."""
        return self._charts.get(self._main_key())

    @property
    def companions(self) -> "Sequence[LiveChart]":
        """The charts below the main one; where one of them is the main one, the switch's first is there."""
        main, first = self._main_key(), self.section.charts[0][0]
        keys = [first if key == main else key for key in self.section.companions]
        return tuple(self._charts[key] for key in keys if key in self._charts)

    @property
    def current(self) -> "LiveChart | None":
        """The chart last clicked or reached by keyboard; the main one before that."""
        return self._current or self.main

    def chart(self, key: str) -> "LiveChart":
        """Return a chart, up to date even when it is not in view.

        Raises:
            KeyError: there is no such chart.
        """
        found = self._charts[key]
        if found in self._stale and not found.isVisible():
            self.say_needs(found)
        self._draw_if_stale(found)
        return found

    def show_charts(self, charts: "Iterable[LiveChart]") -> None:
        """Take all charts in."""
        for chart in charts:
            chart.setParent(self)
            chart.chosen.connect(self.make_main)
            chart.alone_asked.connect(self.toggle_alone)
            chart.installEventFilter(self)
            chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chart.customContextMenuRequested.connect(lambda at, chart=chart: self._ask_menu(chart, at))
            self._charts[chart.key] = chart
        self._stale = set(self._charts.values())
        self._place()

    def set_mains(self, mains: Mapping[str, str]) -> None:
        """Bring back the main chart of each section, as it was chosen before."""
        self._mains = dict(mains)
        self._place()

    def show_section(self, section: Section) -> None:
        """Show the charts of another section."""
        if section is not self.section:
            self.section, self._alone, self._current = section, None, None
            self._place()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario in every chart in view; those out of view wait until they are asked for."""
        self.bring(snapshot)
        if self._out_of_view:
            return
        for chart in self._in_view():
            self._draw_if_stale(chart)

    def bring(self, snapshot: Snapshot) -> None:
        """Keep a snapshot for charts that are asked for while none is in view."""
        self._snapshot, self._stale = snapshot, set(self._charts.values())

    def _in_view(self) -> "list[LiveChart]":
        """List the charts in view, the main one first."""
        if self._alone is not None:
            return [self._alone]
        return [chart for chart in (self.main, *self.companions) if chart is not None]

    def _main_key(self) -> str:
        chosen = self._mains.get(self.section.key, "")
        return chosen if chosen in self._charts else self.section.charts[0][0]

    def make_main(self, key: str) -> None:
        """Make a chart the main one of the section in view."""
        if self._alone is not None:
            self.toggle_alone(self._alone.key)
        self._make_current(self._charts[key])
        if key != self._main_key():
            self._mains[self.section.key] = key
            self._place()
            self.main_changed.emit(self.section.key, key)
        else:
            self.switch.show_items(self._choices(), key)

    def is_main(self, key: str) -> bool:
        """Whether a chart is the main one of the section in view."""
        return key == self._main_key()

    def set_current(self, key: str) -> None:
        """Let a chart be the one that the menu of charts acts on."""
        self._make_current(self._charts[key])

    def toggle_alone(self, key: str) -> None:
        """Let a chart fill the whole area, or bring the others back."""
        chart = self._charts[key]
        self._alone = chart if self._alone is None else None
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

    def _make_current(self, chart: "LiveChart") -> None:
        if chart is not self._current:
            self._current = chart
            self.current_changed.emit(chart.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which chart the planner is at."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}:
            for chart in self._in_view():
                if chart is watched:
                    self._make_current(chart)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is needed again, and draw what came with it."""
        super().showEvent(event)
        self._out_of_view = False
        self.say_needs()
        if self._charts:
            for chart in self._in_view():
                self._draw_if_stale(chart)

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
        """Place them anew when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()

    def _ask_menu(self, chart: "LiveChart", at: QPoint) -> None:
        self._make_current(chart)
        self.menu_asked.emit(chart.key, chart.mapToGlobal(at))

    def _draw_if_stale(self, chart: "LiveChart") -> None:
        if chart in self._stale and self._snapshot is not None:
            self._stale.discard(chart)
            chart.draw(self._snapshot)

    # Where the charts are placed ---------------------------------------------------------------------

    def _choices(self) -> tuple[tuple[str, str], ...]:
        """List the charts of the switch; the main one is among them wherever it is from."""
        main = self.main
        if main is None or main.key in dict(self.section.charts):
            return self.section.charts
        return (*self.section.charts, (main.key, main.name))

    def _place(self) -> None:
        main = self.main
        self.switch.setVisible(main is not None and self._alone is None)
        if main is None:
            return
        scale, width = text_scale(self), self.width()
        companions = self.companions
        across = len(companions) if width >= len(companions) * _LEAST_WIDTH * scale else 1
        rows = -(-len(companions) // across)
        self.setMinimumHeight(round((_LEAST_MAIN + rows * _LEAST_COMPANION) * scale) + rows * _GAP)
        if self._alone is not None:
            self._alone.set_head_room(ask_side(self))
            self._alone.setGeometry(self.rect())
        else:
            height = round((self.height() - _GAP * rows) * (_MAIN_PART if rows == 1 else 0.44))
            self._place_main(main, height)
            each = (self.height() - height - _GAP * rows) // rows
            wide = (width - _GAP * (across - 1)) / across
            for place, chart in enumerate(companions):
                row, column = divmod(place, across)
                left, right = round(column * (wide + _GAP)), round(column * (wide + _GAP) + wide)
                chart.set_head_room(ask_side(self))
                chart.setGeometry(QRect(left, height + _GAP + row * (each + _GAP), right - left, each))
        self._show_in_view()

    def _place_main(self, main: "LiveChart", height: int) -> None:
        """Put the switch beside the title of the main chart, or above it where that is too narrow."""
        self.switch.show_items(self._choices(), main.key)
        width = self.width()
        needed = self.switch.width_needed()
        beside = needed <= width * _SWITCH_PART
        inner = needed if beside else width - 2 * _EDGE
        tall = self.switch.heightForWidth(inner)
        ground = QPalette.ColorRole.Button if beside else QPalette.ColorRole.Window
        self.switch.setBackgroundRole(ground)
        if beside:
            self.switch.setGeometry(width - needed - _EDGE - ask_side(self), _EDGE, needed, tall)
            main.set_head_room(needed + ask_side(self) + 2 * _EDGE)
            main.setGeometry(0, 0, width, height)
        else:
            self.switch.setGeometry(_EDGE, 0, inner, tall)
            main.set_head_room(ask_side(self))
            main.setGeometry(0, tall, width, height - tall)
        self.switch.raise_()

    def _show_in_view(self) -> None:
        """Show the charts in view and no others, each up to date."""
        in_view = self._in_view()
        for chart in self._charts.values():
            chart.setVisible(chart in in_view)
        self._also.clear()
        self.say_needs()
        for chart in in_view:
            self._draw_if_stale(chart)
        for one, other in pairwise([in_view[0], *self.switch.buttons.values(), *in_view[1:]]):
            QWidget.setTabOrder(one, other)
