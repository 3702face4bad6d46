"""What the cut costs once, and what it is not to be compared with: what no card of the section says."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.model.prices import per_head
from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import money, pounds
from leftshift.text.outcomes.envelope import envelope
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula


class CostResults(QWidget):
    """Shows the one-off cost and the allowance alone, which is of a narrower scope than the limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "running_costs")
        self.one_off = HeadingLine("One-off cost", parent=self)
        self.allowance = HeadingLine("Allowance alone (RCA) a head", parent=self)
        self.scope = PlainLabel(self, wrapped=True, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for line, formula in ((self.one_off, "one_off"), (self.allowance, "rca")):
            set_formula(line, formula)
            column.addWidget(line)
        column.addWidget(self.scope)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        results, baseline = snapshot.results, snapshot.baseline
        self.one_off.show_text(money(float(results.one_off.sum())), name="One-off cost, in cash")
        allowance = per_head(baseline.running_cost_allowance, baseline.population)
        year = year_label(results.first_year)
        self.allowance.show_text(pounds(float(allowance)), name=f"Allowance alone (RCA) a head, {year}")
        limit = pounds(envelope(snapshot.scenario))
        self.scope.setText(
            f"Operating cost is running costs and programme pay together, as the limit of {limit} counts "
            "them. The allowance alone is narrower: do not compare it with the limit."
        )
