import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontInfo

from leftshift.session.session import Session
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.controls.fonts import Size, sized
from leftshift.window.theme import ThemeChoice, theme_of
from leftshift.window.transfer.chart_copy import pdf, source_lines, svg

TEXT, PICTURE = "{http://www.w3.org/2000/svg}text", "{http://www.w3.org/2000/svg}image"


@pytest.fixture(params=ENTRIES)
def chart(request: pytest.FixtureRequest, session: Session) -> Iterator[LiveChart]:
    made = LiveChart(ENTRIES[request.param], theme_of(ThemeChoice.DARK))
    session.show_also(made.needs, by="chart")
    made.draw(session.snapshot)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_a_drawing_holds_finding_and_source_as_real_text_and_no_pixels(
    chart: LiveChart, session: Session
) -> None:
    root = ET.fromstring(svg(chart, session.snapshot))  # noqa: S314 - our own drawing
    texts = {"".join(found.itertext()).strip() for found in root.iter(TEXT)}
    assert set(source_lines(session.snapshot)) <= texts
    assert chart.title.split(";")[0] in " ".join(texts)
    assert list(root.iter(PICTURE)) == []
    # A name that holds a number is valid in quotes alone; without them a browser takes its own face.
    families = {found.get("font-family", "") for found in root.iter(TEXT)}
    assert {name for name in families if not re.fullmatch(r"'[^']+', sans-serif", name)} == set()


def test_that_text_is_as_large_in_a_drawing_as_the_room_that_was_measured_for_it(
    chart: LiveChart, session: Session
) -> None:
    root = ET.fromstring(svg(chart, session.snapshot))  # noqa: S314 - our own drawing
    sizes = {float(found.get("font-size", "0")) for found in root.iter(TEXT)}
    measured = [QFontInfo(sized(chart.font(), size)).pixelSize() for size in Size]
    assert min(sizes) == pytest.approx(min(measured), abs=0.6)
    assert {size for size in sizes if min(abs(size - one) for one in measured) > 0.6} == set()
    assert any(abs(size - QFontInfo(chart.font()).pixelSize()) <= 0.6 for size in sizes)


def test_that_a_pdf_page_embeds_fonts_and_no_pixels(chart: LiveChart, session: Session) -> None:
    written = pdf(chart, session.snapshot)
    assert b"/Font" in written
    assert b"/Subtype /Image" not in written
