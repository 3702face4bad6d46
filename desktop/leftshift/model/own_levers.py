"""Levers carried over when an area's own figures take the place of its baseline's."""

from dataclasses import replace

from leftshift.model.baseline import Baseline
from leftshift.model.carry import carried_shares
from leftshift.model.scenario import ShareLever
from leftshift.model.terms import FloatArray


def carried_to_own(lever: ShareLever, before: Baseline, after: Baseline) -> ShareLever:
    """Make the same change of shares, in points, from the baseline shares that own figures give.

    `before` and `after` are the baselines of one area without and with own figures (or the other way
    round). A lever at its baseline then stands at its new baseline, so that an import moves no lever.
    """
    return carried_from(lever, before.shares, after.shares)


def carried_from(lever: ShareLever, before: FloatArray, after: FloatArray) -> ShareLever:
    """Make the same change of shares, in points, from other baseline shares, shape (sectors,) [share].

    As when another operating cost a head takes more or less programme pay out of acute.
    """
    start, new_start = tuple(before.tolist()), tuple(after.tolist())
    return replace(lever, target=carried_shares(lever.target, start, new_start, lever.unallocated))
