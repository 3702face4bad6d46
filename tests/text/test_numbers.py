import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.terms import View
from leftshift.text.numbers import (
    amount,
    counted,
    largest,
    money,
    number,
    people,
    percent,
    points,
    pounds,
    sheet_text,
    shown,
    shown_shares,
    signed_amount,
    signed_money,
    tick,
    unit,
)


@pytest.mark.parametrize(
    ("millions", "text"),
    [
        (0.0, "£0m"),
        (-0.0, "£0m"),
        (0.04, "£0m"),
        (0.4, "£0.4m"),
        (9.94, "£9.9m"),
        (9.96, "£10m"),
        (71.2, "£71m"),
        (999.4, "£999m"),
        (999.6, "£1.00bn"),
        (2931.0, "£2.93bn"),
        (9996.0, "£10.0bn"),
        (164_900.0, "£164.9bn"),
        (-71.2, "\u2212£71m"),
        (-0.01, "£0m"),
    ],
)
def test_that_money_has_no_more_digits_than_mean_something(millions: float, text: str) -> None:
    assert money(millions) == text


def test_that_a_change_has_a_sign_unless_it_rounds_to_nothing() -> None:
    assert signed_money(71.2) == "+£71m"
    assert signed_money(-96.0) == "\u2212£96m"
    assert signed_money(-0.04) == "£0m"
    assert points(0.011) == "+1.1 points"
    assert points(-0.0329) == "\u22123.3 points"
    assert points(-0.0001) == "0.0 points"


@given(st.floats(-1e6, 1e6))
def test_that_a_fall_is_written_as_the_rise_with_another_sign(millions: float) -> None:
    assert signed_money(-millions).lstrip("+\u2212") == signed_money(millions).lstrip("+\u2212")


@given(st.floats(-1e7, 1e7), st.integers(0, 3))
def test_that_no_number_shows_a_hyphen_or_a_negative_nothing(value: float, digits: int) -> None:
    text = number(value, digits)
    assert "-" not in text
    assert not text.startswith("\u2212") or any(digit in text for digit in "123456789")


def test_that_a_percentage_keeps_its_sign_on_the_line() -> None:
    assert percent(0.4961) == "49.6\u00a0%"
    assert percent(0.5, 0) == "50\u00a0%"


def test_that_money_for_one_person_shows_pence_below_a_hundred_pounds() -> None:
    assert pounds(18.76) == "£18.76"
    assert pounds(99.996) == "£100"
    assert pounds(1234.4) == "£1,234"
    assert amount(18.76, View.PER_HEAD) == "£18.76"
    assert signed_amount(-4.2, View.PER_HEAD) == "\u2212£4.20"


def test_that_ticks_have_no_idle_zeros() -> None:
    assert [tick(value, View.CASH) for value in (0.0, 500.0, 1500.0, -200.0)] == [
        "£0",
        "£500m",
        "£1.5bn",
        "\u2212£200m",
    ]
    assert tick(2000.0, View.PER_HEAD) == "£2,000"


def test_that_one_is_singular_and_thousands_have_commas() -> None:
    assert counted(1, "post", "posts") == "1 post"
    assert counted(0, "post", "posts") == "0 posts"
    assert people(16_600.4) == "16,600"


def test_that_each_view_names_its_unit() -> None:
    assert unit(View.REAL, 2025) == "£m in 2025/26 prices"
    assert unit(View.PER_HEAD, 2025) == "£ per head"


def test_that_real_and_per_head_divide_every_sector_of_a_year_by_the_same_figure() -> None:
    cash = np.array([[100.0, 50.0], [220.0, 110.0]])
    deflator, population = np.array([1.0, 1.1]), np.array([1e6, 2e6])
    np.testing.assert_allclose(shown(cash, View.REAL, deflator, population), [[100, 50], [200, 100]])
    np.testing.assert_allclose(shown(cash, View.PER_HEAD, deflator, population), [[100, 50], [110, 55]])
    np.testing.assert_allclose(shown(cash[:, 0], View.REAL, deflator, population), [100, 200])
    assert shown(cash, View.CASH, deflator, population) is cash


@pytest.mark.parametrize(
    ("shares", "digits", "texts"),
    [
        ([1 / 3, 1 / 3, 1 / 3], 0, ["34", "33", "33"]),
        ([0.4556, 0.0974, 0.0974, 0.3496], 1, ["45.6", "9.7", "9.7", "35.0"]),
        ([0.2444, 0.2444, 0.2444, 0.2668], 1, ["24.5", "24.4", "24.4", "26.7"]),
        ([0.288, 0.712], 1, ["28.8", "71.2"]),
        ([0.0, 1.0], 1, ["0.0", "100.0"]),
        ([0.30049, 0.30049], 1, ["30.1", "30.0"]),
    ],
)
def test_that_shares_as_written_add_up(shares: list[float], digits: int, texts: list[str]) -> None:
    assert list(shown_shares(shares, digits)) == [f"{text}\u00a0%" for text in texts]


@given(
    st.lists(st.floats(0, 1e4), min_size=1, max_size=9).filter(lambda parts: sum(parts) > 1),
    st.integers(0, 2),
)
def test_that_every_share_stays_within_a_step_of_itself(parts: list[float], digits: int) -> None:
    shares = [part / sum(parts) for part in parts]
    written = [float(text.removesuffix("\u00a0%")) for text in shown_shares(shares, digits)]
    assert sum(written) == pytest.approx(100)
    assert written == pytest.approx([share * 100 for share in shares], abs=10**-digits + 1e-9)


def test_that_a_share_that_is_rounded_for_the_sum_keeps_its_number() -> None:
    assert [text.value for text in shown_shares([1 / 3] * 3, 0)] == pytest.approx([100 / 3] * 3)


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ([1.0, 3.0, 2.0], 1),
        ([3.0, 3.0 + 1e-12, 1.0], 0),
        ([-2.0, -1.0 - 1e-12, -1.0], 1),
        ([0.0, 0.0], 0),
        ([1.0, 1.0 + 1e-6], 1),
    ],
)
def test_that_of_equal_values_the_first_is_the_largest(values: list[float], place: int) -> None:
    assert largest(np.array(values)) == place


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "-2+3+cmd|'/C calc'!A0",
        '+1*HYPERLINK("x")',
        "@SUM(1)",
        "|cmd",
        "\uff1d1+1",
        " =x",
        "%1",
        "\u22122(3)",
    ],
)
def test_that_a_spreadsheet_takes_no_text_for_a_formula(text: str) -> None:
    assert sheet_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12", "+3 seats", "\u22120.5\u00a0points", "+£62m", "-1.2 %", "Acute", ""])
def test_that_figures_and_words_stay_as_they_are_for_a_spreadsheet(text: str) -> None:
    assert sheet_text(text) == text
