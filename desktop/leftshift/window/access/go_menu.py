"""The menu “Go”: every section and page, and the list of areas, so that each has a command."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from leftshift.window.access.panes import Panes
from leftshift.window.controls.actions import make_action
from leftshift.window.host import Host
from leftshift.window.sections import ALL, PAGES, SECTIONS


class GoMenu(QMenu):
    """Leads to a section or a page, and lets the keyboard follow."""

    def __init__(self, host: Host, panes: Panes, choose_area: Callable[[], object], parent: QWidget) -> None:
        super().__init__("&Go", parent)
        self._pages, self._plan, self._rail, self._panes = host.pages, host.plan, host.rail, panes
        pages = host.pages
        for place, section in enumerate(SECTIONS, start=1):
            does = partial(pages.open, section.key)
            self.addAction(make_action(self, section.title, does, f"Ctrl+{place}"))
        self.addSeparator()
        for page in PAGES:
            self.addAction(make_action(self, page.title, partial(pages.open, page.key)))
        self.addSeparator()
        self.addAction(make_action(self, "Choose an &area…", choose_area, "Ctrl+L"))
        pages.opened.connect(self._follow)

    def _follow(self, key: str) -> None:
        """Give the keyboard to what opens, unless it walks along the rail itself."""
        if not any(button.hasFocus() for button in self._rail.buttons.values()):
            self._panes.enter(self._plan.levers if ALL[key].levers else self._pages.page(key))
