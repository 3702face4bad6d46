"""Why a move of a share stopped short, in a sentence."""

from leftshift.model.shares import Limit, Move
from leftshift.model.terms import LABELS, Sector

_SENTENCES = {
    Limit.LOCKED: "{sector} is locked: unlock it to move it.",
    Limit.CEILING: "{sector} has reached its ceiling.",
    Limit.FLOOR: "{sector} has reached its floor.",
    Limit.PAYERS_LOCKED: "All other sectors are locked: unlock one to pay.",
    Limit.PAYERS_AT_LIMIT: "The sectors that pay have reached their limits.",
    Limit.PAYER_LOCKED: "{payer} pays but is locked: unlock it or choose another payer.",
    Limit.PAYER_AT_LIMIT: "{payer} pays and has reached its limit.",
    Limit.POOL_EMPTY: "The unallocated pool is empty: lower another sector first.",
}


def limit_sentence(move: Move, sector: Sector) -> str:
    """Say which limit stopped a move; empty where none did."""
    if move.limit is None:
        return ""
    payer = LABELS[move.payer] if move.payer else ""
    return _SENTENCES[move.limit].format(sector=LABELS[sector], payer=payer)
