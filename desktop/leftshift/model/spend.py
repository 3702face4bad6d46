"""Programme spend over sectors and years."""

import numpy as np

from leftshift.model.terms import HOSPITAL, INDEX, PRIMARY_CARE_WIDE, FloatArray, Sector


def share_path(start: FloatArray, target: FloatArray, ramp: FloatArray) -> FloatArray:
    """Move shares from where they start to their target, shape (..., years, sectors) [share].

    w[t] = w0 + k[t] · (w1 − w0); `start` and `target` have shape (..., sectors) [share], `ramp` has shape
    (..., years) [share].
    """
    moved = ramp[..., None] * (target - start)[..., None, :]
    moved += start[..., None, :]
    return moved


def spend_path(
    allocation: FloatArray, shares: FloatArray, reinvested: FloatArray, to: FloatArray
) -> FloatArray:
    """Spend the allocation by share and the reinvested saving by its own split [£m cash].

    `allocation` and `reinvested` have shape (..., years) [£m cash]; `shares` (..., years, sectors) [share];
    `to` (..., sectors) [share]. The result has shape (..., years, sectors).
    """
    spend = allocation[..., None] * shares
    if not np.any(reinvested):
        return spend
    whole = np.broadcast_shapes(spend.shape[:-1], reinvested.shape, (*to.shape[:-1], 1))
    if spend.shape[:-1] != whole:
        return np.asarray(spend + reinvested[..., None] * to[..., None, :])
    # Few sectors get a part: adding theirs alone spares a pass over all draws, years and sectors.
    for place in range(to.shape[-1]):
        part = to[..., place]
        if np.any(part):
            spend[..., place] += reinvested * part[..., None]
    return spend


def share_of(spend: FloatArray, total: FloatArray, sectors: tuple[Sector, ...]) -> FloatArray:
    """Divide some sectors' spend by all programme money, shape (..., years) [share]."""
    part = spend[..., INDEX[sectors[0]]]
    for sector in sectors[1:]:
        part = part + spend[..., INDEX[sector]]
    return np.asarray(part / total)


def hospital_share(spend: FloatArray, total: FloatArray) -> FloatArray:
    """Acute and specialised spend over all programme money, shape (..., years) [share]."""
    return share_of(spend, total, HOSPITAL)


def primary_care_share(spend: FloatArray, total: FloatArray) -> FloatArray:
    """Primary care and prescribing spend over all programme money, shape (..., years) [share]."""
    return share_of(spend, total, PRIMARY_CARE_WIDE)
