"""A start, whole or broken, leaves the search for garbage on."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from leftshift.window import start
from leftshift.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Leave the search for garbage as it was."""
    yield
    gc.unfreeze()
    gc.enable()


class BrokenWindow:
    """A window whose charts cannot be shown."""

    def show_charts(self) -> None:
        raise RuntimeError("no charts")


def test_that_garbage_is_looked_for_again_when_the_charts_cannot_be_shown() -> None:
    gc.disable()
    with pytest.raises(RuntimeError, match="no charts"):
        start.bring_charts(BrokenWindow())  # type: ignore[arg-type]  # it has all that is asked for
    assert gc.isenabled()


def test_that_garbage_is_looked_for_again_when_the_window_cannot_be_built(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None

    def fail(*_arguments: object) -> None:
        raise RuntimeError("no window")

    monkeypatch.setattr(MainWindow, "__init__", fail)
    with pytest.raises(RuntimeError, match="no window"):
        start.build_first(tmp_path)
    assert gc.isenabled()
