"""The window as a picture, a drawing or a page, made without a display."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leftshift.model.scenario import Scenario
from leftshift.storage.saver import check_ending, save

if TYPE_CHECKING:  # Qt reads the platform from the environment when it is first loaded
    from PySide6.QtWidgets import QWidget

ENDINGS: Final = (".png", ".svg", ".pdf")
"""Endings of the files that the window is saved as."""


def save_picture(
    scenario: Scenario, path: Path, *, size: tuple[int, int], theme: str, scale: float = 1.0
) -> None:
    """Draw the window on a scenario and save it through the saver, in the form that the name ends in.

    A picture that is there is kept as .bak beside it. `scale` is that of a PNG, 1 to 4 [dots to a pixel].

    Raises:
        SaveError: the picture could not be saved, or its name ends in none of ENDINGS.
    """
    check_ending(path, ENDINGS, "a picture of the window")
    save(path, window_picture(scenario, path.suffix.lower(), size=size, theme=theme, scale=scale))


def window_picture(
    scenario: Scenario, ending: str, *, size: tuple[int, int], theme: str, scale: float = 1.0
) -> bytes:
    """Draw the window on a scenario, `size` in pixels, and return the file of that ending."""
    from leftshift.exports.stamp import stamp  # noqa: PLC0415 - see above
    from leftshift.selftest.run import verified  # noqa: PLC0415 - likewise
    from leftshift.text.reports.self_test import for_export  # noqa: PLC0415 - likewise
    from leftshift.window.start import application, build_window  # noqa: PLC0415 - see above
    from leftshift.window.theme import ThemeChoice, theme_of  # noqa: PLC0415 - likewise

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(Path(folder))
        window.document.start_on(scenario)
        window.show_charts()
        window.apply_theme(theme_of(ThemeChoice(theme)))
        window.resize(*size)
        window.show()
        app.processEvents()
        data = _drawn(
            window, ending, scale, about=stamp(window.session.snapshot, for_export(verified())).line
        )
        window.close()
        window.deleteLater()
        app.processEvents()
    return data


def _drawn(window: "QWidget", ending: str, scale: float, about: str) -> bytes:
    """Draw a widget: dots in a PNG, and real text and lines in an SVG or a PDF.

    `about` says in the file, not in the picture, what it is of.
    """
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QSizeF  # noqa: PLC0415 - see above
    from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter  # noqa: PLC0415 - likewise
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - likewise

    from leftshift.window.controls.fonts import font_faces  # noqa: PLC0415 - likewise
    from leftshift.window.transfer.chart_copy import with_families  # noqa: PLC0415 - likewise

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    dots = window.logicalDpiX()
    if ending == ".png":
        fine = scale * window.devicePixelRatio()
        image = QImage(window.size() * fine, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(fine)
        image.setText("Description", about)
        window.render(image)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
        return bytes(buffer.data().data())
    if ending == ".svg":
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setResolution(dots)
        drawing.setSize(window.size())
        drawing.setViewBox(window.rect())
        drawing.setTitle(window.windowTitle())
        drawing.setDescription(about)
        painter = QPainter(drawing)
    else:
        page = QPdfWriter(buffer)
        page.setResolution(dots)
        page.setTitle(f"{window.windowTitle()}. {about}")
        page.setPageMargins(QMarginsF())
        page.setPageSize(QPageSize(QSizeF(window.size()) / dots, QPageSize.Unit.Inch))
        painter = QPainter(page)
    window.render(painter, QPoint())
    painter.end()
    data = bytes(buffer.data().data())
    if ending == ".svg":  # its text is laid out in the program's own letters, so it carries them
        return with_families(data).replace(
            b"<defs>", f"<defs><style>{font_faces()}</style>".encode("ascii"), 1
        )
    return data
