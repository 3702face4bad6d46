"""Levers carried over when an area's own figures take the place of its baseline's."""

from dataclasses import replace

from leftshift.model.baseline import Baseline
from leftshift.model.carry import carried_shares
from leftshift.model.scenario import ShareLever


def carried_to_own(lever: ShareLever, before: Baseline, after: Baseline) -> ShareLever:
    """Make the same change of shares, in points, from the baseline shares that own figures give.

    `before` and `after` are the baselines of one area without and with own figures (or the other way
    round). A lever at its baseline then stands at its new baseline, so that an import moves no lever.
    """
    start, new_start = tuple(before.shares.tolist()), tuple(after.shares.tolist())
    return replace(lever, target=carried_shares(lever.target, start, new_start, lever.unallocated))
