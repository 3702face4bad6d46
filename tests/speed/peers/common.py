"""What every peer shares: the model behind the slider, the three charts as numbers, and the timing."""

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector
from leftshift.questions.measures import measure
from leftshift.questions.study import study_of
from leftshift.questions.uncertainty import Uncertainty
from leftshift.session.named_levers import with_lever
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot

SIZE = (1366, 768)
STEPS = 150
WARM_UP = 10
MS = 1e3
NAMES = tuple(LABELS[sector] for sector in SECTORS)
COLOURS = ("#1d68bd", "#4492d6", "#5f4480", "#12532b", "#d8621a", "#a82347", "#95895a")
_LOW, _SPAN = 0.08, 0.06
"""The shares of community that the slider goes to and fro between [share]."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The three charts of the money section, as every peer draws them."""

    title: str
    change: np.ndarray
    """Change of each sector in the target year, shape (sectors,) [£m]."""
    years: np.ndarray
    hospital: np.ndarray
    """Shape (years,) [%]."""
    primary: np.ndarray
    low: np.ndarray
    high: np.ndarray
    """The likely range of the hospital share, shape (years,) [%]."""
    seats: np.ndarray
    spend: np.ndarray
    """Seats and spend of each sector, shape (sectors,) [%]."""
    outcomes: tuple[str, ...]


class Model:
    """The same projection and the same thousand draws that the window works out at each step."""

    def __init__(self) -> None:
        self._scenario = baseline_scenario(find_area("South West London"))
        self._projector = Projector()
        self._uncertainty = Uncertainty()
        self._share = (measure("hospital_share"),)

    def charts(self, share: float) -> Charts:
        """Work everything out with community at a share."""
        scenario = with_lever(self._scenario, "shares.community", f"{share:.6f}")
        snapshot = self._projector.snapshot(scenario)
        band = self._uncertainty.bands(study_of(scenario), of=self._share).lines["hospital_share"]
        return _charts(snapshot, band.low, band.high)


def _charts(snapshot: Snapshot, low: np.ndarray, high: np.ndarray) -> Charts:
    results, place = snapshot.results, snapshot.target_index
    change = results.spend[place] - snapshot.reference.spend[place]
    spend = results.spend[place] / results.spend[place].sum() * 100
    community = change[INDEX[Sector.COMMUNITY]]
    return Charts(
        title=f"Community gains £{community:,.0f}m",
        change=change,
        years=np.array(results.years, dtype=float),
        hospital=results.hospital_share * 100,
        primary=results.primary_care_share * 100,
        low=low * 100,
        high=high * 100,
        seats=np.linspace(50, 0, len(SECTORS)),
        spend=spend,
        outcomes=(
            f"{results.hospital_share[place]:.1%}",
            f"£{results.hospital_unfunded[place]:,.0f}m",
            f"{results.required_efficiency[place]:.2%}",
            f"£{results.running_cost_per_head[place]:.2f}",
        ),
    )


def share_at(step: int) -> float:
    """Say where the hand is at a step [share]."""
    return _LOW + _SPAN * abs((step / 25) % 2 - 1)


def timed(move: Callable[[float], None]) -> list[float]:
    """Move the slider step by step and return how long each took until all was painted [ms]."""
    taken = []
    for step in range(-WARM_UP, STEPS):
        began = time.perf_counter()
        move(share_at(step))
        if step >= 0:
            taken.append((time.perf_counter() - began) * MS)
    return taken


def tell(taken: list[float], *, start: float, memory: float | None = None) -> None:
    """Print the figures as one line of JSON: times [ms], start [s], memory [MB]."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump({"taken": taken, "start": start, "memory": memory or kilobytes / 1024}, sys.stdout)
