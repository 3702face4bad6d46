"""What the main window offers to those who join themselves to it, so that they need not know it."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.window.page_stack import PageStack
from leftshift.window.plan import Plan
from leftshift.window.rail import SectionRail
from leftshift.window.theme import Theme
from leftshift.window.top_bar import TopBar
from leftshift.window.transfer.file_menu import FileMenu


class Host(Protocol):
    """A window on a scenario, beside its being a widget."""

    session: Session
    document: Document
    files: FileMenu
    theme: Theme
    top_bar: TopBar
    plan: Plan
    pages: PageStack
    rail: SectionRail

    def open_another(self) -> object:
        """Open a second window, on the current scenario."""

    def carry_bar(self, bar: QWidget) -> None:
        """Carry a bar below the page, such as the presenter's."""
