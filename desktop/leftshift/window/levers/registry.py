"""All tabs of levers, from left to right; each is imported and made when it first comes into view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import SharesPanel
from leftshift.window.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverTab:
    """One tab of levers."""

    key: str
    title: str
    """Its name on the tab, with an access key."""
    tip: str
    help: str
    """Key of the help on it."""
    make: Callable[[Theme], LeverPanel]


def _running_costs(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.running_costs_panel import RunningCostsPanel  # noqa: PLC0415 - made when first seen

    return RunningCostsPanel(theme)


def _board(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.board.panel import BoardPanel  # noqa: PLC0415 - made when first seen

    return BoardPanel(theme)


def _more(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.more_panel import MorePanel  # noqa: PLC0415 - made when first seen

    return MorePanel(theme)


def _assumptions(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.assumptions_panel import AssumptionsPanel  # noqa: PLC0415 - made when first seen

    return AssumptionsPanel(theme)


LEVER_TABS: Final = (
    LeverTab(
        key="shares",
        title="&Shares",
        tip="The share of the allocation each sector gets",
        help="shares",
        make=SharesPanel,
    ),
    LeverTab(
        key="running_costs",
        title="R&unning costs",
        tip="The cut to running costs and the use of its saving",
        help="running_costs",
        make=_running_costs,
    ),
    LeverTab(key="board", title="&Board", tip="Who sits on the board", help="board", make=_board),
    LeverTab(
        key="more",
        title="&More",
        tip="More levers: rules for the shares, posts by function, and all else that the evidence names",
        help="more_levers",
        make=_more,
    ),
    LeverTab(
        key="assumptions",
        title="&Assumptions",
        tip="What the model takes as given",
        help="assumptions",
        make=_assumptions,
    ),
)
