"""Present: charts alone on a second screen or over this one, one question at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.host import Host
from leftshift.window.present.bar import PresentBar
from leftshift.window.present.guess_chart import Guesses
from leftshift.window.present.questions import Question
from leftshift.window.present.replay import Replay, last_change
from leftshift.window.present.screens import Screens, WindowKeys, stage_screen
from leftshift.window.present.stage import Stage
from leftshift.window.theme import Theme


class Presenter(QObject):
    """Runs a presentation: the stage, the bar, the guesses and the replay.

    Signals:
        running: a presentation began or ended. args: whether one runs
    """

    running = Signal(bool)

    def __init__(self, window: QWidget, host: Host) -> None:
        super().__init__(window)
        self._window, self._host, self._session = window, host, host.session
        self.stage: Stage | None = None
        self.bar: PresentBar | None = None
        self.movement = Replay(self)
        """The last change while it is shown once more."""
        self.movement.frame.connect(self._draw)
        self.movement.ended.connect(lambda: self._draw(self._session.snapshot))
        self._session.changed.connect(self._follow)
        self._alone = True
        Screens(self).changed.connect(self.move_to)
        self._keys = WindowKeys(window, self)
        self._keys.step_asked.connect(self._step)
        self._keys.end_asked.connect(self.end)

    def toggle(self) -> None:
        """Begin, or end."""
        if self.stage is None:
            self.begin()
        else:
            self.end()

    def begin(self) -> None:
        """Put the charts that were chosen on the stage."""
        # Imported here: the charts are loaded by now, and no start waits for them.
        from leftshift.window.charts.live_chart import make_charts  # noqa: PLC0415 - see above

        host = self._host
        charts = {chart.key: chart for chart in make_charts(host.theme)}
        for key in host.document.settings.second_forms:
            if key in charts:
                charts[key].show_second(second=True)
        chosen = [charts[key] for key in host.document.settings.presented if key in charts]
        self.stage = Stage(chosen or list(charts.values()), host.theme, self._window.font())
        self.bar = self._new_bar()
        self.stage.key.connect(self._act_on)
        self.stage.closed.connect(self.end)
        self._session.show_also(self.stage.needs, by="stage")
        self.stage.draw(self._session.snapshot)
        self._place_on_a_screen(QGuiApplication.screens())
        self._update_bar()
        self.running.emit(True)  # noqa: FBT003 - the signal carries one bool

    def end(self) -> None:
        """Close the stage and go back to the plan."""
        if self.stage is None or self.bar is None:
            return
        self.movement.stop()
        self._keys.listen(on=False)
        stage, bar, self.stage, self.bar = self.stage, self.bar, None, None
        bar.hide()
        bar.deleteLater()
        stage.hide()
        stage.deleteLater()
        self._session.show_also(Needs(), by="stage")
        self._window.activateWindow()
        self.running.emit(False)  # noqa: FBT003 - the signal carries one bool

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        if self.stage is not None:
            self.stage.apply_theme(theme)

    def replay(self) -> None:
        """Show the last change on the stage once more."""
        if self.stage is not None:
            settings = self._host.document.settings
            self.movement.play(
                self._session.stack,
                self._session.snapshot.view,
                self.stage.needs,
                animate=settings.animate,
            )

    def predict(self, *, predicting: bool) -> None:
        """Let the room guess before it sees, or bring the charts back."""
        if self.stage is None or self.bar is None:
            return
        if predicting:
            self.stage.show_guesses(Guesses(question=self.bar.chosen()))
        else:
            self._go(self.stage.place)
        self._update_bar()
        if predicting:
            self.bar.start_typing()

    def reveal(self) -> None:
        """Show the answer among the guesses, or hide it again."""
        guessed = self.stage.guesses if self.stage is not None else None
        if self.stage is not None and guessed is not None:
            self.stage.show_guesses(replace(guessed, revealed=not guessed.revealed))
            self._update_bar()

    def _new_bar(self) -> PresentBar:
        bar = PresentBar()
        bar.step_asked.connect(self._step)
        bar.replay_asked.connect(self.replay)
        bar.black_asked.connect(self._toggle_black)
        bar.predict_asked.connect(lambda predicting: self.predict(predicting=predicting))
        bar.question_asked.connect(self._ask)
        bar.guesses_asked.connect(self._mark)
        bar.reveal_asked.connect(self.reveal)
        bar.end_asked.connect(self.end)
        return bar

    def move_to(self, screens: list[QScreen]) -> None:
        """Go on where a screen is left when one is unplugged, and on the projector once there is one."""
        if self.stage is None:
            return
        here = self.stage.screen()
        if stage_screen(screens, self._window.screen(), here) is not here or self._alone != _is_alone(
            screens
        ):
            self._place_on_a_screen(screens)

    def _place_on_a_screen(self, screens: Sequence[QScreen]) -> None:
        """Fill the second screen, the bar staying on the first; else this one, the bar below the chart."""
        if self.stage is None or self.bar is None:
            return
        screen = stage_screen(screens, self._window.screen(), self.stage.screen())
        self._alone = _is_alone(screens)
        if self._alone:
            self.stage.add_bar(self.bar)
        else:
            self._host.carry_bar(self.bar)
        self._keys.listen(on=not self._alone)
        self.bar.show()
        if self.stage.isFullScreen():
            self.stage.showNormal()
        self.stage.setScreen(screen)
        self.stage.setGeometry(screen.geometry())
        self.stage.showFullScreen()
        self.stage.activateWindow()

    def _act_on(self, asked: str) -> None:
        stage = self.stage
        if stage is None:
            return
        actions: dict[str, Callable[[], object]] = {
            "step_on": lambda: self._step(1),
            "step_back": lambda: self._step(-1),
            "first": lambda: self._go(0),
            "last": lambda: self._go(stage.count - 1),
            "black": self._toggle_black,
            "replay": self.replay,
            "predict": lambda: self.predict(predicting=stage.guesses is None),
            "end": self.end,
        }
        actions[asked]()

    def _step(self, steps: int) -> None:
        if self.stage is not None:
            self._go(self.stage.place + steps)

    def _go(self, place: int) -> None:
        if self.stage is not None:
            self.movement.stop()
            self.stage.show_chart(place)
            self._session.show_also(self.stage.needs, by="stage")
            self.stage.draw(self._session.snapshot)
            self._update_bar()

    def _toggle_black(self) -> None:
        if self.stage is not None:
            self.stage.set_black(black=not self.stage.is_black)
            self._update_bar()

    def _ask(self, question: Question) -> None:
        if self.stage is not None and self.bar is not None:
            self.stage.show_guesses(Guesses(question=question))
            self._update_bar()
            self.bar.start_typing()

    def _mark(self, guesses: tuple[float, ...]) -> None:
        guessed = self.stage.guesses if self.stage is not None else None
        if self.stage is not None and guessed is not None:
            self.stage.show_guesses(replace(guessed, values=guesses))

    def _follow(self, snapshot: Snapshot) -> None:
        if self.movement.running and snapshot.scenario == self.movement.after:
            return  # what was worked out late of the same scenario is shown once the movement has ended
        self.movement.stop()
        self._draw(snapshot)
        if not snapshot.dragging:
            self._update_bar()

    def _draw(self, snapshot: Snapshot) -> None:
        if self.stage is not None:
            self.stage.draw(snapshot)

    def _update_bar(self) -> None:
        if self.stage is None or self.bar is None:
            return
        guessed = self.stage.guesses
        # On the only screen the bar goes dark as well; B or a click bring it back.
        self.bar.setVisible(not (self._alone and self.stage.is_black))
        can_replay = guessed is None and last_change(self._session.stack) is not None
        self.bar.show_place(self.stage.place, self.stage.count, can_replay=can_replay)
        self.bar.show_predicting(
            predicting=guessed is not None, revealed=guessed is not None and guessed.revealed
        )


def _is_alone(screens: Sequence[QScreen]) -> bool:
    return len(screens) == 1
