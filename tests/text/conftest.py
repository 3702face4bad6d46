"""What every test of words may ask for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot


@pytest.fixture
def shown(session: Session) -> Callable[[], Snapshot]:
    """Give what words and outcomes are written from, before the bands are there."""
    return lambda: replace(session.snapshot, bands=None)
