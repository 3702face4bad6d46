"""The start page: choose an ICB, continue a plan, or see a worked example."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from leftshift.evidence.areas import area_of
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS
from leftshift.session.waiting import NoAnswerError, briefly
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.settings import Recent
from leftshift.window.access.text_scale import text_scale
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.controls.card import paint_card
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.host import Host
from leftshift.window.theme import Theme, mark_boxes
from leftshift.window.transfer.recent_menu import day_of
from leftshift.window.transfer.samples import first_sample

SENTENCE = "See what happens when you move money, cut running costs or change your board."
_TILE = 320
"""Width of a tile at the usual size of text; large text widens it as far as there is room [pixels]."""
_TALL = 248
"""Least height of a tile [pixels]."""
_FIRST = 1000
"""How much more of the width a tile is given than what is beside all of them."""
_RECENT_MOST = 3
"""Plans listed to continue; the menu has all of them."""
_PAD, _GAP = 16, 12
_PICTURE, _SMALL = QSize(288, 20), QSize(72, 12)
"""Size of the example's picture and of a recent plan's at the usual size of text [pixels]."""


class StartPage(QWidget):
    """Asks what to begin with.

    Signals:
        area_asked: begin on the baseline of an area. args: AreaChoice
        plan_asked: continue a plan. args: path
        open_asked: look for a plan on the disk
        example_asked: begin on the worked example
        last_at_start: whether the last plan is to be opened at every start. args: on
    """

    area_asked = Signal(object)
    plan_asked = Signal(object)
    open_asked = Signal()
    example_asked = Signal()
    last_at_start = Signal(bool)

    def __init__(
        self, recent: Sequence[Recent], example: Scenario, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Start")
        self.picker = AreaPicker()
        self.picker.setText("Choose your ICB  \u25be")
        self.picker.setAccessibleName("Choose your ICB")
        self.picker.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.picker.asked.connect(self.area_asked)
        self._theme, self._example = theme, example
        self._recent = tuple(Path(entry.path) for entry in recent[:_RECENT_MOST])
        self.plans = [self._plan(entry) for entry in recent[:_RECENT_MOST]]
        self.picture = PlainLabel()
        self.picture.setScaledContents(True)
        self.picture.setMinimumWidth(1)
        self.picture.setAccessibleName("Budget shares of the example, in the target year")
        self.open, self.example = QPushButton("&Open a file\u2026"), QPushButton("Open the &example")
        self.open.clicked.connect(self.open_asked)
        self.example.clicked.connect(self.example_asked)
        self.last = RingedTick("Open the last plan at start")
        self.last.clicked.connect(self.last_at_start)
        mark_boxes(self.last, theme)
        area = area_of(example.area).name
        self.tiles = (
            Tile(
                "Choose your ICB",
                "Begin with the published figures of an integrated care board, of boards that merge, "
                "or of England.",
                (),
                self.picker,
                theme,
            ),
            Tile(
                "Continue a plan",
                "" if self.plans else "No plan has been saved on this computer yet.",
                self.plans,
                self.open,
                theme,
            ),
            Tile(
                "See a worked example",
                f"{example.name}, in {area}: money is moved, running costs are cut, and the board is known.",
                (self.picture,),
                self.example,
                theme,
            ),
        )
        self._lay_out()
        self._draw_pictures()

    def _lay_out(self) -> None:
        name, sentence = PlainLabel("Leftshift", role="outcome"), PlainLabel(SENTENCE, role="title")
        sentence.setWordWrap(True)
        tiles = QHBoxLayout()
        tiles.setSpacing(_GAP)
        tiles.addStretch(1)
        for tile in self.tiles:
            tiles.addWidget(tile, _FIRST)
        tiles.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(_GAP)
        column.addStretch(2)
        for words in (name, sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(_GAP)
        column.addLayout(tiles)
        column.addWidget(self.last, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _plan(self, entry: Recent) -> QPushButton:
        path = Path(entry.path)
        said = "\n".join(part for part in (entry.area, day_of(entry.date)) if part)
        button = QPushButton(f"{path.stem}\n{said}".replace("&", "&&"))
        button.clicked.connect(lambda: self.plan_asked.emit(path))
        button.setAccessibleName(", ".join((f"Continue {path.stem}", *said.splitlines())))
        button.setToolTip(plain_tip(str(path)))
        button.setProperty("plan", True)  # noqa: FBT003 - Qt's own signature
        return button

    def _draw_pictures(self) -> None:
        """Show the shares of the example, and those of each recent plan that can be read."""
        scale = text_scale(self)
        self.picture.setFixedHeight(round(_PICTURE.height() * scale))
        for tile in self.tiles:
            tile.setMaximumWidth(round(_TILE * scale))
        self.picture.setPixmap(shares_picture(self._example, self._theme, _PICTURE * scale))
        for button, path in zip(self.plans, self._recent, strict=True):
            with suppress(Refusal, OSError, NoAnswerError):  # opening it says what is wrong with it
                plan = briefly(partial(read_scenario, path))
                button.setIcon(QIcon(shares_picture(plan, self._theme, _SMALL * scale)))
                button.setIconSize(_SMALL * scale)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self._draw_pictures()
        mark_boxes(self.last, theme)
        for tile in self.tiles:
            tile.apply_theme(theme)


def shares_picture(plan: Scenario, theme: Theme, size: QSize) -> QPixmap:
    """Draw the shares of the target year as one bar from left to right, in a size [pixels]."""
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    ends = [round(size.width() * end) for end in accumulate(plan.shares.target, initial=0.0)]
    painter = QPainter(picture)
    for sector, (left, right) in zip(SECTORS, pairwise(ends), strict=True):
        painter.fillRect(left, 0, max(right - left - 1, 0), size.height(), theme.sectors[sector])
    painter.end()
    return picture


class Tile(QFrame):
    """One way to begin: what it is, what there is to choose from, and its button."""

    def __init__(
        self, title: str, text: str, choices: Sequence[QWidget], button: QWidget, theme: Theme
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(title)
        self.setMinimumWidth(_TILE)
        self.setMinimumHeight(_TALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(_GAP)
        column.addWidget(PlainLabel(title, role="title", wrapped=True))
        if text:
            column.addWidget(PlainLabel(text, role="muted", wrapped=True))
        for choice in choices:
            column.addWidget(choice)
        column.addStretch(1)
        column.addWidget(button)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self._theme)
        painter.end()


def show_start_page(host: Host, stack: QStackedWidget, *, ask: bool) -> StartPage | None:
    """Ask in front of the plan what to begin with; None where the last plan is opened at every start.

    With `ask`, as after a plan was closed, it is asked in any case.
    """
    document, files = host.document, host.files
    document.look_for_recent()
    recent = document.recent
    with suppress(NoAnswerError):  # those of a drive that does not answer are listed as well
        recent = briefly(lambda: tuple(entry for entry in recent if Path(entry.path).is_file()))
    if document.settings.last_at_start and recent and not ask:
        QTimer.singleShot(0, stack, lambda: files.open(Path(recent[0].path)))
        return None
    example = first_sample()
    page = StartPage(recent, example, host.theme)
    page.last.setChecked(document.settings.last_at_start)
    page.area_asked.connect(lambda choice: files.with_nothing_lost(lambda: document.new(choice)))
    page.plan_asked.connect(files.open)
    page.open_asked.connect(files.open_asked)
    page.example_asked.connect(lambda: files.with_nothing_lost(lambda: document.start_on(example)))
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    page.picker.setFocus()
    return page
