"""Where is this number from: F1, a right click and every “?” open the answer."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMenu,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from leftshift.evidence.entries import EvidenceError
from leftshift.papers.explain import Explanation, Figure, explain
from leftshift.papers.explain_html import FACT, as_html
from leftshift.papers.explain_text import as_text
from leftshift.session.session import Session
from leftshift.window.figures_shown import figure_of_widget

ASK = "&Where is this number from?"
_SIZE = (720, 560)


class WhereFromDialog(QDialog):
    """Shows one explanation: value, formula, inputs, sources. Nothing is fetched; a link opens on a click.

    Signals:
        fact_asked: the planner wants to see a source among the evidence. args: its id
    """

    fact_asked = Signal(str)

    def __init__(self, found: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Where is this number from?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._found = found
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(f"Where {found.title} is from")
        self.page.setOpenLinks(False)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        self.page.setHtml(as_html(found, muted))
        self.page.anchorClicked.connect(self._follow)
        self.copy_button = QPushButton("&Copy as text", self)
        self.copy_button.clicked.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)

    def copy(self) -> None:
        """Put the explanation on the clipboard, links included."""
        QGuiApplication.clipboard().setText(as_text(self._found))

    def _follow(self, link: QUrl) -> None:
        address = link.toString()
        if address.startswith(FACT):
            self.fact_asked.emit(address.removeprefix(FACT))
            self.close()
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)


class WhereFrom:
    """Answers for a whole window: what is asked by key, by menu and by “?” ends here."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        *,
        open_evidence: Callable[[str], None],
        say: Callable[[str], None],
        nothing_here: Callable[[], None],
    ) -> None:
        self._window, self._session = window, session
        self._open_evidence, self._say, self._nothing_here = open_evidence, say, nothing_here
        self.action = QAction(ASK, window)
        self.action.setShortcut(QKeySequence(Qt.Key.Key_F1))
        # A chart's table is a window of its own, and its numbers answer too.
        self.action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.action.triggered.connect(self._ask_focused)

    def ask(self, figure: Figure) -> WhereFromDialog | None:
        """Open the explanation of a figure."""
        try:
            found = explain(figure, self._session.now)
        except EvidenceError:
            self._say(f"No explanation is written for {figure.name or figure.formula} yet.")
            return None
        dialog = WhereFromDialog(found, self._window)
        dialog.fact_asked.connect(self._open_evidence)
        dialog.open()
        return dialog

    def menu_at(self, at: QPoint) -> QMenu | None:
        """Open the menu of the number at a place on the screen; None where there is none."""
        widget = QApplication.widgetAt(at)
        figure = figure_of_widget(widget, at) if widget is not None else None
        if figure is None:
            return None
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(ASK)
        action.setShortcut(self.action.shortcut())
        action.triggered.connect(lambda: self.ask(figure))
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
