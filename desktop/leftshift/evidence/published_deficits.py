"""Published deficits: what is known of each ICB's planned, reported and underlying deficits and savings."""

from dataclasses import dataclass

from leftshift.evidence.areas import ENGLAND, Area
from leftshift.evidence.tables import Row, number, sources, table


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitFact:
    """One published figure of an ICB's money."""

    year: str
    """Financial year, such as 2025/26."""
    what: str
    """What is counted, such as planned deficit; savings and support are above zero like deficits."""
    money: float
    """[£m cash]."""
    basis: str
    """Before or after deficit support, underlying, or what else the figure rests on."""
    as_of: str
    note: str
    source: str
    """Id in sources.csv."""

    @property
    def citation(self) -> str:
        """Source in one line: title, publisher, date."""
        source = sources()[self.source]
        return f"{source.title}, {source.publisher}, {source.date}"


def published_deficits(area: Area) -> tuple[DeficitFact, ...]:
    """List the published figures of an area that is England or one whole ICB, latest year first.

    Figures of several ICBs are of different kinds and dates, so none are added up.
    """
    members = tuple(area.members.items())
    code = ENGLAND.upper() if area.kind == ENGLAND else ""
    if len(members) == 1 and members[0][1] == 1:
        code = members[0][0]
    found = (_fact(row) for row in table("icb_deficits") if row["ods_code"] == code)
    return tuple(sorted(found, key=lambda item: item.year, reverse=True))


def _fact(row: Row) -> DeficitFact:
    return DeficitFact(
        year=row["year"],
        what=row["measure"],
        money=number("icb_deficits", row, "gbp_m"),
        basis=row["basis"],
        as_of=row["as_of"],
        note=row["note"],
        source=row["source"],
    )
