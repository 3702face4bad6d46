"""The words line: the scenario in two or three sentences, ready to be copied."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.summary import in_words
from leftshift.window.provenance.figures_shown import set_formula

_LINES = 2
_FRAME = 8
"""Height of what is around the lines [pixels]."""
_BARE = """
QPlainTextEdit { background: transparent; border: 2px solid transparent; padding: 0; }
QPlainTextEdit:focus { border-color: palette(highlight); padding: 0; }
"""


class WordsLine(QWidget):
    """Says the scenario in words, in two lines that stay where they are; longer words scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        set_formula(self, "words")
        # Opaque, so that no page beneath is painted again when the words change.
        self.setAutoFillBackground(True)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setUndoRedoEnabled(False)
        self.words.setAccessibleName("In words")
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setStyleSheet(_BARE)
        self.words.document().setDocumentMargin(1)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words.setFixedHeight(self._two_lines())
        self.copy_button = QPushButton("Copy &words", self)
        self.copy_button.setToolTip("Copy these sentences, to paste them into a paper")
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def text(self) -> str:
        """The sentences shown."""
        return self._said

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        said = in_words(snapshot)
        if said != self._said:
            self._said = said
            self.words.setPlainText(said)

    def copy(self) -> None:
        """Put the sentences on the clipboard."""
        QGuiApplication.clipboard().setText(self._said)

    def changeEvent(self, event: QEvent) -> None:
        """Keep two lines when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.words.setFixedHeight(self._two_lines())

    def sizeHint(self) -> QSize:
        """Return the size of two lines."""
        return QSize(400, self._two_lines())

    def _two_lines(self) -> int:
        return _LINES * QFontMetrics(self.font()).lineSpacing() + _FRAME
