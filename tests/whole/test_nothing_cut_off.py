"""Nothing that is read is cut off, and no two controls overlap, at any size of text."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabWidget, QWidget

from leftshift.evidence.areas import find_area
from leftshift.evidence.board_templates import organisations_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.window.areas.merge_dialog import MergeDialog
from leftshift.window.controls.elided_line import ElidedLine
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.levers.board.per_trust_dialog import PerTrustDialog
from leftshift.window.levers.board.rebalance_dialog import RebalanceDialog
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.board.page import BoardPage
from leftshift.window.pages.evidence.baseline_page import BaselinePage
from leftshift.window.pages.evidence.page import CHECK, EvidencePage
from leftshift.window.pages.help.about import show_about
from leftshift.window.pages.questions.kinds import KINDS
from leftshift.window.pages.results.page import ResultsPage
from leftshift.window.sections import ALL, SECTIONS
from tests.whole.reading import cut_off, overlapping

ICB, CLUSTER = "QMM", "cluster:QJ2+QJM+QT1"
"""An area with a short name, and three boards under one cluster with the longest name there is."""
SIZES = ((ICB, 100), ("ENGLAND", 150), (CLUSTER, 200))


@pytest.fixture(params=SIZES, ids=[f"{area}-{size}" for area, size in SIZES])
def enlarged(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[MainWindow]:
    """The window with large text, with three pins, a branch in its history, and a cut."""
    area, size = request.param
    window.app_actions.zoom_to(size)
    window.document.start_on(baseline_scenario(find_area(area)))
    session = window.session
    for share in (0.14, 0.11, 0.12):
        session.shares.set(Sector.COMMUNITY, share)
        session.settle()
        session.pin()
    session.go_back(session.history.steps()[1].key)
    session.running_costs.set_cut(0.4)
    session.settle()
    QCoreApplication.processEvents()
    yield window
    window.app_actions.zoom_to(100)


def settled(widget: QWidget) -> list[str]:
    """List what is wrong with a widget once its layouts and its rows have come to rest."""
    for _ in range(3):
        QCoreApplication.processEvents()
    return [*cut_off(widget), *overlapping(widget)]


def each_tab(tabs: QTabWidget) -> Iterator[str]:
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        yield tabs.tabText(place)


def test_that_nothing_of_the_levers_and_outcomes_is_cut_off(enlarged: MainWindow) -> None:
    for section in SECTIONS:
        if section.levers:
            enlarged.pages.open(section.key)
            assert settled(enlarged) == [], section.key


def test_that_nothing_of_the_pages_is_cut_off(enlarged: MainWindow) -> None:
    for key in (key for key, section in ALL.items() if not section.levers):
        enlarged.pages.open(key)
        assert settled(enlarged) == [], key
        tabs = getattr(enlarged.pages.page(key), "tabs", None)
        for tab in each_tab(tabs) if isinstance(tabs, QTabWidget) else ():
            assert settled(enlarged) == [], (key, tab)


def test_that_the_rows_of_tables_are_as_high_as_large_text(window: MainWindow) -> None:
    window.app_actions.zoom_to(200)
    for key in ("board_tables", "evidence"):
        window.pages.open(key)
    evidence, board = window.pages.page("evidence"), window.pages.page("board_tables")
    assert isinstance(evidence, EvidencePage)
    assert isinstance(board, BoardPage)
    check = evidence.part(CHECK)
    assert isinstance(check, BaselinePage)
    settled(window)
    for table in (check.table, board.measures.view, board.measures.index_view):
        least = table.fontMetrics().height()
        assert table.rowHeight(1) >= least, table.accessibleName()
    window.app_actions.zoom_to(100)


def test_that_outcomes_stay_in_view_beside_the_last_charts(window: MainWindow) -> None:
    window.pages.open("results")
    page = window.pages.page("results")
    assert isinstance(page, ResultsPage)
    bar = page.scroll_area.verticalScrollBar()
    settled(window)
    bar.setValue(bar.maximum())
    settled(window)
    shown = [card for card in page.cards if card.isVisible()]
    assert not shown[-1].visibleRegion().isEmpty()
    bar.setValue(0)
    settled(window)
    assert not shown[0].visibleRegion().isEmpty()


def test_that_nothing_of_a_question_is_cut_off(enlarged: MainWindow) -> None:
    enlarged.pages.open("questions")
    page = enlarged.pages.page("questions")
    for kind in KINDS:
        page.choose(kind.key)  # type: ignore[attr-defined]  # the page of this key is the QuestionsPage
        assert settled(enlarged) == [], kind.key


def rebalance(window: MainWindow) -> QWidget:
    dialog = RebalanceDialog(window.session.snapshot, window)
    dialog.open()
    return dialog


def per_trust(window: MainWindow) -> QWidget:
    dialog = PerTrustDialog(organisations_of(window.session.snapshot.area), window)
    dialog.open()
    return dialog


def merge(window: MainWindow) -> QWidget:
    window.picker.open_merge()
    return window.findChildren(MergeDialog)[-1]


def tour(window: MainWindow) -> QWidget:
    window.app_actions.show_tour()
    assert window.app_actions.tour is not None
    return window.app_actions.tour


def palette(window: MainWindow) -> QWidget:
    return window.app_actions.open_palette()


def shortcuts(window: MainWindow) -> QWidget:
    return window.app_actions.open_shortcuts()


def self_test(window: MainWindow) -> QWidget:
    return window.provenance.check_model()


def where_from(window: MainWindow) -> QWidget:
    window.plan.outcomes.cards[0].click()
    shown = QApplication.activeModalWidget()
    assert shown is not None
    return shown


DIALOGS = (
    show_about,
    rebalance,
    per_trust,
    merge,
    tour,
    palette,
    shortcuts,
    self_test,
    where_from,
)


def test_that_nothing_of_the_dialogs_is_cut_off(enlarged: MainWindow) -> None:
    for opens in DIALOGS:
        shown = opens(enlarged)
        assert settled(shown) == [], opens.__name__
        shown.close()


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_that_nothing_of_the_list_of_areas_is_cut_off(enlarged: MainWindow) -> None:
    enlarged.picker.open_list()
    listed = enlarged.picker.list
    assert listed is not None
    assert settled(listed) == []
    listed.hide()


# The finder itself must see what is wrong, or the tests above say nothing ---------------------------------


def test_that_a_label_and_a_button_that_are_cut_off_are_found(shown: Callable[[QWidget], QWidget]) -> None:
    whole = QWidget()
    for place, made in enumerate(
        (QLabel("Words that do not fit", whole), QPushButton("Nor do these", whole))
    ):
        made.setGeometry(10, 10 + 40 * place, 40, 30)
    shown(whole)
    assert len(cut_off(whole)) == 2


def test_that_two_controls_on_one_another_are_found(shown: Callable[[QWidget], QWidget]) -> None:
    whole = QWidget()
    for left in (10, 60):
        QPushButton("Copy", whole).setGeometry(left, 10, 90, 30)
    shown(whole)
    assert len(overlapping(whole)) == 1


def test_that_a_name_too_long_for_its_line_is_whole_in_its_tip(
    shown: Callable[[QWidget], QWidget],
) -> None:
    line = ElidedLine()
    line.setText("Half the running costs, primary care team kept")
    line.explain("Name of the plan")
    line.setFixedWidth(80)
    shown(line)
    line.clearFocus()
    short = line.grab().toImage()
    assert line.toolTip() == "Half the running costs, primary care team kept\nName of the plan"
    line.setText("Half the r")
    assert line.grab().toImage() != short


def test_that_a_flow_goes_on_in_the_next_line_and_keeps_every_widget_whole(
    shown: Callable[[QWidget], QWidget],
) -> None:
    whole = QWidget()
    flow = Flow(whole)
    buttons = [QPushButton(f"Button {count}") for count in range(6)]
    for button in buttons:
        flow.addWidget(button)
    one_line = flow.sizeHint()
    assert flow.heightForWidth(one_line.width()) == one_line.height()
    assert flow.heightForWidth(one_line.width() // 2) > 2 * one_line.height()
    shown(whole)
    whole.resize(QSize(one_line.width() // 2, flow.heightForWidth(one_line.width() // 2)))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert cut_off(whole) == []
    assert overlapping(whole) == []
    assert buttons[-1].y() > buttons[0].y()


@pytest.fixture(autouse=True)
def _usual_font(qapp: QApplication) -> Iterator[None]:
    """Leave the font as it was, whatever a test did to it."""
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)
