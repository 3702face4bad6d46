from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector
from leftshift.window.main_window import MainWindow
from leftshift.window.present.presenter import Presenter
from leftshift.window.present.questions import Question, middle, questions
from leftshift.window.present.replay import DURATION_MS, between


@pytest.fixture
def presenter(window: MainWindow, qtbot: QtBot) -> Presenter:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    yield window.app_actions.presenter
    window.app_actions.presenter.end()


def press(qtbot: QtBot, presenter: Presenter, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(presenter.stage, key)


def test_that_f5_shows_one_chart_alone_and_esc_ends(
    window: MainWindow, presenter: Presenter, qtbot: QtBot
) -> None:
    assert presenter.stage.isVisible()
    assert presenter.stage.shown.isVisible()
    assert window.app_actions.present.isChecked()
    press(qtbot, presenter, Qt.Key.Key_Escape)
    assert presenter.stage is None
    assert not window.app_actions.present.isChecked()


def test_that_keys_go_on_and_back_and_stop_at_both_ends(presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, presenter, Qt.Key.Key_Left)
    assert presenter.stage.place == 0
    press(qtbot, presenter, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
    assert presenter.stage.place == 2
    press(qtbot, presenter, Qt.Key.Key_PageUp)
    assert presenter.stage.place == 1
    press(qtbot, presenter, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert presenter.stage.place == presenter.stage.count - 1
    assert not presenter.bar.next.isEnabled()


def test_that_type_is_larger_while_presenting_than_in_the_window(
    window: MainWindow, presenter: Presenter
) -> None:
    presenter.stage.resize(1920, 1080)
    usual = window.plan.chart_area.charts[0].font().pointSizeF()
    assert presenter.stage.chart.font().pointSizeF() >= 1.9 * usual


def test_that_marks_are_larger_on_the_stage_as_well(presenter: Presenter, qtbot: QtBot) -> None:
    presenter.stage.resize(1920, 1080)
    press(qtbot, presenter, Qt.Key.Key_Right)
    card = presenter.stage.shown
    large = card.grab().toImage()
    card.set_mark_scale(1.0)
    usual, colour = card.grab().toImage(), card.theme.sectors[Sector.ACUTE]
    column = round(card.width() / 2)
    thick, thin = (
        sum(image.pixelColor(column, y) == colour for y in range(image.height())) for image in (large, usual)
    )
    assert thick >= 1.5 * thin > 0


def test_that_the_stage_follows_the_levers(window: MainWindow, presenter: Presenter) -> None:
    before = presenter.stage.chart.title
    window.session.shares.set(Sector.ACUTE, 0.3)
    window.session.settle()
    assert presenter.stage.chart.title != before


def test_that_b_turns_the_screen_black_and_back(presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, presenter, Qt.Key.Key_B)
    assert presenter.stage.is_black
    QCoreApplication.processEvents()
    shown = presenter.stage.grab().toImage()
    assert {shown.pixelColor(100, y).name() for y in range(0, shown.height(), 10)} == {"#000000"}
    press(qtbot, presenter, Qt.Key.Key_B)
    assert not presenter.stage.is_black
    assert presenter.bar.isVisible()
    press(qtbot, presenter, Qt.Key.Key_B)
    qtbot.mouseClick(presenter.stage, Qt.MouseButton.LeftButton)
    assert not presenter.stage.is_black


def test_that_the_answer_is_nowhere_on_the_stage_before_it_is_revealed(
    window: MainWindow,
    presenter: Presenter,
    qtbot: QtBot,
) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    qtbot.keyClicks(presenter.bar.guesses, "55 57")
    question, card = presenter.stage.guesses.question, presenter.stage.shown
    answer = question.answer(window.session.snapshot)
    shown = [card.description, *(cell for row in card.table().rows for cell in row)]
    shown += [spot.text for spot in card.spots()]
    assert not [text for text in shown if question.say(answer) in text]
    low, high = card.data.wanted
    assert (low + high) / 2 == pytest.approx(question.today(window.session.snapshot))
    presenter.bar.reveal.click()
    assert question.say(answer) in card.title
    assert card.axis.holds(answer)
    assert presenter.stage.guesses.values == pytest.approx((0.55, 0.57))


def test_that_guesses_are_marks_in_their_place(presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    qtbot.keyClicks(presenter.bar.guesses, "48 50 50")
    card = presenter.stage.shown
    spots = card.spots()[:3]
    assert spots[0].x < spots[1].x == spots[2].x
    assert spots[2].y < spots[1].y
    assert "3 guesses, middle 50.0" in card.data.subtitle


def test_that_another_question_can_be_asked(presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    presenter.bar.question.setCurrentIndex(1)
    presenter.bar.question.activated.emit(1)
    assert presenter.stage.guesses.question.label == presenter.bar.question.itemText(1)
    press(qtbot, presenter, Qt.Key.Key_P)
    assert presenter.stage.guesses is None


@pytest.mark.parametrize("animate", [True, False])
def test_that_a_replay_goes_from_before_to_after_within_two_seconds(
    window: MainWindow,
    presenter: Presenter,
    qtbot: QtBot,
    animate: bool,  # noqa: FBT001 - a case
) -> None:
    window.session.shares.set(Sector.COMMUNITY, 0.2)
    window.session.settle()
    window.document.keep(replace(window.document.settings, animate=animate))
    frames = []
    presenter.movement.frame.connect(
        lambda snapshot: frames.append(snapshot.scenario.shares.share(Sector.COMMUNITY))
    )
    with qtbot.waitSignal(presenter.movement.ended, timeout=2000):
        press(qtbot, presenter, Qt.Key.Key_R)
    assert DURATION_MS <= 2000
    moved = frames[1:]
    assert moved == sorted(moved)
    assert moved[0] == pytest.approx(0.128, abs=0.01)
    if animate:
        assert len(moved) > 5
        assert moved[-1] == 0.2
    else:
        assert len(moved) == 1
    assert presenter.stage.chart.title == window.plan.chart_area.chart(presenter.stage.chart.key).title


def test_that_what_is_worked_out_late_does_not_end_a_replay(
    window: MainWindow, presenter: Presenter, qtbot: QtBot
) -> None:
    window.session.shares.set(Sector.COMMUNITY, 0.2)
    window.session.settle()
    press(qtbot, presenter, Qt.Key.Key_R)
    window.session.changed.emit(replace(window.session.snapshot, bands=None))
    assert presenter.movement.running


def test_that_nothing_is_replayed_before_the_first_change(presenter: Presenter) -> None:
    assert not presenter.bar.replay.isEnabled()
    presenter.replay()
    assert not presenter.movement.running


def test_that_the_way_between_two_scenarios_keeps_all_money(window: MainWindow) -> None:
    before = window.session.scenario
    window.session.shares.set(Sector.COMMUNITY, 0.2)
    half = between(before, window.session.scenario, 0.5)
    assert sum(half.shares.target) + half.shares.unallocated == pytest.approx(1)
    assert half.shares.share(Sector.COMMUNITY) == pytest.approx(
        (before.shares.share(Sector.COMMUNITY) + 0.2) / 2
    )
    assert between(before, window.session.scenario, 1.0) == window.session.scenario


def test_that_charts_and_their_order_are_chosen_and_kept(window: MainWindow) -> None:
    dialog = window.app_actions.ask_order()
    keys = [chart.key for chart in window.plan.chart_area.charts]
    dialog.list.setCurrentRow(0)
    dialog.down.click()
    dialog.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    wanted = (keys[1], keys[0], *keys[3:])
    assert window.document.settings.presented == wanted
    window.app_actions.presenter.begin()
    assert tuple(chart.key for chart in window.app_actions.presenter.stage.charts) == wanted
    window.app_actions.presenter.end()


def question(key: str) -> Question:
    return next(found for found in questions() if found.measure.key == key)


def test_that_guesses_are_read_in_the_users_own_way_of_writing() -> None:
    german, share, money = (
        QLocale(QLocale.Language.German),
        question("hospital_share"),
        question("out_of_hospital"),
    )
    assert share.guesses("48,5; 51 %", german)[0] == pytest.approx((0.485, 0.51))
    english = QLocale(QLocale.Language.English)
    assert money.guesses("£51m, 48.5 , £2.5bn", english) == ((51.0, 48.5, 2500.0), "")


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("hospital_share", "many", "“many” is not a number"),
        ("hospital_share", "200", "“200” is not possible"),
        ("hospital_share", "-4", "“-4” is not possible"),
        ("hospital_share", "£50m", "“£50m” is in another unit"),
        ("out_of_hospital", "48%", "“48%” is in another unit"),
        ("out_of_hospital", "1e308", "too large"),
    ],
)
def test_that_a_guess_that_cannot_be_is_said_and_the_others_are_read(key: str, typed: str, said: str) -> None:
    english, good = QLocale(QLocale.Language.English), question(key).guesses("48 51")[0]
    guesses, refused = question(key).guesses(f"48 {typed} 51", english)
    assert guesses == good
    assert said in refused


def test_that_a_sign_by_itself_is_no_guess() -> None:
    assert question("out_of_hospital").guesses("48 %", QLocale(QLocale.Language.English)) == ((48.0,), "")


def test_that_guesses_after_a_bad_word_are_marked(presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    qtbot.keyClicks(presenter.bar.guesses, "48 about 51")
    assert presenter.stage.guesses.values == pytest.approx((0.48, 0.51))


@pytest.mark.parametrize("on", ["stage", "guesses"])
def test_that_enter_does_not_reveal(presenter: Presenter, qtbot: QtBot, on: str) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    qtbot.keyClicks(presenter.bar.guesses, "48")
    where = presenter.stage if on == "stage" else presenter.bar.guesses
    qtbot.keyClick(where, Qt.Key.Key_Return)
    assert not presenter.stage.guesses.revealed


def test_that_guesses_are_there_again_when_their_question_is(presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    qtbot.keyClicks(presenter.bar.guesses, "48 51")
    for place in (1, 0):
        presenter.bar.question.setCurrentIndex(place)
        presenter.bar.question.activated.emit(place)
    assert presenter.stage.guesses.values == pytest.approx((0.48, 0.51))
    presenter.bar.predict.click()
    presenter.bar.predict.click()
    assert presenter.stage.guesses.values == pytest.approx((0.48, 0.51))


def test_that_a_silly_guess_is_drawn_at_the_edge_and_leaves_the_others_apart(
    presenter: Presenter, qtbot: QtBot
) -> None:
    press(qtbot, presenter, Qt.Key.Key_P)
    place = [presenter.bar.question.itemText(row) for row in range(presenter.bar.question.count())].index(
        question("out_of_hospital").label
    )
    presenter.bar.question.setCurrentIndex(place)
    presenter.bar.question.activated.emit(place)
    qtbot.keyClicks(presenter.bar.guesses, "2400 2900 999999")
    card = presenter.stage.shown
    first, second, silly = (spot.x for spot in card.spots()[:3])
    assert second - first > 100
    assert silly == pytest.approx(card.view.area.right())
    assert "1 beyond the edge" in card.data.subtitle


def test_that_the_middle_of_guesses_is_their_median() -> None:
    assert middle((3.0, 1.0, 2.0)) == 2.0
    assert middle((1.0, 2.0)) == 1.5
