"""Previous versions of the open file: listed by the time until which each was the file, and opened again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QMessageBox, QVBoxLayout, QWidget

from leftshift.session.document import Document
from leftshift.session.waiting import briefly
from leftshift.storage.scenario.reader import read_with_history
from leftshift.storage.versions import Version
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.dialogs import attempt, show_message

_WIDTH, _HEIGHT = 480, 240
"""Size of the list [pixels]."""


def open_versions(
    parent: QWidget, document: Document, open_another: Callable[[], Document]
) -> "VersionsDialog | None":
    """List the previous versions of the open file, or say that there are none."""
    found: list[Version] = []
    if not attempt(parent, "Previous versions", lambda: found.extend(document.versions)):
        return None
    if not found:
        text = "There are no earlier versions yet. Each save keeps the version before it, up to ten of them."
        show_message(parent, "Previous versions", text, QMessageBox.Icon.Information)
        return None
    dialog = VersionsDialog(parent, document, tuple(found), open_another)
    dialog.open()
    return dialog


class VersionsDialog(QDialog):
    """Opens a version as an unsaved change of the same file, or as a copy in a window of its own."""

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        found: tuple[Version, ...],
        open_another: Callable[[], Document],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Previous versions")
        self._document, self._found = document, found
        self._open_another = open_another
        self.list = QListWidget()
        self.list.setAccessibleName("Previous versions, the newest first")
        self.list.setMinimumSize(_WIDTH, _HEIGHT)
        for version in found:
            at = version.until.astimezone()
            self.list.addItem(f"until {at:%H:%M:%S} on {at.day} {at:%B %Y}")
        self.list.setCurrentRow(0)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.here = self.buttons.addButton("&Open here", role)
        self.copy = self.buttons.addButton("Open as a &copy", role)
        self.here.clicked.connect(self._open_here)
        self.copy.clicked.connect(self._open_copy)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        what = (
            f"Versions of {document.path}, each as it was until a save replaced it. Opened here, a version "
            "is an unsaved change that can be undone; a copy is not saved yet."
        )
        column.addWidget(PlainLabel(what, wrapped=True))
        column.addWidget(self.list)
        column.addWidget(self.buttons)

    @property
    def _chosen(self) -> Version:
        return self._found[self.list.currentRow()]

    def _open_here(self) -> None:
        version = self._chosen
        if attempt(self, "The version was not opened", lambda: self._document.open_version(version)):
            self.accept()

    def _open_copy(self) -> None:
        version = self._chosen

        def open_it() -> None:
            scenario, saved = briefly(lambda: read_with_history(version.path), patiently=True)
            self._open_another().open_copy(scenario, saved)

        if attempt(self, "The version was not opened", open_it):
            self.accept()
