"""A scenario's board as JSON and as plain text: every check and every measure."""

import json
from collections.abc import Sequence

from leftshift.board.blocs import Power
from leftshift.board.rebalance import Rebalancing
from leftshift.board.rules import Check
from leftshift.board.voices import GROUP_NAMES, VOICES
from leftshift.evidence.boards import board_of
from leftshift.model.seats import BASES, Seat
from leftshift.questions.board_measures import BoardMeasures
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import (
    CAUTION,
    INDEX_COLUMNS,
    LEVEL_NAMES,
    MEASURE_COLUMNS,
    basis_words,
    check_mark,
    checks_finding,
    claim_sentence,
    index_rows,
    measure_rows,
    power_sentences,
    rebalance_counts,
    rebalance_notes,
    share_of,
    share_sentence,
    source_words,
)
from leftshift.text.numbers import counted
from leftshift.text.reports.scenario import NOT_A_FORECAST

Json = dict[str, object]
_WIDTHS = (18, 7, 20, 17, 12, 26, 23, 24, 20)
"""Widths of the columns of measures [characters]."""


def board_as_json(snapshot: Snapshot, balanced: Sequence[Rebalancing]) -> str:
    """Write a board as JSON: shares in percent, power as exact fractions and as numbers from 0 to 1."""
    scenario, area, board_measures = snapshot.scenario, snapshot.area, snapshot.board_measures
    found = board_of(area)
    known = {"coverage": found.coverage, "date": found.date, "source": found.source, "link": found.link}
    return json.dumps(
        {
            "name": scenario.name,
            "area": {"code": area.code, "kind": area.kind, "name": area.name},
            "says": NOT_A_FORECAST,
            "board_as_it_began": {**known, "partial_seats": [_seat(seat) for seat in found.partial_seats]},
            "seats": [_seat(seat) for seat in scenario.board.seats],
            "basis": {
                "says": basis_words(board_measures),
                "weights": dict(zip(map(str, BASES), board_measures.mix, strict=True)),
                "shares_pct": {
                    str(basis): dict(zip(VOICES, shares, strict=True))
                    for basis, shares in board_measures.shares.items()
                },
            },
            "measures": _measures(board_measures),
            "power": _power(board_measures),
            "checks": [_check(check) for check in snapshot.checks],
            "rebalance": [_rebalance(item) for item in balanced],
            "sentence": share_sentence(board_measures),
            "claim": claim_sentence(board_measures) or None,
        },
        indent=2,
        ensure_ascii=False,
        allow_nan=False,
    )


def board_as_table(snapshot: Snapshot, balanced: Sequence[Rebalancing]) -> str:
    """Write a board as plain text."""
    scenario, area, board_measures = snapshot.scenario, snapshot.area, snapshot.board_measures
    seats = scenario.board.seats
    size = counted(len(seats), "seat", "seats")
    lines = [
        f"{scenario.name} · {area.name} ({area.code})",
        NOT_A_FORECAST,
        share_sentence(board_measures),
        *filter(None, [claim_sentence(board_measures)]),
        "",
    ]
    lines += [f"Board of {size}. This area’s board: {source_words(board_of(area))}"]
    lines += [
        f"  {place:>2}  {seat.role:<58} {GROUP_NAMES[seat.group]:<24} "
        f"{'votes' if seat.voting else 'no vote':<8} speaks for {seat.organisations}"
        for place, seat in enumerate(seats, start=1)
    ]
    lines += ["", f"Checks: {checks_finding(snapshot.checks)}"]
    lines += [
        f"  {check_mark(check):<18}{LEVEL_NAMES[check.level]:<12} {check.rule} {check.detail} "
        f"({', '.join(check.source)})"
        for check in snapshot.checks
    ]
    lines += ["", f"Seats compared with: {basis_words(board_measures)}", _row(MEASURE_COLUMNS)]
    lines += [_row(row) for row in measure_rows(board_measures)]
    lines += [f"  {sentence}" for sentence in board_measures.partners.left_out]
    lines += ["", f"  {'':<18}{INDEX_COLUMNS[1]:>14}{INDEX_COLUMNS[2]:>18}   [percentage points]"]
    lines += [
        f"  {name:<18}{partners:>14}{everyone:>18}" for name, partners, everyone in index_rows(board_measures)
    ]
    lines += ["", "Voting power of groups as blocs", f"  {CAUTION}."]
    lines += _power_lines(board_measures)
    lines += ["", "Rebalance: the same size, provider seats in proportion"]
    for item in balanced:
        lines += [f"  {item.method}: {', '.join(rebalance_counts(item))}", f"    {item.verdict}"]
        lines += [f"    {sentence}" for sentence in rebalance_notes(item)]
        lines += [f"    {swap.sentence}" for swap in item.swaps]
    return "\n".join(lines)


