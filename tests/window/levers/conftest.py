"""Panels of levers on the screen, joined to a session."""

from collections.abc import Callable

import pytest

from leftshift.session.session import Session
from leftshift.window.levers.lever_panel import LeverPanel


@pytest.fixture
def joined(shown: Callable[..., LeverPanel], session: Session) -> Callable[[LeverPanel], LeverPanel]:
    """Show a panel that asks the session and is drawn with each change."""

    def show(panel: LeverPanel) -> LeverPanel:
        panel.resize(372, 700)
        panel.draw(session.snapshot)
        panel.join(session)
        session.changed.connect(panel.draw)
        return shown(panel)

    return show


def notify(session: Session) -> None:
    """Let the session notify at once instead of within a frame."""
    assert session.snapshot.scenario == session.scenario
