"""If hospital overspends: what it lacks is spent all the same, and unprotected sectors pay for it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from leftshift.model.terms import HOSPITAL, INDEX, NEAR_HOME, SECTORS, FloatArray

_HOSPITAL = _ACUTE, _SPECIALISED = tuple(INDEX[sector] for sector in HOSPITAL)
_OTHERS = slice(len(HOSPITAL), len(SECTORS))
"""Every other sector: hospital comes first."""
_NEAR_HOME = tuple(INDEX[sector] for sector in NEAR_HOME)
_LEAST = np.finfo(np.float64).tiny


@dataclass(frozen=True, slots=True, kw_only=True)
class Overspent:
    """What is spent in the end, and what it avoids later."""

    spend: FloatArray
    """Programme spend, shape (..., years, sectors) [£m cash]."""
    late: FloatArray
    """Extra spend near home that tells in a year, X[t − lag], shape (..., years) [£m, 2025/26 prices]."""


def overspent(
    planned: FloatArray,
    cost: FloatArray,
    charges: FloatArray,
    *,
    do_nothing: FloatArray,
    deflator: FloatArray,
    lags: Mapping[int, FloatArray],
    effect: FloatArray,
    overspend: FloatArray,
    protected: FloatArray,
) -> Overspent:
    """Let hospital spend the part ω of what it lacks, year by year, and take it from the other sectors.

    Sectors that are not protected pay in proportion to what they have, at most all of it. What is eaten in
    one year is not there to avoid cost in later ones; of the year itself the planned spend counts.

    `planned` is spend as planned, `cost` that of today's service and `charges` what other levers charge, of
    shape (..., years, sectors); `do_nothing` what community and primary care would have, shape (..., years)
    [£m cash]; `deflator` (..., years) [index]; `lags` as the outlook gives them; `effect` is κ · β
    [£ per £1] and `overspend` ω [share], shape (...); `protected`, shape (..., sectors), is 1 where nothing
    may be taken. Source: facts A01 and A02; the share is an assumption, no published figure.
    """
    shape = np.broadcast_shapes(
        planned.shape, cost.shape, charges.shape, (*overspend.shape, 1, 1), (*protected.shape[:-1], 1, 1)
    )
    lead, (years, sectors) = shape[:-2], shape[-2:]
    # Years and sectors come first in memory and runs last, so that a thousand draws go side by side.
    spend = np.empty((years, sectors, *lead))
    spend[...] = _runs_last(planned, 2, lead)
    net, charged = (_runs_last(path, 2, lead) for path in (cost, charges))
    needed = [net[:, sector] + charged[:, sector] for sector in _HOSPITAL]
    nothing, index = (np.moveaxis(path, -1, 0) for path in (do_nothing, deflator))
    free = _runs_last(protected, 1, lead)[_OTHERS] == 0
    all_free = bool(free.all())
    extra, late = np.zeros((years, *lead)), np.zeros((years, *lead))
    lags = lags if np.any(effect) else {}
    for year in range(years):
        now, others = spend[year], spend[year, _OTHERS]
        if 0 in lags:
            extra[year] = (_near(now) - nothing[year]) / index[year]
        for lag, part in lags.items():
            if lag <= year:
                late[year] += part * extra[year - lag]
        acute = needed[0][year]
        avoided = np.minimum(np.maximum(late[year] * effect * index[year], 0.0), acute)
        short = [
            np.maximum(acute - avoided - now[_ACUTE], 0.0),
            np.maximum(needed[1][year] - now[_SPECIALISED], 0.0),
        ]
        lacking = short[0] + short[1]
        room = sum(others if all_free else others * free)
        eaten = np.minimum(overspend * lacking, room)
        # Where there is no room or nothing lacks, nothing is eaten: 0 over the least number above 0 is 0.
        kept, met = 1 - eaten / np.maximum(room, _LEAST), eaten / np.maximum(lacking, _LEAST)
        others *= kept if all_free else np.where(free, kept, 1.0)
        now[_ACUTE] += met * short[0]
        now[_SPECIALISED] += met * short[1]
        if lags:
            extra[year] = (_near(now) - nothing[year]) / index[year]
    return Overspent(spend=np.moveaxis(spend, (0, 1), (-2, -1)), late=np.moveaxis(late, 0, -1))


def _runs_last(path: FloatArray, axes: int, lead: tuple[int, ...]) -> FloatArray:
    """Put the last axes first and the runs, as many axes as `lead` has, last."""
    moved = np.moveaxis(path, range(-axes, 0), range(axes))
    own = moved.shape[axes:]
    return moved.reshape(*moved.shape[:axes], *(1,) * (len(lead) - len(own)), *own)


def _near(now: FloatArray) -> FloatArray:
    """Add up community and primary care of one year, shape (sectors, ...) -> (...) [£m cash]."""
    return np.asarray(now[_NEAR_HOME[0]] + now[_NEAR_HOME[1]])
