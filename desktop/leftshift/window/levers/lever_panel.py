"""LeverPanel: what every tab of levers is."""

from PySide6.QtCore import Signal

from leftshift.session.session import Session
from leftshift.window.pages.page import Page


class LeverPanel(Page):
    """A page of controls that sends what is asked for to a session.

    Signals:
        import_asked: the planner wants to import a list of their own in place of what the panel shows.
        page_asked: the planner wants a page that says more of it. args: its key
    """

    import_asked = Signal()
    page_asked = Signal(str)

    def join(self, session: Session) -> None:
        """Connect the signals to the session."""
