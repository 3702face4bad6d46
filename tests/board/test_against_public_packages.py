"""Apportionment and power against two public packages, on two thousand random cases."""

import random
from fractions import Fraction

import powerindices
import pytest
from apportionment import methods as public

from leftshift.board.apportionment import dhondt, largest_remainder, sainte_lague
from leftshift.board.power import critical_counts, shapley_shubik

OURS = {"dhondt": dhondt, "saintelague": sainte_lague, "largest_remainder": largest_remainder}


@pytest.mark.parametrize("name", OURS)
def test_that_apportionment_agrees_with_the_public_package_except_in_ties(name: str) -> None:
    chance = random.Random(name)  # noqa: S311  # the same cases in every run, no secret
    compared = 0
    for _ in range(400):
        votes = [chance.randint(1, 5000) for _ in range(chance.randint(2, 8))]
        seats = chance.randint(1, 24)
        try:
            theirs = public.compute(name, votes, seats, tiesallowed=False)
        except public.TiesException:
            continue  # the package breaks ties by place alone, we by votes and then place
        assert OURS[name](votes, seats) == theirs
        compared += 1
    assert compared > 380


def test_that_power_agrees_with_the_public_package() -> None:
    chance = random.Random(800)  # noqa: S311  # the same cases in every run, no secret
    for _ in range(800):
        weights = [chance.randint(1, 12) for _ in range(chance.randint(2, 9))]
        quota = chance.randint(sum(weights) // 2 + 1, sum(weights))
        # The package divides by all coalitions of the others (Penrose), not by all swings (Banzhaf).
        penrose = [Fraction(count, 2 ** (len(weights) - 1)) for count in critical_counts(quota, weights)]
        assert [float(share) for share in penrose] == list(powerindices.compute_pbi(quota, weights[:]))
        orders = [float(share) for share in shapley_shubik(quota, weights)]
        assert orders == pytest.approx(list(powerindices.compute_ssi(quota, weights[:])), abs=1e-12)
