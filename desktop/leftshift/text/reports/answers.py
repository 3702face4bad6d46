"""Answers to questions as plain text and as JSON."""

import json

from leftshift.questions.ask import Answer
from leftshift.questions.study import Study
from leftshift.text.answers.written import written
from leftshift.text.reports.scenario import NOT_A_FORECAST


def answer_table(study: Study, answer: Answer) -> str:
    """Write an answer as plain text, its columns lined up."""
    parts = written(study, answer)
    heading, rows = parts.table
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [f"{study.scenario.name}: {heading}", NOT_A_FORECAST, ""]
    lines += [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    said = (*parts.after, *parts.method)
    return "\n".join([*lines, *(("", *said) if said else ())])


def answer_json(study: Study, answer: Answer) -> str:
    """Write an answer as JSON: shares from 0 to 1, money in £m cash."""
    whole = {"name": study.scenario.name, "says": NOT_A_FORECAST, **written(study, answer).data}
    return json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False)
