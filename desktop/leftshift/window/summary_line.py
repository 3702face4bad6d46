"""The words: the scenario in two or three sentences, ready to be copied."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.summary import in_words
from leftshift.window.provenance.figures_shown import set_formula

_AROUND = 6
"""Height of what is around the lines [pixels]."""
_LEAST_LINES = 2
_BARE = """
QPlainTextEdit { background: transparent; border: 2px solid transparent; padding: 0; }
QPlainTextEdit:focus { border-color: palette(highlight); padding: 0; }
"""


class _Words(QPlainTextEdit):
    """Sentences that are broken into lines anew when they get another width.

    Signals:
        broken: the lines are broken, which is later than the widget around them is resized.
    """

    broken = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.broken.emit()


class WordsLine(QFrame):
    """Says the scenario in words, in as many lines as they need, two at least."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._least = 0
        set_formula(self, "words")
        self.setProperty("role", "card")
        self.words = _Words(self)
        self.words.setReadOnly(True)
        self.words.setUndoRedoEnabled(False)
        self.words.setAccessibleName("In words")
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setStyleSheet(_BARE)
        self.words.document().setDocumentMargin(1)
        for bars in (self.words.setHorizontalScrollBarPolicy, self.words.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.copy_button = QPushButton("Cop&y", self)
        self.copy_button.setAccessibleName("Copy the words")
        self.copy_button.setToolTip("Copy these sentences, to paste them into a paper")
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.words.broken.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """The sentences shown."""
        return self._said

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        said = in_words(snapshot)
        if said != self._said:
            self._said = said
            # The height stays during a drag, so that the charts above do not jump; it only grows.
            self._least = self.words.height() if snapshot.dragging else 0
            self.words.setPlainText(said)
            self._fit()

    def copy(self) -> None:
        """Put the sentences on the clipboard."""
        QGuiApplication.clipboard().setText(self._said)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the lines there are."""
        return QSize(400, self.words.height() + 8)

    def _fit(self) -> None:
        """Give the sentences all the lines they need."""
        metrics = self.words.fontMetrics()
        lines = max(round(self.words.document().size().height()), _LEAST_LINES)
        height = max(lines * metrics.lineSpacing() + _AROUND, self._least)
        if height != self.words.height() or height != self.words.minimumHeight():
            self.words.setFixedHeight(height)
