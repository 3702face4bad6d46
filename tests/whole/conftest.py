from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window
from tests.whole.places import DIALOGS, close_dialog, make_busy, open_dialog


@contextmanager
def opened(folder: Path) -> Iterator[MainWindow]:
    """Open the real window at 1366×768, on the sample, with all charts."""
    made = build_window(folder)
    made.resize(1366, 768)
    made.show()
    assert QTest.qWaitForWindowExposed(made)
    made.show_charts()
    QCoreApplication.processEvents()
    yield made
    made.session.stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:  # noqa: ARG001 - it must be there
    """A window of the test's own."""
    with opened(tmp_path / "configuration") as made:
        yield made


@pytest.fixture(scope="module")
def shared_window(
    qapp: QApplication,  # noqa: ARG001 - it must be there
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """One window for all tests of a file that leave it as they found it."""
    folder = tmp_path_factory.mktemp("shared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEFTSHIFT_CONFIG", str(folder))
        with opened(folder) as made:
            yield made


@pytest.fixture(scope="module")
def busy(shared_window: MainWindow) -> MainWindow:
    """The shared window with something to show everywhere."""
    make_busy(shared_window)
    return shared_window


@pytest.fixture(scope="module", params=DIALOGS)
def dialog(
    busy: MainWindow, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[QWidget]:
    """Each dialog of the busy window, opened once for all tests of a file."""
    shown = open_dialog(busy, request.param, tmp_path_factory.mktemp("files"))
    yield shown
    close_dialog(busy, shown)
