"""Where is this number from: F1, a right click and every “?” open the answer."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from leftshift.evidence.entries import EvidenceError
from leftshift.session.session import Session
from leftshift.window.controls.actions import make_action
from leftshift.window.provenance.figures_shown import figure_of_widget

if TYPE_CHECKING:  # imported where a figure is asked about, so that the start stays quick
    from leftshift.text.explain.figure import Figure
    from leftshift.window.provenance.provenance_dialog import ProvenanceDialog

ASK = "&Where is this number from?"


@runtime_checkable
class HasMenu(Protocol):
    """A part of the window with a menu of its own: a right click shows it above the question."""

    def menu_actions(self) -> Sequence[QAction]:
        """List its actions."""


class ProvenanceMenu:
    """Answers for a whole window: what is asked by key, by menu and by “?” ends here."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        *,
        open_evidence: Callable[[str], None],
        open_glossary: Callable[[], None],
        say: Callable[[str], None],
        nothing_here: Callable[[], None],
    ) -> None:
        self._window, self._session = window, session
        self._open_evidence, self._open_glossary = open_evidence, open_glossary
        self._say, self._nothing_here = say, nothing_here
        self.action = make_action(window, ASK, self._ask_focused, "F1")
        # A chart's table is a window of its own, and its numbers answer too.
        self.action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def ask(self, figure: "Figure") -> "ProvenanceDialog | None":
        """Open the explanation of a figure."""
        from leftshift.text.explain.explanation import explain  # noqa: PLC0415 - see above
        from leftshift.window.provenance.provenance_dialog import ProvenanceDialog  # noqa: PLC0415 - see above

        try:
            found = explain(figure, self._session.snapshot)
        except EvidenceError:
            self._say(f"No explanation is written for {figure.name or figure.formula} yet.")
            return None
        dialog = ProvenanceDialog(found, self._window)
        dialog.fact_asked.connect(self._open_evidence)
        dialog.words_asked.connect(self._open_glossary)
        dialog.open()
        return dialog

    def menu_at(self, at: QPoint) -> QMenu | None:
        """Open the menu of the number at a place on the screen, and of what holds it; None where is none."""
        widget = QApplication.widgetAt(at)
        figure = figure_of_widget(widget, at) if widget is not None else None
        if figure is None:
            return None
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        while widget is not None and not isinstance(widget, HasMenu):
            widget = widget.parentWidget()
        if isinstance(widget, HasMenu):
            menu.addActions(list(widget.menu_actions()))
            menu.addSeparator()
        action = make_action(menu, ASK, lambda: self.ask(figure))
        action.setShortcut(self.action.shortcut())
        menu.addAction(action)
        menu.popup(at)
        return menu

    def _ask_focused(self) -> None:
        widget = QApplication.focusWidget()
        figure = figure_of_widget(widget) if widget is not None else None
        if figure is None:
            self._nothing_here()
        else:
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.hide()
            self.ask(figure)
