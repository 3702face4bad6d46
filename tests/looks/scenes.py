"""What the kept pictures show: areas, themes, sizes of window and text, and the charts on the stage."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.window.access.zoom import zoom
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application, build_window
from leftshift.window.theme import ThemeChoice, theme_of

_SHARE: Final = 0.14
"""Community's share, moved so that every chart has something to say [share of programme spend]."""
_USUAL: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One picture."""

    name: str
    area: str
    theme: ThemeChoice = ThemeChoice.LIGHT
    size: tuple[int, int] = (1366, 768)
    text: int = _USUAL
    """Size of text against the usual [%]."""
    presented: bool = False


SCENES: Final = (
    Scene(name="one_board_light", area="QMM"),
    Scene(name="merged_dark", area="QHL+QUA", theme=ThemeChoice.DARK),
    Scene(name="england_large", area="ENGLAND", size=(1920, 1080)),
    Scene(name="one_board_high_contrast", area="QMM", theme=ThemeChoice.CONTRAST),
    Scene(name="merged_text_twice_as_large", area="QHL+QUA", text=200),
    Scene(name="one_board_presented", area="QMM", size=(1920, 1080), presented=True),
)


@contextmanager
def staged(scene: Scene, folder: Path) -> Iterator[tuple[MainWindow, QWidget]]:
    """Open the real window as a scene has it; yield it with what is to be seen: itself, or its stage."""
    app = application()
    window = build_window(folder)
    try:
        zoom(app, scene.text)
        window.document.start_on(baseline_scenario(find_area(scene.area)))
        window.resize(*scene.size)
        window.show()
        window.show_charts()
        window.session.shares.set(Sector.COMMUNITY, _SHARE)
        window.session.settle()
        window.apply_theme(theme_of(scene.theme))
        # Keyboard focus is a ring around a control, and no part of a picture.
        window.setFocus()
        app.processEvents()
        yield window, _stage(window, scene) if scene.presented else window
    finally:
        window.app_actions.presenter.end()
        zoom(app, _USUAL)
        window.session.stack.setClean()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _stage(window: MainWindow, scene: Scene) -> QWidget:
    window.app_actions.presenter.begin()
    stage = window.app_actions.presenter.stage
    if stage is None:
        raise RuntimeError("the presenter put nothing on the stage")
    stage.showNormal()
    stage.resize(*scene.size)
    QCoreApplication.processEvents()
    return stage
