"""A split that adds up to 1, with one part moved and the others keeping their proportions."""

import math


def split_moved(parts: tuple[float, ...], place: int, share: float) -> tuple[float, ...]:
    """Set one part of a split; the others share the rest in proportion, equally if all stand at zero.

    `parts` add up to 1 [share]; `share` is clipped to 0..1.
    """
    share = min(max(share, 0.0), 1.0)
    held = math.fsum(part for i, part in enumerate(parts) if i != place)
    rest = 1.0 - share
    others = len(parts) - 1
    moved = [rest * part / held if held > 0 else rest / others for part in parts]
    moved[place] = share
    return tuple(moved)
