"""Results: what a scenario leads to, year by year."""

from dataclasses import dataclass

from leftshift.model.terms import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Every output of a projection, in cash; arrays are read-only.

    Shapes are (..., years) unless stated; leading axes hold scenarios, areas or draws.
    """

    first_year: int
    """First financial year, by its first calendar year."""
    allocation: FloatArray
    """Programme allocation [£m cash]."""
    shares: FloatArray
    """Share of the allocation of each sector, shape (..., years, sectors) [share]."""
    unallocated: FloatArray
    """Money in the unallocated pool [£m cash]."""
    spend: FloatArray
    """Programme spend with reinvested savings, shape (..., years, sectors) [£m cash]."""
    total: FloatArray
    """All programme money: spend of every sector and the pool [£m cash]."""
    hospital_share: FloatArray
    """Acute and specialised spend over all programme money [share]."""
    primary_care_share: FloatArray
    """Primary care and prescribing spend over all programme money [share]."""
    deflator: FloatArray
    """GDP deflator index, 1 in the first year."""
    population: FloatArray
    """Registered population [people]."""
    operating_cost: FloatArray
    """Operating cost before the cut [£m cash]."""
    saving: FloatArray
    """Saving on operating cost [£m cash]."""
    one_off: FloatArray
    """One-off cost of the posts removed in the year [£m cash]."""
    posts_removed: FloatArray
    """Posts removed by the year, cumulative [posts]."""
    reinvested: FloatArray
    """Net saving put back into care [£m cash]."""
    operating_cost_per_head: FloatArray
    """Operating cost after the cut, for each registered person [£ cash]."""

    @property
    def years(self) -> list[int]:
        """Financial years by their first calendar year."""
        return list(range(self.first_year, self.first_year + self.allocation.shape[-1]))
