"""Help: a page for each lever and chart, written for planners; it works without a network."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from leftshift.text.glossary import GLOSSARY
from leftshift.text.levers.policy_list import LEVERS
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.registry import CHARTS
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.wrapped_rows import TALL
from leftshift.window.pages.page import BETWEEN, OUTSIDE, Page
from leftshift.window.theme import Theme

_KEY = Qt.ItemDataRole.UserRole
_WIDTHS = (300, 900)
_WIDEST = 1.4
"""How many times as wide the contents grow at most, with large text."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help."""

    key: str
    section: str
    text: str
    """In Markdown, its title as the first line."""

    @property
    def title(self) -> str:
        """What the page is called in the contents."""
        return self.text.split("\n", 1)[0].removeprefix("# ")


@cache
def topics() -> tuple[Topic, ...]:
    """Read every page, in the order of the contents."""
    contents = tomllib.loads(
        (files("leftshift.resources") / "help" / "contents.toml").read_text(encoding="utf-8")
    )
    of_registries = {
        "chart_*": [(key, _page(key)) for key in (f"chart_{entry.key}" for entry in CHARTS)],
        "lever_*": [(f"lever_{lever.key}", lever.page) for lever in LEVERS if lever.page],
    }
    pages = (
        (section["title"], of_registries[key] if key in of_registries else [(key, _page(key))])
        for section in contents["section"]
        for key in section["pages"]
    )
    return tuple(Topic(key, title, text) for title, found in pages for key, text in found)


def _page(key: str) -> str:
    return (files("leftshift.resources") / "help" / f"{key}.md").read_text(encoding="utf-8")


class HelpPage(Page):
    """Contents on the left, the page on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find in the help")
        self.words.setAccessibleName("Find in the help")
        self.words.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setAccessibleName("Contents of the help")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Help")
        self.text.setTabChangesFocus(True)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda link: self.open_topic(link.path()))
        self.text.document().setDocumentMargin(16)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, BETWEEN, 0)
        for part in (self.words, self.contents, PlainLabel("Works without a network", role="caption")):
            column.addWidget(part)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self.text)
        panes.setStretchFactor(1, 1)
        self._panes = panes
        whole = QVBoxLayout(self)
        whole.setContentsMargins(OUTSIDE, OUTSIDE, OUTSIDE, BETWEEN)
        whole.addWidget(panes)
        self.words.textChanged.connect(self._list)
        self.contents.currentItemChanged.connect(self._show)
        self._list("")
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the contents when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            chosen = self.contents.currentRow()
            self._list(self.words.text())
            self.contents.setCurrentRow(chosen)
            self._make_room()

    def _make_room(self) -> None:
        left, right = _WIDTHS
        self._panes.setSizes([round(left * min(text_scale(self), _WIDEST)), right])

    def open_topic(self, key: str) -> None:
        """Show a page; the first one where there is none of that key."""
        self.words.clear()
        rows = [row for row in range(self.contents.count()) if self.contents.item(row).data(_KEY) == key]
        self.contents.setCurrentRow(rows[0] if rows else 1)

    def apply_theme(self, _theme: Theme) -> None:
        """Lay the text out anew in the colours of the palette."""
        self._show(self.contents.currentItem())

    def _list(self, words: str) -> None:
        wanted = words.casefold().split()
        self.contents.clear()
        strong = self.font()
        strong.setBold(True)
        section = ""
        for topic in topics():
            if not all(word in topic.text.casefold() for word in wanted):
                continue
            if topic.section != section:
                section = topic.section
                head = QListWidgetItem(section)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(strong)
                self._add(head)
            item = QListWidgetItem(topic.title)
            item.setData(_KEY, topic.key)
            item.setToolTip(topic.title)
            self._add(item)
        self.contents.setCurrentRow(1 if self.contents.count() else -1)

    def _add(self, item: QListWidgetItem) -> None:
        item.setSizeHint(QSize(0, max(TALL, self.fontMetrics().height() + 2)))
        self.contents.addItem(item)

    def _show(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        key = item.data(_KEY) if item is not None else None
        text = next(
            (topic.text for topic in topics() if topic.key == key), "No page of the help has these words."
        )
        foot = "" if key == GLOSSARY else f"\n\n[Words explained](help:{GLOSSARY})"
        self.text.setMarkdown(f"{text}{foot}")
