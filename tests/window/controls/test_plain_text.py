"""Message boxes show what they are given as it is written, but for characters that do not print."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from leftshift.window.controls.plain_text import plain_box


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Save “a plan”?\nSecond line", "Save “a plan”?\nSecond line"),
        ("12\u00a0% of £3\u202f000", "12\u00a0% of £3\u202f000"),
        ("/plans/\x1b[31m\u202egnp\u2028", "/plans/\ufffd[31m\ufffdgnp "),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_that_a_box_shows_lines_and_figures_and_no_control_character(
    qapp: QApplication, text: str, shown: str
) -> None:
    assert qapp
    parent = QWidget()
    box = plain_box(QMessageBox.Icon.Warning, "A file", text, QMessageBox.StandardButton.Ok, parent)
    assert box.text() == shown
    box.deleteLater()
    parent.deleteLater()
