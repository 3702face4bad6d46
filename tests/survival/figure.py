"""What a campaign found: so many attempts, so many that broke a promise, and what else was measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table of a campaign."""

    test: str
    attempts: int
    broken: tuple[str, ...] = ()
    """A sentence for each attempt that broke a promise."""
    more: str = ""

    def __str__(self) -> str:
        return f"| {self.test} | {self.attempts:,} | {len(self.broken):,} | {self.more} |"
