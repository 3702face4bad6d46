"""Rules: what statute, guidance and recommendations ask of a board, each met or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, Unpack

from leftshift.board.roles import Post, holders, is_ordinary
from leftshift.model.seats import Seat


class Level(StrEnum):
    """How binding a check is."""

    STATUTE = "statute"
    GUIDANCE = "guidance"
    RECOMMENDATION = "recommendation"
    PLANNED = "planned"
    """In a Bill that is not law yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that is asked of a board, and whether this board has it."""

    key: str
    level: Level
    rule: str
    """What is asked, in one sentence."""
    met: bool | None
    """None where the check does not apply to this board."""
    source: tuple[str, ...]
    """Ids of the facts that ask for it."""
    detail: str
    """Which seats fulfil it, what is missing, or why it does not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """Least numbers of seats in law and guidance [seats]."""

    ordinary_members: int
    trust: int
    general_practice: int
    local_authority: int
    non_executives: int


STATUTE = Minimum(
    ordinary_members=3,  # B01: NHS Act 2006, Schedule 1B, paragraph 3
    trust=1,  # B05: nominated by NHS trusts and foundation trusts
    general_practice=1,  # B05: nominated by providers of primary medical services
    local_authority=1,  # B05: nominated by local authorities
    non_executives=2,  # B06: NHS England policy, besides the chair
)
"""The minimum since 1 July 2022."""


ORDINARY_MEMBERS = "ordinary_members"
"""Key of the one check that counts seats whatever their post."""
LEADERSHIP = "primary_and_community_lead"
"""Key of the check that an executive leads on primary and community care."""


class Options(TypedDict, total=False):
    """The circumstances that `checks` can be told."""

    health_bill: bool
    mayors: int
    areas: int
    minimum: Minimum


def checks(
    seats: Sequence[Seat],
    *,
    health_bill: bool = False,
    mayors: int = 1,
    areas: int = 1,
    minimum: Minimum = STATUTE,
) -> tuple[Check, ...]:
    """Check a board against statute, guidance and recommendations, in that order.

    With `health_bill` the Bill is taken as law: no council seat is required, and one member nominated by
    each of `mayors` mayoral strategic authorities is (B25). Whether the Bill also ends the trust and
    general practice seats is not established (B26), so they stay. `areas` is the number of ICBs merged
    into this one [ICBs]. Only voting seats count (B10).
    """
    return (
        *_statute(seats, minimum),
        _council(seats, minimum, health_bill=health_bill),
        _mayoral_nominee(seats, mayors, health_bill=health_bill),
        *_guidance(seats, minimum),
        _audit_chair(seats),
        _leadership(seats),
        _area_members(seats, areas),
    )


def newly_broken(
    before: Sequence[Seat], after: Sequence[Seat], **options: Unpack[Options]
) -> tuple[Check, ...]:
    """Return the checks that one board meets and another fails, as they stand on the other.

    Takes the options of `checks`.
    """
    met = {check.key for check in checks(before, **options) if check.met}
    return tuple(check for check in checks(after, **options) if check.met is False and check.key in met)


def broken_without(seats: Sequence[Seat], place: int, **options: Unpack[Options]) -> tuple[Check, ...]:
    """Return the checks, now met, that the board would fail without the seat at a place."""
    return newly_broken(seats, (*seats[:place], *seats[place + 1 :]), **options)


def _statute(seats: Sequence[Seat], minimum: Minimum) -> tuple[Check, ...]:
    law = Level.STATUTE
    ordinary = [place for place, seat in enumerate(seats) if is_ordinary(seat)]
    least = minimum.ordinary_members
    return (
        _held(seats, Post.CHAIR, law, "The board has a chair.", "B01"),
        _held(seats, Post.CHIEF_EXECUTIVE, law, "The board has a chief executive.", "B01"),
        Check(
            key=ORDINARY_MEMBERS,
            level=law,
            rule=f"The board has at least {least} members besides its chair and chief executive.",
            met=len(ordinary) >= least,
            source=("B01",),
            detail=f"There are {len(ordinary)} of at least {least}.",
        ),
        _held(
            seats,
            Post.TRUST,
            law,
            f"At least {minimum.trust} partner member is nominated by NHS trusts.",
            "B05",
            least=minimum.trust,
        ),
        _held(
            seats,
            Post.GENERAL_PRACTICE,
            law,
            f"At least {minimum.general_practice} partner member is nominated by general practice.",
            "B05",
            least=minimum.general_practice,
        ),
    )


