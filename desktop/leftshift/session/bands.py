"""Bands: worked out at once while few draws are asked for, off the GUI thread when many are."""

from collections.abc import Collection, Iterable

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
"""Measures that a line chart, an outcome or the words show with a band: worked out while no drag goes on."""
_SAID = "hospital_share"
"""The measure whose band the words show."""


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
        self._all, self._in_view = _measures(BANDED), _measures(BANDED)

    @property
    def running(self) -> bool:
        """Whether bands are being worked out off the GUI thread."""
        return self._work.running

    def set_measures(self, keys: Collection[str]) -> None:
        """Say of which measures a band is in view."""
        self._all = _measures((*BANDED, *sorted(set(keys).difference(BANDED))))
        self._in_view = _measures(sorted({_SAID, *keys}) if keys else BANDED)

    def at_once(self, study: Study, view: View, *, dragging: bool) -> Bands | None:
        """Work the bands out now; None where there are too many draws for one frame.

        During a drag only those in view, beside the one that the words show.
        """
        count, seed = draws_of(study.scenario)
        if count > DRAWS_AT_ONCE:
            return None
        if (self._quick.draws, self._quick.seed) != (count, seed):
            self._quick = Uncertainty(draws=count, seed=seed)
        return self._quick.bands(study, of=self._in_view if dragging else self._all, view=view)

    def start(self, study: Study, view: View) -> None:
        """Work the bands out off the GUI thread; `ready` brings them unless a newer run starts."""
        count, seed = draws_of(study.scenario)
        wanted = self._all

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


def _measures(keys: Iterable[str]) -> tuple[Measure, ...]:
    return tuple(measure(key) for key in keys)
