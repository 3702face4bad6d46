"""An area's own figures in words, and what an import of them will change, as plain text."""

from collections.abc import Sequence
from typing import Final

from leftshift.model.own_figures import OwnFigures, Preview
from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.text.numbers import counted, number, signed

_KEPT: Final = "kept"
_NAME: Final = 18
_COLUMN: Final = 12


def own_sectors(own: OwnFigures | None) -> tuple[Sector, ...]:
    """List the sectors whose figures are the area's own."""
    given = own.money if own else ()
    return tuple(sector for sector, money in zip(SECTORS, given, strict=False) if money is not None)


def own_in_words(own: OwnFigures) -> str:
    """Say for how many sectors there are own figures and where they are from; no full stop, no capital."""
    return f"own figures for {counted(len(own_sectors(own)), 'sector', 'sectors')} from {own.source}"


def preview_text(preview: Preview, mended: Sequence[str] = ()) -> str:
    """Write a preview as a table of £m with the difference of the totals, and what was mended [£m]."""
    rows = [
        _row(
            LABELS[row.sector],
            number(row.published, 1),
            _KEPT if row.own is None else number(row.own, 1),
            "" if row.own is None else signed(row.difference, 1),
        )
        for row in preview.rows
    ]
    total = _row("Total", number(preview.published, 1), number(preview.own, 1), signed(preview.difference, 1))
    head = _row("£m, 2025/26", "published", "own", "difference")
    return "\n".join([head, *rows, total, *mended])


def _row(name: str, *cells: str) -> str:
    return (name.ljust(_NAME) + "".join(cell.rjust(_COLUMN) for cell in cells)).rstrip()
