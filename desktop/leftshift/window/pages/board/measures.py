"""The measures: each sector's seats against the basis chosen, and the three indices."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import (
    MEASURE_COLUMNS,
    index_rows,
    left_out_words,
    measure_rows,
)
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.pages.board.rows import TextRows, figures_table
from leftshift.window.provenance.figures_shown import set_formula

_SECTOR = frozenset({0})
_SHORT = (
    "Sector",
    "Seats",
    "% of provider\nseats",
    "% of all\nvoting",
    "Compared\nwith",
    "Advantage,\nprovider",
    "Advantage,\nall voting",
    "Orgs\nper seat",
    "Against\nproportion",
)
_INDICES = ("Index", "Provider\nseats", "All voting\nseats")
_WIDTHS = {0: 110, 1: 42, 2: 84, 3: 58, 4: 68, 5: 76, 6: 76, 7: 58, 8: 106}
_EACH = 103
"""Width from which every column can have the same, so that no figure is far from its sector [pixels]."""
_INDEX_WIDTH = 286
_INDEX_COLUMN = 80
_NOTE = (
    "Advantage: share of seats over the share it is compared with; 1 is in proportion. Indices in points; "
    "0 is in proportion. Over all voting seats, those without a sector count as one that nothing speaks for."
)


class MeasuresTable(QWidget):
    """Shows the measures of each sector over partner seats and over all voting seats."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "board")
        self.model = TextRows(_SHORT, _SECTOR, self)
        self.view = figures_table("Measures by sector", self.model, wide=0, parent=self)
        self.view.setAccessibleDescription(", ".join(MEASURE_COLUMNS))
        self.index_model = TextRows(_INDICES, _SECTOR, self)
        self.index_view = figures_table("Indices of proportion", self.index_model, wide=0, parent=self)
        self.left_out = _small(self)
        self._note = note = _small(self)
        note.setText(_NOTE)
        side = QVBoxLayout()
        side.addWidget(self.index_view)
        side.addWidget(note)
        side.addStretch(1)
        main = QVBoxLayout()
        main.addWidget(self.view)
        main.addWidget(self.left_out)
        main.addStretch(1)
        for view in (self.view, self.index_view):
            view.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
            view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.addLayout(main, 1)
        row.addLayout(side)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the columns when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        # Within the event, the layout would go on with the heights of before.
        QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """Share the width among the columns; set the indices below them where it is too narrow for both."""
        scale = text_scale(self)
        modes, ways = QHeaderView.ResizeMode, QBoxLayout.Direction
        roomy = self.width() >= (len(_SHORT) * _EACH + _INDEX_WIDTH) * scale
        self._row.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)
        self.view.horizontalHeader().setSectionResizeMode(modes.Stretch if roomy else modes.Interactive)
        if not roomy:
            for column, width in _WIDTHS.items():
                self.view.setColumnWidth(column, round(width * scale))
        bars = Qt.ScrollBarPolicy
        # A bar that is always there is part of the height that a table asks for.
        self.view.setHorizontalScrollBarPolicy(bars.ScrollBarAlwaysOff if roomy else bars.ScrollBarAlwaysOn)
        for view in (self.view, self.index_view):
            view.updateGeometry()
        for column in (1, 2):
            self.index_view.setColumnWidth(column, round(_INDEX_COLUMN * scale))
        for part in (self.index_view, self._note):
            part.setFixedWidth(round(_INDEX_WIDTH * scale))
        self._note.setMinimumHeight(self._note.heightForWidth(self._note.width()))
        # A scroll area asks for the least height alone, which wrapped texts do not have.
        self.setMinimumHeight(self._row.totalHeightForWidth(self.width()))

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self.model.show_value(measure_rows(snapshot.board_measures))
        self.index_model.show_value(index_rows(snapshot.board_measures))
        QTimer.singleShot(0, self, self._make_room)
        said = left_out_words(snapshot.board_measures.partners)
        if said != self.left_out.text():
            self.left_out.setText(said)


def _small(parent: QWidget) -> PlainLabel:
    label = PlainLabel(parent, wrapped=True, role="muted")
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
