"""Labels side by side: pushed apart until none covers another."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Move the centres of labels as little as keeps them apart and between two ends [pixels].

    `wanted` and `sizes` have shape (labels,), in any order; the centres come back in the same order.
    Where there is no room for all, they are packed evenly and share what room there is.
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    room, need = high - low, sum(sizes)
    scale = min(1.0, room / need) if need else 1.0
    tops: list[float] = []
    end = low
    for place in order:
        end = max(end, wanted[place] - sizes[place] * scale / 2)
        tops.append(end)
        end += sizes[place] * scale
    limit = high
    for rank in reversed(range(len(order))):
        size = sizes[order[rank]] * scale
        tops[rank] = min(tops[rank], limit - size)
        limit = tops[rank]
    centres = [0.0] * len(order)
    for rank, place in enumerate(order):
        centres[place] = tops[rank] + sizes[place] * scale / 2
    return centres
