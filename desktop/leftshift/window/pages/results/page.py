"""The page Results: every outcome, and every chart at a size that can be read; a click makes it main."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.live_chart import LiveChart, make_charts
from leftshift.window.outcome_card import OutcomeCard
from leftshift.window.pages.page import Page
from leftshift.window.theme import Theme

_GAP = 12
_LEAST = (440, 280)
"""Least size of a chart at the usual text [pixels]."""
_ACROSS = 2
"""Charts side by side at most: wider ones are easier to read than more of them."""
_CARD = 260
"""Least width of an outcome at the usual text [pixels]."""
_WAYS = QBoxLayout.Direction


class ResultsPage(Page):
    """A gallery beside all outcomes, which scroll together; a chart is drawn when it comes into view.

    Signals:
        main_asked: the planner wants a chart as the main one. args: its key
        menu_asked: the planner wants to know what can be done with a chart. args: key, place on the screen
        asked: the planner asks where an outcome is from. args: Figure
    """

    main_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    asked = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._snapshot: Snapshot | None = None
        self.cards: list[OutcomeCard] = []
        self.charts = make_charts(theme)
        self._stale: set[LiveChart] = set(self.charts)
        inside = QWidget()
        self._cards, self._gallery = QGridLayout(), QGridLayout()
        for grid in (self._cards, self._gallery):
            grid.setSpacing(_GAP)
        self._row = QBoxLayout(_WAYS.RightToLeft, inside)
        self._row.setContentsMargins(0, 0, _GAP, _GAP)
        self._row.setSpacing(_GAP)
        self._row.addLayout(self._cards)
        self._row.addLayout(self._gallery, 1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_GAP, _GAP, _GAP, 0)
        whole.addWidget(self.scroll_area)
        for chart in self.charts:
            chart.chosen.connect(self.main_asked)
            chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chart.customContextMenuRequested.connect(
                lambda at, chart=chart: self.menu_asked.emit(chart.key, chart.mapToGlobal(at))
            )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._draw_in_view)
        self.scroll_area.verticalScrollBar().valueChanged.connect(lambda _: self._follow())
        self.scroll_area.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        self._arrange()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario in the charts in view; emits nothing and computes nothing."""
        self._snapshot, self._stale = snapshot, set(self.charts)
        self._draw_cards(snapshot)
        for chart in self.in_view():
            self._draw_if_stale(chart)

    def in_view(self) -> tuple[LiveChart, ...]:
        """List the charts of which some part is in view."""
        if not self.isVisible():
            return ()
        return tuple(chart for chart in self.charts if not chart.visibleRegion().isEmpty())

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for chart in self.charts:
            chart.apply_theme(theme)
        for card in self.cards:
            card.apply_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is needed again."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Need nothing while another page is in view."""
        super().hideEvent(event)
        if not event.spontaneous() and self.window().isVisible():
            self._session.show_also(Needs(), by="results")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        if not hasattr(self, "_soon"):
            return
        scale = text_scale(self)
        width, height = self.width() - 2 * _GAP, self.height()
        beside = width >= (_ACROSS * _LEAST[0] + _CARD + _ACROSS * _GAP) * scale
        self._row.setDirection(_WAYS.RightToLeft if beside else _WAYS.BottomToTop)
        across = min(_ACROSS, max(1, int((width + _GAP) / (_LEAST[0] * scale + _GAP))))
        # Two rows are in view at once where the screen is high enough.
        tall = max(round(_LEAST[1] * scale), (height - 2 * _GAP) // 2 - _GAP)
        for place, chart in enumerate(self.charts):
            chart.setFixedHeight(tall)
            self._gallery.addWidget(chart, place // across, place % across)
        for column in range(_ACROSS):
            self._gallery.setColumnStretch(column, 1 if column < across else 0)
        self._arrange_cards(1 if beside else max(1, int((width + _GAP) / (_CARD * scale + _GAP))))
        self._follow()
        self._soon.start()

    def _follow(self) -> None:
        """Keep the end of the outcomes in view beside charts that go on below it."""
        cards = self._cards.sizeHint().height() - self._cards.contentsMargins().top()
        gone = self.scroll_area.verticalScrollBar().value()
        room = self.scroll_area.viewport().height() - _GAP
        most = self._gallery.sizeHint().height() - cards if self._row.direction() is _WAYS.RightToLeft else 0
        self._cards.setContentsMargins(0, max(min(gone - max(cards - room, 0), most), 0), 0, 0)

    def _arrange_cards(self, across: int) -> None:
        for place, card in enumerate(self.cards):
            self._cards.addWidget(card, place // across, place % across)
        for column in range(max(self._cards.columnCount(), across)):
            self._cards.setColumnStretch(column, 1 if column < across else 0)
        for row in range(self._cards.rowCount() + 1):
            self._cards.setRowStretch(row, 0)
        self._cards.setRowStretch(len(self.cards), 1)

    def _draw_cards(self, snapshot: Snapshot) -> None:
        listed = outcomes(snapshot)
        fresh = len(self.cards) < len(listed)
        while len(self.cards) < len(listed):
            card = OutcomeCard(self._theme, self.scroll_area.widget(), small=True)
            card.clicked.connect(lambda _=False, card=card: self.asked.emit(card.figure_at(None)))
            self.cards.append(card)
        for place, card in enumerate(self.cards):
            if place < len(listed):
                card.show_value(replace(listed[place], offer=""))  # it is taken where the levers are
            card.setVisible(place < len(listed))
        if fresh:
            self._arrange()

    def _draw_in_view(self) -> None:
        needs = Needs()
        for chart in self.in_view():
            needs |= chart.needs
        self._session.show_also(needs, by="results")
        self._snapshot = self._session.snapshot
        for chart in self.in_view():
            self._draw_if_stale(chart)

    def _draw_if_stale(self, chart: LiveChart) -> None:
        if chart in self._stale and self._snapshot is not None:
            self._stale.discard(chart)
            chart.draw(self._snapshot)
