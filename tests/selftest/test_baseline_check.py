"""The baseline beside what is published: every row, with its miss as it is."""

import pytest

from leftshift.evidence import published_spend
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import facts
from leftshift.evidence.tables import sources
from leftshift.selftest.baseline_check import baseline_check
from leftshift.selftest.comparison import MONEY, POSTS, SHARE, CheckedFigure

ROWS = baseline_check()


def row(what: str) -> CheckedFigure:
    (found,) = (row for row in ROWS if row.what.startswith(what))
    return found


@pytest.mark.parametrize(
    ("what", "ours", "published"), [("Hospital share", 0.5616, 0.58), ("Primary care share", 0.1952, 0.18)]
)
def test_that_englands_shares_stand_beside_those_of_2021(what: str, ours: float, published: float) -> None:
    assert row(what).ours == pytest.approx(ours, abs=0.0005)
    assert row(what).published == published
    assert "2021" in row(what).comment


@pytest.mark.parametrize(
    ("area", "published_2023", "miss", "above"),
    [
        ("Norfolk and Waveney", 1275.5, -0.048, "5.1"),
        ("Bedfordshire, Luton and Milton Keynes", 1115.9, -0.070, "7.5"),
        ("Cambridgeshire and Peterborough", 1026.2, -0.087, "9.6"),
        ("Bristol, North Somerset and South Gloucestershire", 0.51 * 2170, -0.0395, "4.1"),
    ],
)
def test_that_derived_acute_spend_misses_the_published_figure_by_what_is_stated(
    area: str, published_2023: float, miss: float, above: str
) -> None:
    # 1.050 × 1.0405 × 1.041296 = 1.137640
    assert row(area).published == pytest.approx(published_2023 * 1.13764, rel=1e-5)
    assert row(area).relative == pytest.approx(miss, abs=0.0005)
    assert row(area).unit == MONEY
    assert f"The published figure is {above}\u00a0% above ours" in row(area).comment
    assert "up to 6\u00a0% more than ours" in row(area).comment


@pytest.mark.parametrize(
    ("what", "published"),
    [
        ("Acute hospital", 0.51),
        ("Primary care", 0.14),
        ("Mental health", 0.11),
        ("Prescribing", 0.07),
        ("Continuing care", 0.05),
        ("Running costs", 0.01),
    ],
)
def test_that_bristols_published_split_stands_beside_ours_in_the_same_scope(
    what: str, published: float
) -> None:
    (found,) = (row for row in ROWS if row.group.startswith("Bristol") and row.what == what)
    assert found.published == pytest.approx(published)
    assert found.ours == pytest.approx(published, abs=0.015)
    assert found.unit == SHARE


def test_that_bristols_shares_add_up_to_one_in_ours_and_leave_the_unread_part_in_the_published() -> None:
    shares = [row for row in ROWS if row.group.startswith("Bristol") and row.unit == SHARE]
    assert sum(row.ours or 0 for row in shares) == pytest.approx(1)
    assert sum(row.published or 0 for row in shares) == pytest.approx(0.89)
    assert [row.what for row in shares if row.published is None] == ["Community"]


@pytest.mark.parametrize(
    ("what", "ours", "published"),
    [
        # 8 × (1.005 / 1.031)^6 = 6.86; 8 × (1.033 / 1.031)^6 = 8.09; 3.6 × (0.961 / 1.031)^6 = 2.36
        ("Community health services", 0.0686, 0.07),
        ("General practice", 0.0809, 0.08),
        ("Local authority public health grant", 0.0236, 0.023),
    ],
)
def test_that_nuffields_growth_rates_lead_near_its_own_end_shares(
    what: str, ours: float, published: float
) -> None:
    assert row(what).ours == pytest.approx(ours, abs=0.00005)
    assert row(what).published == pytest.approx(published)
    assert "2013/14 to 2023/24 is used" in row(what).comment


def test_that_services_without_a_published_share_are_named_as_missing() -> None:
    assert (row("Acute, ambulance").ours, row("Acute, ambulance").published) == (None, None)
    assert row("Acute, ambulance").difference is None
    assert row("Acute, ambulance").relative is None


def test_that_operating_cost_saving_and_posts_stand_beside_what_was_reported() -> None:
    saving, posts = row("Saving of a cut by 50\u00a0%"), row("Posts that go")
    assert (saving.published, saving.published_to) == (700, 750)
    assert saving.ours == pytest.approx(1192, abs=1)
    assert saving.difference == pytest.approx((saving.ours or 0) - 750)
    assert posts.published == 12_500
    assert posts.ours == pytest.approx((saving.ours or 0) * 1e6 / 72_300)
    assert posts.unit == POSTS
    assert "not stated" in saving.comment


def test_that_within_a_published_range_there_is_no_difference() -> None:
    per_head = row("Operating cost for each person")
    assert (per_head.published, per_head.published_to) == (21, 49)
    assert (per_head.difference, per_head.relative) == (0, 0)


@pytest.mark.parametrize("found", ROWS, ids=lambda row: row.what)
def test_that_every_source_is_known(found: CheckedFigure) -> None:
    assert found.source
    assert set(found.source) <= {*facts(), *sources()}


def test_that_published_spend_that_is_not_there_is_refused() -> None:
    with pytest.raises(EvidenceError, match=r"icb_spend\.csv holds no acute services of QXX"):
        published_spend.pounds_of("QXX", "acute services")
    with pytest.raises(EvidenceError, match=r"national_spend\.csv holds no acute of 1948"):
        published_spend.national_share("acute", "1948", "nobody")
    with pytest.raises(EvidenceError, match="The fact C07 must hold one figure"):
        published_spend.figure("C07")


@pytest.mark.parametrize(
    ("what", "ours", "published"),
    [
        ("Growth of cost a year above prices, after efficiency: Health Foundation, 2025", 0.0250, 0.025),
        ("Growth of cost a year above prices, before efficiency: Institute", 0.0346, 0.033),
        ("Efficiency a year that breaks even by 2030/31", 0.0197, 0.02),
        ("Savings to find in the first year", 0.0413, 0.071),
    ],
)
def test_that_cost_and_efficiency_stand_beside_what_others_worked_out(
    what: str, ours: float, published: float
) -> None:
    assert row(what).ours == pytest.approx(ours, abs=0.0001)
    assert row(what).published == pytest.approx(published)


def test_that_the_opening_deficit_and_delivered_efficiency_are_where_they_should_be() -> None:
    assert row("Opening deficit").difference == pytest.approx(0, abs=1e-9)
    assert row("Efficiency a year that is delivered").difference == 0
