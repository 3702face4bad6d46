"""The comparison of the baseline with what is published, on paper."""

from dataclasses import replace

import pytest

from leftshift.selftest.baseline_check import baseline_check
from leftshift.selftest.comparison import MONEY, PER_HEAD, POSTS, SHARE, CheckedFigure
from leftshift.text.reports.baseline_check import as_text, miss, published

ROW = CheckedFigure(
    group="Here", what="Thing", ours=0.566, published=0.58, unit=SHARE, source=("A02",), comment="Why."
)
SPEND = replace(ROW, ours=1406.7, published=1451.1, unit=MONEY)
RANGE = replace(ROW, ours=37.35, published=21.0, published_to=49.0, unit=PER_HEAD)


@pytest.mark.parametrize(
    ("row", "beside", "how_far"),
    [
        (ROW, "58.0\u00a0%", "\u22121.4 points"),
        (SPEND, "£1.45bn", "\u2212£44m (\u22123.1\u00a0%)"),
        (RANGE, "£21.00 to £49.00", "within it"),
        (replace(ROW, ours=16490.0, published=12500.0, unit=POSTS), "12,500 posts", "+31.9\u00a0%"),
        (replace(ROW, published=None), "none found", ""),
    ],
)
def test_that_a_miss_is_written_in_its_unit(row: CheckedFigure, beside: str, how_far: str) -> None:
    assert (published(row), miss(row)) == (beside, how_far)


def test_that_every_row_is_written_under_its_heading_with_comment_and_sources() -> None:
    assert as_text((ROW,)).splitlines() == [
        "Here",
        "  Thing: ours 56.6\u00a0%; published 58.0\u00a0%; \u22121.4 points",
        "    Why. [A02]",
    ]
    text = as_text(baseline_check())
    assert [row.what for row in baseline_check() if row.comment not in text] == []
