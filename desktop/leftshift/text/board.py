"""The board in words: its measures, its voting power and its checks, the same on screen and on paper."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from leftshift.board.blocs import Power
from leftshift.board.rebalance import Rebalancing
from leftshift.board.representation import Representation
from leftshift.board.rules import Check, Level
from leftshift.board.voices import GROUP_NAMES, VOICES, Voice
from leftshift.evidence.boards import FULL, BoardFact
from leftshift.model.seats import BASES, PRIMARY_CARE_GROUPS, TRUSTS, Basis, Group, Seat
from leftshift.questions.board_measures import BoardMeasures, contact_parts
from leftshift.text.findings.spend import UNKNOWN_BOARD, VOICE_NAMES, gap_in_seats, leans_away
from leftshift.text.numbers import NBSP, PERCENT, capital, counted, listed, number, percent

CAUTION = "Seat arithmetic only: members are not delegates of their sector and boards look for consensus"
"""What voting power must never be shown without."""
CAUTION_BRIEF = "Seat arithmetic only: members are not delegates"
"""The same where there is little room."""
BASIS_NAMES: dict[Basis, str] = {
    Basis.SPEND: "spend",
    Basis.CONTACTS_SURVEY: "contacts, as leaders put it",
    Basis.CONTACTS_COUNTED: "contacts, as counted",
    Basis.NEED: "need",
    Basis.EQUAL: "equal parts",
}
"""What a basis is called within a sentence."""
LEVEL_NAMES: dict[Level, str] = {
    Level.STATUTE: "Statute",
    Level.GUIDANCE: "Guidance",
    Level.RECOMMENDATION: "Recommended",
    Level.PLANNED: "Health Bill",
}
MEASURE_COLUMNS = (
    "Sector",
    "Seats",
    "% of provider seats",
    "% of all voting",
    "Compared with",
    "Advantage, provider seats",
    "Advantage, all voting",
    "Organisations per seat",
    "Against proportion",
)
INDEX_COLUMNS = ("Index", "Provider seats", "All voting seats")
_FEW = 6
"""Coalitions that are named; the rest are counted."""


def share_sentence(board_measures: BoardMeasures) -> str:
    """Say primary care's part of the partner seats, of the spend and of the contacts on both bases.

    While the seats only stand in for a board, it says so instead.
    """
    if board_measures.placeholder:
        return f"{UNKNOWN_BOARD}."
    place = VOICES.index(Voice.PRIMARY_CARE)
    contacts, recount = (
        _percent(board_measures.shares[basis][place], 0)
        for basis in (Basis.CONTACTS_SURVEY, Basis.CONTACTS_COUNTED)
    )
    seats = board_measures.partners.seats
    part = "no provider seats to share"
    if sum(seats):
        part = f"{_percent(board_measures.partners.seat_share[place], 0)} of provider seats"
    spend = _percent(board_measures.shares[Basis.SPEND][place], 0)
    return f"Primary care has {part}, {spend} of spend and {contacts} of contacts ({recount} as counted)."


def claim_sentence(board_measures: BoardMeasures) -> str:
    """Say where a real board shows the opposite of what is claimed of boards; empty where it does not.

    Source: F24, the claim that boards lean to hospitals.
    """
    partners, place = board_measures.spend, VOICES.index(Voice.HOSPITAL)
    if board_measures.placeholder or not leans_away(partners):
        return ""
    seats = counted(sum(partners.seats), "provider seat", "provider seats")
    return (
        "This board shows the opposite of the claim that boards lean to hospitals (F24): hospital has "
        f"{number(partners.seats[place])} of {seats}, {gap_in_seats(partners.gap[place])} of its spend."
    )


def basis_note(basis: Basis) -> str:
    """Say what a basis is and where it is from."""
    parts = {kind: percent(part, 0) for kind, part in contact_parts().items()}
    return {
        Basis.SPEND: "Programme spend in the target year, which the budget sliders move.",
        Basis.CONTACTS_SURVEY: "Contacts in the target year; primary care has "
        f"{parts[Basis.CONTACTS_SURVEY]} today, as a survey of leaders put it in 2021.",
        Basis.CONTACTS_COUNTED: "Contacts in the target year; primary care has "
        f"{parts[Basis.CONTACTS_COUNTED]} today, as counted in 2023/24.",
        Basis.NEED: "England’s spend on each sector, shared out by this area’s weighted population; "
        "specialised care goes by general and acute.",
        Basis.EQUAL: "The same part for hospital, mental health, community and primary care.",
    }[basis]


def basis_name(board_measures: BoardMeasures) -> str:
    """Name the basis chosen in a word or two."""
    return BASIS_NAMES[board_measures.chosen] if board_measures.chosen else "the mix"


def basis_words(board_measures: BoardMeasures) -> str:
    """Name the basis chosen, with the weights of a mix, such as: mix of spend 50 % and need 50 %."""
    if board_measures.chosen is not None:
        return BASIS_NAMES[board_measures.chosen]
    total = sum(board_measures.mix)
    parts = [
        f"{BASIS_NAMES[basis]} {percent(weight / total, 0)}"
        for basis, weight in zip(BASES, board_measures.mix, strict=True)
        if weight > 0
    ]
    return f"mix of {listed(parts)}"


def board_finding(seats: Sequence[Seat]) -> str:
    """Say how many of the voting seats trusts and primary care hold."""
    voting = [seat for seat in seats if seat.voting]
    if not voting:
        return "Nobody on this board has a vote"
    size = counted(len(voting), "voting seat", "voting seats")
    trusts = sum(seat.group in TRUSTS for seat in voting)
    primary = sum(seat.group in PRIMARY_CARE_GROUPS for seat in voting)
    return f"Of {size} trusts hold {trusts}, primary care {primary}"


def power_finding(power: Power) -> str:
    """Say which group decides most often, or that one decides alone."""
    top = max(range(len(power.groups)), key=lambda place: power.banzhaf[place])
    name = capital(GROUP_NAMES[power.groups[top]])
    if power.banzhaf[top] == 1:
        return f"{name} members decide every vote if they vote as one"
    return f"{name} members would decide most often: {percent(float(power.banzhaf[top]))}"


def power_sentences(power: Power) -> tuple[str, ...]:
    """Say what passes a motion, which groups matter at all, and the smallest sets of groups that win."""
    needed = f"{power.quota} of {counted(power.votes, 'vote', 'votes')} pass a motion with everybody present"
    if power.least_votes != power.quota:
        needed += f"; {power.least_votes} can be enough at a meeting with no more than the quorum"
    never = [GROUP_NAMES[group] for group in power.groups if group not in power.pivotal]
    pivotal = listed([GROUP_NAMES[group] for group in power.pivotal])
    said = [f"{needed}.", f"Pivotal groups, which decide at least one vote: {pivotal}."]
    if never:
        said.append(f"Never decide, however the others vote: {listed(never)}.")
    return (*said, _coalitions(power.coalitions))


def share_of(value: Fraction) -> str:
    """Write an index as a percentage, with its exact fraction where that is short, such as 44.0 % (11/25)."""
    exact = str(value)
    return percent(float(value)) + (f" ({exact})" if len(exact) <= len("123/456") and "/" in exact else "")


def measure_rows(board_measures: BoardMeasures) -> tuple[tuple[str, ...], ...]:
    """Write the measures of each voice, in the order of MEASURE_COLUMNS."""
    partners, whole = board_measures.partners, board_measures.whole
    return tuple(
        (
            VOICE_NAMES[voice],
            number(partners.seats[place]),
            _percent(partners.seat_share[place]),
            _percent(whole.seat_share[place]),
            _percent(partners.basis_share[place]),
            ratio(partners.advantage[place]),
            ratio(whole.advantage[place]),
            _number(partners.organisations_per_seat[place]),
            gap_in_seats(partners.gap[place]),
        )
        for place, voice in enumerate(VOICES)
    )


def index_rows(board_measures: BoardMeasures) -> tuple[tuple[str, ...], ...]:
    """Write the three indices over partner seats and over all voting seats, in points."""
    partners, whole = board_measures.partners, board_measures.whole
    return (
        ("Gallagher", _number(partners.gallagher), _number(whole.gallagher)),
        ("Loosemore\u2013Hanby", _number(partners.loosemore_hanby), _number(whole.loosemore_hanby)),
        ("Sainte-Laguë", _number(partners.sainte_lague), "\u2013"),
    )


def ratio(value: float | None) -> str:
    """Write an advantage ratio, such as 2.36 ×; a dash where there is none."""
    return "\u2013" if value is None else f"{number(value, 2)}{NBSP}×"


def check_mark(check: Check) -> str:
    """Write whether a check is met, in shape and word."""
    return {True: "\u2713 met", False: "\u2717 not met", None: "\u2013 not applicable"}[check.met]


def checks_finding(checks: Sequence[Check]) -> str:
    """Count the checks met, not met and not applicable."""
    met, unmet, other = (sum(check.met is state for check in checks) for state in (True, False, None))
    return f"{met} met, {unmet} not met, {other} not applicable"


def broken_words(broken: Iterable[Check]) -> str:
    """Name the rules that a change would break, each with its level and source, a line each."""
    return "\n".join(
        f"\u2717 {LEVEL_NAMES[check.level]}: {check.rule} ({', '.join(check.source)})" for check in broken
    )


def source_words(found: BoardFact) -> str:
    """Say what is known of an area's board: source and date, or that it is the minimum, or known in part."""
    if found.coverage == FULL:
        return f"Source: {found.source}, {found.date or 'undated'}."
    said = "Ten-seat minimum of statute and guidance, not this area\u2019s real board."
    if found.partial_seats:
        known = counted(len(found.partial_seats), "seat is known", "seats are known")
        said += f" Partial: {known} of the real one."
    return said


