"""The menu “Go”: every page, every lever and the list of areas, so that each has a command."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from leftshift.window.access.panes import Panes
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.controls.actions import make_action
from leftshift.window.levers.registry import LEVER_TABS
from leftshift.window.page_stack import PLAN, PageStack
from leftshift.window.plan import Plan


class GoMenu(QMenu):
    """Leads to a page or a lever, and lets the keyboard follow."""

    def __init__(
        self, pages: PageStack, plan: Plan, picker: AreaPicker, panes: Panes, parent: QWidget
    ) -> None:
        super().__init__("&Go", parent)
        self._pages, self._plan, self._panes = pages, plan, panes
        for key, title in pages.titles:
            self.addAction(make_action(self, title, partial(pages.open, key)))
        self.addSeparator()
        for tab in LEVER_TABS:
            self.addAction(make_action(self, tab.title, partial(self._open_lever, tab.key)))
        self.addSeparator()
        self.addAction(make_action(self, "Choose an a&rea…", picker.open_list, "Ctrl+L"))
        pages.opened.connect(self._follow)

    def _open_lever(self, key: str) -> None:
        self._pages.open(PLAN)
        self._plan.levers.open(key)
        self._panes.enter(self._plan.levers)

    def _follow(self, key: str) -> None:
        """Give the keyboard to the page that opens, unless it walks along the tabs themselves."""
        if not self._pages.tabs.hasFocus():
            self._panes.enter(self._plan.levers if key == PLAN else self._pages.page(key))
