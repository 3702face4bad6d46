"""The real window looks as it did: six small pictures of it are kept, and held against what is painted now.

After a change of look that is meant, remake them, look at them, and say in the change why they differ:

    LEFTSHIFT_LOOKS=remake python -m pytest tests/looks

No picture shows a date or a time.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from leftshift.window.main_window import MainWindow
from leftshift.window.theme import ThemeChoice, theme_of
from tests.looks.comparing import SMALL, difference, small
from tests.looks.scenes import SCENES, Scene, staged

PICTURES = Path(__file__).parent / "pictures"
REMAKE = os.environ.get("LEFTSHIFT_LOOKS") == "remake"


def kept(scene: Scene) -> QImage:
    return QImage(str(PICTURES / f"{scene.name}.png"))


def painted(widget: QWidget) -> QImage:
    QCoreApplication.processEvents()
    return small(widget.grab().toImage())


@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
def test_that_the_window_looks_as_it_did(scene: Scene, tmp_path: Path) -> None:
    with staged(scene, tmp_path) as (_, seen):
        assert seen.size().toTuple() == scene.size
        snapshot = painted(seen)
    if REMAKE:
        assert snapshot.save(str(PICTURES / f"{scene.name}.png"))
    found = difference(kept(scene), snapshot)
    assert found.is_small, f"{scene.name} looks different: {found}"


def test_that_the_pictures_are_those_of_the_scenes() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == {scene.name for scene in SCENES}
    assert all(kept(scene).size() == SMALL for scene in SCENES)


def test_that_a_chart_painted_empty_is_seen(tmp_path: Path) -> None:
    with staged(SCENES[0], tmp_path) as (window, seen):
        shown = [chart for chart in window.plan.chart_area.charts if chart.isVisible()]
        assert shown
        for chart in shown:
            assert chart.view is not None
            chart.view.hide()
            assert not difference(kept(SCENES[0]), painted(seen)).is_small, chart.key
            chart.view.show()
            chart.ask.raise_()
        assert difference(kept(SCENES[0]), painted(seen)).is_small


def without_levers(window: MainWindow) -> None:
    window.plan.levers.hide()


def without_outcomes(window: MainWindow) -> None:
    window.plan.outcomes.hide()


def in_the_dark(window: MainWindow) -> None:
    window.apply_theme(theme_of(ThemeChoice.DARK))


@pytest.mark.parametrize(
    "breaks",
    [without_levers, without_outcomes, in_the_dark],
)
def test_that_a_part_that_is_missing_or_of_another_theme_is_seen(
    breaks: Callable[[MainWindow], None], tmp_path: Path
) -> None:
    with staged(SCENES[0], tmp_path) as (window, seen):
        assert difference(kept(SCENES[0]), painted(seen)).is_small
        breaks(window)
        assert not difference(kept(SCENES[0]), painted(seen)).is_small
