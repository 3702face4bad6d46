"""An area's own figures: what a planner's ledger says, in place of the baseline derived from allocations."""

from dataclasses import dataclass, replace

import numpy as np

from leftshift.model.baseline import Baseline
from leftshift.model.terms import SECTORS, FloatArray, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigures:
    """Programme spend by sector from the planner's own ledger."""

    money: tuple[float | None, ...]
    """Spend in SECTORS order; None keeps the baseline's figure [£m cash]."""
    year: int
    """Financial year of the figures, by its first calendar year."""
    source: str
    """Name of the file they were read from."""
    imported: str
    """When they were read: date and time in UTC, as in 2026-05-01T09:30:00+00:00."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAllocation:
    """The programme allocation of one year after the first, as the area's own planners have it."""

    year: int
    """Financial year by its first calendar year."""
    money: float
    """Core, primary care and specialised allocations together [£m cash]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One sector before and after the planner's own figure takes its place."""

    sector: Sector
    published: float
    """What the baseline says without own figures [£m cash]."""
    own: float | None
    """The planner's own figure; None where the baseline's stays [£m cash]."""
    difference: float
    """Own less published; 0 where the published figure stays [£m cash]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What will change when own figures are taken over."""

    rows: tuple[PreviewRow, ...]
    published: float
    """Programme total without own figures: the published allocations [£m cash]."""
    own: float
    """Programme total with them [£m cash]."""

    @property
    def difference(self) -> float:
        """Own total less published total: shown beside every total, never hidden [£m cash]."""
        return self.own - self.published


def with_own_figures(baseline: Baseline, own: OwnFigures | None) -> Baseline:
    """Put an area's own figures in place of its baseline's; a sector without one keeps the baseline's.

    The allocations, and the target they converge to, are scaled by new total over published total, each with
    programme pay. So the allocation of the first year is the new total, the distance from target stays as
    published, and growth acts on the planner's own money. An own figure is not in doubt. `money` of the
    result has the shape of the baseline's.

    Raises:
        ValueError: there is not one figure, or None, for each sector; a figure is negative or not finite;
            or the new total is not above zero.
    """
    if own is None or all(figure is None for figure in own.money):
        return baseline
    money = np.where(_given(own), _figures(own), baseline.money)
    total = money.sum(axis=-1)
    if not np.all(total > 0):
        raise ValueError("Own figures must leave a programme total above zero.")
    scale = np.asarray((total + baseline.programme_pay) / (baseline.core + baseline.other))
    scaled = {name: np.asarray(getattr(baseline, name) * scale) for name in _SCALED}
    unsure = {name: np.where(_given(own), 0.0, getattr(baseline, name)) for name in ("derived", "estimated")}
    for array in (money, *scaled.values(), *unsure.values()):
        array.flags.writeable = False
    return replace(baseline, money=money, **scaled, **unsure)


_SCALED = ("core", "core_target", "convergence_target", "other")


def with_own_deficit(baseline: Baseline, deficit: float | None) -> Baseline:
    """Put an area's own opening deficit in place of the published or estimated one [£m cash]."""
    if deficit is None:
        return baseline
    own = np.full(baseline.opening_deficit.shape, deficit)
    own.flags.writeable = False
    return replace(baseline, opening_deficit=own)


def allocation_of_years(given: tuple[OwnAllocation, ...], first: int, years: int) -> FloatArray | None:
    """Set an area's own allocations on the year axis, shape (years,), not a number where there is none.

    The first year is the baseline's own, so a figure for it is left out. None where no year has one.
    """
    money = {own.year: own.money for own in given}
    path = np.array([np.nan, *(money.get(year, np.nan) for year in range(first + 1, first + years))])
    return None if np.isnan(path).all() else path


def preview(own: OwnFigures, baseline: Baseline) -> Preview:
    """Show sector by sector what own figures would change of one area's baseline [£m cash].

    `baseline` is the one without own figures, its money of shape (sectors,). Raises ValueError as
    `with_own_figures` does.
    """
    after = with_own_figures(baseline, own)
    rows = tuple(
        PreviewRow(
            sector=sector,
            published=published,
            own=figure,
            difference=0.0 if figure is None else figure - published,
        )
        for sector, published, figure in zip(SECTORS, baseline.money.tolist(), own.money, strict=True)
    )
    return Preview(rows=rows, published=float(baseline.total), own=float(after.total))


def _given(own: OwnFigures) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    if len(own.money) != len(SECTORS):
        raise ValueError(
            f"Own figures need one number a sector, {len(SECTORS)} in all, not {len(own.money)}."
        )
    return np.array([figure is not None for figure in own.money])


def _figures(own: OwnFigures) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    figures = np.array([0.0 if figure is None else figure for figure in own.money])
    if not np.all(np.isfinite(figures) & (figures >= 0)):
        raise ValueError("Own figures must be numbers that are not negative and not infinite.")
    return figures
