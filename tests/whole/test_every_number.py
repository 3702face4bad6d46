"""No number on screen without an answer: every widget, page, chart and table of the real window is walked."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from leftshift.evidence.levers import NO_PUBLISHED_FIGURE
from leftshift.model.terms import Sector, View
from leftshift.text.explain.explanation import Explanation, explain
from leftshift.text.explain.figure import Figure, chart_figure
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.main_window import MainWindow
from leftshift.window.provenance.figures_shown import ShowsFigures, figure_of_widget
from leftshift.window.provenance.provenance_dialog import ProvenanceDialog
from leftshift.window.sections import PAGES, SECTIONS

_DIGIT = re.compile(r"\d")
_KEYS_AND_NAMES = re.compile(r"Ctrl|Shift|Alt|F\d")
ANSWERED_BY_A_SOURCE = (NO_PUBLISHED_FIGURE, "counted by this program; no published figure")


def shown_text(widget: QWidget) -> str:
    """Return what a widget writes on the screen, as far as it may hold a number of the model."""
    if isinstance(widget, (QLabel, QLineEdit, HeadingLine)):
        found = widget.text
        return f"{getattr(widget, 'name', '')} {found() if callable(found) else found}"
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.accessibleDescription() if isinstance(widget, QAbstractSlider) else ""


def numbers_within(window: MainWindow) -> Iterator[QWidget]:
    """Go through the widgets of a window that write a number, but for names that hold one."""
    for widget in window.findChildren(QWidget):
        is_name = widget.accessibleName() == "Name of the plan" or isinstance(widget, QAbstractButton)
        text = shown_text(widget)
        if not is_name and _DIGIT.search(text) and not _KEYS_AND_NAMES.search(text):
            yield widget


def is_answered(found: Explanation) -> bool:
    """Return whether an explanation has a formula in words and symbols, and its sources."""
    step = found.steps[0]
    sourced = all(source.title and source.publisher for source in found.sources)
    has_source = bool(found.sources) or found.source_words in ANSWERED_BY_A_SOURCE
    return bool(step.words and step.symbols and found.kind and has_source and sourced)


def open_all(window: MainWindow) -> None:
    """Open every section and page once, the first section last."""
    for entry in reversed((*SECTIONS, *PAGES)):
        window.pages.open(entry.key)
        QCoreApplication.processEvents()


def test_that_every_widget_with_a_number_says_where_it_is_from(window: MainWindow) -> None:
    open_all(window)
    written = list(numbers_within(window))
    silent = [
        f"{type(widget).__name__} “{shown_text(widget)[:60]}” in {type(widget.parentWidget()).__name__}"
        for widget in written
        if figure_of_widget(widget) is None
    ]
    assert len(written) > 40
    assert not silent, "declare these with set_formula(widget, formula): " + "; ".join(silent)


def test_that_every_declared_figure_has_a_formula_and_a_source(window: MainWindow) -> None:
    open_all(window)
    figures: set[Figure] = set()
    for part in window.findChildren(QWidget):
        found = part.figures() if isinstance(part, ShowsFigures) else (figure_of_widget(part),)
        figures |= {figure for figure in found if figure is not None}
    assert len(figures) > 150
    for figure in figures:
        assert is_answered(explain(figure, window.session.snapshot)), figure


@pytest.mark.parametrize("view", [View.REAL, View.PER_HEAD])
def test_that_money_in_another_view_has_its_answer_too(window: MainWindow, view: View) -> None:
    window.session.set_view(view)
    figures = [figure for card in window.plan.outcomes.cards for figure in card.figures()]
    figures += window.plan.chart_area.charts[0].figures()
    for figure in figures:
        assert is_answered(explain(figure, window.session.snapshot)), figure


def test_that_a_mark_of_a_chart_says_its_sector_and_year(window: MainWindow) -> None:
    spend = window.plan.chart_area.chart("spend_by_sector")
    marks = {figure.name: (figure.sector, figure.year) for figure in spend.figures()}
    assert marks["Community, 2028/29"] == (Sector.COMMUNITY, 2028)


def test_that_a_number_of_the_levers_says_its_sector_or_year(window: MainWindow) -> None:
    open_all(window)
    row = window.plan.levers.panel("shares").rows[Sector.COMMUNITY]
    window.pages.open("running_costs")
    saving = next(card for card in window.plan.outcomes.cards if card.key == "saving")
    found = [figure_of_widget(widget) for widget in (row.line, saving)]
    assert [(one.sector, one.year) for one in found if one] == [(Sector.COMMUNITY, None), (None, 2027)]


def test_that_every_cell_of_every_charts_table_has_an_answer(window: MainWindow) -> None:
    for chart in window.plan.chart_area.charts:
        window.plan.chart_area.chart(chart.key)
        table = chart.table()
        for row in table.rows:
            for heading, cell in zip(table.columns[1:], row[1:], strict=True):
                if _DIGIT.search(cell):
                    figure = chart_figure(chart.key, f"{heading}, {row[0]}", cell)
                    assert is_answered(explain(figure, window.session.snapshot)), figure


def test_that_the_same_number_is_on_the_card_and_in_its_explanation(window: MainWindow) -> None:
    for card in window.plan.outcomes.cards:
        if card.isVisible():
            found = explain(card.figures()[0], window.session.snapshot)
            assert found.value.startswith(card.outcome.value)
            assert found.title == card.outcome.heading


def opened(window: MainWindow) -> ProvenanceDialog | None:
    dialogs = [d for d in window.findChildren(ProvenanceDialog) if d.isVisible()]
    return dialogs[-1] if dialogs else None


def close(dialog: ProvenanceDialog | None) -> None:
    if dialog is not None:
        dialog.close()
    QCoreApplication.processEvents()


def test_that_f1_on_a_lever_explains_that_lever(window: MainWindow) -> None:
    row = next(iter(window.plan.levers.panel("shares").rows.values()))
    row.line.slider.setFocus()
    window.provenance.where.action.trigger()
    dialog = opened(window)
    assert dialog is not None
    text = dialog.page.toPlainText()
    assert "Acute hospital share" in text
    assert "baseline share, 2025/26" in text
    close(dialog)


def test_that_the_question_mark_of_a_chart_and_of_a_card_open_the_answer(window: MainWindow) -> None:
    chart = window.plan.chart_area.charts[0]
    QTest.mouseClick(chart.ask, Qt.MouseButton.LeftButton)
    dialog = opened(window)
    assert dialog is not None
    assert "Sources" in dialog.page.toPlainText()
    close(dialog)
    QTest.keyClick(window.plan.outcomes.cards[0], Qt.Key.Key_Space)
    dialog = opened(window)
    assert dialog is not None
    # Rich text gives a no-break space back as a plain one.
    assert window.plan.outcomes.cards[0].outcome.value.replace("\u00a0", " ") in dialog.page.toPlainText()
    close(dialog)


def test_that_every_question_mark_is_large_enough_and_reached_by_keyboard(window: MainWindow) -> None:
    for chart in window.plan.chart_area.charts:
        assert min(chart.ask.width(), chart.ask.height()) >= 24, chart.name
        assert chart.ask.focusPolicy() & Qt.FocusPolicy.TabFocus, chart.name
        assert chart.rect().contains(chart.ask.geometry()), chart.name


def test_that_a_right_click_names_the_number_under_the_pointer(window: MainWindow, qtlog) -> None:  # noqa: ANN001 - pytest-qt's fixture has no public type
    row = next(iter(window.plan.levers.panel("shares").rows.values()))
    at = row.heading.mapToGlobal(QPoint(40, 5))
    with qtlog.disabled():  # the platform without a screen cannot raise a menu, and says so
        menu = window.provenance.where.menu_at(at)
    assert menu is not None
    menu.actions()[-1].trigger()
    menu.close()
    dialog = opened(window)
    assert dialog is not None
    assert "Acute hospital" in dialog.page.toPlainText()
    close(dialog)


def test_that_the_menu_of_a_chart_asks_about_the_mark_that_was_clicked(window: MainWindow) -> None:
    chart = window.plan.chart_area.main
    spot = chart.spots()[0]
    found = figure_of_widget(chart, chart.mapToGlobal(QPoint(round(spot.x), round(spot.y))))
    assert isinstance(found, Figure)
    assert found.name == spot.text.partition("\n")[0].partition(": ")[0]


def test_that_a_source_in_an_explanation_leads_to_its_row_of_the_evidence(window: MainWindow) -> None:
    window.provenance.open_evidence("A05")
    page = window.pages.page("evidence").sources
    assert window.pages.key == "evidence"
    assert page.shown(page.table.currentIndex().row()).id == "A05"


def test_that_people_and_money_in_the_list_of_areas_have_their_answer(window: MainWindow, qtlog) -> None:  # noqa: ANN001 - pytest-qt's fixture has no public type
    with qtlog.disabled():  # the platform without a screen cannot raise a popup, and says so
        window.picker.open_list()
    areas = window.picker.list
    assert areas is not None
    QTest.keyClick(areas, Qt.Key.Key_F1)
    dialog = opened(window)
    assert dialog is not None
    assert not areas.isVisible()
    assert "South West London" in dialog.page.toPlainText()
    assert "nhse_allocations_2025" in dialog.page.toPlainText()
    close(dialog)
