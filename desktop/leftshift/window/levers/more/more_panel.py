"""More levers: rails, posts by function and every other lever that the evidence names, each in a fold."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.rails import breaches
from leftshift.model.scenario import Scenario
from leftshift.model.terms import year_label
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.policy_list import LEVERS, PolicyLever, effect, is_on
from leftshift.text.numbers import counted
from leftshift.window.controls.fold import OFF, Fold
from leftshift.window.controls.limit_note import LimitNote
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.small_button import make_compact
from leftshift.window.levers.functions_panel import FunctionsPanel
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.more.devolved_section import DevolvedSection
from leftshift.window.levers.more.lever_section import OPENING_DEFICIT, LeverSection
from leftshift.window.levers.more.own_years import OwnYears
from leftshift.window.levers.own_allocations import OwnAllocations
from leftshift.window.levers.rails_panel import RailsPanel
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

RAILS, FUNCTIONS, YEARS, ALLOCATIONS = "rails", "functions", "years", "allocations"
_OWN_FOLDS = {
    RAILS: "Spending rules",
    FUNCTIONS: "Posts by commissioning function",
    YEARS: "Years of the other changes",
    ALLOCATIONS: "Own allocations by year",
}


_THEMED = RailsPanel | FunctionsPanel | OwnAllocations | LeverSection | DevolvedSection
"""What a fold hides that has colours or icons of a theme."""


class MorePanel(LeverPanel):
    """Asks for the rails, the posts by function and the other levers; shows what each comes to.

    Signals:
        policy_asked: args: name of the field, value
        choice_asked: args: name of a field that is a choice or a list, value
        deficit_asked: the area's own opening deficit. args: £m, or None for the published one
        allocation_asked: the area's own allocation of a year. args: year, £m, or None for what is worked out
        devolved_asked: args: sector, share
        policy_years_asked: args: start, end; both None for those of the shares
        policies_off_asked: args: names of the fields, what they are called
        rail_asked: args: rail, mode
        real_fall_asked: args: share a year
        nearest_asked: the nearest shares that keep all rails are wanted.
        function_asked: args: function, share
        protect_asked: args: function, on
        functions_reset_asked: the split of the posts is wanted as at first.
        released: the drag ended, or a single step is done.
    """

    policy_asked = Signal(str, float)
    choice_asked = Signal(str, object)
    deficit_asked = Signal(object)
    allocation_asked = Signal(int, object)
    devolved_asked = Signal(object, float)
    policy_years_asked = Signal(object, object)
    policies_off_asked = Signal(object, str)
    rail_asked = Signal(object, object)
    real_fall_asked = Signal(float)
    nearest_asked = Signal()
    function_asked = Signal(object, float)
    protect_asked = Signal(object, bool)
    functions_reset_asked = Signal()
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "policy")
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self.summary = PlainLabel(self)
        self.all_off = QPushButton("Turn a&ll off", self)
        self.folds = {RAILS: Fold(_OWN_FOLDS[RAILS], self._make_rails, self)}
        self.folds[FUNCTIONS] = Fold(_OWN_FOLDS[FUNCTIONS], self._make_functions, self)
        self.folds[ALLOCATIONS] = Fold(_OWN_FOLDS[ALLOCATIONS], self._make_allocations, self)
        self.folds[YEARS] = Fold(_OWN_FOLDS[YEARS], self._make_years, self)
        for lever in LEVERS:
            self.folds[lever.key] = Fold(lever.title, partial(self._make_section, lever), self)
        self._lay_out()
        self.refusal = LimitNote(self)
        for key, fold in self.folds.items():
            fold.opened.connect(partial(self._draw_fold, key))
        self.all_off.clicked.connect(self._ask_all_off)

    def body(self, key: str) -> QWidget:
        """Return what a fold hides."""
        return self.folds[key].body

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for fold in self.folds.values():
            body = fold.body if fold.is_made else None
            if isinstance(body, _THEMED):
                body.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._snapshot = snapshot
        self.refusal.hide()
        on = sum(is_on(lever, snapshot.scenario.policies) for lever in LEVERS)
        said = f"{counted(on, 'lever', 'levers')} on" if on else "All other levers are off"
        if said != self.summary.text():
            self.summary.setText(said)
        self.all_off.setEnabled(snapshot.scenario.policies != snapshot.start.policies)
        for key in self.folds:
            self._draw_fold(key)

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        more, rails = session.more, session.rails
        self.policy_asked.connect(more.set_policy)
        self.choice_asked.connect(more.choose)
        self.deficit_asked.connect(more.set_own_deficit)
        self.allocation_asked.connect(more.set_own_allocation)
        self.devolved_asked.connect(more.set_devolved)
        self.policy_years_asked.connect(more.set_policy_years)
        self.policies_off_asked.connect(more.reset_policies)
        self.rail_asked.connect(rails.set_rail)
        self.real_fall_asked.connect(rails.set_real_fall_most)
        self.nearest_asked.connect(rails.apply_nearest_shares)
        self.function_asked.connect(more.set_function_share)
        self.protect_asked.connect(more.protect)
        self.functions_reset_asked.connect(more.reset_functions)
        self.released.connect(session.release)

    def _draw_fold(self, key: str) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        fold = self.folds[key]
        body = fold.body if fold.is_open else None
        if key == RAILS:
            said, changed = _rails_said(snapshot), bool(snapshot.scenario.rails.on)
        elif key == FUNCTIONS:
            said, changed = _functions_said(snapshot.scenario, snapshot.start)
        elif key == ALLOCATIONS:
            said, changed = _allocations_said(snapshot.scenario)
        elif key == YEARS:
            said, changed = _years_said(snapshot.scenario)
        else:
            lever = next(each for each in LEVERS if each.key == key)
            found = effect(lever, snapshot)
            own = key == "deficit" and snapshot.scenario.own_deficit is not None
            on = is_on(lever, snapshot.scenario.policies)
            changed = on or own
            said = found.short or ("nothing yet" if on else "own figure" if own else OFF)
            if isinstance(body, LeverSection | DevolvedSection):
                body.draw(snapshot, found)
        fold.button.show_text(said, changed=changed)
        if isinstance(body, RailsPanel | FunctionsPanel | OwnAllocations):
            body.draw(snapshot)
        elif isinstance(body, OwnYears):
            body.draw(snapshot.scenario)

    def _make_rails(self, parent: QWidget) -> QWidget:
        made = RailsPanel(self._theme, parent)
        made.mode_asked.connect(self.rail_asked)
        made.real_fall_asked.connect(self.real_fall_asked)
        made.nearest_asked.connect(self.nearest_asked)
        made.released.connect(self.released)
        return made

    def _make_functions(self, parent: QWidget) -> QWidget:
        made = FunctionsPanel(self._theme, parent)
        made.part_asked.connect(self.function_asked)
        made.protect_asked.connect(self.protect_asked)
        made.reset_asked.connect(self.functions_reset_asked)
        made.released.connect(self.released)
        return made

    def _make_allocations(self, parent: QWidget) -> QWidget:
        made = OwnAllocations(self._theme, parent)
        made.asked.connect(self.allocation_asked)
        made.released.connect(self.released)
        return made

    def _make_years(self, parent: QWidget) -> QWidget:
        made = OwnYears(parent)
        made.years_asked.connect(self.policy_years_asked)
        return made

    def _make_section(self, lever: PolicyLever, parent: QWidget) -> QWidget:
        if lever.key == "devolved":
            parts = DevolvedSection(lever, self._theme, parent)
            parts.asked.connect(self.devolved_asked)
            parts.places_asked.connect(partial(self.choice_asked.emit, "places"))
            parts.reset_asked.connect(partial(self.policies_off_asked.emit, ("devolved",), lever.title))
            parts.released.connect(self.released)
            parts.refused.connect(self.refusal.show_below)
            return parts
        made = LeverSection(lever, self._theme, parent)
        made.asked.connect(self._ask)
        made.chosen.connect(self.choice_asked)
        made.reset_asked.connect(self._ask_off)
        made.released.connect(self.released)
        made.refused.connect(self.refusal.show_below)
        return made

    def _ask(self, name: str, value: float) -> None:
        if name == OPENING_DEFICIT:
            self.deficit_asked.emit(value)
        else:
            self.policy_asked.emit(name, value)

    def _ask_off(self, name: str) -> None:
        if name == OPENING_DEFICIT:
            self.deficit_asked.emit(None)
            self.released.emit()
            return
        self.policies_off_asked.emit((name,), limit(name).label)

    def _ask_all_off(self) -> None:
        self.policies_off_asked.emit(tuple(PolicyLevers.__dataclass_fields__), "all other levers")

    def _lay_out(self) -> None:
        make_compact(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.all_off)
        column.addLayout(top)
        column.addSpacing(4)
        for fold in self.folds.values():
            column.addWidget(fold)
        column.addStretch(1)


def _rails_said(snapshot: Snapshot) -> str:
    rails = snapshot.scenario.rails
    if not rails.on:
        return OFF
    broken = len({each.rail for each in breaches(snapshot.results, rails)})
    held = sum(rails.mode(rail) is RailMode.HOLD for rail in Rail)
    if broken:
        return f"\u2717 {broken} broken"
    return "\u2713 kept" + (f", {held} held" if held else "")


def _functions_said(scenario: Scenario, start: Scenario) -> tuple[str, bool]:
    lever, first = scenario.running_costs, start.running_costs
    changed = (lever.functions, lever.protected) != (first.functions, first.protected)
    kept = len(lever.protected)
    return (f"{kept} protected" if kept else "split changed" if changed else "default split"), changed


def _allocations_said(scenario: Scenario) -> tuple[str, bool]:
    given = len(scenario.own_allocations)
    return (f"own for {counted(given, 'year', 'years')}" if given else "worked out"), bool(given)


def _years_said(scenario: Scenario) -> tuple[str, bool]:
    chosen = scenario.policies
    if chosen.start is None or chosen.end is None:
        return "with the shares", False
    return f"{year_label(chosen.start)} to {year_label(chosen.end)}", True