def _power_lines(board_measures: BoardMeasures) -> list[str]:
    power = board_measures.power
    if power is None:
        return [f"  {board_measures.refusal}"]
    lines = [f"  {'Group':<26}{'Votes':>6}{'Banzhaf':>22}{'Shapley–Shubik':>24}"]
    lines += [
        f"  {GROUP_NAMES[group]:<26}{power.seats[i]:>6}{share_of(power.banzhaf[i]):>22}"
        f"{share_of(power.shapley_shubik[i]):>24}"
        for i, group in enumerate(power.groups)
    ]
    return [*lines, *(f"  {sentence}" for sentence in power_sentences(power))]


def _row(cells: Sequence[str]) -> str:
    first, *others = (f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))
    return f"  {first.strip():<{_WIDTHS[0]}}{''.join(others)}"


def _seat(seat: Seat) -> Json:
    return {
        "role": seat.role,
        "group": str(seat.group),
        "voting": seat.voting,
        "organisations": seat.organisations,
    }


def _check(check: Check) -> Json:
    return {
        "key": check.key,
        "level": str(check.level),
        "rule": check.rule,
        "met": check.met,
        "source": list(check.source),
        "detail": check.detail,
    }


def _measures(board_measures: BoardMeasures) -> Json:
    is_, whole = board_measures.partners, board_measures.whole
    by_voice = {
        "seats": is_.seats,
        "organisations": is_.organisations,
        "organisations_per_seat": is_.organisations_per_seat,
        "partner_seat_share_pct": is_.seat_share,
        "voting_seat_share_pct": whole.seat_share,
        "basis_share_pct": is_.basis_share,
        "gap_seats": is_.gap,
        "advantage_partner": is_.advantage,
        "advantage_voting": whole.advantage,
    }
    return {
        **{key: dict(zip(VOICES, values, strict=True)) for key, values in by_voice.items()},
        "partner": {
            "gallagher": is_.gallagher,
            "loosemore_hanby": is_.loosemore_hanby,
            "sainte_lague": is_.sainte_lague,
        },
        "voting": {"gallagher": whole.gallagher, "loosemore_hanby": whole.loosemore_hanby},
        "left_out": list(is_.left_out),
    }


def _power(board_measures: BoardMeasures) -> Json:
    power = board_measures.power
    if power is None:
        return {"caution": CAUTION, "refusal": board_measures.refusal}
    return {
        "caution": CAUTION,
        "votes": power.votes,
        "quota": power.quota,
        "least_votes": power.least_votes,
        "groups": [_bloc(power, place) for place in range(len(power.groups))],
        "pivotal": [str(group) for group in power.pivotal],
        "smallest_winning_coalitions": [list(map(str, groups)) for groups in power.coalitions],
    }


def _bloc(power: Power, place: int) -> Json:
    banzhaf, shapley = power.banzhaf[place], power.shapley_shubik[place]
    return {
        "group": str(power.groups[place]),
        "votes": power.seats[place],
        "banzhaf": float(banzhaf),
        "banzhaf_exact": str(banzhaf),
        "shapley_shubik": float(shapley),
        "shapley_shubik_exact": str(shapley),
    }


def _rebalance(found: Rebalancing) -> Json:
    return {
        "method": found.method,
        "before": dict(zip(VOICES, found.before, strict=True)),
        "after": dict(zip(VOICES, found.after, strict=True)),
        "swaps": [swap.sentence for swap in found.swaps],
        "proportionate": found.proportionate,
        "partner_seats_that_do": found.partner_seats_that_do,
        "verdict": found.verdict,
        "notes": list(rebalance_notes(found)),
        "newly_broken": [check.key for check in found.broken],
    }
