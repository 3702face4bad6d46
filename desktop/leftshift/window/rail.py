"""The rail: one button a section, with icon and word, at the left of the window."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.fonts import Size, sized, strong
from leftshift.window.sections import RESULTS, SECTIONS
from leftshift.window.theme import Theme, icon

_NARROW, _WIDE = 88, 168
"""Width with the word below its icon, and with the word beside it, at the usual text [pixels]."""
_EDGE = 6
"""Space between a button and the edges of the rail [pixels]."""
_AROUND = 16
"""Height of what is around the icon and the word of a button [pixels]."""
_SIDE = 20
"""Edge length of an icon at the usual text [pixels]."""


class SectionRail(QFrame):
    """Says which section is open and leads to the others.

    Signals:
        asked: the planner wants a section. args: its key
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Sections")
        self._theme, self._wide, self._low = theme, False, False
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 8, _EDGE, 8)
        column.setSpacing(2)
        for section in SECTIONS:
            if section.key == RESULTS:
                line = QFrame()
                line.setFrameShape(QFrame.Shape.HLine)
                line.setObjectName("railLine")
                column.addWidget(line)
            button = QToolButton()
            button.setText(section.name)
            button.setCheckable(True)
            button.setProperty("rail", True)  # noqa: FBT003 - Qt's own signature
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, key=section.key: self.asked.emit(key))
            self._group.addButton(button)
            self.buttons[section.key] = button
            column.addWidget(button)
        column.addStretch(1)
        self.apply_theme(theme)
        self._make_room()

    def show_section(self, key: str) -> None:
        """Mark the section that is open; none where a page is that the rail does not lead to."""
        self._group.setExclusive(False)
        for own, button in self.buttons.items():
            button.setChecked(own == key)
        self._group.setExclusive(True)

    def set_wide(self, *, wide: bool) -> None:
        """Set each word beside its icon, or below it."""
        if wide is not self._wide:
            self._wide = wide
            self._make_room()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for section in SECTIONS:
            self.buttons[section.key].setIcon(icon(section.icon, theme))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words beside their icons where there is no height for them below."""
        super().resizeEvent(event)
        if self._is_low() is not self._low:
            self._make_room()

    def _is_low(self) -> bool:
        """Whether words below their icons would be taller than the rail."""
        caption = QFontMetrics(sized(self.font(), Size.CAPTION)).lineSpacing()
        each = round(_SIDE * text_scale(self)) + _AROUND
        lines = sum(section.name.count(" ") + 1 for section in SECTIONS)
        return len(SECTIONS) * each + lines * caption > self.height()

    def _make_room(self) -> None:
        self._low = self._is_low()
        scale, beside = text_scale(self), self._wide or self._low
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonTextBesideIcon if beside else styles.ToolButtonTextUnderIcon
        for section in SECTIONS:
            button = self.buttons[section.key]
            # Two words are too wide for one line below an icon.
            button.setText(section.name if beside else section.name.replace(" ", "\n"))
            button.setAccessibleName(section.name)
            if button.property("wide") is not self._wide:
                button.setProperty("wide", self._wide)
                button.style().unpolish(button)
                button.style().polish(button)
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(round(_SIDE * scale), round(_SIDE * scale)))
        width = round((_WIDE if self._wide else _NARROW) * scale)
        if beside and not self._wide:
            words = QFontMetrics(strong(sized(self.font(), Size.CAPTION)))
            longest = max(words.horizontalAdvance(section.name) for section in SECTIONS)
            width = longest + round(_SIDE * scale) + 2 * _AROUND
        for button in self.buttons.values():
            button.setFixedWidth(width - 2 * _EDGE)
        self.setFixedWidth(width)
