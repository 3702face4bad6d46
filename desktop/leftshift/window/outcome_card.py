"""An outcome as a card: what it is, the figure, and how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from leftshift.text.explain.figure import Figure, outcome_figure
from leftshift.text.outcomes.outcome import Outcome, Sign
from leftshift.text.ranges import in_brief
from leftshift.window.controls.card import paint_card
from leftshift.window.controls.fonts import Size, sized, strong
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.provenance.ask_button import ask_side, paint_mark
from leftshift.window.theme import Theme

_PAD = 12
_LEFT = Qt.AlignmentFlag.AlignLeft
_STANDING = {Sign.MET: "met", Sign.NOT_MET: "not met", Sign.NEAR: "close to target"}
_TARGETED = {Sign.MET: "", Sign.NOT_MET: "not ", Sign.NEAR: "close: "}
"""What is said before a target that is met, not met or nearly met."""
LEAST = 190
"""Least width of a card at the usual text [pixels]."""


class CardFonts:
    """The fonts of a card and of its question mark, and the heights of a small and a large line [pixels]."""

    def __init__(self, font: QFont, large: Size) -> None:
        self.small, self.mark = sized(font, Size.CAPTION), sized(QApplication.font(), Size.CAPTION)
        self.bold, self.large = strong(self.small), strong(sized(font, large))
        self.line, self.large_line = QFontMetrics(self.small).height(), QFontMetrics(self.large).height()


class OutcomeCard(QAbstractButton):
    """Shows one outcome: what it is, the figure, how it stands; a click asks where from or takes an offer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._small = theme, small
        self.outcome = Outcome(key="", title="", value="")
        self.standing = ""
        """Whether the target is met, with the target; empty where there is none."""
        self.beside: tuple[str, ...] = ()
        """What may be written beside the standing, the longest first."""
        self.aside: tuple[str, ...] = ()
        """What is written beside the figure where it has room, the longest first: whose it is, its range."""
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
        before = self._texts()
        self.outcome, self.standing = outcome, _standing(outcome)
        self.beside, self.aside = _beside(outcome), _aside(outcome)
        self.setAccessibleName(f"{outcome.heading}: {outcome.value}")
        line = " ".join((self.standing, *self.beside[:1])).strip()
        said = [
            part
            for part in (line, outcome.offer, outcome.basis, outcome.range, outcome.note, *outcome.details)
            if part
        ]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip(plain_tip("\n".join((outcome.heading, *said))))
        for place, old, new in zip(self.lines(), before, self._texts(), strict=True):
            if old != new:
                self.update(place.toAlignedRect())

    def sizeHint(self) -> QSize:
        """Return the size of three lines, the middle one large."""
        fonts = self.fonts()
        return QSize(LEAST, 2 * fonts.line + fonts.large_line + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough for a figure."""
        return QSize(120, self.sizeHint().height())

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
        if self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD).contains(place):
            painter.fillRect(place, ground)
        else:
            paint_card(painter, QRectF(self.rect()), self._theme, ring=self.hasFocus(), ground=ground)
        writers = (self._write_top, self._write_middle, self._write_bottom)
        for line, write in zip(self.lines(), writers, strict=True):
            if line.intersects(QRectF(place)):
                write(painter, line)
        painter.end()

    def lines(self) -> tuple[QRectF, QRectF, QRectF]:
        """Return the places of the three lines."""
        fonts, width = self.fonts(), self.width() - 2 * _PAD
        top = QRectF(_PAD, _PAD, width, fonts.line)
        middle = QRectF(_PAD, top.bottom(), width, fonts.large_line)
        return top, middle, QRectF(_PAD, middle.bottom(), width, fonts.line)

    def _texts(self) -> tuple[tuple[str, ...], ...]:
        """List the texts of each line."""
        return (
            (self.outcome.heading,),
            (self.outcome.value, *self.aside),
            (self.outcome.offer, self.standing, *self.beside),
        )

    def _write_top(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(self.fonts().small)
        side = ask_side(self)
        _write(painter, line.adjusted(0, 0, -side / 2, 0), self.outcome.heading, self._theme.surfaces.muted)
        if self.outcome.offer:
            return
        mark = QRectF(self.width() - side - 4, 4, side, side)
        paint_mark(painter, mark, self.palette(), self.fonts().mark, bold=self.hasFocus())

    def _write_middle(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(self.fonts().large)
        surfaces = self._theme.surfaces
        _write(painter, line, self.outcome.value, surfaces.muted if self.outcome.offer else surfaces.text)
        left = painter.fontMetrics().horizontalAdvance(f"{self.outcome.value} ")
        painter.setFont(self.fonts().small)
        text = self._fitting(painter, self.aside, line.width() - left)
        _write(painter, line.adjusted(left, 0, 0, 0), text, self._theme.surfaces.muted)

    def _write_bottom(self, painter: QPainter, line: QRectF) -> None:
        standing, left = self.standing, 0.0
        if self.outcome.offer:
            painter.setFont(self.fonts().bold)
            _write(painter, line, self.outcome.offer, self._theme.surfaces.accent)
            return
        if standing:
            painter.setFont(self.fonts().bold)
            _write(painter, line, standing, self._sign_colour())
            left = painter.fontMetrics().horizontalAdvance(f"{standing} ")
        painter.setFont(self.fonts().small)
        texts = [f"\u00b7 {text}" if standing else text for text in self.beside]
        text = self._fitting(painter, texts, line.width() - left) or (texts[-1] if texts else "")
        _write(painter, line.adjusted(left, 0, 0, 0), text, self._theme.surfaces.text)

    @staticmethod
    def _fitting(painter: QPainter, texts: Sequence[str], room: float) -> str:
        """Return the first text that fits a room [pixels]; empty where none does."""
        metrics = painter.fontMetrics()
        return next((text for text in texts if metrics.horizontalAdvance(text) <= room), "")

    def _sign_colour(self) -> QColor:
        surfaces = self._theme.surfaces
        return {Sign.MET: surfaces.good, Sign.NEAR: surfaces.near}.get(self.outcome.sign, surfaces.bad)

    def fonts(self) -> CardFonts:
        """Return the fonts of the card, measured once."""
        if self._fonts is None:
            self._fonts = CardFonts(self.font(), Size.TITLE if self._small else Size.OUTCOME)
        return self._fonts


def _standing(outcome: Outcome) -> str:
    if outcome.sign is Sign.NONE:
        return ""
    if not outcome.target:
        return f"{outcome.sign} {_STANDING[outcome.sign]}"
    return f"{outcome.sign} {_TARGETED[outcome.sign]}{outcome.target}"


def _beside(outcome: Outcome) -> tuple[str, ...]:
    more = "" if outcome.sign is not Sign.NONE and outcome.change else outcome.note
    parts = [part for part in (outcome.change, more) if part]
    return tuple(" \u00b7 ".join(parts[:count]) for count in range(len(parts), 0, -1))


def _aside(outcome: Outcome) -> tuple[str, ...]:
    likely = in_brief(outcome.range or "")
    if not outcome.basis:
        return (likely,) if likely else ()
    both = f"{outcome.basis} \u00b7 {likely}" if likely else ""
    return tuple(part for part in (both, outcome.basis) if part)


def _write(painter: QPainter, place: QRectF, text: str, colour: QColor) -> None:
    if not text:
        return
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, int(_LEFT | Qt.AlignmentFlag.AlignVCenter), text)
