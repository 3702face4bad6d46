"""Rebalance: one recommendation with its reason, its swaps as sentences, and the methods to compare."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.board.rebalance import Rebalancing
from leftshift.questions.board_measures import rebalanced, recommended_board
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import (
    basis_words,
    broken_words,
    missing_words,
    rebalance_counts,
    rebalance_notes,
    recommended_words,
    swaps_finding,
)
from leftshift.text.numbers import counted
from leftshift.window.access.text_scale import grown, text_scale
from leftshift.window.controls.fold import Fold
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedScroll

_WIDTH, _HEIGHT = 980, 640
_LEAST = 640
"""Width in which the recommendation is read easily [pixels]."""
_METHODS = 320
"""Height of the methods when they are open, at the usual size of text [pixels]."""


class RebalanceDialog(QDialog):
    """Recommends one way to share the seats out; the size and the statutory seats there are stay.

    Signals:
        asked: the planner wants this board. args: tuple of Seat, what changed in words
    """

    asked = Signal(object, str)

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rebalance the board")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.found = rebalanced(snapshot.scenario, snapshot.area, snapshot.board_measures.basis)
        self.applies: list[QPushButton] = []
        size = counted(len(snapshot.scenario.board.seats), "seat", "seats")
        said = (
            f"The board keeps its {size}, and those of them that statute needs. Trust and primary care seats "
            f"are shared out anew by what seats are compared with: {basis_words(snapshot.board_measures)}."
        )
        column = QVBoxLayout(self)
        column.addWidget(_sentence(said))
        missing = missing_words(snapshot.checks)
        if missing:
            column.addWidget(_sentence(missing, "near"))
        if self.found:
            self.chosen = recommended_board(snapshot.scenario, snapshot.area, snapshot.board_measures.basis)
            self._recommend(column)
        else:
            column.addWidget(
                _sentence("There is nothing to share seats by: what they are compared with is zero.")
            )
            column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        # Left to itself, Qt opens a dialog at most two thirds as tall as the screen, and squeezes its texts.
        wide = grown(self, _LEAST, 0).width()
        self.resize(wide, column.totalHeightForWidth(wide))

    def _recommend(self, column: QVBoxLayout) -> None:
        """Show the recommendation with its reason; all methods in a fold below it."""
        column.addWidget(_sentence("Recommended", "title"))
        column.addWidget(_sentence(recommended_words(self.chosen, self.found)))
        column.addWidget(_sentence("\n".join(swap.sentence for swap in self.chosen.swaps)))
        self.apply = QPushButton("Apply this board", self)
        self.apply.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.apply.setEnabled(bool(self.chosen.swaps))
        self.apply.clicked.connect(lambda: self._ask(self.chosen))
        column.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignLeft)
        self.methods = Fold("Compare methods", self._all_methods)
        self.methods.opened.connect(lambda: self.resize(self.size().expandedTo(grown(self, _WIDTH, _HEIGHT))))
        column.addWidget(self.methods)
        column.addStretch(1)

    def _all_methods(self, parent: QWidget) -> QWidget:
        made = QWidget(parent)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 8, 0, 0)
        for item in self.found:
            row.addWidget(self._method(item), 1)
        made.setMinimumHeight(round(_METHODS * text_scale(self)))
        return made

    def _method(self, item: Rebalancing) -> QWidget:
        """Make the column of one method."""
        inside = QWidget()
        inside.setObjectName("method")
        column = QVBoxLayout(inside)
        column.addWidget(_sentence(item.method, "title"))
        column.addWidget(_sentence("\n".join(rebalance_counts(item))))
        column.addWidget(_sentence(swaps_finding(item), "title"))
        column.addWidget(_sentence("\n".join(swap.sentence for swap in item.swaps)))
        for note in rebalance_notes(item):
            column.addWidget(_sentence(note, "muted"))
        column.addWidget(_sentence(item.verdict, "good" if item.proportionate else "near"))
        if item.broken:
            column.addWidget(_sentence(f"No longer met after the swaps:\n{broken_words(item.broken)}", "bad"))
        column.addStretch(1)
        scroll = RingedScroll()
        scroll.setAccessibleName(f"{item.method}: what would change")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        for part in (scroll.viewport(), inside):
            part.setAutoFillBackground(False)
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        frame = QVBoxLayout(panel)
        frame.setContentsMargins(4, 4, 4, 8)
        frame.addWidget(scroll, 1)
        frame.addWidget(self._apply(item), 0, Qt.AlignmentFlag.AlignHCenter)
        return panel

    def _apply(self, item: Rebalancing) -> QPushButton:
        button = QPushButton(f"Apply {item.method}", self)
        button.setEnabled(bool(item.swaps))
        button.setAutoDefault(False)
        button.setAccessibleDescription(f"{swaps_finding(item)}. {item.verdict}")
        button.clicked.connect(lambda: self._ask(item))
        self.applies.append(button)
        return button

    def _ask(self, item: Rebalancing) -> None:
        self.asked.emit(item.board, f"Rebalance by {item.method}")
        self.accept()


def _sentence(text: str, role: str = "") -> PlainLabel:
    label = PlainLabel(text, wrapped=True, role=role)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
