"""The planner's own figures as a scenario file holds them."""

from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.storage.scenario.groups import Field, Group
from leftshift.storage.scenario.known import Known
from leftshift.storage.scenario.shapes import Here, Real, Shape, Whole
from leftshift.storage.scenario.texts import FILE_NAME, Text
from leftshift.storage.spreadsheets.amounts import england_total

TIME_MOST = 40
"""Characters of a date with its time."""


def own_figures_group(known: Known) -> Group[OwnFigures]:
    """Return the shape of the group `own_figures`; sectors left out keep the baseline's figure."""
    first = known.first_year
    return Group(
        build=OwnFigures,
        fields=(
            Field(key="money", shape=_money()),
            Field(key="year", shape=Whole(least=first, most=first, unit="financial year")),
            Field(key="source", shape=FILE_NAME),
            Field(key="imported", shape=Text(least=1, most=TIME_MOST)),
        ),
        checks=(_holds_something,),
    )


def _money() -> Group[tuple[float | None, ...]]:
    def build(**figures: float | None) -> tuple[float | None, ...]:
        return tuple(figures[sector] for sector in SECTORS)

    # None is only ever the default: it is neither read nor written.
    amount: Shape[float | None] = Real(least=0, most=england_total(), unit="£m")  # type: ignore[assignment]  # see above
    return Group(
        build=build,
        fields=tuple(Field(key=str(sector), shape=amount, default=None) for sector in SECTORS),
        take=lambda figures, key: figures[INDEX[Sector(key)]],
        sparse=True,
    )


def _holds_something(own: OwnFigures, here: Here) -> None:
    """Refuse own figures of no sector, and a total of nothing."""
    given = [figure for figure in own.money if figure is not None]
    if not given or (len(given) == len(SECTORS) and not any(given)):
        raise here.at("money").refusal("no sector has a figure above 0", "at least one figure [£m]")
