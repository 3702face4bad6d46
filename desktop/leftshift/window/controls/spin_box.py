"""Boxes for whole numbers."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from leftshift.window.controls.small_button import SIDE


def whole_number_box(
    name: str, least: int, most: int, *, unit: str = "", value: int | None = None
) -> QSpinBox:
    """Make a box for a whole number. Typing asks once, when it is done: each change may be an undo step."""
    made = QSpinBox()
    made.setMinimumHeight(SIDE)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setRange(least, most)
    made.setSuffix(unit)
    made.setKeyboardTracking(False)
    if value is not None:
        made.setValue(value)
    return made


def large_number_box(name: str, least: int, most: int, step: int) -> QDoubleSpinBox:
    """Make a box for a whole number larger than a QSpinBox holds, such as a seed of 32 bits."""
    made = QDoubleSpinBox()
    made.setMinimumHeight(SIDE)
    made.setDecimals(0)
    made.setAccessibleName(name)
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setGroupSeparatorShown(True)
    made.setKeyboardTracking(False)
    return made
