from fractions import Fraction

import pytest

from leftshift.board.exact import as_integers


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((2, 4, 6), [1, 2, 3]), (("1/2", "1/3"), [3, 2]), (("3/2", 6), [1, 4]), ((0, 0), [0, 0])],
)
def test_that_whole_numbers_in_the_same_proportions_are_the_smallest(
    numbers: tuple[str | int, ...], expected: list[int]
) -> None:
    assert as_integers(Fraction(number) for number in numbers) == expected
