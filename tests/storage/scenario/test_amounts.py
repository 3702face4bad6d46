"""Amounts in the notices of a file."""

import pytest

from leftshift.storage.scenario.amounts import amount


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "£m", "none"),
        (1234.56, "£m", "£1,234.6m"),
        (-1234.56, "£m", "\u2212£1,234.6m"),
        (0.4944, "share", "49.44\u00a0%"),
        (-0.0123, "share a year", "\u22121.23\u00a0%"),
        (18.759, "£ a head, 2025/26 prices", "£18.76"),
    ],
)
def test_that_an_amount_is_written_in_its_unit(value: float | None, unit: str, text: str) -> None:
    assert amount(value, unit) == text
