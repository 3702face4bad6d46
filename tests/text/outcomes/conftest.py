"""What every test of outcomes may ask for."""

from collections.abc import Callable

import pytest

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.outcomes.outcome import Outcome
from leftshift.text.outcomes.outcomes import outcomes


@pytest.fixture
def listed(shown: Callable[[], Snapshot]) -> Callable[[], dict[str, Outcome]]:
    """Give the outcomes of the scenario as it is, by key."""
    return lambda: {outcome.key: outcome for outcome in outcomes(shown())}
