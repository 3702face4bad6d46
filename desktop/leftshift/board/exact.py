"""Exact numbers: what a caller gives, as whole numbers and fractions, or refused in a sentence."""

import math
import operator
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import SupportsFloat, SupportsIndex

Exactable = SupportsIndex | SupportsFloat
"""A whole number, a fraction, a decimal or a float, also of numpy."""


def exact(value: Exactable, what: str) -> Fraction:
    """Return a number that is not negative as a fraction.

    A float stands for the shortest decimal that it prints as, so that 0.1 and 0.2 make 0.3. Raises
    ValueError for what is no number, negative, infinite or NaN.
    """
    number = _fraction(value, what)
    if number < 0:
        raise ValueError(f"The {what} must not be negative; {value} is.")
    return number


def exact_all(values: Iterable[Exactable], what: str) -> list[Fraction]:
    """Return numbers that are not negative, and not all zero, as fractions.

    Raises ValueError as `exact` does, and when they add up to zero or there are none.
    """
    numbers = [exact(value, what) for value in values]
    if not sum(numbers):
        raise ValueError(f"The {what} must add up to more than zero.")
    return numbers


def whole(value: SupportsIndex, what: str) -> int:
    """Return a whole number that is not negative; raises ValueError for any other."""
    try:
        number = operator.index(value)
    except TypeError:
        raise ValueError(f"The {what} must be a whole number; {value!r} is not.") from None
    if number < 0:
        raise ValueError(f"The {what} must not be negative; {value!r} is.")
    return number


def as_integers(numbers: Iterable[Fraction]) -> list[int]:
    """Scale fractions to the smallest whole numbers in the same proportions."""
    given = list(numbers)
    common = math.lcm(*(number.denominator for number in given))
    scaled = [int(number * common) for number in given]
    shared = math.gcd(*scaled) or 1
    return [number // shared for number in scaled]


def _fraction(value: Exactable, what: str) -> Fraction:
    if isinstance(value, SupportsIndex):
        return Fraction(operator.index(value))
    if isinstance(value, Rational | Decimal) and math.isfinite(value):
        return Fraction(value)
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"The {what} must be numbers; {value!r} is not.") from None
    if not math.isfinite(number):
        raise ValueError(f"The {what} must be numbers that are not infinite; {value!r} is not one.")
    return Fraction(repr(number))
