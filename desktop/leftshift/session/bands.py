"""Bands: worked out at once while few draws are asked for, off the GUI thread when many are."""

from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from leftshift.model.terms import View
from leftshift.questions.draws import DEFAULT_DRAWS
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Study
from leftshift.questions.uncertainty import Bands, Uncertainty, bands_in_blocks
from leftshift.session.draws import draws_of

AT_ONCE = DEFAULT_DRAWS
"""Most draws that are worked out within the frame of a drag step [draws]."""
BANDED = (
    "hospital_share",
    "primary_care_share",
    "out_of_hospital",
    "operating_cost_per_head",
    "unfunded_gap",
    "gallagher",
)
"""Measures that a line chart, an outcome or the words show with a band."""


class BandKeeper(QObject):
    """Works bands out for the scenario in hand; a newer one makes older runs stale.

    Signals:
        ready: bands worked out off the GUI thread. args: Bands
        progress: how far they are. args: part done, 0 to 1
    """

    ready = Signal(object)
    progress = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick = Uncertainty()
        self._running: Event | None = None
        self._messenger: _Messenger | None = None
        self._wanted: tuple[Measure, ...] = ()
        self._also: tuple[str, ...] = ()

    def band_also(self, keys: tuple[str, ...]) -> None:
        """Work the bands of these measures out beside those that are always there."""
        self._also, self._wanted = keys, ()

    def at_once(self, study: Study, view: View) -> Bands | None:
        """Work the bands out now; None where there are too many draws for one frame."""
        count, seed = draws_of(study.scenario)
        if count > AT_ONCE:
            return None
        if (self._quick.draws, self._quick.seed) != (count, seed):
            self._quick = Uncertainty(draws=count, seed=seed)
        return self._quick.bands(study, of=self._measures(), view=view)

    def start(self, study: Study, view: View) -> None:
        """Work the bands out off the GUI thread; `ready` tells them unless a newer run starts."""
        self.cancel()
        count, seed = draws_of(study.scenario)
        self._running, self._messenger = Event(), _Messenger()
        self._messenger.ready.connect(self.ready)
        self._messenger.progress.connect(self.progress)
        job = _Job(study, view, self._measures(), count, seed, self._running, self._messenger)
        QThreadPool.globalInstance().start(job)

    def cancel(self) -> None:
        """Make a run that is under way stale: it ends soon and tells nothing."""
        if self._running is not None:
            self._running.set()
        if self._messenger is not None:
            self._messenger.disconnect(self)
        self._running = self._messenger = None

    def _measures(self) -> tuple[Measure, ...]:
        if not self._wanted:
            self._wanted = tuple(measure(key) for key in (*BANDED, *self._also))
        return self._wanted


class _Messenger(QObject):
    """Carries what a job has to tell to the GUI thread."""

    ready = Signal(object)
    progress = Signal(float)


class _Job(QRunnable):
    """One run over all draws, in blocks."""

    def __init__(  # noqa: PLR0917 - made in one place, from what it needs
        self,
        study: Study,
        view: View,
        wanted: tuple[Measure, ...],
        count: int,
        seed: int,
        stale: Event,
        messenger: _Messenger,
    ) -> None:
        super().__init__()
        self._study, self._view, self._wanted = study, view, wanted
        self._count, self._seed = count, seed
        self._stale, self._messenger = stale, messenger

    def run(self) -> None:
        """Work the bands out unless the run has become stale."""
        bands = bands_in_blocks(
            self._study,
            seed=self._seed,
            draws=self._count,
            of=self._wanted,
            view=self._view,
            cancelled=self._stale.is_set,
            progress=self._messenger.progress.emit,
        )
        if bands is not None and not self._stale.is_set():
            self._messenger.ready.emit(bands)
