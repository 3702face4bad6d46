"""Shares in place of amounts: named as such, and turned into money by a total only where that is chosen."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from leftshift.storage.scenario.json_text import name_shown
from leftshift.storage.spreadsheets.amounts import Amount
from leftshift.storage.spreadsheets.headings import Meaning
from leftshift.storage.spreadsheets.layout import MoneyColumn, SheetLayout
from leftshift.storage.spreadsheets.ledger_rows import LedgerRow
from leftshift.storage.spreadsheets.ledger_units import pounds
from leftshift.storage.spreadsheets.questions import Asker
from leftshift.storage.spreadsheets.units import Unit

OWN_TOTAL: Final = "own_total"
"""The choice that takes shares of Leftshift's own total."""
_NO: Final = "no"
_PER_CENT: Final = 100.0
_WHOLE: Final = 1.02
"""What shares add up to at most, with rounding [ratio]."""


def shares_as_money(
    rows: Sequence[LedgerRow], layout: SheetLayout, column: MoneyColumn, total: float, asker: Asker
) -> tuple[LedgerRow, ...]:
    """Return the rows with shares as money, where it was chosen of which total; `total` is the area's [£m].

    Until it is chosen, a row with a share is left out. Where some rows hold shares and others amounts, they
    come back as they are, for the check of each row to refuse.

    Raises:
        Refusal: the shares add up to more than the whole.
    """
    known = [row for row in rows if row.sector and not row.left_out and row.amount.value is not None]
    is_headed = column.meaning is Meaning.SHARE
    if not known or not (is_headed or all(row.amount.share for row in known)):
        return tuple(rows)
    plain = [row.amount.value or 0.0 for row in known if not row.amount.share]
    scale = _PER_CENT if math.fsum(plain) > _WHOLE else 1.0
    parts = {id(row): (row.amount.value or 0.0) / (1.0 if row.amount.share else scale) for row in known}
    whole = math.fsum(parts.values())
    if whole > _WHOLE or min(parts.values()) < 0:
        wrong = f"the shares add up to {whole:.0%}" if whole > _WHOLE else "a share is negative"
        raise layout.grid.refusal(column.place, wrong, "shares from 0 that add up to 100% at most")
    of = _chosen(known[0], column, total, asker)
    return tuple(_as_money(row, parts.get(id(row)), of) for row in rows)


def _chosen(row: LedgerRow, column: MoneyColumn, total: float, asker: Asker) -> float | None:
    """Ask of which total the shares are [£m]; None where that is not said."""
    is_headed = column.meaning is Meaning.SHARE
    if is_headed:
        what = f"“{name_shown(column.heading)}” is a share"
    elif row.cell.number_format.percent:
        what = f"its percent format makes the number in {row.cell.place} a share"
    else:
        what = f"{row.cell.shown} is a share"
    choices = {
        OWN_TOTAL: f"as shares of Leftshift’s own total for the area, {pounds(total)}",
        _NO: "take nothing",
    }
    given = asker.answers.get("shares", "")
    own = _amount(given)
    if own is not None:
        choices[given] = f"as shares of {pounds(own)}"
    said = asker.ask(
        "shares",
        f"{what}, which is never taken for money. Turn the shares into money by a total?",
        choices,
        place=column.place if is_headed else row.cell.place,
        option="--shares-of own_total, or --shares-of and the total in £m",
    )
    return total if said == OWN_TOTAL else _amount(said)


def _amount(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value > 0 else None


def _as_money(row: LedgerRow, share: float | None, of: float | None) -> LedgerRow:
    if share is None:
        return replace(row, amount=Amount()) if row.amount.value is not None else row
    if of is None:
        said = replace(row.amount, share=True)
        why = "a share, which is never taken for money"
        return replace(row, amount=said, left_out=why, in_sum=False, question="shares")
    amount = Amount(value=share * of, unit=Unit.MILLIONS, estimate=row.amount.estimate)
    return replace(row, amount=amount, done=f"{share:.1%} of {pounds(of)}", question="shares")