def _council(seats: Sequence[Seat], minimum: Minimum, *, health_bill: bool) -> Check:
    least = minimum.local_authority
    rule = f"At least {least} partner member is nominated by local authorities."
    if health_bill:
        detail = "Not required once the Health Bill is law."
        return _not_applicable("local_authority", Level.STATUTE, rule, ("B05", "B25"), detail)
    return _held(seats, Post.LOCAL_AUTHORITY, Level.STATUTE, rule, "B05", least=least)


def _mayoral_nominee(seats: Sequence[Seat], mayors: int, *, health_bill: bool) -> Check:
    rule = "Each mayoral strategic authority has a member nominated by its mayor."
    post = Post.MAYORAL_NOMINEE
    if not health_bill:
        detail = "Required only once the Health Bill is law."
        return _not_applicable(post.value, Level.PLANNED, rule, ("B25",), detail)
    if mayors == 0:
        detail = "The area has no mayoral strategic authority."
        return _not_applicable(post.value, Level.STATUTE, rule, ("B25",), detail)
    return _held(seats, post, Level.STATUTE, rule, "B25", least=mayors)


def _guidance(seats: Sequence[Seat], minimum: Minimum) -> tuple[Check, ...]:
    level = Level.GUIDANCE
    others = f"There are at least {minimum.non_executives} non-executives besides the chair."
    return (
        _held(seats, Post.FINANCE, level, "An executive leads on finance.", "B06"),
        _held(seats, Post.MEDICAL, level, "An executive is the medical director.", "B06"),
        _held(seats, Post.NURSING, level, "An executive is the director of nursing.", "B06"),
        _held(seats, Post.NON_EXECUTIVE, level, others, "B06", least=minimum.non_executives),
        _held(seats, Post.MENTAL_HEALTH, level, "A member brings knowledge of mental health.", "B08"),
        _held(seats, Post.DEPUTY_CHAIR, level, "A non-executive is named deputy chair.", "B11"),
        _held(
            seats,
            Post.SENIOR_NON_EXECUTIVE,
            level,
            "A non-executive is named senior non-executive.",
            "B11",
        ),
    )


def _audit_chair(seats: Sequence[Seat]) -> Check:
    rule = "The audit chair is not the deputy chair."
    audit, deputy = holders(seats, Post.AUDIT_CHAIR), holders(seats, Post.DEPUTY_CHAIR)
    key, level, source = Post.AUDIT_CHAIR.value, Level.GUIDANCE, ("B11",)
    if not audit or not deputy:
        missing = "audit chair" if not audit else "deputy chair"
        return _not_applicable(key, level, rule, source, f"No role names the {missing}.")
    both = sorted(set(audit) & set(deputy))
    detail = f"{_places(both)} is both." if both else f"{_places(audit)} chairs audit."
    return Check(key=key, level=level, rule=rule, met=not both, source=source, detail=detail)


def _leadership(seats: Sequence[Seat]) -> Check:
    primary, community = (holders(seats, post) for post in (Post.PRIMARY_CARE_LEAD, Post.COMMUNITY_LEAD))
    missing = [
        care for care, places in (("primary care", primary), ("community care", community)) if not places
    ]
    return Check(
        key=LEADERSHIP,
        level=Level.RECOMMENDATION,
        rule="The portfolio of an executive names primary and community care.",
        met=not missing,
        source=("A07",),
        detail=f"No executive's role names {' or '.join(missing)}."
        if missing
        else f"{_places(sorted({*primary, *community}))}.",
    )


def _area_members(seats: Sequence[Seat], areas: int) -> Check:
    rule = "The board of a merged ICB has a member for each area."
    if areas <= 1:
        detail = "The board serves one ICB."
        return _not_applicable(Post.AREA_MEMBER.value, Level.RECOMMENDATION, rule, ("F14",), detail)
    return _held(seats, Post.AREA_MEMBER, Level.RECOMMENDATION, rule, "F14", least=areas)


def _held(seats: Sequence[Seat], post: Post, level: Level, rule: str, fact: str, *, least: int = 1) -> Check:
    places = holders(seats, post)
    if len(places) >= least:
        detail = f"{_places(places)}."
    elif places:
        detail = f"{_places(places)} only: {len(places)} of {least}."
    else:
        detail = "No voting seat does, as far as the roles and groups say."
    return Check(
        key=post.value, level=level, rule=rule, met=len(places) >= least, source=(fact,), detail=detail
    )


def _not_applicable(key: str, level: Level, rule: str, source: tuple[str, ...], detail: str) -> Check:
    return Check(key=key, level=level, rule=rule, met=None, source=source, detail=detail)


def _places(places: Sequence[int]) -> str:
    numbers = [str(place + 1) for place in places]
    if len(numbers) == 1:
        return f"Seat {numbers[0]}"
    return f"Seats {', '.join(numbers[:-1])} and {numbers[-1]}"
