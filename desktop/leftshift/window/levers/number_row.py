"""One lever or assumption: its name, its controls, its value, and where it is from."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leftshift.text.levers.comparison import with_unit
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.number_entry import EntryFormat
from leftshift.window.controls.number_line import NumberLine
from leftshift.window.controls.slider_scale import SliderMark, SliderScale
from leftshift.window.controls.small_button import small_button

DOT = "\u25cf"
"""Mark before the name of whatever was changed."""

_LONG_NAMES = 50
"""Letters on all presets together from which they are laid out below each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """All that a row says and that does not change."""

    key: str
    label: str
    number_format: EntryFormat
    longest: float
    """The number that needs most room in the entry."""
    range: str = ""
    """Low, central and high, in words; empty where there are none."""
    source: str
    """Ids of its sources, or the words for a number without one."""
    tip: str
    """Why the limits are where they are, and every source with its title."""
    presets: tuple[SliderMark, ...] = ()
    """Values offered by name."""


class NumberRow(QWidget):
    """Asks for one number; shows it, whether it was changed, its range and its source.

    Signals:
        asked: the planner wants this value. args: value
        released: the drag ended, or a single step is done.
        reset_asked: the planner wants the value it had at first.
    """

    asked = Signal(float)
    released = Signal()
    reset_asked = Signal()

    def __init__(self, text: RowText, reset: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_text = text
        # Opaque, so that no panel beneath is painted again at each step.
        self.setAutoFillBackground(True)
        self.heading = HeadingLine(text.label, parent=self)
        self.line = NumberLine(text.label, self, number_format=text.number_format, longest=text.longest)
        self.reset = small_button(f"Reset {text.label}", self)
        self.presets = [self._preset(mark) for mark in text.presets]
        self.range = FineLine(f"{text.label}, range", muted=False, parent=self)
        self.source = FineLine(f"{text.label}, source", parent=self)
        self.range.show_text(text.range)
        self.source.show_text(text.source, text.tip)
        for part in (self.line.slider, self.line.entry, self.heading):
            part.setToolTip(text.tip)
        self._shown: tuple[bool, float] | None = None
        self._lay_out()
        self._connect()
        self.apply_theme(reset)

    @property
    def changed(self) -> bool:
        """Whether it is shown as changed."""
        return self._shown is not None and self._shown[0]

    def apply_theme(self, reset: QIcon) -> None:
        """Apply the icon of a theme, drawn once for all rows."""
        self.reset.setIcon(reset)

    def show_value(self, value: float, scale: SliderScale) -> None:
        """Show a value on a scale, in the row's own unit. Only `draw` may call this."""
        self.line.show_value(value, scale)
        changed, written = value != scale.start, self.row_text.number_format
        if (changed, scale.start) != self._shown:
            self._shown = (changed, scale.start)
            self._mark(changed=changed, start=with_unit(scale.start, written.unit, written.decimals))
        said = with_unit(value, written.unit, written.decimals)
        parts = (
            said,
            "changed" if changed else "",
            self.row_text.range,
            self.row_text.source,
            self.row_text.tip,
        )
        self.line.slider.setAccessibleDescription("; ".join(part for part in parts if part))

    def _mark(self, *, changed: bool, start: str) -> None:
        """Mark the row as changed by a dot, in bold and in words, or remove the marks."""
        font = QFont(self.font())
        font.setBold(changed)
        self.heading.setFont(font)
        self.reset.setEnabled(changed)
        name = f"{DOT} {self.row_text.label}" if changed else self.row_text.label
        self.heading.show_text(self.row_text.number_format.after, name=name)
        source = f"changed from {start} \u00b7 {self.row_text.source}" if changed else self.row_text.source
        self.source.show_text(source, self.row_text.tip)

    def _preset(self, mark: SliderMark) -> QPushButton:
        written = self.row_text.number_format.text(mark.value)
        button = QPushButton(f"{written}: {mark.label}", self)
        button.setToolTip(mark.tip)
        button.setAccessibleName(f"Set {self.row_text.label} to {written}, {mark.label}")
        button.setAccessibleDescription(mark.tip)
        return button

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(2)
        controls.addWidget(self.line, 1)
        controls.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(controls)
        if self.presets:
            # Long names are laid out one below the other, so that they fit the column of levers.
            long = sum(len(button.text()) for button in self.presets) > _LONG_NAMES
            offered = QVBoxLayout() if long else QHBoxLayout()
            offered.setSpacing(4)
            for button in self.presets:
                offered.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            offered.addStretch(1)
            column.addLayout(offered)
        column.addWidget(self.range)
        self.range.setVisible(bool(self.row_text.range))
        column.addWidget(self.source)

    def _connect(self) -> None:
        self.line.asked.connect(self.asked)
        self.line.released.connect(self.released)
        self.line.reset_asked.connect(self.reset_asked)
        self.reset.clicked.connect(self.reset_asked)
        for button, mark in zip(self.presets, self.row_text.presets, strict=True):
            button.clicked.connect(partial(self._ask, mark.value))

    def _ask(self, value: float) -> None:
        self.asked.emit(value)
        self.released.emit()
