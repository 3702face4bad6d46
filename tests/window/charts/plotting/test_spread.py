from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.window.charts.plotting.spread import spread

labels = st.lists(st.tuples(st.floats(0, 200), st.floats(1, 20)), min_size=1, max_size=9)


@given(labels)
def test_that_no_label_covers_another_where_there_is_room(wanted: list[tuple[float, float]]) -> None:
    places, sizes = zip(*wanted, strict=True)
    centres = spread(places, sizes, 0, 200)
    spans = sorted((c - s / 2, c + s / 2) for c, s in zip(centres, sizes, strict=True))
    assert spans[0][0] >= -1e-9
    assert spans[-1][1] <= 200 + 1e-9
    assert all(above[1] <= below[0] + 1e-9 for above, below in pairwise(spans))


@given(labels)
def test_that_labels_keep_their_order(wanted: list[tuple[float, float]]) -> None:
    places, sizes = zip(*wanted, strict=True)
    centres = spread(places, sizes, 0, 60)
    ordered = [centres[place] for place in sorted(range(len(places)), key=places.__getitem__)]
    assert ordered == sorted(ordered)


def test_that_labels_with_room_stay_where_they_are() -> None:
    assert spread([10, 50, 90], [14, 14, 14], 0, 100) == [10, 50, 90]


def test_that_labels_without_room_share_what_there_is() -> None:
    assert spread([50, 50], [100, 100], 0, 100) == pytest.approx([25, 75])
