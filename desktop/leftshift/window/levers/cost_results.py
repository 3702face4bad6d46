"""What the cut comes to, in plain text: saving, one-off cost, posts, payback, £ a head in each scope."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.model.prices import per_head
from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import payback_year
from leftshift.text.numbers import money, people, pounds
from leftshift.text.outcomes.envelope import cost_basis, envelope
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula, set_year

_SCOPE = (
    "Operating cost is running costs and programme pay together, the scope of the envelope. The allowance "
    "alone is a narrower scope: it is not to be held against the envelope."
)


class CostResults(QWidget):
    """Shows the results of the cut, one line each. The two scopes are kept apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "running_costs")
        self.saving = HeadingLine("Saving a year", parent=self)
        self.one_off = HeadingLine("One-off cost", parent=self)
        self.posts = HeadingLine("Posts removed", parent=self)
        self.payback = HeadingLine("Paid back", parent=self)
        self.per_head = HeadingLine("Operating cost a head", parent=self)
        self.allowance = HeadingLine("Allowance alone (RCA) a head", parent=self)
        for line, formula in (
            (self.saving, "saving"),
            (self.one_off, "one_off"),
            (self.posts, "posts"),
            (self.payback, "payback"),
            (self.per_head, "running_cost"),
            (self.allowance, "rca"),
        ):
            set_formula(line, formula)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for line in (self.saving, self.one_off, self.posts, self.payback, self.per_head, self.allowance):
            column.addWidget(line)
        scope = PlainLabel(_SCOPE, self, wrapped=True, role="muted")
        column.addWidget(scope)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        results, lever = snapshot.results, snapshot.scenario.running_costs
        place = min(lever.end, snapshot.scenario.years.last) - results.first_year
        year, prices = year_label(results.first_year + place), year_label(results.first_year)
        for line in (self.saving, self.posts, self.per_head):
            set_year(line, results.first_year + place)
        self.saving.show_text(money(float(results.saving[place])), name=f"Saving a year, {year} in cash")
        self.one_off.show_text(money(float(results.one_off.sum())))
        self.posts.show_text(people(float(results.posts_removed[place])))
        paid = payback_year(results)
        nothing = "\u2013" if lever.cut == 0 else f"not by {year_label(results.years[-1])}"
        self.payback.show_text(f"in {year_label(paid)}" if paid else nothing)
        cost = pounds(float(results.running_cost_per_head[place]))
        limit = pounds(envelope(snapshot.scenario))
        basis = cost_basis(snapshot)
        name = f"Cost a head, {year} ({basis})" if basis else f"Cost a head, {year}"
        self.per_head.show_text(f"{cost}; limit {limit}", name=name)
        baseline = snapshot.baseline
        allowance = per_head(baseline.running_cost_allowance, baseline.population)
        self.allowance.show_text(pounds(float(allowance)), name=f"Allowance alone (RCA) a head, {prices}")
