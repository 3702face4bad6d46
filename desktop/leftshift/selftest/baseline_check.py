"""How good is this baseline? What Leftshift works out beside what is published, misses and all."""

from dataclasses import replace
from typing import Final

import numpy as np

from leftshift.evidence.areas import find_area
from leftshift.evidence.assumptions import assumption, central_values
from leftshift.evidence.baselines import baseline
from leftshift.evidence.facts import fact
from leftshift.evidence.published_spend import UPRATING, figure, pounds_of, share_of, uprating
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.running_costs import operating_cost_now, posts_removed
from leftshift.model.terms import INDEX, LABELS, Footprint, Sector
from leftshift.selftest.comparison import MONEY, PER_HEAD, POSTS, SHARE, CheckedFigure
from leftshift.selftest.past_growth import past_growth
from leftshift.selftest.pressure_check import pressure_check

_PER_CENT: Final = 100
_ACUTE_KNOWN: Final = ("QMM", "QHG", "QUE")
"""The ICBs whose acute spend is published in pounds."""
_ACUTE_SOURCE: Final = "commons_clive_lewis_2025"
_BRISTOL: Final = "QUY"
_BRISTOL_SPLIT: Final = {
    "acute services": Sector.ACUTE,
    "mental health": Sector.MENTAL_HEALTH,
    "community services": Sector.COMMUNITY,
    "primary care including pharmacy, optometry and dental": Sector.PRIMARY_CARE,
    "medicines": Sector.PRESCRIBING,
    "funded care (continuing healthcare)": Sector.CONTINUING_CARE,
}
_UNREAD: Final = frozenset({"community services"})
"""Named in the published split without a readable figure."""


def baseline_check() -> tuple[CheckedFigure, ...]:
    """Compare the derived baseline with every published figure there is to compare it with."""
    return (
        *_england(),
        *_acute(),
        *_bristol(),
        *pressure_check(),
        *past_growth(),
        *_running_costs(),
    )


def _england() -> tuple[CheckedFigure, ...]:
    england = baseline(find_area("ENGLAND"))
    rows = (
        ("Hospital share", float(england.hospital_share), "A02", "acute and specialised"),
        ("Primary care share", float(england.primary_care_share), "A04", "primary care and prescribing"),
    )
    return tuple(
        CheckedFigure(
            group="England",
            what=f"{what}: {parts}",
            ours=ours,
            published=figure(key) / _PER_CENT,
            unit=SHARE,
            source=(key,),
            comment=(
                "Ours is of what ICBs are allocated in 2025/26; the published share is of all NHS "
                "spending in 2021."
            ),
        )
        for what, ours, key, parts in rows
    )


def _acute() -> tuple[CheckedFigure, ...]:
    """Hold derived acute spend beside the four amounts that are published, one of them as a share."""
    share = share_of(_BRISTOL, "acute services")
    published = {code: (pounds_of(code, "acute services"), _ACUTE_SOURCE, "") for code in _ACUTE_KNOWN}
    if share is not None:
        published[_BRISTOL] = (
            share * pounds_of(_BRISTOL, "total expenditure"),
            "bnssg_spend_2023",
            " It is published as a whole per cent of £2.17bn, so it may be 1\u00a0% more or less.",
        )
    return tuple(_acute_row(code, *found) for code, found in published.items())


def _acute_row(code: str, pounds: float, source: str, more: str) -> CheckedFigure:
    area = find_area(code, Footprint.YEAR_2025)
    ours, theirs = float(baseline(area).money[INDEX[Sector.ACUTE]]), pounds * uprating()
    above = (theirs / ours - 1) * _PER_CENT
    reach = assumption("error_acute").high * _PER_CENT
    return CheckedFigure(
        group="Acute spend that is published",
        what=area.name,
        ours=ours,
        published=theirs,
        unit=MONEY,
        source=(source, *UPRATING),
        comment=(
            "Published for 2023/24 and brought up to 2025/26 as community and continuing care are. The "
            f"published figure is {above:.1f}\u00a0% above ours, which is what the core allocation leaves; "
            "it may hold money that is not in the allocation. The likely ranges let acute be up to "
            f"{reach:.0f}\u00a0% more than ours.{more}"
        ),
    )


def _bristol() -> tuple[CheckedFigure, ...]:
    area = find_area(_BRISTOL, Footprint.YEAR_2025)
    ours = baseline(area)
    money = ours.money
    running_costs = float(ours.programme_pay + ours.running_cost_allowance)
    whole = float(money.sum() - money[INDEX[Sector.SPECIALISED]]) + running_costs
    scope = (
        "Published as a share of £2.17bn in 2023/24, before specialised services were delegated and with "
        "running costs; ours is of the same scope in 2025/26."
    )
    shares = tuple(
        CheckedFigure(
            group=area.name,
            what=LABELS[sector],
            ours=float(money[INDEX[sector]]) / whole,
            published=share_of(_BRISTOL, name),
            unit=SHARE,
            source=("bnssg_spend_2023",),
            comment=f"{scope} The figure of this row could not be read."
            if name in _UNREAD
            else f"{scope} The published share is rounded to a whole per cent.",
        )
        for name, sector in _BRISTOL_SPLIT.items()
    )
    return (
        *shares,
        CheckedFigure(
            group=area.name,
            what="Running costs",
            ours=running_costs / whole,
            published=share_of(_BRISTOL, "running costs"),
            unit=SHARE,
            source=("bnssg_spend_2023",),
            comment=f"{scope} The published share is rounded to a whole per cent.",
        ),
        CheckedFigure(
            group=area.name,
            what="All of it, without specialised services",
            ours=whole,
            published=pounds_of(_BRISTOL, "total expenditure") * uprating(),
            unit=MONEY,
            source=("bnssg_spend_2023", *UPRATING),
            comment="Published as £2.17bn for 2023/24 and brought up to 2025/26 as other published spend is.",
        ),
    )


def _running_costs() -> tuple[CheckedFigure, ...]:
    england = baseline(find_area("ENGLAND"))
    central, cut = central_values(), figure("C02") / _PER_CENT
    cost = operating_cost_now(england, central["operating_cost_per_head"])[None]
    posts = posts_removed(cost, np.array([cut]), np.array([central["saving_per_post"]]))
    before, after = fact("C07").values
    low, high = fact("C08").values
    lowest, highest = fact("C04").values
    scope = "The scope of the published figure is not stated; ours is running costs and programme pay."

    def row(what: str, ours: float, unit: str, source: str, comment: str) -> CheckedFigure:
        return CheckedFigure(
            group="Running costs of England",
            what=what,
            ours=ours,
            published=None,
            unit=unit,
            source=(source,),
            comment=comment,
        )

    total = float(cost[0])
    return (
        row(
            "Operating cost",
            total,
            MONEY,
            "C03",
            "No total is published. It is people × £ a head where an ICB has no own figure.",
        ),
        replace(
            row(
                "Operating cost for each person",
                total * POUNDS_IN_MILLION / float(england.population),
                PER_HEAD,
                "C04",
                "Published as the lowest and highest of the ICBs.",
            ),
            published=lowest,
            published_to=highest,
        ),
        replace(
            row(f"Saving of a cut by {cut * _PER_CENT:.0f}\u00a0%", cut * total, MONEY, "C08", scope),
            published=low,
            published_to=high,
        ),
        replace(row("Posts that go with it", float(posts[0]), POSTS, "C07", scope), published=before - after),
    )
