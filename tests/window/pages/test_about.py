"""The page About names all that the program runs on."""

import re
from importlib.metadata import requires

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leftshift.window.pages.help.about import show_about

NAMES = {"pyside6-essentials": "Qt for Python", "shiboken6": "Shiboken"}


def needed(package: str) -> set[str]:
    """List what a package needs to run, and all that this needs in turn, without extras."""
    lines = [line for line in requires(package) or [] if "extra ==" not in line]
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0].casefold().replace("_", "-") for line in lines}
    return names.union(*(needed(name) for name in names))


def test_that_about_names_every_package_that_the_program_needs(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = show_about(parent).text().casefold()
    packages = needed("leftshift")
    assert len(packages) > 5
    assert {name for name in packages if NAMES.get(name, name).casefold() not in text} == set()
