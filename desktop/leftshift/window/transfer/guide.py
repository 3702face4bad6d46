"""The help as a user guide: one web page with pictures of the window as it is now."""

import base64
import re
import tempfile
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QThreadPool
from PySide6.QtGui import QTextDocument

from leftshift.exports.stamp import NOT_A_FORECAST, versions
from leftshift.exports.web_page import page
from leftshift.storage.saver import check_ending, save
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.help.page import Topic, topics
from leftshift.window.start import application, build_window
from leftshift.window.theme import ThemeChoice, theme_of
from leftshift.window.transfer.samples import first_sample

PICTURES: Final = {
    "start": ("money", "The section Money: levers on the left, outcomes and charts beside them"),
    "running_costs": ("running_costs", "The section Running costs"),
    "board": ("board", "The section Board"),
    "more_levers": ("other", "The section Other changes"),
    "outcomes": ("results", "The page Results: every chart and every outcome"),
    "questions": ("questions", "The page Questions"),
    "compare": ("compare", "The page Compare with the plan pinned"),
    "history": ("history", "The page History"),
    "evidence": ("evidence", "The page Evidence"),
}
"""Which page of the window is shown on which page of the help, and what is to be seen there."""
_SIZE = (1366, 768)
_BODY = re.compile("<body[^>]*>(.*)</body>", re.DOTALL)
_BOLD = re.compile('<span style="[^"]*font-weight:[67]00;[^"]*">(.*?)</span>', re.DOTALL)
_STYLE = re.compile(' style="[^"]*"')
_WAIT = 30_000
"""How long answers may take to be worked out [ms]."""


def save_guide(file: Path) -> None:
    """Make the guide and save it; a file that is there is kept as .bak beside it.

    Raises:
        SaveError: it could not be saved, or its name does not end in .html.
    """
    check_ending(file, [".html"], "the guide")
    save(file, guide())


def guide() -> bytes:
    """Write the guide: every page of the help in order, with pictures of the window on the first sample."""
    application()
    shown = _pictures()
    parts = []
    for section, found in groupby(topics(), key=lambda topic: topic.section):
        pages = list(found)
        parts.append(f"<h2>{escape(section)}</h2>")
        parts.extend(_topic(topic, shown) for topic in pages)
    contents = "".join(f"<li><a href='#{topic.key}'>{escape(topic.title)}</a></li>" for topic in topics())
    about = f"<p>{escape(NOT_A_FORECAST)}</p><p>{escape(versions()).replace(chr(10), '<br>')}</p>"
    body = f"<nav aria-label='Contents'><ul>{contents}</ul></nav>{''.join(parts)}"
    return page("Leftshift: the guide", "How to use every part of the program", body, about)


def _topic(topic: Topic, shown: dict[str, bytes]) -> str:
    document = QTextDocument()
    document.setMarkdown(topic.text.partition("\n")[2])
    # The page has a style of its own; Qt writes one into every line.
    bold = _BOLD.sub(r"<strong>\1</strong>", "".join(_BODY.findall(document.toHtml())))
    plain = _STYLE.sub("", bold)
    picture = ""
    if topic.key in PICTURES:
        name, words = PICTURES[topic.key]
        data = base64.b64encode(shown[name]).decode()
        picture = (
            f"<figure><img alt='{escape(words)}' style='max-width:100%' src='data:image/png;base64,{data}'>"
            f"<figcaption>{escape(words)}</figcaption></figure>"
        )
    return f"<section id='{topic.key}'><h3>{escape(topic.title)}</h3>{plain}{picture}</section>"


def _pictures() -> dict[str, bytes]:
    """Draw each page of the window once, shape of a small laptop's screen."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(Path(folder))
        window.document.start_on(first_sample())
        window.show_charts()
        window.apply_theme(theme_of(ThemeChoice.LIGHT))
        window.resize(*_SIZE)
        window.show()
        window.session.pin()
        found = {}
        for key, _ in PICTURES.values():
            window.pages.open(key)
            QThreadPool.globalInstance().waitForDone(_WAIT)
            app.processEvents()
            QThreadPool.globalInstance().waitForDone(_WAIT)
            app.processEvents()
            found[key] = _png(window)
        window.session.stack.setClean()
        window.close()
        window.deleteLater()
        app.processEvents()
    return found


def _png(window: MainWindow) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())
