"""A plan changed, undone, branched, pinned, saved, opened and recovered at random, beside a reference."""

import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS
from leftshift.session import waiting
from leftshift.session.document import Document
from leftshift.session.recovery import left_behind
from leftshift.session.session import Session
from leftshift.storage.journal import FOLDER
from leftshift.window.start import application
from tests.survival.figure import Figure

STEPS = 50
"""Steps of one example in the campaign."""

_PATIENCE = 60.0
"""How long a disk may take, that other work on the machine is no difference [s]."""
_BETWEEN = 8
"""Steps between two crashes, each of which takes as long as ten of the others."""


@dataclass(frozen=True)
class Tree:
    """What a history holds: the scenario of each step, and which is the current one."""

    steps: tuple[Scenario, ...]
    current: int

    def with_step(self, scenario: Scenario) -> "Tree":
        """Return it with one more step, unless that is the current one."""
        if scenario == self.steps[self.current]:
            return self
        return Tree((*self.steps, scenario), len(self.steps))


class Plan(RuleBasedStateMachine):
    """The program's session and document, and what they should hold."""

    steps_made = 0
    """Steps of all examples."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108 - a folder of its own in it
        self.starts = self.since = 0

    @initialize()
    def begin(self) -> None:
        """Begin on a baseline scenario in no file."""
        scenario = baseline_scenario(find_area("QMM"))
        self.start(scenario)
        self.tree = Tree((scenario,), 0)
        self.undo_line, self.at, self.clean = [0], 0, 0
        self.path: Path | None = None
        self.disk: dict[Path, Tree] = {}
        self.pins: dict[str, Scenario] = {}

    def start(self, scenario: Scenario) -> None:
        """Start the program."""
        self.starts += 1
        self.session = Session(scenario)
        self.document = Document(self.session, self.folder / f"settings{self.starts}", self.session)

    def changed(self) -> None:
        """Take up a change that was made by the program: it is one step, or none."""
        after = self.tree.with_step(self.session.scenario)
        if after is not self.tree:
            self.tree = after
            self.pushed(after.current)

    def pushed(self, step: int) -> None:
        """Add a step to the line that can be undone."""
        if self.clean > self.at:
            self.clean = -1
        self.undo_line = [*self.undo_line[: self.at + 1], step]
        self.at += 1

    def opened(self, tree: Tree, *, saved: bool) -> None:
        """Hold what a file or a journal held."""
        self.tree = tree
        self.undo_line, self.at, self.clean = [tree.current], 0, 0 if saved else -1

    @rule(sector=st.sampled_from(SECTORS), share=st.floats(0, 0.6))
    def set(self, sector: str, share: float) -> None:
        """Move a share."""
        self.session.shares.set(sector, share)
        self.session.settle()
        self.changed()

    @rule(cut=st.sampled_from((0.0, 0.1, 0.3, 0.5)))
    def cut(self, cut: float) -> None:
        """Cut running costs."""
        self.session.running_costs.set_cut(cut)
        self.session.settle()
        self.changed()

    @rule(sector=st.sampled_from(SECTORS), locked=st.booleans())
    def lock(self, sector: str, *, locked: bool) -> None:
        """Lock a sector or unlock it."""
        self.session.shares.lock(sector, locked)
        self.changed()

    @rule(name=st.text(max_size=140))
    def name(self, name: str) -> None:
        """Give it any name."""
        self.session.set_name(name)
        self.changed()

    @rule()
    def undo(self) -> None:
        """Undo, where there is something to undo."""
        self.session.stack.undo()
        self.at = max(self.at - 1, 0)
        self.tree = Tree(self.tree.steps, self.undo_line[self.at])

    @rule()
    def redo(self) -> None:
        """Redo, likewise."""
        self.session.stack.redo()
        self.at = min(self.at + 1, len(self.undo_line) - 1)
        self.tree = Tree(self.tree.steps, self.undo_line[self.at])

    @rule(which=st.integers(0, 10**6))
    def branch(self, which: int) -> None:
        """Go back to a step of the history."""
        step = which % len(self.tree.steps)
        key = self.session.history.steps()[step].key
        if self.tree.steps[step] == self.session.scenario:
            return
        self.session.go_back(key)
        self.tree = Tree(self.tree.steps, step)
        self.pushed(step)

    @precondition(lambda self: len(self.pins) < 3)
    @rule()
    def pin(self) -> None:
        """Pin what there is."""
        self.pins[self.session.pin().letter] = self.session.scenario

    @precondition(lambda self: bool(self.pins))
    @rule(which=st.integers(0, 4))
    def unpin(self, which: int) -> None:
        """Remove a pin."""
        letter = [*self.pins][which % len(self.pins)]
        self.session.pins.remove(letter)
        del self.pins[letter]

    @rule(name=st.sampled_from("abc"))
    def save_as(self, name: str) -> None:
        """Save under one of three names."""
        self.path = self.folder / f"{name}.leftshift"
        self.document.save(self.path)
        self.disk[self.path], self.clean = self.tree, self.at

    @precondition(lambda self: self.path is not None)
    @rule()
    def save(self) -> None:
        """Save."""
        self.document.save()
        self.disk[self.path], self.clean = self.tree, self.at  # type: ignore[index]  # see the precondition

    @precondition(lambda self: bool(self.disk))
    @rule(which=st.integers(0, 2))
    def reload(self, which: int) -> None:
        """Open one of the files, and let go what is unsaved."""
        self.path = [*self.disk][which % len(self.disk)]
        self.document.open(self.path)
        self.opened(self.disk[self.path], saved=True)

    @precondition(lambda self: self.since > _BETWEEN)
    @rule()
    def recover(self) -> None:
        """End as in a crash, and restore what the journal holds in another start of the program."""
        self.since = 0
        was_saved = self.document.is_saved
        self.document.journal.write_now()
        target = self.folder / f"settings{self.starts + 1}" / FOLDER
        target.mkdir(parents=True)
        shutil.copy(self.document.journal.path, target)
        self.end()
        self.start(baseline_scenario(find_area("QT1")))
        (found,) = left_behind(self.document.folder).found
        self.document.restore(found)
        self.opened(self.tree, saved=was_saved)

    @invariant()
    def same(self) -> None:
        """See that the program holds what the reference does."""
        Plan.steps_made += 1
        self.since += 1
        history, scenario = self.session.history, self.session.scenario
        assert scenario == self.tree.steps[self.tree.current]
        assert history.scenario_at(history.current.key) == scenario
        assert len(history.steps()) == len(self.tree.steps)
        assert (self.session.stack.canUndo(), self.session.stack.canRedo()) == (
            self.at > 0,
            self.at < len(self.undo_line) - 1,
        )
        assert self.document.is_saved == (self.at == self.clean)
        assert self.document.path == self.path
        assert {pin.letter: pin.scenario for pin in self.session.pins.all} == self.pins

    def end(self) -> None:
        """End the program."""
        self.document.close()
        self.session.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def teardown(self) -> None:
        """End it, and see that each file holds what was saved in it last."""
        for path, tree in self.disk.items():
            self.document.open(path)
            assert self.session.scenario == tree.steps[tree.current]
        self.end()
        shutil.rmtree(self.folder)


def stateful(count: int, chance: random.Random) -> Figure:
    """Make so many steps, in examples of fifty."""
    application()
    Plan.steps_made = 0
    broken: tuple[str, ...] = ()
    machine, many = seeded(chance.randrange(2**32))(Plan), plan_settings(max(count // STEPS, 1), STEPS)
    try:
        with patch.multiple(waiting, PATIENCE=_PATIENCE, ANSWERED=_PATIENCE):
            run(machine, settings=many)
    except Exception as fault:  # noqa: BLE001 - whatever differs, it is told
        broken = (f"{type(fault).__name__}: {fault} {getattr(fault, '__notes__', '')}",)
    return Figure(
        test="a plan beside a simple reference, steps",
        attempts=Plan.steps_made,
        broken=broken,
        more="set, lock, name, undo, redo, branch, pin, save, save as, reload, recover (hypothesis)",
    )


def plan_settings(examples: int, steps: int) -> settings:
    """Return the settings of a run."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
