"""The published price index, year by year."""

import numpy as np
import pytest

from leftshift.evidence.economy import deflator_growth, published_deflator
from leftshift.model.scenario import Years


def test_that_the_index_is_one_in_the_baseline_year_and_keeps_its_ratios() -> None:
    index = published_deflator()
    assert index[2025] == 1
    assert index[2030] / index[2029] == pytest.approx(113.6416 / 111.3959, rel=1e-12)


def test_that_growth_is_the_ratio_of_the_index_into_each_year() -> None:
    growth = deflator_growth(Years(first=2025, last=2030))
    assert growth[0] == 0
    assert growth[1] == pytest.approx(105.3095 / 103.2388 - 1, rel=1e-12)
    assert growth[1:] == pytest.approx([0.0201, 0.0194, 0.0187, 0.0186, 0.0202], abs=0.00006)


def test_that_growth_stops_where_nothing_is_published() -> None:
    growth = deflator_growth(Years(first=2025, last=2035))
    assert growth.shape == (11,)
    assert np.isnan(growth[6:]).all()
    assert not np.isnan(growth[:6]).any()
