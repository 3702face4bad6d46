from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from leftshift.window.main_window import MainWindow
from leftshift.window.pages.questions.kinds import KINDS
from leftshift.window.pages.questions.page import QuestionsPage
from leftshift.window.provenance.provenance_dialog import ProvenanceDialog


def test_that_the_questions_follow_the_plan_and_a_goal_comes_back_to_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.pages.open("questions")
    page = window.pages.page("questions")
    assert isinstance(page, QuestionsPage)
    page.bar.target_asked.emit(0.45)
    qtbot.waitUntil(lambda: not any(page.is_running(kind.key) for kind in KINDS))
    page.goal.apply_asked.emit()
    window.pages.open("money")
    assert window.plan.outcomes.cards[0].outcome.value == "45.0\u00a0%"
    window.session.stack.undo()
    assert window.plan.outcomes.cards[0].outcome.value != "45.0\u00a0%"


def test_that_every_question_says_where_its_numbers_are_from(window: MainWindow, qtbot: QtBot) -> None:
    window.pages.open("questions")
    page = window.pages.page("questions")
    assert isinstance(page, QuestionsPage)
    qtbot.waitUntil(lambda: not any(page.is_running(kind.key) for kind in KINDS))
    for kind in KINDS:
        page.choose(kind.key)
        if page.view.sentence.isVisible():
            continue
        page.view.chart.ask.click()
        dialog = window.findChildren(ProvenanceDialog)[-1]
        assert page.view.chart.name in dialog.page.toPlainText(), kind.key
        dialog.close()


def test_that_no_two_access_keys_on_the_page_are_the_same(window: MainWindow) -> None:
    window.pages.open("questions")
    page = window.pages.page("questions")
    assert isinstance(page, QuestionsPage)
    menus = [action.text() for action in window.menuBar().actions()]
    for kind in KINDS:
        page.choose(kind.key)
        labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.buddy()]
        buttons = [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]
        texts = [text for text in (*menus, *labels, *buttons) if "&" in text]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert sorted(letters) == sorted(set(letters)), ", ".join(texts)
