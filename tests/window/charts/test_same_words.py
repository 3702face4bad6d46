import re
from collections.abc import Callable

import pytest

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.outcomes.section_outcomes import SECTION_OUTCOMES, section_outcomes
from leftshift.window.charts.registry import CHARTS, ChartEntry

SnapshotOf = Callable[..., Snapshot]
LEVERS = [
    {"moved": 0.0, "cut": 0.5},
    {"moved": -0.05, "cut": 0.0},
    {"moved": 0.0002, "cut": 0.05},
    {"moved": 0.05, "cut": 0.2, "pool": 0.01, "area": "QOP"},
]


def words_of(text: str) -> str:
    """Leave all figures out, and that a sum is for one person."""
    return re.sub(r"[\u2212+]?£?\d[\d,]*(\.\d+)?(m|bn)?", "#", text.replace(" a head", ""))


def said_by(entry: ChartEntry, snapshot: Snapshot) -> list[str]:
    data = entry.data(snapshot) if entry.data else None
    if data is None:
        assert entry.about is not None
        data = entry.about.data(snapshot, entry.about.first)
    more = [entry.second.data(snapshot)] if entry.second else []
    more += [entry.change(snapshot)] if entry.change else []
    return [words_of(text) for one in (data, *more) for text in (one.title, one.words)]


@pytest.mark.parametrize("entry", CHARTS, ids=lambda entry: entry.key)
@pytest.mark.parametrize("levers", LEVERS, ids=lambda levers: str(levers["moved"]))
def test_that_the_view_changes_no_finding(
    entry: ChartEntry, levers: dict[str, float], snapshot_of: SnapshotOf
) -> None:
    cash, real, per_head = (said_by(entry, snapshot_of(view=view, **levers)) for view in View)
    assert cash == real
    assert cash == per_head


@pytest.mark.parametrize("levers", LEVERS, ids=lambda levers: str(levers["moved"]))
def test_that_the_view_changes_no_sign_of_an_outcome(
    levers: dict[str, float], snapshot_of: SnapshotOf
) -> None:
    cash, real, per_head = (
        [
            (one.key, one.sign, words_of(one.note))
            for listed in (outcomes(snapshot), *(section_outcomes(snapshot, key) for key in SECTION_OUTCOMES))
            for one in listed
        ]
        for snapshot in (snapshot_of(view=view, **levers) for view in View)
    )
    assert cash == real
    assert cash == per_head
