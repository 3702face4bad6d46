import pytest

from leftshift.model.terms import Sector
from leftshift.window.roles import Unmoved, role_of


@pytest.mark.parametrize(
    ("share", "role"),
    [
        (0.38, Unmoved(Sector.ACUTE)),
        (0.3804, Unmoved(Sector.ACUTE)),
        (0.381, Sector.ACUTE),
        (0.379, Sector.ACUTE),
    ],
)
def test_that_a_sector_has_its_full_colour_once_a_change_of_its_share_is_shown(
    share: float, role: Sector | Unmoved
) -> None:
    assert role_of(Sector.ACUTE, share, 0.38) == role