def rebalance_counts(found: Rebalancing) -> tuple[str, ...]:
    """Write each voice's seats before and after, such as Hospital 5 → 3."""
    return tuple(
        f"{VOICE_NAMES[voice]} {before}" + (f" \u2192 {after}" if after != before else "")
        for voice, before, after in zip(VOICES, found.before, found.after, strict=True)
    )


def rebalance_notes(found: Rebalancing) -> tuple[str, ...]:
    """Say which seats statute holds before the rest is shared out, and who ties for the last seat."""
    return tuple(text for text in (found.held_words, found.tie_words) if text)


def recommended_words(chosen: Rebalancing, found: Sequence[Rebalancing]) -> str:
    """Say why one way of sharing the seats out is recommended among those there are."""
    if not chosen.swaps:
        first = "The board is as close to proportion as its seats allow: nothing needs to change."
    elif chosen.proportionate:
        first = "This brings every sector with money to within one seat of its share"
        first += f", in {counted(len(chosen.swaps), 'swap', 'swaps')}."
    else:
        first = f"This is the closest to proportion, in {counted(len(chosen.swaps), 'swap', 'swaps')}."
    rules = "" if chosen.broken else " No rule that is met today is broken."
    same = [one.method for one in found if one.after == chosen.after]
    agree = f" {listed(same)} {'gives' if len(same) == 1 else 'give'} the same seats." if same else ""
    return first + rules + agree


