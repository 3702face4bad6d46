"""The words: the scenario in two or three sentences, the rest behind More, ready to be copied."""

from itertools import islice

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.summary import sentences
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.sections import Section

_AROUND = 6
"""Height of what is around the lines [pixels]."""
_LINES = 2
"""Lines that the sentences take while only the first are shown."""
_MARGIN = 1
"""Margin of the sentences [pixels]."""
_BARE = """
QPlainTextEdit { background: transparent; border: 2px solid transparent; padding: 0; }
QPlainTextEdit:focus { border-color: palette(link); padding: 0; }
"""


class _Words(QPlainTextEdit):
    """Sentences that are chosen anew when they get another width.

    Signals:
        broken: the lines are broken, which is later than the widget around them is resized.
    """

    broken = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.broken.emit()


class WordsLine(QFrame):
    """Says the scenario in words: as many whole sentences as two lines hold, or all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._said: tuple[str, ...] = ()
        self._section = self._shown = ""
        self._first = 1
        """Sentences that two lines hold."""
        set_formula(self, "words")
        self.setProperty("role", "card")
        self.words = _Words(self)
        self.words.setReadOnly(True)
        self.words.setUndoRedoEnabled(False)
        self.words.setAccessibleName("In words")
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        # A sheet of its own, and not a rule in that of the program: while no widget has one, Qt can crash at
        # the next sheet of the program once that has been taken away, as for another size of text.
        self.words.setStyleSheet(_BARE)
        self.words.document().setDocumentMargin(_MARGIN)
        for bars in (self.words.setHorizontalScrollBarPolicy, self.words.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more_button = QPushButton("More", self)
        self.more_button.setCheckable(True)
        self.more_button.setFlat(True)
        self.more_button.setToolTip("Show every sentence on the plan, or only the first")
        self.more_button.toggled.connect(self._show_all)
        self.copy_button = QPushButton("Cop&y", self)
        self.copy_button.setAccessibleName("Copy the words")
        self.copy_button.setToolTip("Copy all sentences, to paste them into a paper")
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        for button in (self.more_button, self.copy_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = self.more_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more_button.setSizePolicy(policy)
        self.words.broken.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """All sentences, shown or not."""
        return "" if self._snapshot is None else " ".join(sentences(self._snapshot, self._section))

    @property
    def shown(self) -> str:
        """The sentences shown."""
        return self._shown

    def show_section(self, section: Section) -> None:
        """Begin with what is said of a section; shown when it is next drawn."""
        self._section = section.key

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing.

        During a drag the number of sentences stays, and none is written that is not shown.
        """
        self._snapshot = snapshot
        few = snapshot.dragging and not self.more_button.isChecked()
        said = tuple(islice(sentences(snapshot, self._section), self._first if few else None))
        if said != self._said:
            self._said = said
            self._fit(few=few)

    def copy(self) -> None:
        """Put all sentences on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the lines there are."""
        return QSize(400, self.words.height() + 8)

    def _show_all(self, every: bool) -> None:  # noqa: FBT001 - a toggle’s signal carries one bool
        self.more_button.setText("Less" if every else "More")
        self._fit()

    def _fit(self, *, few: bool = False) -> None:
        """Show the sentences that two lines hold, the first at least; or all, in the lines they need.

        Where there are `few`, there may be more that are not written just now.
        """
        first = every = len(self._said)
        lines = self._show_first(every)
        more = lines > _LINES
        while first > 1 and lines > _LINES and not self.more_button.isChecked():
            first -= 1
            lines = self._show_first(first)
        if not few:
            self._first = first
            self.more_button.setVisible(more and every > 1)
        height = max(lines, _LINES) * self.words.fontMetrics().lineSpacing() + _AROUND
        if height != self.words.height() or height != self.words.minimumHeight():
            self.words.setFixedHeight(height)

    def _show_first(self, count: int) -> int:
        """Show the first of the sentences; return how many lines they take at the width there is."""
        said, document = " ".join(self._said[:count]), self.words.document()
        if said != self._shown:
            self._shown = said
            document.setPlainText(said)
        return document.lineCount()
