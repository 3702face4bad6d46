"""The outcome column: what the scenario comes to, one small card a figure."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.explain.figure import Figure, outcome_figure
from leftshift.text.outcomes.outcome import Outcome, Sign
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.window.controls.fonts import scaled
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.provenance.ask_button import SIDE, paint_mark
from leftshift.window.theme import Theme

_PAD = 8
_LARGE = 1.5
"""Size of the figure beside the text of the window."""
_RADIUS = 6
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight

_LEFT_OUT = frozenset({"out_of_hospital"})
"""Outcomes that another one says as well, so that a small laptop has room for all."""


class OutcomeCard(QAbstractButton):
    """Shows one outcome: figure, sign, change, target, and the year it is met; a click asks where from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.outcome = Outcome(key="", title="", value="")
        self._fonts: CardFonts | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """Key of the outcome shown."""
        return self.outcome.key

    def figures(self) -> tuple[Figure, ...]:
        """Return the outcome, and what is beside it on the card."""
        outcome = self.outcome
        if not outcome.key:
            return ()
        return (outcome_figure(outcome),)

    def figure_at(self, _place: QPoint | None) -> Figure | None:
        """Return the one figure there is."""
        return next(iter(self.figures()), None)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.update()

    def show_value(self, outcome: Outcome) -> None:
        """Show another outcome. Only `draw` may call this."""
        if outcome == self.outcome:
            return
        before, self.outcome = self.outcome, outcome
        self.setAccessibleName(f"{outcome.heading}: {outcome.value}")
        standing = {Sign.MET: "met", Sign.NOT_MET: "not met", Sign.NEAR: "near"}.get(outcome.sign, "")
        said = (outcome.change, outcome.range, outcome.target, standing, outcome.note, *outcome.details)
        self.setAccessibleDescription("; ".join(part for part in said if part))
        self.setToolTip(plain_tip("\n".join(outcome.details)))
        if (before.range is None) != (outcome.range is None):
            self.updateGeometry()
            self.update()
        for line, old, new in zip(self.lines(), _texts(before), _texts(outcome), strict=True):
            if old != new:
                self.update(line.toAlignedRect())

    def sizeHint(self) -> QSize:
        """Return the size of three lines, the middle one large, and of one for a range where there is one."""
        fonts = self.fonts()
        small = 2 if self.outcome.range is None else 3
        return QSize(204, small * fonts.line + fonts.large_line + _PAD + 4)

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough for a figure and its change."""
        return QSize(150, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure a new font."""
        if event.type() is QEvent.Type.FontChange:
            self._fonts = None
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, or only the lines that changed on it."""
        painter, place = QPainter(self), event.rect()
        surfaces = self._theme.surfaces
        ground = surfaces.window if self.isDown() else surfaces.panel
        if self.rect().adjusted(_RADIUS, 3, -_RADIUS, -3).contains(place):
            painter.fillRect(place, ground)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(surfaces.focus, 2) if self.hasFocus() else QPen(surfaces.line, 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        writers = (self._write_top, self._write_middle, self._write_range, self._write_bottom)
        for line, write in zip(self.lines(), writers, strict=True):
            if line.intersects(QRectF(place)):
                write(painter, line)
        painter.end()

    def lines(self) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Return the places of the four lines; that of the range has no height where there is none."""
        fonts, width = self.fonts(), self.width() - 2 * _PAD
        top = QRectF(_PAD, _PAD / 2 + 2, width, fonts.line)
        middle = QRectF(_PAD, top.bottom(), width, fonts.large_line)
        between = QRectF(_PAD, middle.bottom(), width, 0 if self.outcome.range is None else fonts.line)
        return top, middle, between, QRectF(_PAD, between.bottom(), width, fonts.line)

    def _write_top(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(self.fonts().small)
        _write(
            painter,
            line.adjusted(0, 0, -SIDE / 2, 0),
            _LEFT,
            self.outcome.heading,
            self._theme.surfaces.muted,
        )
        mark = QRectF(self.width() - SIDE - 1, 1, SIDE, SIDE)
        paint_mark(painter, mark, self.palette(), bold=self.hasFocus())

    def _write_middle(self, painter: QPainter, line: QRectF) -> None:
        surfaces, outcome, fonts = self._theme.surfaces, self.outcome, self.fonts()
        painter.setFont(fonts.small)
        _write(painter, line.adjusted(0, 0, 0, -2), _RIGHT, outcome.change, surfaces.text)
        painter.setFont(fonts.large)
        _write(painter, line, _LEFT, outcome.value, surfaces.text)
        if outcome.sign is not Sign.NONE:
            beside = painter.fontMetrics().horizontalAdvance(f"{outcome.value} ")
            _write(painter, line.adjusted(beside, 0, 0, 0), _LEFT, outcome.sign, self._sign_colour())

    def _write_range(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(self.fonts().small)
        _write(painter, line, _LEFT, self.outcome.range or "", self._theme.surfaces.text)

    def _write_bottom(self, painter: QPainter, line: QRectF) -> None:
        surfaces, outcome = self._theme.surfaces, self.outcome
        painter.setFont(self.fonts().small)
        _write(painter, line, _LEFT, outcome.note, surfaces.muted)
        _write(painter, line, _RIGHT, outcome.target, surfaces.text)

    def _sign_colour(self) -> QColor:
        surfaces = self._theme.surfaces
        return {Sign.MET: surfaces.good, Sign.NEAR: surfaces.near}.get(self.outcome.sign, surfaces.bad)

    def fonts(self) -> "CardFonts":
        """Return the fonts of the card, measured once."""
        if self._fonts is None:
            self._fonts = CardFonts(self.font())
        return self._fonts


class CardFonts:
    """The small and the large font of a card, and the height of a line of each [pixels]."""

    def __init__(self, font: QFont) -> None:
        self.small, self.large = scaled(font), scaled(font, _LARGE)
        self.large.setBold(True)
        self.line, self.large_line = QFontMetrics(self.small).height(), QFontMetrics(self.large).height()


class OutcomesColumn(QScrollArea):
    """Shows every outcome; scrolls only where the screen is too low for all.

    Signals:
        asked: the planner asks where a figure is from. args: Figure
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: list[OutcomeCard] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Outcomes")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self.setWidget(inside)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for card in self.cards:
            card.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        listed = [one for one in outcomes(snapshot) if one.key not in _LEFT_OUT]
        while len(self.cards) < len(listed):
            self._add_card()
        for place, card in enumerate(self.cards):
            if place < len(listed):
                card.show_value(listed[place])
            card.setVisible(place < len(listed))

    def minimumSizeHint(self) -> QSize:
        """Stay as wide as the cards need."""
        return QSize(160, 120)

    def sizeHint(self) -> QSize:
        """Return the width of a card."""
        return QSize(212, 400)

    def _add_card(self) -> None:
        card = OutcomeCard(self._theme, self.widget())
        card.clicked.connect(lambda: self.asked.emit(card.figure_at(None)))
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)


def _texts(outcome: Outcome) -> tuple[tuple[str, ...], ...]:
    """List the texts of each line of a card."""
    return (
        (outcome.heading,),
        (outcome.value, outcome.change, outcome.sign),
        (outcome.range or "",),
        (outcome.note, outcome.target),
    )


def _write(painter: QPainter, place: QRectF, side: Qt.AlignmentFlag, text: str, colour: QColor) -> None:
    if not text:
        return
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)
