"""LeverPanel: what every tab of levers is."""

from leftshift.session.session import Session
from leftshift.window.pages.page import Page


class LeverPanel(Page):
    """A page of controls that sends what is asked for to a session."""

    def join(self, session: Session) -> None:
        """Connect the signals to the session."""
