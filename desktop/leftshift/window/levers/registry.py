"""All panels of levers; each is imported and made when it first comes into view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import SharesPanel
from leftshift.window.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelEntry:
    """A panel of levers: sections.py says which section shows it."""

    key: str
    make: Callable[[Theme], LeverPanel]


def _running_costs(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.running_costs_panel import RunningCostsPanel  # noqa: PLC0415 - made when first seen

    return RunningCostsPanel(theme)


def _board(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.board.panel import BoardPanel  # noqa: PLC0415 - made when first seen

    return BoardPanel(theme)


def _board_rules(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.board.rules_panel import BoardRulesPanel  # noqa: PLC0415 - made when first seen

    return BoardRulesPanel(theme)


def _more(theme: Theme) -> LeverPanel:
    from leftshift.window.levers.more.more_panel import MorePanel  # noqa: PLC0415 - made when first seen

    return MorePanel(theme)


LEVER_PANELS: Final = (
    PanelEntry(key="shares", make=SharesPanel),
    PanelEntry(key="running_costs", make=_running_costs),
    PanelEntry(key="board", make=_board),
    PanelEntry(key="board_rules", make=_board_rules),
    PanelEntry(key="more", make=_more),
)
