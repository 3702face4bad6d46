"""The answer to “Where is this number from?”: value, formula, inputs and sources."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from leftshift.text.explain.explanation import Explanation
from leftshift.text.explain.formats import FACT, FORMULAS, GLOSSARY, as_html, as_text
from leftshift.window.access.text_scale import grown

_SIZE = (720, 560)


class ProvenanceDialog(QDialog):
    """Shows one explanation: value, formula, inputs, sources. Nothing is fetched; a link opens on a click.

    Signals:
        fact_asked: the planner wants to see a source among the evidence. args: its id
        words_asked: the planner wants to see all words explained
    """

    fact_asked = Signal(str)
    words_asked = Signal()

    def __init__(self, found: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Where is this number from?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(grown(self, *_SIZE))
        self._found = found
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(f"Where {found.title} is from")
        self.page.setOpenLinks(False)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._formulas = False
        self._show()
        self.page.anchorClicked.connect(self._follow)
        self.copy_button = QPushButton("&Copy as text", self)
        self.copy_button.clicked.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)

    def _show(self) -> None:
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        self.page.setHtml(as_html(self._found, muted, formulas=self._formulas))

    def copy(self) -> None:
        """Put the explanation on the clipboard, links included."""
        QGuiApplication.clipboard().setText(as_text(self._found))

    def _follow(self, link: QUrl) -> None:
        address = link.toString()
        if address.startswith(FACT):
            self.fact_asked.emit(address.removeprefix(FACT))
            self.close()
        elif address == GLOSSARY:
            self.words_asked.emit()
            self.close()
        elif address == FORMULAS:
            self._formulas = not self._formulas
            self._show()
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
