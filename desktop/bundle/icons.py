"""The program's icon in the forms that Windows, macOS and Linux ask for, drawn from the one SVG."""

import sys
from importlib.resources import files
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon

FORMS = {"leftshift.ico": 256, "leftshift.icns": 512, "leftshift.png": 256}
"""The side of each picture [px]."""


def main(folder: Path) -> int:
    """Write the icon in each form into the folder; return 1 if one could not be written."""
    app = QGuiApplication(["leftshift", "-platform", "offscreen"])
    icon = QIcon(str(files("leftshift.resources") / "icons" / "leftshift.svg"))
    written = [icon.pixmap(side, side).toImage().save(str(folder / name)) for name, side in FORMS.items()]
    app.processEvents()
    return 0 if all(written) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
