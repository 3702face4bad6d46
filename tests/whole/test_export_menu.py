"""Export from the menu: the dialog is on what is open, and offers again what was chosen before."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leftshift.exports.pack import Kind
from leftshift.storage.settings import load_settings, settings_folder
from leftshift.window.main_window import MainWindow
from leftshift.window.transfer.export_dialog import ExportDialog


def opened(window: MainWindow) -> ExportDialog:
    window.app_actions.export.trigger()
    return next(one for one in window.findChildren(ExportDialog) if one.isVisible())


def test_that_what_is_open_is_exported_and_the_choice_is_offered_again(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window)
    for kind, box in dialog.kinds.items():
        box.setChecked(kind is Kind.JSON)
    dialog.folder.setText(str(tmp_path))
    with qtbot.waitSignal(dialog.written, timeout=20_000) as written:
        dialog.start()
    texts = [path.read_text(encoding="utf-8") for path in written.args[0] if path.suffix == ".json"]
    assert texts
    assert all(window.session.scenario.name in text for text in texts)
    dialog.close()
    QApplication.processEvents()
    again = opened(window)
    assert again.choice.kinds == (Kind.JSON,)
    assert again.choice.folder == str(tmp_path)
    again.close()
    assert window.document.settings.export == again.choice
    assert load_settings(settings_folder()).export == again.choice
