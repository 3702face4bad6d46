"""The painter: pages with their numbers and vector charts, pictures of the size asked for."""

import re
import struct

import pytest
from pytestqt.qtbot import QtBot

from leftshift.exports.briefing import Briefing
from leftshift.exports.chart_svg import WIDTH, svg
from leftshift.exports.charts import chart_figures
from leftshift.exports.page import SHORT, blocks
from leftshift.window.transfer.pack_painter import PackPainter
from tests.exports.conftest import briefing_of, scenario_of


def printed(pack: Briefing) -> bytes:
    figures = tuple(one for one in chart_figures(pack) if one.key in SHORT)
    return PackPainter().pdf(pack.stamp, blocks(pack, figures))


@pytest.mark.parametrize("case", ["nothing in England", "both, early", "other levers", "fifteen years"])
def test_that_a_document_to_print_has_two_to_four_pages(case: str, qtbot: QtBot) -> None:
    del qtbot
    data = printed(briefing_of(scenario_of(case)))
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 4


def test_that_charts_in_it_are_no_pictures(qtbot: QtBot) -> None:
    del qtbot
    assert b"/Subtype /Image" not in printed(briefing_of(scenario_of("a shift")))


@pytest.mark.parametrize("scale", [1.0, 2.0, 4.0])
def test_that_a_picture_has_the_dots_that_were_asked_for(scale: float, qtbot: QtBot) -> None:
    del qtbot
    figure = chart_figures(briefing_of(scenario_of("a shift")))[0]
    data = PackPainter().png(svg(figure), scale)
    assert struct.unpack(">I", data[16:20])[0] == WIDTH * scale
