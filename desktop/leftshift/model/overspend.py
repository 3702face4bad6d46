"""If hospital overspends: what it lacks is spent all the same, and unprotected sectors pay for it."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.need import ACUTE
from leftshift.model.terms import HOSPITAL, INDEX, NEAR_HOME, SECTORS, FloatArray

_SPECIALISED = INDEX[HOSPITAL[1]]
_OTHERS = tuple(INDEX[sector] for sector in SECTORS if sector not in HOSPITAL)
_NEAR_HOME = tuple(INDEX[sector] for sector in NEAR_HOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overspent:
    """What is spent in the end, and what it avoids later."""

    spend: FloatArray
    """Programme spend, shape (..., years, sectors) [£m cash]."""
    late: FloatArray
    """Extra spend near home that tells in a year, X[t − lag], shape (..., years) [£m, 2025/26 prices]."""


def overspent(
    planned: FloatArray,
    needed: FloatArray,
    *,
    do_nothing: FloatArray,
    deflator: FloatArray,
    weights: FloatArray,
    effect: FloatArray,
    overspend: FloatArray,
    protected: FloatArray,
) -> Overspent:
    """Let hospital spend the part ω of what it lacks, year by year, and take it from the other sectors.

    Sectors that are not protected pay in proportion to what they have, at most all of it. What is eaten in
    one year is not there to avoid cost in later ones; of the year itself the planned spend counts.

    `planned` is spend as planned and `needed` the cost of today's service with charges, both of shape
    (..., years, sectors); `do_nothing` what community and primary care would have, shape (..., years) [£m
    cash]; `deflator` (..., years) [index]; `weights` as `lag_weights` gives them; `effect` is κ · β [£ per
    £1] and `overspend` ω [share], shape (...); `protected`, shape (..., sectors), is 1 where nothing may be
    taken. Source: facts A01 and A02; the share is an assumption, no published figure.
    """
    shape = np.broadcast_shapes(
        planned.shape, needed.shape, (*overspend.shape, 1, 1), (*protected.shape[:-1], 1, 1)
    )
    lead, (years, sectors) = shape[:-2], shape[-2:]
    # Years and sectors come first in memory and runs last, so that a thousand draws go side by side.
    spend = np.empty((years, sectors, *lead))
    spend[...] = np.moveaxis(np.broadcast_to(planned, shape), (-2, -1), (0, 1))
    cost = np.moveaxis(needed, (-2, -1), (0, 1))
    nothing, index = (np.moveaxis(path, -1, 0) for path in (do_nothing, deflator))
    weight = np.moveaxis(weights, (-2, -1), (0, 1))
    free = 1 - np.moveaxis(protected, -1, 0)
    extra, late = np.zeros((years, *lead)), np.zeros((years, *lead))
    told = bool(np.any(effect))
    for year in range(years):
        now = spend[year]
        if told:
            extra[year] = (_near(now) - nothing[year]) / index[year]
            for past in range(year + 1):
                late[year] += weight[year, past] * extra[past]
            avoided = np.minimum(np.maximum(late[year] * effect * index[year], 0.0), cost[year, ACUTE])
        else:
            avoided = np.zeros(lead)
        short = [
            np.maximum(cost[year, ACUTE] - avoided - now[ACUTE], 0.0),
            np.maximum(cost[year, _SPECIALISED] - now[_SPECIALISED], 0.0),
        ]
        lacking, room = short[0] + short[1], _room(now, free)
        eaten = np.minimum(overspend * lacking, room)
        kept = 1 - np.divide(eaten, room, out=np.zeros(lead), where=room > 0)
        part = np.divide(eaten, lacking, out=np.zeros(lead), where=lacking > 0)
        for sector in _OTHERS:
            now[sector] *= np.where(free[sector] > 0, kept, 1.0)
        now[ACUTE] += part * short[0]
        now[_SPECIALISED] += part * short[1]
        if told:
            extra[year] = (_near(now) - nothing[year]) / index[year]
    return Overspent(spend=np.moveaxis(spend, (0, 1), (-2, -1)), late=np.moveaxis(late, 0, -1))


def _near(now: FloatArray) -> FloatArray:
    """Add up community and primary care of one year, shape (sectors, ...) -> (...) [£m cash]."""
    return np.asarray(now[_NEAR_HOME[0]] + now[_NEAR_HOME[1]])


def _room(now: FloatArray, free: FloatArray) -> FloatArray:
    """Add up what sectors that are not protected have, shape (sectors, ...) -> (...) [£m cash]."""
    room = np.zeros(now.shape[1:])
    for sector in _OTHERS:
        room += now[sector] * free[sector]
    return room
