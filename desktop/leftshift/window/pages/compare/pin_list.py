"""The list of pinned scenarios, with name and note, and what can be done with each."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from leftshift.model.scenario import AreaChoice
from leftshift.session.pins import Pin
from leftshift.storage.scenario.texts import NAME, PIN_NOTE
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.elided_line import ElidedLine
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.controls.text_fields import hold_to

_LETTER = Qt.ItemDataRole.UserRole
_ALWAYS = "◊ is shown beside the plan in the charts."
_EMPTY = (
    "Nothing is pinned yet. Pin the plan as it is now, change a lever, and see here what the change does; or "
    "open plans that were saved, to set them side by side."
)
_OTHER_AREA = "This plan is of another area: it is compared here, and not shown in the charts."
_FIRST_TIP = "Show this one beside the plan in every chart"
_TALL = 26
"""Least height of a row, so that it is easily clicked [pixels]."""
_WIDTH = 270
"""Width in which a name can be read [pixels]."""
_WIDEST = 1.65
"""How many times as wide it grows at most, with large text."""


class PinList(QWidget):
    """Asks for what the planner wants done with the pins; it changes none itself.

    Signals:
        pin_asked: hold the current scenario.
        open_asked: open files as pins.
        named, noted: args: letter, text
        use_asked, first_asked, save_asked, off_asked: args: letter
    """

    pin_asked = Signal()
    open_asked = Signal()
    named = Signal(str, str)
    noted = Signal(str, str)
    use_asked = Signal(str)
    first_asked = Signal(str)
    save_asked = Signal(str)
    off_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_room()
        self._pins: tuple[Pin, ...] = ()
        self._area: AreaChoice | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Pinned plans")
        self.list.currentItemChanged.connect(lambda *_: self._show_words())
        self.name, self.note = ElidedLine(), ElidedLine()
        for line, what, rule in (
            (self.name, "Name of the pin", NAME),
            (self.note, "Why it is pinned", PIN_NOTE),
        ):
            line.setAccessibleName(what)
            line.setPlaceholderText(what)
            line.explain(what)
            hold_to(rule, line)
        self.name.editingFinished.connect(lambda: self._ask(self.named, self.name))
        self.note.editingFinished.connect(lambda: self._ask(self.noted, self.note))
        self.pin = _button("Pin current plan", "Keep the plan as it is now, to compare it later (Ctrl+K)")
        self.open = _button("Add files…", "Add saved plans to the comparison")
        self.pin.clicked.connect(self.pin_asked)
        self.open.clicked.connect(self.open_asked)
        self.empty = PlainLabel(_EMPTY, wrapped=True)
        self._hint = PlainLabel(_ALWAYS, wrapped=True, role="muted")
        self.buttons = {
            "use": _button("Open this pin", "Go on from this plan; Undo brings back the current one"),
            "first": _button("Show in charts", _FIRST_TIP),
            "save": _button("Save pin as…", "Save this plan in a file of its own"),
            "off": _button("Remove pin", "Take this plan out of the comparison"),
        }
        for key, signal in (
            ("use", self.use_asked),
            ("first", self.first_asked),
            ("save", self.save_asked),
            ("off", self.off_asked),
        ):
            self.buttons[key].clicked.connect(lambda _=False, signal=signal: signal.emit(self.letter))
        self._lay_out()

    @property
    def letter(self) -> str:
        """Letter of the pin that is chosen; empty where none is."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_LETTER))

    def changeEvent(self, event: QEvent) -> None:
        """Widen the list when the text grows, but leave most of the page to what is beside."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        self.setFixedWidth(round(_WIDTH * min(text_scale(self), _WIDEST)))

    def draw(self, pins: tuple[Pin, ...], area: AreaChoice) -> None:
        """Show these pins; the first that is for the current area is shown in the charts."""
        if (pins, area) != (self._pins, self._area):
            chosen = self.letter
            letters = [held.letter for held in pins]
            new = [letter for letter in letters if letter not in [held.letter for held in self._pins]]
            self._pins, self._area = pins, area
            shown = next((held for held in pins if held.scenario.area == area), None)
            with QSignalBlocker(self.list):
                self.list.clear()
                for held in pins:
                    beside = "  ◊" if held is shown else ""
                    item = QListWidgetItem(f"{held.letter}  {held.name}{beside}")
                    item.setData(_LETTER, held.letter)
                    item.setToolTip(plain_tip(f"{item.text()}\n{held.note}".strip()))
                    item.setSizeHint(QSize(0, max(_TALL, self.fontMetrics().height() + 8)))
                    self.list.addItem(item)
                wanted = new[-1] if new else chosen
                self.list.setCurrentRow(letters.index(wanted) if wanted in letters else len(letters) - 1)
        self._show_words()

    def _show_words(self) -> None:
        for part in self._of_pins:
            part.setVisible(bool(self._pins))
        self.empty.setVisible(not self._pins)
        held = next((pin for pin in self._pins if pin.letter == self.letter), None)
        for line, text in ((self.name, held.name if held else ""), (self.note, held.note if held else "")):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
            line.setEnabled(held is not None)
        for button in self.buttons.values():
            button.setEnabled(held is not None)
        if held is not None and held.scenario.area != self._area:
            self.buttons["first"].setEnabled(False)
            self.buttons["first"].setToolTip(_OTHER_AREA)
            self._hint.setText(_OTHER_AREA)
        else:
            self.buttons["first"].setToolTip(_FIRST_TIP)
            self._hint.setText(_ALWAYS)

    def _ask(self, signal: SignalInstance, line: ElidedLine) -> None:
        if self.letter and line.isModified():
            line.setModified(False)
            signal.emit(self.letter, line.text().strip())

    def _lay_out(self) -> None:
        self.pin.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        # As high as what is in it, so that what can be done with a pin stands right below.
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._of_pins = (self.list, self.name, self.note, *self.buttons.values(), self._hint)
        grid = QGridLayout()
        for place, button in enumerate((self.pin, self.open, *self.buttons.values())):
            grid.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel("Pinned plans", role="title"))
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addWidget(self.name)
        column.addWidget(self.note)
        column.addLayout(grid)
        column.addWidget(self._hint)
        column.addStretch(1)


def _button(text: str, tip: str) -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tip)
    made.setAccessibleDescription(tip)
    return made
