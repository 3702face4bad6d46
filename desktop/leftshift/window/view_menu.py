"""The menu “View”: how money is shown, up to which year, beside what, and how the window looks."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import View, year_label
from leftshift.session.session import Session
from leftshift.window.controls.actions import make_action
from leftshift.window.theme import ThemeChoice

_VIEWS = ((View.CASH, "&Cash"), (View.REAL, "&Real terms"), (View.PER_HEAD, "Per &head"))
_THEMES = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
    ThemeChoice.CONTRAST: "High contrast",
}


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
