"""Activity: contacts by sector, and the share of them outside hospital."""

import numpy as np

from leftshift.model.assumptions import Assumptions
from leftshift.model.need import compounded
from leftshift.model.terms import HOSPITAL, INDEX, SECTORS, FloatArray, Sector


def contacts_now(assumptions: Assumptions) -> FloatArray:
    """Split all contacts of the first year over the sectors, shape (..., sectors) [share of contacts].

    Primary care has its stated part: 0.9 by fact A22, 0.588 by facts DV01 and DV02. What is left goes to
    hospital and to the community as counted (facts DV07 and DV03), and the remainder to mental health, an
    assumption. Contacts of specialised care are counted in hospital; prescribing and continuing care have
    none of their own.
    """
    primary = np.asarray(assumptions.contacts_primary_care, dtype=np.float64)
    acute = np.asarray(assumptions.contacts_rest_acute, dtype=np.float64)
    community = np.asarray(assumptions.contacts_rest_community, dtype=np.float64)
    other = np.maximum(0.0, 1 - acute - community)
    rest = (1 - primary) / (acute + community + other)
    split = np.zeros((*rest.shape, len(SECTORS)))
    split[..., INDEX[Sector.PRIMARY_CARE]] = primary
    split[..., INDEX[Sector.ACUTE]] = rest * acute
    split[..., INDEX[Sector.COMMUNITY]] = rest * community
    split[..., INDEX[Sector.MENTAL_HEALTH]] = rest * other
    return split


def contacts_per_pound(assumptions: Assumptions, spend_now: FloatArray, deflator: FloatArray) -> FloatArray:
    """Say what £1m cash pays for, shape (..., years, sectors) [share of the first year's contacts per £m].

    contacts[0] / S[0] · (1 + productivity)^t / deflator[t]; nothing where a sector starts without money.
    `spend_now` has shape (..., sectors) [£m], `deflator` (..., years) [index].
    """
    now = contacts_now(assumptions)
    each = np.divide(now, spend_now, out=np.zeros(np.broadcast(now, spend_now).shape), where=spend_now > 0)
    path = compounded(1 + assumptions.productivity, deflator.shape[-1])
    return path * each[..., None, :] / deflator[..., None]


def contacts(spend: FloatArray, per_pound: FloatArray) -> FloatArray:
    """Count contacts, shape (..., years, sectors) [share of all contacts in the first year].

    contacts[t] = contacts[0] · (S[t] real / S[0]) · (1 + productivity)^t. `spend` is in cash [£m].
    """
    return spend * per_pound


def outside_hospital(counted: FloatArray) -> FloatArray:
    """Take the share of contacts outside hospital, shape (..., years, sectors) -> (..., years) [share].

    Not a number where no sector has any. Source: fact A12.
    """
    inside = np.asarray(sum(counted[..., INDEX[sector]] for sector in HOSPITAL))
    every = counted.sum(axis=-1)
    return np.asarray(1 - np.divide(inside, every, out=np.full(every.shape, np.nan), where=every > 0))
