"""The menus “Edit”, “View” and “Go”: steps, how money and the window are shown, and where to go."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import View, year_label
from leftshift.session.session import Session
from leftshift.window.access.panes import Panes
from leftshift.window.controls.actions import make_action
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.host import Host
from leftshift.window.sections import ALL, PAGES, SECTIONS
from leftshift.window.theme import ThemeChoice

_VIEWS = ((View.CASH, "&Cash"), (View.REAL, "&Real terms"), (View.PER_HEAD, "Per &head"))
_THEMES = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
    ThemeChoice.CONTRAST: "High contrast",
}


class EditMenu(QMenu):
    """Undo and redo with the names of their steps, the pin, the words, and the shares as they were."""

    def __init__(self, host: Host, pin: QAction, parent: QWidget) -> None:
        super().__init__("&Edit", parent)
        stack, keys = host.session.stack, QKeySequence.StandardKey
        self.undo = make_action(self, "&Undo", stack.undo, keys.Undo)
        self.redo = make_action(self, "&Redo", stack.redo, keys.Redo)
        for action, possible in ((self.undo, stack.canUndoChanged), (self.redo, stack.canRedoChanged)):
            action.setEnabled(False)
            possible.connect(action.setEnabled)
        self.copy_words = make_action(self, "Copy the &words", host.plan.words.copy, "Ctrl+Shift+C")
        self.addActions([self.undo, self.redo])
        # The names of the steps are fetched when they are about to be read: renaming at every step of a
        # drag would lay the whole window out anew.
        self.aboutToShow.connect(lambda: _name(self.undo, "&Undo", stack.undoText()))
        self.aboutToShow.connect(lambda: _name(self.redo, "&Redo", stack.redoText()))
        self.addSeparator()
        self.addActions([pin, self.copy_words])
        self.addAction(make_action(self, "Reset all s&hares", host.session.shares.reset_all))


def _name(action: QAction, verb: str, step: str) -> None:
    """Name the step an action would take, such as “Undo Community share to 11.2 %”."""
    plain = step.replace("&", "&&")
    action.setText(f"{verb} {plain}".rstrip())
    action.setToolTip(plain_tip(f"{verb.replace('&', '')} {step}".rstrip()))


class ViewMenu(QMenu):
    """Sends each choice to the session, or to whoever applies a theme; the rest are actions of others."""

    def __init__(
        self,
        session: Session,
        *,
        set_theme: Callable[[ThemeChoice], None],
        theme_in_use: Callable[[], str],
        beside: Iterable[QAction | QMenu],
        sizes: Iterable[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__("&View", parent)
        self._session, self._theme_in_use = session, theme_in_use
        self._views = {view: _marked(self, text, partial(session.set_view, view)) for view, text in _VIEWS}
        self.addSeparator()
        self.addMenu(LastYearMenu(session, self))
        for action in beside:
            self.addAction(action.menuAction() if isinstance(action, QMenu) else action)
        self.addSeparator()
        themes = self.addMenu("&Theme")
        self._themes = {
            theme: _marked(themes, text, partial(set_theme, theme)) for theme, text in _THEMES.items()
        }
        self.addSeparator()
        self.addActions(list(sizes))
        self.aboutToShow.connect(self._mark)
        self._mark()

    def _mark(self) -> None:
        """Mark the view and the theme in use."""
        for view, action in self._views.items():
            action.setChecked(view is self._session.latest.view)
        for theme, action in self._themes.items():
            action.setChecked(theme == self._theme_in_use())


def _marked(menu: QMenu, text: str, does: Callable[[], object]) -> QAction:
    action = make_action(menu, text, does)
    action.setCheckable(True)
    menu.addAction(action)
    return action


class LastYearMenu(QMenu):
    """Offers every year up to which results may be shown; the one there is has a tick."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Last year sho&wn", parent)
        self._session = session
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        years = self._session.scenario.years
        self.clear()
        for year in range(years.first + 1, years.first + round(limit("horizon").high) + 1):
            action = make_action(self, year_label(year), partial(self._session.set_last_year, year))
            self.addAction(action)
            action.setCheckable(True)
            action.setChecked(year == years.last)


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