def missing_words(checks: Iterable[Check]) -> str:
    """Name what statute asks for and the board lacks, as a rebalance does not fill it; empty for nothing."""
    lacked = [check.rule for check in checks if check.level is Level.STATUTE and check.met is False]
    if not lacked:
        return ""
    return "Not met today, and not mended by moving seats: " + " ".join(lacked)


def swaps_finding(found: Rebalancing) -> str:
    """Count the swaps."""
    return counted(len(found.swaps), "swap", "swaps") if found.swaps else "No swap: as it is today"


def left_out_words(partners: Representation) -> str:
    """Say what the comparison leaves out."""
    return " ".join(partners.left_out)


def _coalitions(found: Sequence[Sequence[Group]]) -> str:
    named = ["; ".join(" + ".join(GROUP_NAMES[group] for group in groups) for groups in found[:_FEW])]
    rest = f"; and {len(found) - _FEW} more" if len(found) > _FEW else ""
    size = len(found[0])
    if size == 1:
        return f"Wins alone: {named[0]}."
    return f"Smallest winning coalitions ({len(found)}, of {size} groups): {named[0]}{rest}."


def _percent(share: float, digits: int = 1) -> str:
    return percent(share / PERCENT, digits)


def _number(value: float | None) -> str:
    return "\u2013" if value is None else number(value, 1)
