"""Results: what a scenario leads to, year by year."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from leftshift.model import activity, need
from leftshift.model.outlook import Outlook
from leftshift.model.terms import HOSPITAL, SECTORS, FloatArray


@dataclass(frozen=True, kw_only=True)
class Results:
    """Every output of a projection, in cash; arrays are read-only.

    Shapes are (..., years) unless stated; leading axes hold scenarios, areas or draws. What few ask for is
    worked out when first asked for, so that a drag pays only for what is shown.
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
    """Operating cost after the cut and with what is charged to it, for each registered person [£ cash]."""
    charges: FloatArray
    """What the other levers charge each sector, released below 0, shape (..., years, sectors) [£m cash]."""
    operating_charge: FloatArray
    """What the other levers charge to operating cost [£m cash]."""
    double_running: FloatArray
    """Services paid twice while money moves [£m cash]."""
    recovery: FloatArray
    """What the removal of the opening deficit calls for [£m cash]."""
    outlook: Outlook = field(repr=False)
    """What the levers acted on."""

    @property
    def years(self) -> list[int]:
        """Financial years by their first calendar year."""
        return list(range(self.first_year, self.first_year + self.allocation.shape[-1]))

    @property
    def extra_near_home(self) -> FloatArray:
        """Real extra spend on community and primary care over doing nothing [£m, 2025/26 prices]."""
        return need.extra_near_home(need.near_home(self.spend), self.outlook.near_home, self.deflator)

    @property
    def need_cost(self) -> FloatArray:
        """Cost of today's service, shape (..., years, sectors) [£m cash]."""
        return self.outlook.need_cost

    @cached_property
    def avoided(self) -> FloatArray:
        """Hospital cost avoided by care near home [£m cash]."""
        given, seen = self.outlook.assumptions, self.outlook
        effect = given.cashable_share * given.hospital_cost_avoided
        hospital = self.need_cost[..., need.ACUTE] + self.charges[..., need.ACUTE]
        return _sealed(
            need.avoided_cost(self.extra_near_home, seen.lag_weights, effect, self.deflator, hospital)
        )

    @cached_property
    def gap(self) -> FloatArray:
        """Unfunded need of each sector, to spare below 0, shape (..., years, sectors) [£m cash]."""
        return _sealed(need.gap(self.need_cost, self.charges, self.avoided, self.spend))

    @property
    def total_gap(self) -> FloatArray:
        """Unfunded need of all sectors, what one has to spare against what another wants [£m cash].

        The sum of `gap`, from sums that stand still while a lever moves.
        """
        cost = self.outlook.need_total + self.charges.sum(axis=-1) - self.avoided
        return np.asarray(cost - (self.total - self.unallocated))

    @property
    def surplus(self) -> FloatArray:
        """What is left of the saving after all that calls on it; a deficit below 0 [£m cash].

        Saving − one-off cost − reinvested − charge to operating cost − double running − recovery.
        """
        kept = self.saving - self.one_off - self.reinvested
        return kept - self.operating_charge - self.double_running - self.recovery

    @property
    def balance(self) -> FloatArray:
        """All the money less all the cost, were need met in full: surplus + pool − gap [£m cash]."""
        return self.surplus + self.unallocated - self.total_gap

    @property
    def out_of_hospital_share(self) -> FloatArray:
        """Spend of every sector but acute and specialised over all programme money [share]."""
        outside = [place for place, sector in enumerate(SECTORS) if sector not in HOSPITAL]
        return np.asarray(self.spend[..., outside].sum(axis=-1) / self.total)

    @property
    def near_home_share(self) -> FloatArray:
        """Community and primary care, without prescribing, over all programme money [share].

        Source: fact A12.
        """
        return np.asarray(need.near_home(self.spend) / self.total)

    @cached_property
    def contacts(self) -> FloatArray:
        """Contacts, shape (..., years, sectors) [share of all contacts in the first year]."""
        return _sealed(activity.contacts(self.spend, self.outlook.contacts_per_pound))

    @property
    def contacts_outside_hospital(self) -> FloatArray:
        """Share of contacts outside hospital [share]. Source: fact A12."""
        return activity.outside_hospital(self.contacts)


def _sealed(array: FloatArray) -> FloatArray:
    array.flags.writeable = False
    return array
