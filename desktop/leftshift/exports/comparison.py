"""Scenarios side by side as a table, JSON, a workbook and a web page."""

import json
from collections.abc import Sequence
from html import escape
from typing import Final

from leftshift.exports.clean import plain
from leftshift.exports.page import Table
from leftshift.exports.stamp import NOT_A_FORECAST, Stamp, stamp
from leftshift.exports.web_page import page, table_html
from leftshift.questions.best_and_worst import best_and_worst
from leftshift.questions.measures import measure
from leftshift.questions.study import study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.reports.compare import ComparedRow, ComparedScenario, side_by_side

_EXTREMES: Final = ("hospital_share", "primary_care_share", "running_cost_per_head", "hospital_unfunded")


class Comparison:
    """Some scenarios, what sets them apart and what each comes to; files tell apart those of one name."""

    def __init__(self, snapshots: Sequence[Snapshot], self_test: str, files: Sequence[str]) -> None:
        self._files = [plain(file) for file in files]
        self.stamps: tuple[Stamp, ...] = tuple(stamp(one, self_test) for one in snapshots)
        columns = [_column(one, title) for one, title in zip(snapshots, self._titles(), strict=True)]
        self.rows: tuple[ComparedRow, ...] = side_by_side(columns)

    def _titles(self) -> list[str]:
        names = [one.name for one in self.stamps]
        return [
            f"{one.name} ({file})" if names.count(one.name) > 1 else one.name
            for one, file in zip(self.stamps, self._files, strict=True)
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The header row."""
        return ("", *self._titles())

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Rows as texts; a heading has its title alone."""
        blank = ("",) * len(self.stamps)
        return tuple((row.title, *(map(plain, row.texts or blank))) for row in self.rows)

    def table(self) -> str:
        """Write it as plain text in columns."""
        rows = [self.columns, *self.texts]
        widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
        lines = [
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([*lines, "", *(one.line for one in self.stamps)])

    def json(self) -> str:
        """Write it as JSON."""
        content = {
            "says": NOT_A_FORECAST,
            "scenarios": [dict(one.rows) for one in self.stamps],
            "rows": [{"title": row[0], "texts": row[1:]} for row in self.texts],
        }
        return json.dumps(content, indent=1, ensure_ascii=False)

    def xlsx(self) -> bytes:
        """Write it as a workbook of two sheets."""
        from leftshift.exports.workbook.book import Book, Sheet  # noqa: PLC0415 - loaded only when it is written

        book = Book(0, 0)
        sheet = Sheet(book, "Comparison", "Plans side by side", f"One table. {NOT_A_FORECAST}")
        columns = ("What", *_unlike(self._titles()))
        sheet.texts(columns, self.texts, (50, *[34] * len(self.stamps)))
        about = Sheet(book, "About", "What is compared", "One table.")
        rows = [row for one in self.stamps for row in one.rows]
        about.texts(("About", "Text"), rows, (30, 100))
        return book.close({"title": "Plans side by side", "author": "Leftshift"})

    def html(self) -> bytes:
        """Write it as a web page."""
        widths = (1.0 / len(self.columns),) * len(self.columns)
        body = table_html(Table("Plans side by side", ("What", *self._titles()), self.texts, widths))
        about = "".join(f"<p>{escape(one.line)}</p>" for one in self.stamps)
        return page("Plans side by side", NOT_A_FORECAST, body, about)


def _unlike(titles: Sequence[str]) -> list[str]:
    """Number titles that are alike but for their case, as the columns of a table may not be."""
    seen: dict[str, int] = {}
    found = []
    for title in titles:
        key = title.casefold()
        seen[key] = seen.get(key, 0) + 1
        found.append(f"{title} {seen[key]}" if seen[key] > 1 or not title else title)
    return found


def _column(snapshot: Snapshot, title: str) -> ComparedScenario:
    study = study_of(snapshot.scenario)
    return ComparedScenario(
        title=title,
        scenario=snapshot.scenario,
        outcomes=outcomes(snapshot),
        extremes=best_and_worst(study, [measure(key) for key in _EXTREMES], study.target_year),
    )
