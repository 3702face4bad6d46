"""Tells screen readers what changed, once a gesture ends."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.spoken import spoken_change


class Announcer(QObject):
    """Says each change in a sentence.

    Signals:
        said: a sentence went to the screen reader. args: sentence
    """

    said = Signal(str)

    def __init__(self, window: QWidget, now: Snapshot) -> None:
        super().__init__(window)
        self._window = window
        self._before = now.scenario

    def draw(self, now: Snapshot) -> None:
        """Say what is new since the last gesture; nothing while one is under way."""
        if now.dragging:
            return
        sentence = now.limit or spoken_change(self._before, now.scenario)
        self._before = now.scenario
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))
            self.said.emit(sentence)
