"""The preview of an import on paper."""

from leftshift.model.own_figures import Preview, PreviewRow
from leftshift.model.terms import Sector
from leftshift.text.own_figures import preview_text

SHOWN = Preview(
    rows=(
        PreviewRow(sector=Sector.ACUTE, published=1406.71, own=1450.0, difference=43.29),
        PreviewRow(sector=Sector.COMMUNITY, published=274.1, own=None, difference=0.0),
        PreviewRow(sector=Sector.PRESCRIBING, published=231.9, own=200.0, difference=-31.9),
        PreviewRow(sector=Sector.SPECIALISED, published=10.0, own=10.0, difference=0.0),
    ),
    published=1922.71,
    own=1934.1,
)


def test_that_each_sector_and_the_total_show_their_difference_and_what_was_mended_follows() -> None:
    assert preview_text(SHOWN, ("The file names no year.",)).splitlines() == [
        "£m, 2025/26          published         own  difference",
        "Acute hospital         1,406.7     1,450.0       +43.3",
        "Community                274.1        kept",
        "Prescribing              231.9       200.0       \u221231.9",
        "Specialised               10.0        10.0         0.0",
        "Total                  1,922.7     1,934.1       +11.4",
        "The file names no year.",
    ]
