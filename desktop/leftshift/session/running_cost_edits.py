"""What can be asked of the running costs, each an undo step with its name."""

from leftshift.model.split import split_moved
from leftshift.model.terms import INDEX, LABELS, Ramp, Sector, year_label
from leftshift.session.editor import Editor
from leftshift.text.numbers import percent


class RunningCostEdits:
    """Turns what is asked into changes of the cut and of what becomes of the saving."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_cut(self, cut: float) -> None:
        """Set the cut to operating cost [share]. Repeated within a gesture, it is one step."""
        text = f"Running costs cut by {percent(cut)}"
        self._editor.extend_step(self._editor.scenario.with_running_costs(cut=cut), text)

    def set_years(self, start: int, end: int) -> None:
        """Set the years in which the cut begins and is complete."""
        if start < end:
            text = f"Cut made {year_label(start)} to {year_label(end)}"
            self._editor.make_step(self._editor.scenario.with_running_costs(start=start, end=end), text)

    def set_ramp(self, ramp: Ramp) -> None:
        """Choose how the cut is made between the two years."""
        self._editor.make_step(self._editor.scenario.with_running_costs(ramp=ramp), f"Cut ramp: {ramp}")

    def set_reinvested(self, share: float) -> None:
        """Set the share of the net saving that goes back into care [share]."""
        after = self._editor.scenario.with_running_costs(reinvested=share)
        self._editor.extend_step(after, f"{percent(share)} reinvested")

    def set_reinvested_to(self, sector: Sector, share: float) -> None:
        """Set the part of the reinvested saving one sector gets; the others share the rest."""
        to = split_moved(self._editor.scenario.running_costs.to, INDEX[sector], share)
        text = f"{percent(share)} of reinvestment to {LABELS[sector]}"
        self._editor.extend_step(self._editor.scenario.with_running_costs(to=to), text)
