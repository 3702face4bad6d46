"""The outcome column: what the scenario comes to, one small card a figure."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leftshift.papers.outcomes import Outcome, Sign, outcomes
from leftshift.session.snapshot import Snapshot
from leftshift.window.look import Look

_PAD = 8
_SMALL, _LARGE = 0.88, 1.5
"""Sizes of the small and the large text beside the text of the window."""
_RADIUS = 6


class OutcomeCard(QAbstractButton):
    """Shows one outcome: figure, sign, change, target, and the year it is met; a click asks where from."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.outcome = Outcome(key="", title="", value="")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """Key of the outcome shown."""
        return self.outcome.key

    def wear(self, look: Look) -> None:
        """Take the colours of a look."""
        self._look = look
        self.update()

    def stand(self, outcome: Outcome) -> None:
        """Show another outcome. Only `draw` may call this."""
        if outcome == self.outcome:
            return
        self.outcome = outcome
        self.setAccessibleName(f"{outcome.title}: {outcome.value}")
        standing = {Sign.MET: "met", Sign.NOT_MET: "not met", Sign.NEAR: "near"}.get(outcome.sign, "")
        said = (outcome.change, outcome.target, standing, outcome.note, *outcome.details)
        self.setAccessibleDescription("; ".join(part for part in said if part))
        self.setToolTip("\n".join(outcome.details))
        self.update()

    def sizeHint(self) -> QSize:
        """Take three lines, the middle one large."""
        return QSize(204, 2 * self._small().height() + self._large().height() + _PAD + 4)

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough for a figure and its change."""
        return QSize(150, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surfaces = self._look.surfaces
        edge = QPen(surfaces.focus, 2) if self.hasFocus() else QPen(surfaces.line, 1)
        painter.setPen(edge)
        painter.setBrush(surfaces.window if self.isDown() else surfaces.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        self._paint_lines(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        surfaces, outcome = self._look.surfaces, self.outcome
        small, large = self._small(), self._large()
        width = self.width() - 2 * _PAD
        top = QRectF(_PAD, _PAD / 2 + 2, width, small.height())
        middle = QRectF(_PAD, top.bottom(), width, large.height())
        bottom = QRectF(_PAD, middle.bottom(), width, small.height())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setFont(self._sized(_SMALL))
        _write(painter, top, left, outcome.title, surfaces.muted)
        _write(painter, middle.adjusted(0, 0, 0, -2), right, outcome.change, surfaces.text)
        _write(painter, bottom, left, outcome.note, surfaces.muted)
        painter.setFont(self._sized(_LARGE, bold=True))
        _write(painter, middle, left, outcome.value, surfaces.text)
        if outcome.sign is not Sign.NONE:
            middle.setLeft(middle.left() + large.horizontalAdvance(f"{outcome.value} "))
            _write(painter, middle, left, outcome.sign, self._sign_colour())
        painter.setFont(self._sized(_SMALL))
        _write(painter, bottom, right, outcome.target, surfaces.text)

    def _sign_colour(self) -> QColor:
        surfaces = self._look.surfaces
        return {Sign.MET: surfaces.good, Sign.NEAR: surfaces.near}.get(self.outcome.sign, surfaces.bad)

    def _sized(self, part: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * part)
        else:
            font.setPixelSize(round(font.pixelSize() * part))
        font.setBold(bold)
        return font

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._sized(_SMALL))

    def _large(self) -> QFontMetrics:
        return QFontMetrics(self._sized(_LARGE, bold=True))


class OutcomesColumn(QScrollArea):
    """Shows every outcome; scrolls only where the screen is too low for all.

    Signals:
        asked: the planner asks where a figure is from. args: the outcome's key
    """

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: list[OutcomeCard] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Outcomes")
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self.setWidget(inside)

    def wear(self, look: Look) -> None:
        """Take the colours of a look."""
        self._look = look
        for card in self.cards:
            card.wear(look)

    def draw(self, now: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        listed = outcomes(
            scenario=now.scenario,
            start=now.start,
            results=now.results,
            reference=now.reference,
            representation=now.representation,
            checks=now.checks,
            view=now.view,
        )
        while len(self.cards) < len(listed):
            self._add_card()
        for place, card in enumerate(self.cards):
            if place < len(listed):
                card.stand(listed[place])
            card.setVisible(place < len(listed))

    def minimumSizeHint(self) -> QSize:
        """Stay as wide as the cards need."""
        return QSize(160, 120)

    def sizeHint(self) -> QSize:
        """Take the width of a card."""
        return QSize(212, 400)

    def _add_card(self) -> None:
        card = OutcomeCard(self._look, self.widget())
        card.clicked.connect(lambda: self.asked.emit(card.key))
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)


def _write(painter: QPainter, place: QRectF, side: Qt.AlignmentFlag, text: str, colour: QColor) -> None:
    painter.setPen(colour)
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), fitted)
