"""What every test of papers may ask for."""

from collections.abc import Callable
from typing import Any

import pytest

from leftshift.session.session import Session


@pytest.fixture
def asked_of(session: Session) -> Callable[[], dict[str, Any]]:
    """Give what words and outcomes are written from, as the session stands."""

    def arguments() -> dict[str, Any]:
        now = session.now
        names = ("scenario", "start", "results", "reference", "representation", "checks", "view")
        return {name: getattr(now, name) for name in names}

    return arguments
