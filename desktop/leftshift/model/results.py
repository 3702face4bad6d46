"""Results: what a scenario leads to, year by year."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from leftshift.model import activity, need
from leftshift.model.outlook import Outlook
from leftshift.model.prices import POUNDS_IN_MILLION, column
from leftshift.model.terms import HOSPITAL, INDEX, NEAR_HOME, SECTORS, FloatArray, Number, is_on

_EVERY = tuple(range(len(SECTORS)))
_HOSPITAL = tuple(INDEX[sector] for sector in HOSPITAL)
_NEAR_HOME = [INDEX[sector] for sector in NEAR_HOME]


def beds(now: FloatArray, acute: FloatArray) -> FloatArray:
    """Say how many beds hospital money pays for, shape (..., years) [beds].

    Beds today · acute money of the year / that of the first year, both in 2025/26 prices, shape (..., years)
    [£m]. `now` has shape (...) [beds]. An average, not what one bed more costs. Not a number where hospital
    starts without money.
    """
    first = acute[..., :1]
    paid_for = column(now) * acute
    return np.asarray(np.divide(paid_for, first, out=np.full(paid_for.shape, np.nan), where=first > 0))


def beds_needed(now: FloatArray, growth: Number, years: int) -> FloatArray:
    """Let the beds needed grow, shape (..., years) [beds]: beds today · (1 + growth)^t. Source: fact P12."""
    return np.asarray(column(now) * (1 + column(growth)) ** np.arange(years))


def per_head_of_part(
    before: FloatArray, extra: FloatArray, of_new: FloatArray, people: FloatArray, population: FloatArray
) -> FloatArray:
    """Divide money near home over one part of the people, shape (..., years) [£ a head, prices kept].

    (before · part of people + new money · part of new money) / (population · part of people): money on the
    do-nothing path is the same a head everywhere, an assumption without a published figure. `before`, `extra`
    [£m] and `population` have shape (..., years), `of_new` and `people` shape (...) [share].
    Not a number where the part has no people.
    """
    part = np.where(people > 0, people, np.nan)
    money = before * column(people) + extra * column(of_new)
    return np.asarray(money * POUNDS_IN_MILLION / (population * column(part)))


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
    programme_pay: FloatArray
    """Pay of the board's own staff within the allocation, before any cut [£m cash]."""
    money: FloatArray
    """Money of the seven sectors: the allocation less programme pay [£m cash]."""
    shares: FloatArray
    """Planned share of that money of each sector, shape (..., years, sectors) [share]."""
    unallocated: FloatArray
    """Money in the unallocated pool [£m cash]."""
    spend: FloatArray
    """Programme spend with reinvested savings, shape (..., years, sectors) [£m cash]."""
    total: FloatArray
    """All money of the sectors: spend of every one and the pool [£m cash]."""
    hospital_share: FloatArray
    """Acute and specialised spend over all money of the sectors [share]."""
    primary_care_share: FloatArray
    """Primary care and prescribing spend over all money of the sectors [share]."""
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
    deprived_share: FloatArray
    """Part of the new money near home for the most deprived fifth, shape (...) [share]."""
    deficit_gone: FloatArray | None = field(repr=False)
    """Where it is removed, what has gone of the opening deficit, at the gross cost of its year [£m cash]."""
    late: FloatArray | None = field(repr=False)
    """Where hospital overspends, the extra spend near home that tells in a year [£m, 2025/26 prices]."""
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

    @cached_property
    def costs(self) -> need.Costs:
        """Cost of today's service, the opening deficit with it."""
        return self.outlook.costs_without(self.deficit_gone)

    @property
    def gross_cost(self) -> FloatArray:
        """Cost of today's service with no efficiency, shape (..., years, sectors) [£m cash]."""
        return self.costs.gross

    @property
    def need_cost(self) -> FloatArray:
        """Cost of today's service after delivered efficiency, shape (..., years, sectors) [£m cash]."""
        return self.costs.net

    @cached_property
    def freed(self) -> FloatArray:
        """Hospital cost made needless by care near home, cashable or not [£m cash]."""
        seen = self.outlook
        if not is_on(seen.assumptions.hospital_cost_avoided):
            return _sealed(np.zeros_like(self.total))
        late = need.lagged(self.extra_near_home, seen.lag_weights) if self.late is None else self.late
        return _sealed(need.freed_cost(late, seen.assumptions.hospital_cost_avoided, self.deflator))

    @cached_property
    def avoided(self) -> FloatArray:
        """Hospital cost avoided by care near home [£m cash]."""
        hospital = self.need_cost[..., need.ACUTE] + self.charges[..., need.ACUTE]
        return _sealed(need.avoided_cost(self.freed, self.outlook.assumptions.cashable_share, hospital))

    @property
    def stranded(self) -> FloatArray:
        """Hospital capacity freed by care near home that is still paid for [£m cash]."""
        return need.stranded_cost(self.freed, self.outlook.assumptions.cashable_share)

    @cached_property
    def pressure(self) -> FloatArray:
        """What each sector must meet less its spend, shape (..., years, sectors) [£m cash]."""
        return _sealed(need.pressure(self.need_cost, self.charges, self.avoided, self.spend))

    @cached_property
    def unfunded(self) -> FloatArray:
        """Unfunded cost of all sectors; what one has over never pays for another [£m cash]."""
        return _sealed(need.above_zero(self.pressure, _EVERY))

    @cached_property
    def hospital_unfunded(self) -> FloatArray:
        """Unfunded cost of acute and specialised care [£m cash]."""
        return _sealed(need.above_zero(self.pressure, _HOSPITAL))

    @cached_property
    def new_care(self) -> FloatArray:
        """Money above the cost of today's service: it buys new care [£m cash]."""
        return _sealed(need.above_zero(-self.pressure, _EVERY))

    @property
    def new_care_near_home(self) -> FloatArray:
        """The same of community and primary care alone [£m cash]."""
        return need.above_zero(-self.pressure[..., _NEAR_HOME], (0, 1))

    @property
    def savings_to_find(self) -> FloatArray:
        """Cost with no efficiency less all that meets it, so what efficiency must bring [£m cash]."""
        return self.costs.gross_total - self._met

    @cached_property
    def required_efficiency(self) -> FloatArray:
        """Efficiency that breaks even, the same everywhere and every year [share a year].

        Not a number in the first year.
        """
        return _sealed(need.required_efficiency(self._met, self.costs.gross_total))

    @property
    def _met(self) -> FloatArray:
        return np.asarray((self.total - self.unallocated) - self.charges.sum(axis=-1) + self.avoided)

    @property
    def staff_for_new_care(self) -> FloatArray:
        """Staff that new community and primary care takes, on average [whole-time equivalents]."""
        given = self.outlook.assumptions
        money = self.new_care_near_home / self.deflator
        return need.staff(money, given.pay_share_near_home, given.staff_cost_near_home)

    @property
    def hospital_staff_paid(self) -> FloatArray:
        """Hospital staff that the money moved out of hospital paid for, on average [whole-time equivalents].

        Money moved out is hospital's on the do-nothing path less its spend, never below 0.
        """
        given, seen = self.outlook.assumptions, self.outlook
        before = seen.money * seen.start_shares[..., list(_HOSPITAL)].sum(axis=-1)[..., None]
        out = np.maximum(before - self.spend[..., list(_HOSPITAL)].sum(axis=-1), 0.0) / self.deflator
        return need.staff(out, given.pay_share_hospital, given.staff_cost_hospital)

    @property
    def beds(self) -> FloatArray:
        """General and acute beds that hospital money pays for, on average, not at the margin [beds]."""
        return beds(self.outlook.beds_now, self.spend[..., need.ACUTE] / self.deflator)

    @property
    def beds_needed(self) -> FloatArray:
        """General and acute beds needed [beds]. Source: fact P12."""
        seen = self.outlook
        return beds_needed(seen.beds_now, seen.assumptions.bed_growth, self.allocation.shape[-1])

    @property
    def near_home_deprived(self) -> FloatArray:
        """Community and primary care for each of the most deprived fifth [£ a head, 2025/26 prices].

        Not a number where nobody lives there.
        """
        return self._near_home_per_head(self.deprived_share, self.outlook.deprived_part)

    @property
    def near_home_elsewhere(self) -> FloatArray:
        """Community and primary care for each of the other people [£ a head, 2025/26 prices]."""
        return self._near_home_per_head(1 - self.deprived_share, 1 - self.outlook.deprived_part)

    def _near_home_per_head(self, of_new: FloatArray, people: FloatArray) -> FloatArray:
        before = self.outlook.near_home / self.deflator
        return per_head_of_part(before, self.extra_near_home, of_new, people, self.population)

    @property
    def running_cost_per_head(self) -> FloatArray:
        """Operating cost after the cut for each registered person [£, 2025/26 prices]."""
        return self.operating_cost_per_head / self.deflator

    @property
    def surplus(self) -> FloatArray:
        """What is left of the saving: less one-off cost, reinvested, charge to operating cost [£m cash]."""
        return self.saving - self.one_off - self.reinvested - self.operating_charge

    @property
    def out_of_hospital_share(self) -> FloatArray:
        """Spend of every sector but acute and specialised over all money of the sectors [share]."""
        outside = [place for place, sector in enumerate(SECTORS) if sector not in HOSPITAL]
        return np.asarray(self.spend[..., outside].sum(axis=-1) / self.total)

    @property
    def near_home_share(self) -> FloatArray:
        """Community and primary care, without prescribing, over all money of the sectors [share].

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
