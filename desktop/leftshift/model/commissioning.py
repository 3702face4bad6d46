"""Posts by commissioning function, before and after the cut."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.baseline import Baseline
from leftshift.model.policies import per_network
from leftshift.model.results import Results
from leftshift.model.running_costs import posts_removed
from leftshift.model.scenario import RunningCostLever
from leftshift.model.terms import FUNCTIONS, FloatArray, Function, Number

HUNDRED_THOUSAND = 1e5
_PRIMARY = FUNCTIONS.index(Function.PRIMARY_CARE_COMMISSIONING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """Posts of an area by function."""

    before: FloatArray
    """Posts before the cut, shape (..., functions) [posts]."""
    after: FloatArray
    """Posts left, shape (..., years, functions) [posts]."""
    not_spared: FloatArray
    """Posts of protected functions that go all the same, as the others have none left, (..., years)."""
    per_100k: FloatArray
    """Primary care commissioning posts per 100,000 people, shape (..., years) [posts]."""
    per_100k_before: FloatArray
    """The same before the cut, shape (..., years) [posts]."""
    per_network: FloatArray
    """Primary care commissioning posts per primary care network, shape (..., years) [posts]."""
    per_network_before: FloatArray
    """The same before the cut, shape (...) [posts]."""


def posts_by_function(
    lever: RunningCostLever, baseline: Baseline, results: Results, saving_per_post: Number
) -> Posts:
    """Split the posts over functions and let the functions that are not protected carry the cut.

    Posts before the cut are operating cost ÷ saving per post, as are those removed (fact C13). The split is
    an assumption, no published figure.
    """
    everyone = posts_removed(results.operating_cost[..., :1], np.ones(1), np.asarray(saving_per_post))
    before = everyone * np.array(lever.functions)
    spared = np.array([function in lever.protected for function in FUNCTIONS])
    after, not_spared = posts_left(before, results.posts_removed, spared)
    primary, primary_before = after[..., _PRIMARY], before[..., _PRIMARY]
    return Posts(
        before=before,
        after=after,
        not_spared=not_spared,
        per_100k=primary / results.population * HUNDRED_THOUSAND,
        per_100k_before=primary_before[..., None] / results.population * HUNDRED_THOUSAND,
        per_network=per_network(primary, baseline.pcns[..., None]),
        per_network_before=per_network(primary_before, baseline.pcns),
    )


def posts_left(
    before: FloatArray, removed: FloatArray, spared: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[FloatArray, FloatArray]:
    """Take the posts removed from the functions that are not spared, in proportion to their posts.

    `before`, shape (..., functions), `removed`, shape (..., years) [posts]; `spared`, shape (functions,).
    Returns posts left, shape (..., years, functions), and the posts that spared functions lose all the
    same once the others have none, shape (..., years).
    """
    own = np.where(spared, 0.0, before)
    kept = np.where(spared, before, 0.0)
    first = np.minimum(removed, own.sum(axis=-1, keepdims=True))
    rest = np.minimum(removed - first, kept.sum(axis=-1, keepdims=True))
    left = before[..., None, :] - first[..., None] * _part(own) - rest[..., None] * _part(kept)
    return np.maximum(left, 0.0), rest


def _part(posts: FloatArray) -> FloatArray:
    """Divide each function's posts by those of all, shape (..., 1, functions) [share]; 0 where none are."""
    total = posts.sum(axis=-1, keepdims=True)
    part = np.divide(posts, total, out=np.zeros_like(posts), where=total > 0)
    return np.asarray(part[..., None, :])
