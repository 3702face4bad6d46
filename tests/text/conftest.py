"""What every test of papers may ask for."""

from collections.abc import Callable
from typing import Any

import pytest

from leftshift.session.session import Session


@pytest.fixture
def question_input(session: Session) -> Callable[[], dict[str, Any]]:
    """Give what words and outcomes are written from, as the session stands."""

    def arguments() -> dict[str, Any]:
        snapshot = session.snapshot
        names = ("scenario", "start", "results", "reference", "representation", "checks", "view")
        return {name: getattr(snapshot, name) for name in names}

    return arguments
