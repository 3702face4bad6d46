"""Published growth of the past run through the model, beside the shares it is known to have led to."""

from typing import Final

import numpy as np

from leftshift.evidence.assumptions import central_values
from leftshift.evidence.facts import fact
from leftshift.evidence.published_spend import figure, national_share
from leftshift.model.allocation import growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.selftest.comparison import SHARE, CheckedFigure

_PER_CENT: Final = 100
_NUFFIELD: Final = "hfma_nuffield_2024"
_NUFFIELD_YEARS: Final = ("2016/17", "2022/23")
_NUFFIELD_RATES: Final = {
    "community health services": ("D18", "community"),
    "general practice": ("D17", "general practice"),
    "local authority public health grant": ("D18", "public health"),
}
"""Services with a published share in both years: fact and part that hold their growth."""


def past_growth() -> tuple[CheckedFigure, ...]:
    """Run published real growth on published starting shares, and compare with published end shares.

    A service's share at the end is its share at the start, times its own growth over the growth of all
    spending: the arithmetic of allocation and shares, in real terms.
    """
    first, last = _NUFFIELD_YEARS
    return (
        *(_service(name, fact_id, part) for name, (fact_id, part) in _NUFFIELD_RATES.items()),
        CheckedFigure(
            group=f"Growth from {first} to {last}",
            what="Acute, ambulance, mental health, prescribing, pharmacy and eye care, dental",
            ours=None,
            published=None,
            unit=SHARE,
            source=("D17", "D18"),
            comment="Growth is published for these, but no share on the same basis in both years was found.",
        ),
    )


def _service(name: str, fact_id: str, part: str) -> CheckedFigure:
    first, last = _NUFFIELD_YEARS
    start, start_text = national_share(name, first, _NUFFIELD)
    end, _ = national_share(name, last, _NUFFIELD)
    moved = _grown(_part(fact_id, part)) / _grown(figure("DG16"))
    half = _half_a_digit(start_text)
    low, high = ((start + edge) * moved for edge in (-half, half))
    return CheckedFigure(
        group=f"Growth from {first} to {last}",
        what=f"{name.capitalize()}, from {start_text}\u00a0%",
        ours=start * moved / _PER_CENT,
        published=end / _PER_CENT,
        unit=SHARE,
        source=(fact_id, "DG16", _NUFFIELD),
        comment=(
            f"The starting share is rounded, so ours may be {low:.1f}\u00a0% to {high:.1f}\u00a0%. Growth of "
            "all spending in these years is not published beside it; that of 2013/14 to 2023/24 is used."
        ),
    )


def _grown(percent_a_year: float) -> float:
    """Return the growth index over the years that Nuffield compares, as the model works it out [index]."""
    first, last = (int(year[:4]) for year in _NUFFIELD_YEARS)
    rate = percent_a_year / _PER_CENT
    steady: dict[str, float] = dict.fromkeys(
        ("growth_2026", "growth_2027", "real_growth_2028", "real_growth"), rate
    )
    assumed = Assumptions.of({**central_values(), **steady})
    return float(growth_index(assumed, np.ones(last - first + 1))[-1])


def _part(key: str, part: str) -> float:
    found = fact(key)
    return found.values[found.parts.index(part)]


def _half_a_digit(printed: str) -> float:
    """Return what rounding to the printed decimals may have taken or added [as printed]."""
    return 0.5 * 10.0 ** -len(printed.partition(".")[2])
