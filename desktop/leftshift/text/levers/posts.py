"""Posts by commissioning function, split and put into words."""

import numpy as np

from leftshift.model.baseline import Baseline
from leftshift.model.commissioning import Posts, posts_by_function
from leftshift.model.results import Results
from leftshift.model.scenario import RunningCostLever
from leftshift.model.terms import year_label
from leftshift.text.numbers import number


def posts_of(lever: RunningCostLever, baseline: Baseline, results: Results) -> Posts:
    """Split the posts of a scenario over functions, before and after its cut."""
    return posts_by_function(lever, baseline, results, results.outlook.assumptions.saving_per_post)


def cut_place(lever: RunningCostLever, results: Results) -> int:
    """Return the place of the year in which the cut is complete, within the years shown."""
    return min(lever.end, results.years[-1]) - results.first_year


def primary_words(posts: Posts, lever: RunningCostLever, results: Results) -> str:
    """Say how many primary care commissioning posts there are for people and networks, before and after."""
    place = cut_place(lever, results)
    before, after = float(posts.per_100k_before[place]), float(posts.per_100k[place])
    said = (
        f"Primary care commissioning: {number(before, 1)} \u2192 {number(after, 1)} posts per 100,000 people"
    )
    networks = float(posts.per_network_before)
    year = year_label(results.first_year + place)
    if np.isnan(networks):
        return f"{said} by {year}."
    each = float(posts.per_network[place])
    return f"{said}, {number(networks, 1)} \u2192 {number(each, 1)} per PCN by {year}."
