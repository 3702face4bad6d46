"""Session: the scenario in hand, what can be asked of it, the changed signal."""

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack

from leftshift.evidence.areas import area_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.carry import carried
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import AreaChoice, Draws, Scenario
from leftshift.model.seats import Seat
from leftshift.model.split import split_moved
from leftshift.model.terms import INDEX, LABELS, Ramp, Sector, View, year_label
from leftshift.papers.figures import percent
from leftshift.questions.case import case_of
from leftshift.questions.uncertainty import Bands
from leftshift.session.bands import BandKeeper
from leftshift.session.board_steps import BoardSteps
from leftshift.session.commands import Change
from leftshift.session.grip import Grip
from leftshift.session.history import History
from leftshift.session.history_commands import Described, Pruned
from leftshift.session.more_steps import MoreSteps
from leftshift.session.outcome import Projector
from leftshift.session.own_figures import with_own
from leftshift.session.pins import Pin, Pins
from leftshift.session.rail_steps import RailSteps
from leftshift.session.snapshot import Snapshot
from leftshift.session.wording import limit_sentence

FRAME_MS = 12
"""One frame of a 60 Hz screen, less what an event may come early after one that came late [ms]."""

_PAYER_WORDS = {"proportion": "all others in proportion", "pool": "the unallocated pool"}


