"""Page: what can be opened beside the plan, and the list of all there are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.theme import Theme


class Page(Protocol):
    """What the window asks of every page; a page is a QWidget that has these."""

    def draw(self, snapshot: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A page that can be opened: it is made when it is first asked for."""

    key: str
    title: str
    """Its name on the tab, with an access key."""
    make: Callable[[Session, Document, Theme], QWidget]
    """Builds the page; what it returns is a Page as well as a QWidget."""
