"""What every test may ask for."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.session import waiting
from leftshift.session.session import Session
from leftshift.window.controls.fonts import apply_font
from leftshift.window.garbage import collect

# How long one example takes says nothing on a machine that is busy with other tests.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


def pytest_collection_finish() -> None:
    """Set aside all that importing and collecting has made: looking through it took most of a tear-down."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, in the program's own font."""
    apply_font(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the user's own settings out of the tests, and the tests out of them."""
    monkeypatch.setenv("LEFTSHIFT_CONFIG", str(tmp_path / "configuration"))
    yield
    # Under the style sheet of a window that is gone, making the next one takes twice as long.
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet() and not app.topLevelWidgets():
        app.setStyleSheet("")


@pytest.fixture(scope="session", autouse=True)
def _garbage_of_this_thread() -> Iterator[None]:
    """Free widgets in this thread alone, as the program does: in another, Qt would crash.

    For all of the session, since windows that several tests share are made before a test's own fixtures.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    """Look for garbage between two tests."""
    yield
    collect()


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a disk be slow on a machine that is busy with other tests."""
    monkeypatch.setattr(waiting, "PATIENCE", 60.0)
    monkeypatch.setattr(waiting, "ANSWERED", 60.0)


@pytest.fixture(scope="session")
def scenario_of() -> Callable[..., Scenario]:
    """Build the baseline scenario of an area by its code or name."""
    return lambda text: baseline_scenario(find_area(text))


@pytest.fixture
def session(qapp: QCoreApplication, scenario_of: Callable[..., Scenario]) -> Iterator[Session]:
    """A session on Norfolk and Waveney's baseline."""
    made = Session(scenario_of("QMM"), qapp)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shown(qtbot) -> Iterator[Callable[[QWidget], QWidget]]:  # noqa: ANN001 - pytest-qt's fixture has no public type
    """Show widgets and really delete them after the test: qtbot alone would leave them alive."""
    widgets: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        widgets.append(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    yield show
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    widgets.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
