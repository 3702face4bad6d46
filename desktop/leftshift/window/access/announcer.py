"""Announces to screen readers what changed, once a gesture ends."""

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

    def __init__(self, window: QWidget, snapshot: Snapshot) -> None:
        super().__init__(window)
        self._window = window
        self._before = snapshot.scenario

    def draw(self, snapshot: Snapshot) -> None:
        """Say what is new since the last gesture; nothing while one is under way."""
        if snapshot.dragging:
            return
        sentence = snapshot.limit or spoken_change(self._before, snapshot.scenario)
        self._before = snapshot.scenario
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))
            self.said.emit(sentence)
