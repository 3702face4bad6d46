"""The choice of an outcome: all measures in groups, found by typing part of a name."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from leftshift.questions.measures import Measure, measures

_SHARES, _MONEY, _BY_SECTOR = "Shares of the money", "Money", "By sector: spend"
_GROUP_OF = {
    "out_of_hospital": _MONEY,
    "total": _MONEY,
    "running_cost_per_head": "Running costs",
    "saving": "Running costs",
    "one_off": "Running costs",
    "posts_removed": "Running costs",
    "gallagher": "The board",
    "surplus": "Running costs",
} | dict.fromkeys(
    (
        "hospital_unfunded",
        "unfunded",
        "new_care",
        "required_efficiency",
        "savings_to_find",
        "avoided",
        "stranded",
        "staff_for_new_care",
        "beds",
        "near_home_deprived",
        "near_home_elsewhere",
        "contacts_outside_hospital",
    ),
    "Need",
)
_GROUP_OF_START = {"spend_": _BY_SECTOR, "share_": "By sector: share", "pressure_": "By sector: unfunded"}
_ORDER = (_SHARES, _MONEY, "Running costs", "Need", "The board")
_KEY = Qt.ItemDataRole.UserRole


def grouped() -> list[tuple[str, tuple[Measure, ...]]]:
    """List all measures in groups: the headline ones first, those of single sectors last."""
    groups: dict[str, list[Measure]] = {name: [] for name in _ORDER}
    for item in measures():
        groups.setdefault(_group(item), []).append(item)
    return [(name, tuple(items)) for name, items in groups.items() if items]


def _group(item: Measure) -> str:
    by_start = (name for start, name in _GROUP_OF_START.items() if item.key.startswith(start))
    other = _SHARES if item.is_share else "Other"
    return next(by_start, _GROUP_OF.get(item.key, other))


class OutcomeChoice(QComboBox):
    """Asks for the outcome picked or typed, and shows the one there is; Esc brings it back.

    Signals:
        asked: the planner wants this outcome. args: key
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._labels: dict[str, str] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName("Outcome")
        self.setToolTip("The outcome that all questions are about: pick one or type part of its name")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(32)
        self.setMaxVisibleItems(18)
        self.setModel(self._filled(grouped()))
        finder = QCompleter(list(self._labels), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.activated.connect(self._ask_label)
        self.setCompleter(finder)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName("Outcome")
            line.setPlaceholderText("Part of a name")
            line.returnPressed.connect(lambda: self._ask_typed(line.text()))
        self.activated.connect(lambda place: self._ask(self.itemData(place, _KEY)))

    def show_value(self, key: str) -> None:
        """Show an outcome; what the planner is typing just now is left alone. Only `draw` may call this."""
        if key != self._key:
            self._key = key
            self._restore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Restore what was shown before the typing."""
        super().focusOutEvent(event)
        self._restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline as well: that of an editable list is hardly seen on a dark ground."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().mid().color())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 2, 2)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the planner is at work here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _restore(self) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(self._key, _KEY))
            self.setEditText(self.currentText())
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _ask(self, key: str | None) -> None:
        # Qt activates the current item as well when Enter ends what was typed.
        if key and key != self._key:
            self.asked.emit(key)
        self._restore()

    def _ask_label(self, label: str) -> None:
        self._ask(self._labels.get(label))

    def _ask_typed(self, text: str) -> None:
        """Ask for the outcome that is named in full, else for the first that holds what was typed."""
        plain = text.strip().casefold()
        holding = [label for label in self._labels if plain in label.casefold()]
        exact = [label for label in holding if label.casefold() == plain]
        for label in (exact or holding)[:1]:
            self._ask_label(label)
        self._restore()

    def _filled(self, groups: Sequence[tuple[str, tuple[Measure, ...]]]) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for name, items in groups:
            heading = QStandardItem(name)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
            for item in items:
                row = QStandardItem(item.label)
                row.setData(item.key, _KEY)
                model.appendRow(row)
                self._labels[item.label] = item.key
        return model
