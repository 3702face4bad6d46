"""Values of charts, handles, boxes, icons, seats and bars have a contrast of 3 to 1 as they are painted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from leftshift.model.terms import FloatArray
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.text_painter import TextPainter
from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.controls.small_button import QuietButton
from leftshift.window.levers.share_bar import ShareBar
from leftshift.window.main_window import MainWindow
from leftshift.window.theme import ThemeChoice, theme_of
from tests.whole.pixels import contrast_of, ground_of, light_of, light_of_colour
from tests.whole.places import make_busy, places

MARK, TINT, NEAR = 3.0, 1.15, 6
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)


@pytest.fixture(params=THEMES)
def themed(window: MainWindow, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """The window in each theme, with something to show everywhere."""
    make_busy(window)
    window.apply_theme(theme_of(request.param))
    QCoreApplication.processEvents()
    yield window
    window.apply_theme(theme_of(ThemeChoice.LIGHT))


def without_words(chart: ChartCard, monkeypatch: pytest.MonkeyPatch) -> FloatArray:
    """Paint a chart without its texts, and return the contrast of each pixel with the panel."""
    with monkeypatch.context() as silent:
        for name in ("write", "write_once"):
            silent.setattr(TextPainter, name, lambda *_, **__: None)
        light = light_of(chart.grab().toImage())
    return contrast_of(light, light_of_colour(chart.theme.surfaces.panel))


def stands_out(seen: FloatArray, spot: Spot) -> bool:
    """Return whether a mark has contrast near a spot; a tinted area counts by its edge between dashes."""
    x = min(max(round(spot.x), 0), seen.shape[1] - 1)
    y = min(max(round(spot.y), 0), seen.shape[0] - 1)
    return any(
        _meets_mark(seen, column, y) for column in range(max(x - NEAR, 0), min(x + NEAR + 1, seen.shape[1]))
    )


def _meets_mark(seen: FloatArray, column: int, y: int) -> bool:
    top = low = y
    while top > 0 and TINT < seen[top, column] < MARK:
        top -= 1
    while low < seen.shape[0] - 1 and TINT < seen[low, column] < MARK:
        low += 1
    return float(seen[max(top - NEAR, 0) : low + NEAR + 1, column].max()) >= MARK


def test_that_every_value_of_every_chart_has_contrast_without_its_words(
    themed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak, seen = [], set()
    for place in places(themed):
        for chart in themed.findChildren(ChartCard):
            if chart.isVisible() and (chart.key, chart.size().toTuple()) not in seen:
                seen.add((chart.key, chart.size().toTuple()))
                dots = without_words(chart, monkeypatch)
                weak += [
                    (place, chart.key, spot.text) for spot in chart.spots() if not stands_out(dots, spot)
                ]
    assert weak == []
    assert len(seen) > len(themed.plan.chart_area.charts)


def test_that_a_mark_too_faint_to_see_is_found(themed: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = themed.plan.chart_area.charts[0]
    dots = without_words(chart, monkeypatch)
    assert all(stands_out(dots, spot) for spot in chart.spots())
    assert not any(stands_out(dots.clip(max=MARK - 0.1), spot) for spot in chart.spots())


def part_that_counts(widget: QWidget) -> QRect | None:
    """Return where a control shows its state by a mark alone; None where it has none of its own."""
    if isinstance(widget, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        radio = isinstance(widget, QRadioButton)
        kind = QStyle.SubElement.SE_RadioButtonIndicator if radio else QStyle.SubElement.SE_CheckBoxIndicator
        return widget.style().subElementRect(kind, option, widget).adjusted(-1, -1, 1, 1)
    if isinstance(widget, MarkedSlider):
        at = round(widget.x_of(widget.shown))
        return QRect(at - 10, 0, 20, 24)
    if isinstance(widget, QAbstractButton) and not isinstance(widget, ChartCard):
        return widget.rect().adjusted(3, 3, -3, -3)
    if isinstance(widget, QComboBox):
        return widget.rect().adjusted(widget.width() - 24, 3, -3, -3)
    return widget.rect() if isinstance(widget, ShareBar) else None


def as_painted(widget: QWidget) -> QImage:
    """Return a picture of a control on what is beneath it, while it is in sight."""
    if isinstance(widget, QuietButton):
        widget.setFocus()  # Out of sight by design until the pointer or the keyboard is in its row.
        assert QApplication.focusWidget() is widget
    box = widget.parentWidget()
    if box is not None and box.objectName() == "stepper":
        return box.grab(widget.geometry()).toImage()  # The box paints the ground of its buttons.
    return widget.grab().toImage()


def test_that_handles_boxes_icons_and_bars_have_contrast(themed: MainWindow) -> None:
    weak, seen = {}, set()
    themed.activateWindow()
    for place in places(themed):
        for widget in themed.findChildren(QWidget):
            part = part_that_counts(widget) if widget.isVisible() and widget.isEnabled() else None
            if part is None or widget in seen or widget.objectName().startswith("qt_"):
                continue
            seen.add(widget)
            light = light_of(as_painted(widget))[part.top() : part.bottom(), part.left() : part.right()]
            if light.size and contrast_of(light, ground_of(light)).max() < MARK:
                weak[f"{place}: {type(widget).__name__} {widget.accessibleName()}"] = part.getRect()
    assert weak == {}
    assert len(seen) > len(themed.findChildren(QLabel)) / 2
