"""Bases by voice, alone and mixed."""

import numpy as np
import pytest

from leftshift.board.voices import VOICE_OF_GROUP, Voice, by_voice, mixed, without_voice
from leftshift.model.seats import PARTNERS, Group


def test_that_sector_money_is_added_up_by_voice_and_continuing_care_has_none() -> None:
    spend = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0])
    assert by_voice(spend) == (3, 4, 8, 48)
    assert without_voice(spend) == 64


def test_that_a_basis_by_voice_is_taken_as_it_is() -> None:
    assert by_voice([1, 2, 3, 4]) == (1, 2, 3, 4)
    assert without_voice([1, 2, 3, 4]) == 0


def test_that_every_partner_group_but_local_authority_has_a_voice() -> None:
    assert set(VOICE_OF_GROUP) == PARTNERS - {Group.LOCAL_AUTHORITY}


def test_that_groups_are_in_one_order_at_every_start_so_that_equal_workbooks_have_equal_bytes() -> None:
    listed = [group for group, voice in VOICE_OF_GROUP.items() if voice is Voice.PRIMARY_CARE]
    assert listed == [group for group in Group if group in listed]


def test_that_a_basis_with_no_weight_in_a_mix_counts_for_nothing() -> None:
    assert mixed([[1, 1, 1, 1], [8, 0, 0, 0]], [3, 0]) == (0.25, 0.25, 0.25, 0.25)


def test_that_bases_are_mixed_by_their_shares_whatever_their_units() -> None:
    assert mixed([(60, 20, 10, 10), (0, 0, 0, 5)], (1, 3)) == pytest.approx((0.15, 0.05, 0.025, 0.775))


@pytest.mark.parametrize(
    ("bases", "weights", "words"),
    [
        ([(1, 1, 1, 1)], [0], "one must be above zero"),
        ([(1, 1, 1, 1), (1, 0, 0, 0)], [2, -1], "must not be negative"),
        ([(0, 0, 0, 0)], [1], "more than zero"),
        ([(1, 2)], [1], "not 2"),
    ],
)
def test_that_a_bad_mix_is_refused_in_a_sentence(
    bases: list[tuple[int, ...]], weights: list[int], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        mixed(bases, weights)
