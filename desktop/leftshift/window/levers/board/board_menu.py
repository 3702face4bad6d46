"""What a chart of the board offers: boards to start from, a list to read, and the seats to edit."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from leftshift.session.session import Session
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.levers.board.menus import fill_templates
from leftshift.window.levers.board.panel import BoardPanel
from leftshift.window.levers.lever_panel import LeverPanel

_CHARTS: Final = frozenset({"board_and_money", "board_table", "before_and_after", "voting_power"})


class BoardMenu:
    """Adds to the menu of a chart of the board; asks the session, or opens the levers of the board."""

    def __init__(
        self, session: Session, open_board: Callable[[], object], panel: Callable[[], LeverPanel]
    ) -> None:
        self._session, self._open_board, self._panel = session, open_board, panel

    def add_to_chart_menu(self, menu: QMenu, chart: QWidget, _at: object) -> None:
        """Offer templates, published boards, a list of the planner's own, and editing."""
        if not isinstance(chart, LiveChart) or chart.key not in _CHARTS:
            return
        unknown = self._session.snapshot.board_measures.placeholder
        boards = menu.addMenu("Your board is not known: start &from" if unknown else "Start &from a board")
        boards.aboutToShow.connect(lambda: self._fill(boards))
        menu.addAction("&Edit the board").triggered.connect(lambda _=False: self._open_board())

    def offer_boards(self) -> None:
        """Bring the levers of the board into view, with the list of boards to start from open."""
        self._shown_panel().offer_boards()

    def _fill(self, menu: QMenu) -> None:
        fill_templates(
            menu,
            self._session.snapshot,
            self._session.board.set_seats,
            per_trust=lambda: self._shown_panel().ask_per_trust(),
            read=self._ask_to_import,
        )

    def _ask_to_import(self) -> None:
        self._shown_panel().import_asked.emit()

    def _shown_panel(self) -> BoardPanel:
        """Bring the levers of the board into view, where their dialogs belong.

        Raises:
            TypeError: the panel of the board is another one.
        """
        self._open_board()
        panel = self._panel()
        if not isinstance(panel, BoardPanel):
            raise TypeError(type(panel).__name__)
        return panel
