"""Roles: which post a seat holds, read from the words of its role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from leftshift.model.seats import GROUPS, PARTNERS, TRUSTS, Group, Seat


class Post(StrEnum):
    """A post or duty that a check asks for."""

    CHAIR = "chair"
    CHIEF_EXECUTIVE = "chief_executive"
    FINANCE = "finance"
    MEDICAL = "medical"
    NURSING = "nursing"
    NON_EXECUTIVE = "non_executive"
    DEPUTY_CHAIR = "deputy_chair"
    SENIOR_NON_EXECUTIVE = "senior_non_executive"
    AUDIT_CHAIR = "audit_chair"
    TRUST = "trust"
    GENERAL_PRACTICE = "general_practice"
    LOCAL_AUTHORITY = "local_authority"
    MAYORAL_NOMINEE = "mayoral_nominee"
    MENTAL_HEALTH = "mental_health"
    PRIMARY_CARE_LEAD = "primary_care_lead"
    COMMUNITY_LEAD = "community_lead"
    AREA_MEMBER = "area_member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a post is recognised: the groups that may hold it, and its words in the role."""

    groups: frozenset[Group] = frozenset(GROUPS)
    words: str = ""
    """Pattern found in one part of the role, in lower case with hyphens as spaces; empty: any role."""
    never: str = r"\b(deputy|vice|assistant|associate)\b"
    """Pattern that rules the same part out."""


_INDEPENDENT = frozenset({Group.INDEPENDENT})
_EXECUTIVE = frozenset({Group.EXECUTIVE})
_NEVER = r"(?!)"

WORDINGS: dict[Post, Wording] = {
    Post.CHAIR: Wording(
        groups=_INDEPENDENT,
        words=(
            r"^(the |acting |interim |independent |non executive |lay |icb |board |co )*"
            r"chair(man|woman|person)?\b(?! of (?!(the )?(icb|board|integrated)))"
        ),
        never=r"\b(committee|deputy|vice)\b",
    ),
    Post.CHIEF_EXECUTIVE: Wording(groups=_EXECUTIVE, words=r"\b(chief executive|ceo)\b"),
    Post.FINANCE: Wording(groups=_EXECUTIVE, words=r"\bfinanc(e|ial)\b"),
    Post.MEDICAL: Wording(groups=_EXECUTIVE, words=r"\bmedical\b"),
    Post.NURSING: Wording(groups=_EXECUTIVE, words=r"\b(nursing|nurse)\b"),
    Post.NON_EXECUTIVE: Wording(groups=_INDEPENDENT),
    Post.DEPUTY_CHAIR: Wording(
        groups=_INDEPENDENT, words=r"\b(deputy|vice) chair(man|woman|person)?\b", never=_NEVER
    ),
    Post.SENIOR_NON_EXECUTIVE: Wording(groups=_INDEPENDENT, words=r"\bsenior (non executive|independent)\b"),
    Post.AUDIT_CHAIR: Wording(groups=_INDEPENDENT, words=r"\baudit\b"),
    Post.TRUST: Wording(groups=TRUSTS),
    Post.GENERAL_PRACTICE: Wording(groups=frozenset({Group.GENERAL_PRACTICE})),
    Post.LOCAL_AUTHORITY: Wording(groups=frozenset({Group.LOCAL_AUTHORITY})),
    Post.MAYORAL_NOMINEE: Wording(words=r"\b(mayor|mayoral)\b", never=_NEVER),
    Post.MENTAL_HEALTH: Wording(words=r"\bmental health\b", never=_NEVER),
    Post.PRIMARY_CARE_LEAD: Wording(groups=_EXECUTIVE, words=r"\bprimary\b"),
    Post.COMMUNITY_LEAD: Wording(groups=_EXECUTIVE, words=r"\bcommunity\b"),
    Post.AREA_MEMBER: Wording(words=r"\b(place|area|locality)\b", never=_NEVER),
}
"""The posts, by their words. A role such as "chief nursing officer and deputy chief executive" is read in
its parts, so that a deputy is never taken for the post itself."""

_PARTED = re.compile(r"\s+and\s+|\s*[,;:/&()]\s*|\s+[–—-]\s+")
_PATTERNS = {
    post: (re.compile(wording.words), re.compile(wording.never)) for post, wording in WORDINGS.items()
}


@lru_cache(maxsize=4096)
def posts_of(role: str, group: Group) -> frozenset[Post]:
    """Return the posts a seat holds, by its role and group; the chair is no non-executive here."""
    parts = _parts(role)
    found = {
        post
        for post, (words, never) in _PATTERNS.items()
        if group in WORDINGS[post].groups
        and (not WORDINGS[post].words or any(words.search(p) and not never.search(p) for p in parts))
    }
    if group is Group.TRUST_MENTAL_HEALTH:
        found.add(Post.MENTAL_HEALTH)
    if Post.CHAIR in found:
        found.discard(Post.NON_EXECUTIVE)
    return frozenset(found)


def holders(seats: Sequence[Seat], post: Post) -> list[int]:
    """Return the places of the voting seats that hold a post; an observer holds none (B10)."""
    return [
        place for place, seat in enumerate(seats) if seat.voting and post in posts_of(seat.role, seat.group)
    ]


def is_ordinary(seat: Seat) -> bool:
    """Say whether a seat is an ordinary member: voting, and neither chair nor chief executive."""
    return seat.voting and not posts_of(seat.role, seat.group) & {Post.CHAIR, Post.CHIEF_EXECUTIVE}


def is_partner(seat: Seat) -> bool:
    """Say whether a seat is a partner member: voting, of trusts, primary care or councils."""
    return seat.voting and seat.group in PARTNERS


def _parts(role: str) -> list[str]:
    parts = _PARTED.split(role.lower())
    return [re.sub(r"[-‐‑\s]+", " ", part).strip() for part in parts]
