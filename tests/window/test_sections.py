from importlib.resources import files

import pytest

from leftshift.text.outcomes.section_outcomes import SECTION_OUTCOMES
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.levers.registry import LEVER_PANELS
from leftshift.window.pages.help.page import topics
from leftshift.window.sections import ALL, SECTIONS, Section, section_of_chart

WITH_LEVERS = [one for one in SECTIONS if one.levers]


def key_of(section: Section) -> str:
    return section.key


@pytest.mark.parametrize("section", ALL.values(), ids=key_of)
def test_that_a_section_has_levers_or_a_page_and_help_that_there_is(section: Section) -> None:
    assert bool(section.levers) is (section.make is None)
    assert not section.help or section.help in {topic.key for topic in topics()}


@pytest.mark.parametrize("section", WITH_LEVERS, ids=key_of)
def test_that_a_section_names_charts_panels_and_outcomes_that_there_are(section: Section) -> None:
    assert {*dict(section.charts), *section.companions} <= set(ENTRIES)
    assert set(section.levers) <= {one.key for one in LEVER_PANELS}
    assert section.key in SECTION_OUTCOMES
    assert section.charts[0][0] not in section.companions


@pytest.mark.parametrize("section", SECTIONS, ids=key_of)
def test_that_every_section_of_the_rail_has_an_icon(section: Section) -> None:
    assert (files("leftshift.resources") / "icons" / f"{section.icon}.svg").is_file()


def test_that_every_panel_of_levers_is_in_one_section() -> None:
    shown = [key for section in WITH_LEVERS for key in section.levers]
    assert sorted(shown) == sorted(one.key for one in LEVER_PANELS)


def test_that_a_chart_is_found_in_the_section_whose_switch_has_it() -> None:
    assert section_of_chart("voting_power") == "board"
    assert section_of_chart("tornado") == ""
