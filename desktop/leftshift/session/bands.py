"""Bands: worked out at once while few draws are asked for, off the GUI thread when many are."""

from PySide6.QtCore import QObject, Signal

from leftshift.model.terms import View
from leftshift.questions.draws import DRAWS_AT_ONCE, draws_of
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Study
from leftshift.questions.uncertainty import Bands, Uncertainty, bands_in_blocks
from leftshift.session.work import Run, Work, fault_sentence

BANDED = (
    "hospital_share",
    "primary_care_share",
    "out_of_hospital",
    "running_cost_per_head",
    "hospital_unfunded",
    "unfunded",
    "new_care",
    "required_efficiency",
    "gallagher",
)
"""Measures that a line chart, an outcome or the words show with a band."""


class BandKeeper(QObject):
    """Works the bands of a scenario out; a newer scenario makes older runs stale.

    Signals:
        ready: bands worked out off the GUI thread. args: Bands
        progress: how far they are. args: part done, 0 to 1
        failed: they could not be worked out. args: a sentence that says why
    """

    ready = Signal(object)
    progress = Signal(float)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick = Uncertainty()
        self._work: Work[Bands | None] = Work(
            self,
            done=self.ready.emit,
            failed=lambda fault: self.failed.emit(fault_sentence("The range of each line", fault)),
            progressed=self.progress.emit,
        )
        self._wanted: tuple[Measure, ...] = ()
        self._also: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether bands are being worked out off the GUI thread."""
        return self._work.running

    def set_measures(self, keys: tuple[str, ...]) -> None:
        """Work the bands of these measures out beside those that are always there."""
        self._also, self._wanted = keys, ()

    def at_once(self, study: Study, view: View) -> Bands | None:
        """Work the bands out now; None where there are too many draws for one frame."""
        count, seed = draws_of(study.scenario)
        if count > DRAWS_AT_ONCE:
            return None
        if (self._quick.draws, self._quick.seed) != (count, seed):
            self._quick = Uncertainty(draws=count, seed=seed)
        return self._quick.bands(study, of=self._measures(), view=view)

    def start(self, study: Study, view: View) -> None:
        """Work the bands out off the GUI thread; `ready` brings them unless a newer run starts."""
        count, seed = draws_of(study.scenario)
        wanted = self._measures()

        def bands(run: Run) -> Bands | None:
            return bands_in_blocks(
                study,
                seed=seed,
                draws=count,
                of=wanted,
                view=view,
                cancelled=run.cancelled,
                progress=run.progress,
            )

        self._work.start(bands)

    def cancel(self) -> None:
        """Make a run that is under way stale: it ends soon and nothing is heard of it."""
        self._work.cancel()

    def _measures(self) -> tuple[Measure, ...]:
        if not self._wanted:
            self._wanted = tuple(measure(key) for key in (*BANDED, *self._also))
        return self._wanted
