from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:  # noqa: ANN001 - pytest-qt's fixture has no public type
    """The real window at 1366×768, on the sample, with all charts."""
    made = build_window(tmp_path / "configuration")
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.show_charts()
    QCoreApplication.processEvents()
    yield made
    made.session.stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
