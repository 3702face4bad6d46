"""The outcomes of a section: four large figures, each with what it is held against."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from leftshift.session.bands import BANDED
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.outcomes.outcomes import bands_of, outcomes
from leftshift.text.outcomes.section_outcomes import SECTION_OUTCOMES, section_outcomes
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.outcome_card import LEAST, OutcomeCard
from leftshift.window.sections import SECTIONS, Section
from leftshift.window.theme import Theme

_GAP = 12
_COLUMN = 330
"""Width of the column of outcomes in a wide window, at the usual text [pixels]."""
FIRST = 4
"""Outcomes of a section."""


class Outcomes(QScrollArea):
    """Shows the four outcomes of a section in a row; in a wide window in a column, the others below them.

    Signals:
        asked: the planner asks where a figure is from. args: Figure
        board_wanted: the planner takes the offer to add the board of the area.
        needs_changed: other outcomes are in view than before. args: Needs
    """

    asked = Signal(object)
    board_wanted = Signal()
    needs_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section = SECTIONS[0].key
        self._upright, self._columns = False, FIRST
        self._snapshot: Snapshot | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Outcomes")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(_GAP)
        self.first = [self._card(small=False) for _ in range(FIRST)]
        self._more_title = PlainLabel("More outcomes", inside, role="title")
        self.more: list[OutcomeCard] = []
        self.setWidget(inside)
        self._arrange()

    @property
    def cards(self) -> tuple[OutcomeCard, ...]:
        """The cards in view, from left to right or from top to bottom."""
        return tuple(card for card in (*self.first, *self.more) if not card.isHidden())

    def show_section(self, section: Section) -> None:
        """Show the outcomes of another section."""
        self._section = section.key
        self.needs_changed.emit(self.needs)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def set_upright(self, *, upright: bool) -> None:
        """Set the outcomes one below the other, with all others below, or in a row."""
        if upright is not self._upright:
            self._upright = upright
            self.needs_changed.emit(self.needs)
            if self._snapshot is not None:
                self.draw(self._snapshot)
            self._arrange()

    @property
    def needs(self) -> Needs:
        """What a snapshot must hold beside what every snapshot holds."""
        return Needs(bands=frozenset(BANDED) if self._upright else bands_of(SECTION_OUTCOMES[self._section]))

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for card in (*self.first, *self.more):
            card.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._snapshot = snapshot
        first = section_outcomes(snapshot, self._section)
        for card, outcome in zip(self.first, first, strict=True):
            card.show_value(outcome)
        if not self._upright:
            return
        besides = {one.key for one in first}
        if not (snapshot.dragging and self._show_in_view(snapshot, besides)):
            self._show_others(snapshot, besides)

    def _show_in_view(self, snapshot: Snapshot, besides: AbstractSet[str]) -> bool:
        """Show the others that are not scrolled out of view; False where they are not those of the cards."""
        cards = {card.key: card for card in self.more if not card.isHidden()}
        waiting = {key for key, card in cards.items() if card.visibleRegion().isEmpty()}
        found = [one for one in outcomes(snapshot, besides=besides | waiting) if one.key not in besides]
        if {one.key for one in found} != cards.keys() - waiting:
            return False
        for one in found:
            cards[one.key].show_value(one)
        return True

    def _show_others(self, snapshot: Snapshot, besides: AbstractSet[str]) -> None:
        """Show every other outcome that there is, in its order."""
        others = [one for one in outcomes(snapshot, besides=besides) if one.key not in besides]
        fresh = len(self.more) < len(others)
        while len(self.more) < len(others):
            self.more.append(self._card(small=True))
        for place, card in enumerate(self.more):
            if place < len(others):
                card.show_value(others[place])
            card.setVisible(place < len(others))
        if fresh:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the cards, which hear of another font later than this does."""
        handled = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and not self._upright:
            self._fit_height()
        return handled

    def _fit_height(self) -> None:
        rows = FIRST // self._columns
        self.setFixedHeight(rows * self.first[0].sizeHint().height() + (rows - 1) * _GAP)

    def _arrange(self) -> None:
        """Put the cards in rows of four, two or one, or all in one column."""
        if not hasattr(self, "more"):
            return
        scale = text_scale(self)
        fits = max(1, int((self.width() + _GAP) / (LEAST * scale + _GAP)))
        columns = 1 if self._upright else next(count for count in (4, 2, 1) if count <= fits)
        self._columns = columns
        for place, card in enumerate(self.first):
            self._grid.addWidget(card, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        self._more_title.setVisible(self._upright)
        for card in () if self._upright else self.more:
            card.hide()
        if self._upright:
            self._grid.addWidget(self._more_title, FIRST, 0)
            for place, card in enumerate(self.more):
                self._grid.addWidget(card, FIRST + 1 + place, 0)
        self._grid.setRowStretch(FIRST + 1 + len(self.more), 1 if self._upright else 0)
        for column in range(FIRST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setContentsMargins(0, 0, _GAP if self._upright else 0, 0)
        if self._upright:
            self.setFixedWidth(round(_COLUMN * scale))
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY)
            self._fit_height()

    def _card(self, *, small: bool) -> OutcomeCard:
        card = OutcomeCard(self._theme, self.widget(), small=small)
        card.clicked.connect(lambda: self._ask(card))
        return card

    def _ask(self, card: OutcomeCard) -> None:
        if card.outcome.offer:
            self.board_wanted.emit()
        else:
            self.asked.emit(card.figure_at(None))


_ANY = 16_777_215
"""Qt's own largest size of a widget: no limit [pixels]."""
