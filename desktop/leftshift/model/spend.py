"""Programme spend over sectors and years."""

import numpy as np

from leftshift.model.terms import HOSPITAL, INDEX, PRIMARY_CARE_WIDE, FloatArray, Number, Sector


def share_path(start: FloatArray, move: FloatArray, ramp: FloatArray) -> FloatArray:
    """Move shares along a ramp, shape (..., years, sectors) [share].

    w[t] = w0 + φ · k[t] · (w1 − w0); `start` is w0 and `move` is w1 − w0, shape (..., sectors) [share];
    `ramp` is φ · k, shape (..., years) [share].
    """
    path = ramp[..., None] * move[..., None, :]
    return _plus(path, start[..., None, :])


def possible_move(start: FloatArray, move: FloatArray, unallocated: Number) -> FloatArray:
    """Keep a move from taking a share below zero, shape (..., sectors) [share].

    The move was planned from other shares than `start`, for the baseline is not known exactly: a sector that
    would go below zero stops there, and all others pay for it in proportion. `unallocated` is the part of
    the target that goes to the pool, shape (...) [share].
    """
    target = start + move
    if not (target < 0).any():
        return move
    kept = np.maximum(target, 0.0)
    kept *= ((1 - np.asarray(unallocated)) / kept.sum(axis=-1))[..., None]
    return np.asarray(kept - start)


def spend_path(money: FloatArray, shares: FloatArray, reinvested: FloatArray, to: FloatArray) -> FloatArray:
    """Spend the sectors' money by share and the reinvested saving by its own split [£m cash].

    `money` and `reinvested` have shape (..., years) [£m cash]; `shares` (..., years, sectors) [share];
    `to` (..., sectors) [share]. The result has shape (..., years, sectors).
    """
    spend = money[..., None] * shares
    if not reinvested.any():
        return spend
    whole = np.broadcast_shapes(spend.shape[:-1], reinvested.shape, (*to.shape[:-1], 1))
    if spend.shape[:-1] != whole:
        return np.asarray(spend + reinvested[..., None] * to[..., None, :])
    # Few sectors get a part: adding theirs alone spares a pass over all draws, years and sectors.
    for place in np.flatnonzero(to.reshape(-1, to.shape[-1]).any(axis=0)):
        spend[..., place] += reinvested * to[..., place, None]
    return spend


def _plus(path: FloatArray, more: FloatArray) -> FloatArray:
    """Add to a new array in its own memory where the sum fits: a pass less over a thousand draws."""
    fits = np.broadcast_shapes(path.shape, more.shape) == path.shape
    return np.asarray(np.add(path, more, out=path if fits else None))


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
