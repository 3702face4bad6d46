"""Comparison: one figure as worked out here beside the one published."""

from dataclasses import dataclass
from typing import Final

SHARE: Final = "share"
MONEY: Final = "£m"
POSTS: Final = "posts"
PER_HEAD: Final = "£ per head"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFigure:
    """One figure as worked out here beside the one published."""

    group: str
    """Heading above the row."""
    what: str
    ours: float | None
    """None where no figure can be worked out [unit]."""
    published: float | None
    """None where no figure is published or could be read [unit]."""
    unit: str
    """SHARE, MONEY, POSTS or PER_HEAD."""
    source: tuple[str, ...]
    """Ids of facts, and of sources of tables."""
    comment: str
    """What keeps the two from being the same thing, in sentences."""
    published_to: float | None = None
    """Upper end, where a range is published; `published` is then the lower [unit]."""

    @property
    def difference(self) -> float | None:
        """Ours less published; from the nearer end of a range, 0 within it [unit]."""
        if self.ours is None or self.published is None:
            return None
        nearest = min(max(self.ours, self.published), self.published_to or self.published)
        return self.ours - nearest

    @property
    def relative(self) -> float | None:
        """Difference over what is published, over the nearer end of a range [share]."""
        if self.ours is None or self.published is None or self.difference is None:
            return None
        return self.difference / (self.ours - self.difference)
