"""What an import of own figures will change, as plain text."""

from collections.abc import Sequence
from typing import Final

from leftshift.model.own_figures import Preview
from leftshift.model.terms import LABELS
from leftshift.papers.figures import MINUS, number

_KEPT: Final = "kept"
_NAME: Final = 18
_COLUMN: Final = 12


def preview_text(preview: Preview, mended: Sequence[str] = ()) -> str:
    """Write a preview as a table of £m with the difference of the totals, and what was mended [£m]."""
    rows = [
        _row(
            LABELS[row.sector],
            number(row.published, 1),
            _KEPT if row.own is None else number(row.own, 1),
            "" if row.own is None else _signed(row.difference),
        )
        for row in preview.rows
    ]
    total = _row("Total", number(preview.published, 1), number(preview.own, 1), _signed(preview.difference))
    head = _row("£m, 2025/26", "published", "own", "difference")
    return "\n".join([head, *rows, total, *mended])


def _row(name: str, *cells: str) -> str:
    return (name.ljust(_NAME) + "".join(cell.rjust(_COLUMN) for cell in cells)).rstrip()


def _signed(value: float) -> str:
    text = number(value, 1)
    return text if text.startswith(MINUS) or not any(digit in text for digit in "123456789") else f"+{text}"
