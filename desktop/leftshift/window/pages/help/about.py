"""About: what the program is, its version, its data and licences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_TEXT = """<h3>Leftshift {version}</h3>
<p>See what happens when you move money, cut running costs or change your board.</p>
<p><b>A what-if calculation, not a forecast.</b></p>
<p>Data: 2025/26 allocations and populations of NHS England, GDP deflators of HM Treasury (March 2026) and
the sources listed with each figure. Contains public sector information licensed under the Open Government
Licence v3.0.</p>
<p><b>No data leaves this computer.</b> Leftshift never uses the network.</p>
<p>Code under the MIT licence. Runs on Python and typing-extensions (PSF licence) with Qt for Python and
Shiboken (LGPL version 3), NumPy, XlsxWriter, lxml and colorama (BSD), Pillow (MIT-CMU), and openpyxl,
et-xmlfile, platformdirs, pyqtgraph, python-calamine, python-docx and python-pptx (MIT).
Typeface: Source Sans 3 © Adobe, under the SIL Open Font License 1.1.</p>"""


def show_about(parent: QWidget) -> QMessageBox:
    """Open the page over a window."""
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, and the page is seldom asked for

    box = QMessageBox(parent)
    box.setWindowTitle("About Leftshift")
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(_TEXT.format(version=version("leftshift")))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
