"""Session: the current scenario, what can be asked of it, and the signal that it has changed."""

from dataclasses import replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from leftshift.evidence.areas import area_of
from leftshift.evidence.start import baseline_scenario, with_own
from leftshift.model.carry import carried
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import AreaChoice, Draws, Scenario
from leftshift.model.terms import View, year_label
from leftshift.questions.study import study_of
from leftshift.questions.uncertainty import Bands
from leftshift.session.bands import BANDED, BandKeeper
from leftshift.session.board_edits import BoardEdits
from leftshift.session.editor import Editor
from leftshift.session.history.history import Described, Pruned
from leftshift.session.other_edits import OtherEdits, RunningCostEdits
from leftshift.session.pins import Pin, Pins
from leftshift.session.rail_edits import RailEdits
from leftshift.session.share_edits import ShareEdits
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector, StartingPoint
from leftshift.snapshot.snapshot import Snapshot

if TYPE_CHECKING:
    from leftshift.session.answers import AnswerKeeper
    from leftshift.snapshot.extras import Answers

FRAME_MS = 12
"""One frame of a 60 Hz screen, less what an event may come early after one that came late [ms]."""


class Session(QObject):
    """Holds the one current scenario. Widgets ask for changes; the session notifies them of each.

    Signals:
        changed: something new is to be shown. args: Snapshot
        failed: something could not be worked out beside the window. args: a sentence that says so
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._projector = Projector()
        self._editor = editor = Editor(scenario, self)
        self._editor.moved.connect(self._schedule)
        self.stack, self.history = editor.stack, editor.history
        self._writing = False
        """Whether a note is being written."""
        self._view = View.CASH
        self._wanted: dict[str, Needs] = {}
        self._needs = Needs()
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._notify)
        self.pins = Pins(self)
        self.pins.changed.connect(self._schedule)
        self._bands_keeper = BandKeeper(self)
        self._bands_keeper.ready.connect(self._show_bands)
        self._bands_keeper.failed.connect(self.failed)
        self.bands_progress = self._bands_keeper.progress
        self._answer_keeper: AnswerKeeper | None = None
        self.rails = RailEdits(editor, lambda: self._starting_point.outlook)
        self.shares = ShareEdits(editor, self.rails, lambda: self._starting_point.start)
        self.running_costs = RunningCostEdits(editor)
        self.board = BoardEdits(editor)
        self.more = OtherEdits(editor)
        # The first snapshot is without bands, so that the window is there at once; whoever asks has them.
        self._latest, self._banded = self._snapshot(banded=False), False

    @property
    def _starting_point(self) -> StartingPoint:
        return self._projector.starting_point(self._editor.scenario)

    @property
    def latest(self) -> Snapshot:
        """The last one sent with `changed`: quicker than `snapshot`, and not always up to date."""
        return self._latest

    @property
    def snapshot(self) -> Snapshot:
        """All there is to show, up to date."""
        if self._timer.isActive() or not self._banded:
            self._notify()
        return self._latest

    @property
    def scenario(self) -> Scenario:
        """The current scenario."""
        return self._editor.scenario

    def start_with(self, scenario: Scenario) -> None:
        """Open another scenario and forget the steps of the one before.

        Raises:
            AreaError: its area is unknown; the current scenario stays.
        """
        self._projector.starting_point(scenario)
        self.shares.forget_moves()
        self._editor.start_over(scenario)
        self._notify()

    # What is asked of the whole scenario ----------------------------------------------------------------

    def show_also(self, needs: Needs, *, by: str) -> None:
        """Hold in every snapshot from now on what a part of the window, named by `by`, shows.

        What it said before no longer counts; `Needs()` asks for nothing. Where this asks for more than the
        latest snapshot holds, a new one is there before this returns.
        """
        before = self._needs
        self._wanted[by] = needs
        wanted = reduce(or_, self._wanted.values())
        self._bands_keeper.set_measures(wanted.bands)
        # While no drag goes on, the snapshot there is holds these bands already.
        self._needs = replace(wanted, bands=wanted.bands.difference(BANDED))
        if self._needs | before != before:
            self._notify()
        elif self._needs != before:
            self._timer.start(0)

    def settle(self) -> None:
        """End a gesture: the next change is an undo step of its own."""
        self._editor.settle()

    def release(self) -> None:
        """End a gesture that a control has let go of: presses in quick succession are one undo step."""
        self._editor.release()

    def apply(self, scenario: Scenario, what: str) -> None:
        """Apply the shares and the cut of another scenario, such as goal seek's; `what` names the step.

        Only the target shares and the cut change: who pays, limits and years stay as they are now.
        """
        after = self._editor.scenario.with_shares(target=scenario.shares.target)
        self._editor.make_step(after.with_running_costs(cut=scenario.running_costs.cut), what)

    def set_area(self, choice: AreaChoice) -> None:
        """Carry the scenario's choices to another area.

        Raises:
            AreaError: the area is unknown or counts an ICB twice; nothing changes.
        """
        if choice == self._editor.scenario.area:
            return
        area = area_of(choice)
        start = baseline_scenario(area, footprint=choice.footprint)
        start = replace(start, area=choice)
        self._editor.make_step(
            carried(self._editor.scenario, self._latest.start, start), f"Area: {area.name}"
        )

    def set_own_figures(self, own: OwnFigures | None) -> None:
        """Put the area's own figures in place of its baseline's, or go back to those; shares follow.

        The planner's changes to the shares stay, as the same number of points from the new baseline.
        """
        text = f"Own figures from {own.source}" if own else "Remove own figures"
        self._editor.make_step(with_own(self._editor.scenario, own), text)

    def set_last_year(self, year: int) -> None:
        """Show results up to another year."""
        years = replace(self._editor.scenario.years, last=year)
        self._editor.make_step(replace(self._editor.scenario, years=years), f"Years to {year_label(year)}")

    def set_draws(self, count: int, seed: int) -> None:
        """Choose how many draws uncertainty is worked out from, and the seed that fixes them."""
        draws = Draws(count=count, seed=seed)
        self._editor.make_step(replace(self._editor.scenario, draws=draws), f"{count:,} draws, seed {seed}")

    def set_name(self, name: str) -> None:
        """Name the scenario."""
        self._editor.make_step(replace(self._editor.scenario, name=name), f"Name: {name}")

    def set_notes(self, notes: str, writing: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's bool
        """Write the scenario's notes; all that is written of them until `writing` ends is one step."""
        self._write(replace(self._editor.scenario, notes=notes), "Notes", writing=writing)

    def set_note(self, lever: str, text: str, writing: bool = False) -> None:  # noqa: FBT001, FBT002 - likewise
        """Note why a lever is set as it is; likewise."""
        self._write(self._editor.scenario.with_note(lever, text), "Note", writing=writing)

    def _write(self, scenario: Scenario, text: str, *, writing: bool) -> None:
        if not self._writing:
            self.settle()
        self._editor.extend_step(scenario, text)
        self._writing = writing
        if not writing:
            self.settle()

    def set_view(self, view: View) -> None:
        """Show money in cash, in real terms or per head; no undo step, for nothing is chosen."""
        if view is not self._view:
            self._view = view
            self._notify()

    # Pins and history --------------------------------------------------------------------------------

    def pin(self) -> Pin:
        """Hold the scenario as it is now, under the next letter; its last step names it if need be."""
        self.settle()
        return self.pins.pin(self._editor.scenario, last=self.history.lever_step)

    def change_to(self, scenario: Scenario, text: str) -> None:
        """Put another scenario in place of the current one as one change; `text` names the step.

        Raises:
            AreaError: its area is unknown; nothing changes.
        """
        self._projector.starting_point(scenario)
        self._editor.make_step(scenario, text)

    def go_back(self, key: int) -> None:
        """Go back to the scenario of a step of the history: it can be undone, and makes no new step.

        Raises:
            Refusal: the step comes from a file in which its values are not sound.
        """
        self._editor.go_back(key)

    def describe_step(self, key: int, *, name: str, who: str, why: str) -> None:
        """Name the branch at a step of the history, and write who asked for it and why."""
        step = self.history.step(key)
        if (step.name, step.who, step.why) != (name, who, why):
            self.settle()
            self.stack.push(Described(self.history, key, name=name, who=who, why=why))

    def prune_step(self, key: int) -> None:
        """Remove a step of the history with all that came from it, unless the current step is among it."""
        if self.history.may_prune(key):
            self.settle()
            self.stack.push(Pruned(self.history, key))

    def keep_history(self, kept: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Let the history go into the scenario's file, or leave it out."""
        if kept != self.history.in_file:
            self.history.in_file = kept
            self.stack.resetClean()

    # How a change is notified ----------------------------------------------------------------------------

    def _schedule(self) -> None:
        """Notify at once if a frame has passed since the last time, else when it has."""
        if self._timer.isActive():
            return
        waited = self._since.elapsed() if self._since.isValid() else FRAME_MS
        if waited >= FRAME_MS:
            self._notify()
        else:
            self._timer.start(FRAME_MS - waited)

    def _notify(self) -> None:
        self._timer.stop()
        self._since.start()
        self._banded = False  # should a fault keep it from being made, `snapshot` tries again
        self._latest, self._banded = self._snapshot(), True
        self.changed.emit(self._latest)

    def _bands(self) -> Bands | None:
        """Work the bands out with the frame, or start them once the drag has ended."""
        study = study_of(self._editor.scenario)
        snapshot = self._bands_keeper.at_once(study, self._view, dragging=self._editor.dragging)
        if snapshot is None and self._editor.dragging:
            self._bands_keeper.cancel()
        elif snapshot is None:
            self._bands_keeper.start(study, self._view)
        return snapshot

    def _answers(self) -> "Answers | None":
        """Ask what is needed, the slow ones only while no drag goes on."""
        if self._answer_keeper is None:
            if not self._needs.answers:
                return None
            from leftshift.session.answers import AnswerKeeper  # noqa: PLC0415 - loaded with the charts

            self._answer_keeper = AnswerKeeper(self)
            self._answer_keeper.answered.connect(self._show_answers)
        self._answer_keeper.ask_about(
            self._editor.scenario, self._needs.answers, start_slow=not self._editor.dragging
        )
        return self._answer_keeper.answers

    def _show_answers(self) -> None:
        """Show an answer that was worked out off this thread."""
        if self._answer_keeper is not None:
            self._latest = replace(self._latest, answers=self._answer_keeper.answers)
            self.changed.emit(self._latest)

    def _show_bands(self, bands: Bands) -> None:
        """Show bands that were worked out off this thread; a stale run never gets here."""
        self._latest = replace(self._latest, bands=bands)
        self.changed.emit(self._latest)

    def _snapshot(self, *, banded: bool = True) -> Snapshot:
        return self._projector.snapshot(
            self._editor.scenario,
            needs=self._needs,
            bands=self._bands() if banded else None,
            answers=self._answers(),
            pinned=self.pins.pinned(self._editor.scenario.years),
            view=self._view,
            dragging=self._editor.dragging,
            limit=self._editor.limit,
            limit_sector=self._editor.limit_sector,
        )