class Session(QObject):
    """Holds the one scenario in hand. Widgets ask; the session tells.

    Signals:
        changed: something new is to be shown. args: Snapshot
    """

    changed = Signal(object)

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._projector = Projector()
        self._scenario = scenario
        self._view = View.CASH
        self._grip = Grip()
        self._gesture = 0
        self._dragging = False
        self._limit, self._limit_sector = "", ""
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tell)
        self.pins = Pins(self)
        self.pins.changed.connect(self._schedule)
        self.history = History(scenario, self)
        self.stack.indexChanged.connect(self._walk)
        self._making = False
        self._open: Change | None = None
        self._keeper = BandKeeper(self)
        self._keeper.ready.connect(self._take_bands)
        self.bands_progress = self._keeper.progress
        self.board = BoardSteps(lambda: self._scenario, self._once, self._step)
        self.more = MoreSteps(lambda: self._scenario, self._once, self._step)
        self.rails = RailSteps(
            lambda: self._scenario,
            lambda: self._projector.ground(self._scenario).outlook,
            self._once,
            self._step,
        )
        # The first snapshot is without bands, so that the window is there at once; they follow.
        self._now = self._snapshot(banded=False)
        self._timer.start(0)

    @property
    def glance(self) -> Snapshot:
        """What was told last: quicker than `now`, and not always up to date."""
        return self._now

    @property
    def now(self) -> Snapshot:
        """All there is to show, up to date."""
        if self._timer.isActive():
            self._tell()
        return self._now

    @property
    def scenario(self) -> Scenario:
        """The scenario in hand."""
        return self._scenario

    def start_with(self, scenario: Scenario) -> None:
        """Take another scenario in hand and forget the steps of the one before.

        Raises:
            AreaError: its area is unknown; the scenario in hand stays.
        """
        self._projector.ground(scenario)
        self._gesture += 1
        self._dragging = False
        self._limit = ""
        self._grip = Grip()
        self._open = None
        self._making = True  # an emptied stack is no walk along the history
        self.stack.clear()
        self._making = False
        self._scenario = scenario
        self.history.start_over(scenario)
        self._tell()

    # Shares ------------------------------------------------------------------------------------------

    def set_share(self, sector: Sector, share: float) -> None:
        """Move one sector's share; the payers follow. Repeated within a gesture, it is one step."""
        self._move(sector, share, None)

    def move_border(self, left: Sector, right: Sector, share_of_left: float) -> None:
        """Move the border between two sectors of the bar: the right one pays for the left one."""
        self._move(left, share_of_left, str(right))

    def _move(self, sector: Sector, share: float, paid_by: str | None) -> None:
        rule = self._scenario.shares.paid_by if paid_by is None else paid_by
        if rule == sector:
            self._say_limit(f"{LABELS[sector]} cannot pay for itself: choose another payer.", sector)
            return
        within = self.rails.within if self.rails.holds else None
        move = self._grip.move(self._scenario.shares, sector, share, paid_by=paid_by, within=within)
        text = f"{LABELS[sector]} share to {percent(move.lever.share(sector))}"
        limit = self.rails.stopped(move, sector, rule) or limit_sentence(move, sector)
        self._step(replace(self._scenario, shares=move.lever), text, limit=limit, sector=sector)

    def settle(self) -> None:
        """End a gesture: the next change is an undo step of its own."""
        self._gesture += 1
        self._open = None
        self.history.settle(self._scenario, self.stack.undoText())
        if self._dragging:
            self._dragging = False
            self._schedule()

    def lock(self, sector: Sector, locked: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Lock a sector, so that it never moves, or unlock it."""
        kept = self._scenario.shares.locked
        changed = kept | {sector} if locked else kept - {sector}
        self._once(
            self._scenario.with_shares(locked=frozenset(changed)),
            f"{'Lock' if locked else 'Unlock'} {LABELS[sector]}",
        )

    def reset_share(self, sector: Sector) -> None:
        """Set one share back to the baseline."""
        self.settle()
        self.set_share(sector, self._now.start.shares.share(sector))
        self.settle()

    def reset_shares(self) -> None:
        """Set every share back to the baseline and empty the pool; locks stay."""
        target = self._now.start.shares.target
        self._once(self._scenario.with_shares(target=target, unallocated=0.0), "Reset all shares")

    def set_paid_by(self, payer: str) -> None:
        """Choose who pays when a share moves."""
        words = _PAYER_WORDS.get(payer) or LABELS[Sector(payer)]
        self._once(self._scenario.with_shares(paid_by=payer), f"Paid by {words}")

    def set_share_years(self, start: int, end: int) -> None:
        """Set the years in which the shares begin to move and arrive."""
        if start < end:
            text = f"Shares move {year_label(start)} to {year_label(end)}"
            self._once(self._scenario.with_shares(start=start, end=end), text)

    def set_ramp(self, ramp: Ramp) -> None:
        """Choose how the shares move between the two years."""
        self._once(self._scenario.with_shares(ramp=ramp), f"Ramp: {ramp}")

    def set_limits(self, sector: Sector, floor: float, ceiling: float) -> None:
        """Set the lowest and the highest share a sector may get."""
        shares = self._scenario.shares
        if 0 <= floor <= shares.share(sector) <= ceiling <= 1:
            place = INDEX[sector]
            floors = (*shares.floors[:place], floor, *shares.floors[place + 1 :])
            ceilings = (*shares.ceilings[:place], ceiling, *shares.ceilings[place + 1 :])
            text = f"{LABELS[sector]} between {percent(floor)} and {percent(ceiling)}"
            self._once(self._scenario.with_shares(floors=floors, ceilings=ceilings), text)
        else:
            self._say_limit(
                f"{LABELS[sector]} stands at {percent(shares.share(sector))}: the floor must not be above "
                "it, nor the ceiling below.",
                sector,
            )

    def apply(self, scenario: Scenario, what: str) -> None:
        """Take the shares and the cut of another scenario over, such as goal seek's; `what` names the step.

        Only the target shares and the cut are taken: who pays, limits and years stay as they are now.
        """
        after = self._scenario.with_shares(target=scenario.shares.target)
        self._once(after.with_running_costs(cut=scenario.running_costs.cut), what)

    # Running costs -----------------------------------------------------------------------------------

    def set_cut(self, cut: float) -> None:
        """Set the cut to operating cost [share]. Repeated within a gesture, it is one step."""
        self._step(self._scenario.with_running_costs(cut=cut), f"Running costs cut by {percent(cut)}")

    def set_cut_years(self, start: int, end: int) -> None:
        """Set the years in which the cut begins and is complete."""
        if start < end:
            text = f"Cut made {year_label(start)} to {year_label(end)}"
            self._once(self._scenario.with_running_costs(start=start, end=end), text)

    def set_cut_ramp(self, ramp: Ramp) -> None:
        """Choose how the cut is made between the two years."""
        self._once(self._scenario.with_running_costs(ramp=ramp), f"Cut ramp: {ramp}")

    def set_reinvested(self, share: float) -> None:
        """Set the share of the net saving that goes back into care [share]."""
        self._step(self._scenario.with_running_costs(reinvested=share), f"{percent(share)} reinvested")

    def set_reinvested_to(self, sector: Sector, share: float) -> None:
        """Set the part of the reinvested saving one sector gets; the others share the rest."""
        to = split_moved(self._scenario.running_costs.to, INDEX[sector], share)
        text = f"{percent(share)} of reinvestment to {LABELS[sector]}"
        self._step(self._scenario.with_running_costs(to=to), text)

    # Board and the rest ------------------------------------------------------------------------------

    def set_seats(self, seats: tuple[Seat, ...], what: str) -> None:
        """Seat the board anew; `what` names the step."""
        self._once(self._scenario.with_board(seats=tuple(seats)), what)

    def lock_size(self, locked: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Hold the board to its size, or let it grow."""
        text = "Lock the board's size" if locked else "Unlock the board's size"
        self._once(self._scenario.with_board(size_locked=locked), text)

    def set_area(self, choice: AreaChoice) -> None:
        """Carry the scenario's choices to another area.

        Raises:
            AreaError: the area is unknown or counts an ICB twice; nothing changes.
        """
        if choice == self._scenario.area:
            return
        area = area_of(choice)
        start = baseline_scenario(area, footprint=choice.footprint)
        start = replace(start, area=choice)
        self._once(carried(self._scenario, self._now.start, start), f"Area: {area.name}")

    def set_own_figures(self, own: OwnFigures | None) -> None:
        """Put the area's own figures in place of its baseline's, or go back to those; shares follow.

        The planner's changes to the shares stay, as the same number of points from the new baseline.
        """
        text = f"Own figures from {own.source}" if own else "Remove own figures"
        self._once(with_own(self._scenario, own), text)

    def set_last_year(self, year: int) -> None:
        """Show results up to another year."""
        years = replace(self._scenario.years, last=year)
        self._once(replace(self._scenario, years=years), f"Years to {year_label(year)}")

    def set_assumption(self, key: str, value: float) -> None:
        """Set one assumption. Repeated within a gesture, it is one step."""
        self._step(self._scenario.with_assumption(key, value), f"Assumption: {key.replace('_', ' ')}")

    def set_draws(self, count: int, seed: int) -> None:
        """Choose how many draws uncertainty is worked out from, and the seed that fixes them."""
        draws = Draws(count=count, seed=seed)
        self._once(replace(self._scenario, draws=draws), f"{count:,} draws, seed {seed}")

    def set_name(self, name: str) -> None:
        """Name the scenario."""
        self._once(replace(self._scenario, name=name), f"Name: {name}")

    def set_notes(self, notes: str) -> None:
        """Write the scenario's notes."""
        self._once(replace(self._scenario, notes=notes), "Notes")

    def set_note(self, lever: str, text: str) -> None:
        """Note why a lever stands where it stands."""
        self._once(self._scenario.with_note(lever, text), "Note")

    def set_view(self, view: View) -> None:
        """Show money in cash, in real terms or per head; no undo step, for nothing is chosen."""
        if view is not self._view:
            self._view = view
            self._tell()

    # Pins and history --------------------------------------------------------------------------------

    def pin(self) -> Pin:
        """Hold the scenario as it is now, under the next letter."""
        self.settle()
        return self.pins.pin(self._scenario)

    def take(self, scenario: Scenario, text: str) -> None:
        """Take another scenario in hand as one change; `text` names the step.

        Raises:
            AreaError: its area is unknown; nothing changes.
        """
        self._projector.ground(scenario)
        self._once(scenario, text)

    def go_back(self, key: int) -> None:
        """Take the scenario of a step of the history in hand: it can be undone, and makes no new step.

        Raises:
            Refusal: the step comes from a file in which its values are not sound.
        """
        self.settle()
        scenario = self.history.scenario_at(key)
        self._limit = ""
        self._change(scenario, f"Back to “{self.history.step(key).said}”")
        self._gesture += 1
        self._open = None
        self.history.stand_at(key)

    def describe_step(self, key: int, *, name: str, who: str, why: str) -> None:
        """Name the branch at a step of the history, and write who asked for it and why."""
        step = self.history.step(key)
        if (step.name, step.who, step.why) != (name, who, why):
            self.settle()
            self.stack.push(Described(self.history, key, name=name, who=who, why=why))

    def prune_step(self, key: int) -> None:
        """Take a step of the history off with all that came from it, unless it leads to where we stand."""
        if self.history.may_prune(key):
            self.settle()
            self.stack.push(Pruned(self.history, key))

    def keep_history(self, kept: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Let the history go into the scenario's file, or leave it out."""
        if kept != self.history.in_file:
            self.history.in_file = kept
            self.stack.resetClean()

    def _walk(self, _place: int) -> None:
        """Follow undo and redo along the history."""
        if not self._making:
            self._open = None
            self.history.walk(self._scenario, self.stack.undoText())

    # How a change is made and told -------------------------------------------------------------------

    def _once(self, after: Scenario, text: str) -> None:
        """Make a change that is an undo step of its own."""
        self.settle()
        self._limit = ""
        self._change(after, text)
        self.settle()

    def _step(self, after: Scenario, text: str, *, limit: str = "", sector: str = "") -> None:
        """Make one change of a gesture; `limit` says what stopped it short, if anything did."""
        self._dragging = True
        self._limit, self._limit_sector = limit, str(sector)
        self._change(after, text)

    def _change(self, after: Scenario, text: str) -> None:
        if after == self._scenario:
            self._schedule()  # a refused move still has its limit to tell
            return
        begun = self._open
        if begun is not None and after != begun.before and not self.stack.isClean():
            begun.go_on(after, text)
            self._show(after)
            return
        self._making = True
        change = Change(self._scenario, after, text=text, gesture=self._gesture, show=self._show)
        self.stack.push(change)
        self._making = False
        # A gesture that has come back to where it began has just been taken off the stack.
        self._open = None if begun is not None and after == begun.before else change

    def _say_limit(self, sentence: str, sector: Sector) -> None:
        self._limit, self._limit_sector = sentence, str(sector)
        self._schedule()

    def _show(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._schedule()

    def _schedule(self) -> None:
        """Tell at once if a frame has passed since the last time, else when it has."""
        if self._timer.isActive():
            return
        waited = self._since.elapsed() if self._since.isValid() else FRAME_MS
        if waited >= FRAME_MS:
            self._tell()
        else:
            self._timer.start(FRAME_MS - waited)

    def _tell(self) -> None:
        self._timer.stop()
        self._since.start()
        self._now = self._snapshot()
        self.changed.emit(self._now)

    def _bands(self) -> Bands | None:
        """Work the bands out with the frame, or let them follow once the hand rests."""
        case = case_of(self._scenario)
        now = self._keeper.at_once(case, self._view)
        if now is None and self._dragging:
            self._keeper.cancel()
        elif now is None:
            self._keeper.start(case, self._view)
        return now

    def _take_bands(self, bands: Bands) -> None:
        """Show bands that were worked out off this thread; a stale run never gets here."""
        self._now = replace(self._now, bands=bands)
        self.changed.emit(self._now)

    def _snapshot(self, *, banded: bool = True) -> Snapshot:
        return self._projector.snapshot(
            self._scenario,
            bands=self._bands() if banded else None,
            pinned=self.pins.pinned(self._scenario.years),
            view=self._view,
            dragging=self._dragging,
            limit=self._limit,
            limit_sector=self._limit_sector,
        )
