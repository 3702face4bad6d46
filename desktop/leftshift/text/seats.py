"""A seat in words of every length: from its whole role to one word that fits beside a small mark."""

from leftshift.board.roles import Post, posts_of
from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import Group, Seat

_PARTNER = "partner member,"
_ONE_WORD: dict[Post, str] = {
    Post.CHAIR: "Chair",
    Post.CHIEF_EXECUTIVE: "Chief exec",
    Post.FINANCE: "Finance",
    Post.MEDICAL: "Medical",
    Post.NURSING: "Nursing",
    Post.DEPUTY_CHAIR: "Deputy",
    Post.AUDIT_CHAIR: "Audit",
    Post.SENIOR_NON_EXECUTIVE: "Senior",
    Post.MAYORAL_NOMINEE: "Mayor",
    Post.AREA_MEMBER: "Place",
}
"""The word for a seat with a post; of several posts, the first here counts."""
GROUP_WORDS: dict[Group, str] = {
    Group.INDEPENDENT: "Non-exec",
    Group.EXECUTIVE: "Executive",
    Group.TRUST: "Trust",
    Group.TRUST_ACUTE: "Acute",
    Group.TRUST_MENTAL_HEALTH: "Mental",
    Group.TRUST_COMMUNITY: "Commun.",
    Group.TRUST_AMBULANCE: "Ambulance",
    Group.GENERAL_PRACTICE: "GP",
    Group.PHARMACY: "Pharmacy",
    Group.OPTOMETRY: "Optometry",
    Group.DENTISTRY: "Dentistry",
    Group.LOCAL_AUTHORITY: "Council",
    Group.VOLUNTARY: "Voluntary",
    Group.OTHER: "Other",
}
"""The word for a seat, or all seats, of a group where there is little room."""


_SHORTEST: dict[str, str] = {
    "Chief exec": "CEO",
    "Non-exec": "NED",
    "Executive": "Exec",
    "Commun.": "Com.",
    "Ambulance": "Amb.",
    "Pharmacy": "Pharm.",
    "Optometry": "Optom.",
    "Dentistry": "Dental",
    "Voluntary": "VCSE",
}
"""What is left of a word where there is hardly any room."""


def brief_role(seat: Seat) -> str:
    """Write a seat's role without “partner member”, which its group says already."""
    whole = seat.role.strip()
    if not whole.lower().startswith(_PARTNER):
        return whole
    brief = whole[len(_PARTNER) :].strip()
    return brief[:1].upper() + brief[1:] or whole


def seat_words(seat: Seat) -> tuple[str, ...]:
    """Write a role in brief, in a word, in fewest letters, each with the organisations it speaks for."""
    posts = posts_of(seat.role, seat.group)
    word = next((said for post, said in _ONE_WORD.items() if post in posts), GROUP_WORDS[seat.group])
    count = f" ×{seat.organisations}" if seat.organisations > 1 else ""
    wordings = (brief_role(seat), word, _SHORTEST.get(word, word))
    return tuple(dict.fromkeys(f"{text}{count}" for text in wordings))


def seat_in_full(seat: Seat) -> str:
    """Say all there is to say of a seat, a line each: role, group, vote and organisations."""
    vote = "" if seat.voting else ", no vote"
    many = f"\nspeaks for {seat.organisations} organisations" if seat.organisations > 1 else ""
    return f"{seat.role}\n{GROUP_NAMES[seat.group]}{vote}{many}"
