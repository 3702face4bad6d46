"""Every place of the real window that somebody may come to: sections, pages and their parts, dialogs."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QThreadPool
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from leftshift.model.terms import Sector
from leftshift.window.controls.fold import Fold
from leftshift.window.dialogs import ask_to_save, ask_whether, show_message
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.evidence.page import PARTS, EvidencePage
from leftshift.window.pages.help.about import show_about
from leftshift.window.pages.questions.list_of_questions import QuestionList
from leftshift.window.pages.results.page import ResultsPage
from leftshift.window.sections import ALL

PATIENCE_MS = 30_000
DIALOGS = (
    "commands",
    "shortcuts",
    "order of charts",
    "self-test",
    "where from",
    "table of a chart",
    "areas",
    "merge",
    "import",
    "note",
    "floor and ceiling",
    "properties",
    "rebalance",
    "one seat per trust",
    "about",
    "message",
    "save first",
    "question",
    "tour",
)


def settle() -> None:
    """Wait until what works beside the window is done and shown."""
    QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
    for _ in range(3):
        QCoreApplication.processEvents()


def make_busy(window: MainWindow) -> None:
    """Give every page something to show: a moved share, a note, a cut and two pins."""
    session = window.session
    session.shares.set(Sector.COMMUNITY, 0.14)
    session.settle()
    session.shares.lock(Sector.MENTAL_HEALTH, locked=True)
    window.beside.pin.trigger()
    session.running_costs.set_cut(0.3)
    session.settle()
    window.beside.pin.trigger()
    QCoreApplication.processEvents()


def places(window: MainWindow) -> Iterator[str]:
    """Bring every place into view, one after another, and say which it is; all folds are open."""
    for key, section in ALL.items():
        window.pages.open(key)
        settle()
        if section.levers:
            _open_folds(window.plan.levers)
            for chart, _ in section.charts:
                window.plan.chart_area.make_main(chart)
                settle()
                yield f"{key}, {chart}"
            window.plan.chart_area.make_main(section.charts[0][0])
        else:
            yield from (f"{key}{part}" for part in _parts(window.pages.currentWidget()))
    window.pages.open("money")


def _open_folds(place: QWidget) -> None:
    for fold in place.findChildren(Fold):
        fold.open()
    QCoreApplication.processEvents()


def _parts(page: QWidget) -> Iterator[str]:
    """Bring every tab of a page into view, and every question of the page of questions."""
    tabs, questions = page.findChildren(QTabWidget), page.findChildren(QuestionList)
    if isinstance(page, EvidencePage):
        for key, _ in PARTS:
            page.open_part(key)
            settle()
            _open_folds(page)
            yield f", {key}"
    elif isinstance(page, ResultsPage):
        # A chart of the gallery is drawn when it comes into view.
        for chart in page.charts:
            page.scroll_area.ensureWidgetVisible(chart)
            settle()
        yield ""
    elif tabs:
        for place in range(tabs[0].count()):
            tabs[0].setCurrentIndex(place)
            settle()
            yield f", {tabs[0].tabText(place)}"
    elif questions:
        for row in range(questions[0].count()):
            questions[0].setCurrentRow(row)
            settle()
            yield f", {questions[0].item(row).text()}"
    else:
        yield ""


def open_dialog(window: MainWindow, name: str, folder: Path) -> QWidget:
    """Open one of the dialogs and return it."""
    before = set(_tops())
    _opener(window, name, folder)()
    settle()
    if window.app_actions.tour is not None:
        return window.app_actions.tour
    new = [top for top in _tops() if top not in before]
    assert len(new) == 1, (name, new)
    return new[0]


def close_dialog(window: MainWindow, dialog: QWidget) -> None:
    """Close it again, as Esc would."""
    if window.app_actions.tour is dialog:
        window.app_actions.tour.end()
    else:
        dialog.close()
    QCoreApplication.processEvents()


def _tops() -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]


def _opener(window: MainWindow, name: str, folder: Path) -> Callable[[], object]:
    ledger = folder / "ledger.csv"
    ledger.write_text("sector,gbp_m,year\nacute,1500,2025/26\n", encoding="utf-8")
    panel = window.plan.levers.panel("board")
    panel.draw(window.session.snapshot)
    return {
        "commands": window.app_actions.open_palette,
        "shortcuts": window.app_actions.open_shortcuts,
        "order of charts": window.app_actions.ask_order,
        "self-test": window.provenance.check_model,
        "where from": window.plan.chart_area.main.ask.click,
        "table of a chart": window.app_actions.charts.show_table,
        "areas": window.picker.open_list,
        "merge": window.picker.open_merge,
        "import": lambda: window.provenance.read(ledger),
        "note": window.plan.levers.panel("shares").rows[Sector.ACUTE].note.open_note,
        "floor and ceiling": window.plan.levers.panel("shares").rows[Sector.ACUTE].open_limits,
        "properties": window.open_properties,
        "rebalance": panel.tools.rebalance.click,
        "one seat per trust": panel.ask_per_trust,
        "about": lambda: show_about(window),
        "message": lambda: show_message(window, "The area was not changed", "It is not known."),
        "save first": lambda: ask_to_save(window, "Plan", save=_nothing, discard=_nothing),
        "question": lambda: ask_whether(window, "Remove it?", "A rule is broken.", "&Remove", _nothing),
        "tour": window.app_actions.show_tour,
    }[name]


def _nothing() -> None:
    pass
