"""The window as a picture, drawn without a display."""

import tempfile
from pathlib import Path

from leftshift.model.scenario import Scenario
from leftshift.storage.saver import check_ending, save


def save_picture(scenario: Scenario, png: Path, *, size: tuple[int, int], theme: str) -> None:
    """Draw the window on a scenario and save it as a PNG through the saver.

    A picture that is there is kept as .bak beside it.

    Raises:
        SaveError: the picture could not be saved, or its name does not end in .png.
    """
    check_ending(png, [".png"], "a picture of the window")
    save(png, window_png(scenario, size=size, theme=theme))


def window_png(scenario: Scenario, *, size: tuple[int, int], theme: str) -> bytes:
    """Draw the window on a scenario, `size` in pixels, and return the PNG."""
    # Qt reads the platform from the environment when it is first loaded.
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415

    from leftshift.window.start import application, build_window  # noqa: PLC0415
    from leftshift.window.theme import ThemeChoice, theme_of  # noqa: PLC0415

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(Path(folder))
        window.document.start_on(scenario)
        window.show_charts()
        window.apply_theme(theme_of(ThemeChoice(theme)))
        window.resize(*size)
        window.show()
        app.processEvents()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(buffer, "PNG")
        window.close()
        window.deleteLater()
        app.processEvents()
    return bytes(buffer.data().data())
