"""The answer to a question in one line: its finding, or why there is none."""

from leftshift.questions.question_input import Answered, Missing
from leftshift.text.answers.figures import value_text
from leftshift.text.answers.findings import finding

WORKING = "Working it out…"


def answered_text(found: Answered) -> str:
    """Say what an answer finds, or why there is no whole answer."""
    asked = found.question_input
    if found.missing is None and found.answer is not None:
        return finding(asked.study(), found.answer, asked.year)
    if found.missing is Missing.NO_FIGURE:
        return f"“{asked.measure.label}” has no figure here: no partner member of the board has a vote."
    if found.missing is Missing.NO_TARGET:
        such_as = value_text(asked.measure, asked.here())
        return f"No target is published for “{asked.measure.label}”. Type one above, such as {such_as}."
    return found.fault or WORKING
