"""What can be asked of the running costs, each an undo step with its name."""

from dataclasses import replace

from leftshift.model.scenario import RunningCostLever, Scenario
from leftshift.model.shares import split_moved
from leftshift.model.terms import INDEX, LABELS, Ramp, Sector, year_label
from leftshift.session.editor import Editor
from leftshift.text.numbers import percent


class RunningCostEdits:
    """Turns what is asked into changes of the cut and of what becomes of the saving."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_cut(self, cut: float) -> None:
        """Set the cut to operating cost [share]. Repeated within a gesture, it is one step."""
        after = self._with(replace(self._lever, cut=cut))
        self._editor.extend_step(after, f"Running costs cut by {percent(cut)}")

    def set_years(self, start: int, end: int) -> None:
        """Set the years in which the cut begins and is complete."""
        if start < end:
            after = self._with(replace(self._lever, start=start, end=end))
            self._editor.make_step(after, f"Cut made {year_label(start)} to {year_label(end)}")

    def set_ramp(self, ramp: Ramp) -> None:
        """Choose how the cut is made between the two years."""
        self._editor.make_step(self._with(replace(self._lever, ramp=ramp)), f"Cut ramp: {ramp}")

    def set_reinvested(self, share: float) -> None:
        """Set the share of the net saving that goes back into care [share]."""
        after = self._with(replace(self._lever, reinvested=share))
        self._editor.extend_step(after, f"{percent(share)} reinvested")

    def set_reinvested_to(self, sector: Sector, share: float) -> None:
        """Set the part of the reinvested saving one sector gets; the others share the rest."""
        after = self._with(replace(self._lever, to=split_moved(self._lever.to, INDEX[sector], share)))
        self._editor.extend_step(after, f"{percent(share)} of reinvestment to {LABELS[sector]}")

    @property
    def _lever(self) -> RunningCostLever:
        return self._editor.scenario.running_costs

    def _with(self, lever: RunningCostLever) -> Scenario:
        return replace(self._editor.scenario, running_costs=lever)
