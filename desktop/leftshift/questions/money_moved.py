"""Money moved: who gives and who gets, when one split of money becomes another."""

import numpy as np

from leftshift.model.terms import FloatArray


def money_moved(before: FloatArray, after: FloatArray) -> FloatArray:
    """Share what is given out over those who get, each giver to every getter in proportion to what it gets.

    Both have shape (places,) and add up to the same [any unit, kept]. Returns shape (places, places): what
    the row gives to the column. No money has a name, so that no other split would be truer.
    """
    change = after - before
    gives, gets = np.maximum(-change, 0.0), np.maximum(change, 0.0)
    total = float(gets.sum())
    return np.outer(gives, gets / total) if total > 0 else np.zeros((change.size, change.size))
