"""The model written out for whoever checks it: every formula, default, range and source."""

from collections.abc import Iterable, Iterator
from typing import Final

from leftshift.evidence.areas import areas_in
from leftshift.evidence.assumptions import GROUPS, AssumptionFact, assumption_facts
from leftshift.evidence.facts import fact, facts
from leftshift.evidence.levers import LeverRange, lever_facts
from leftshift.evidence.start import baseline_scenario
from leftshift.evidence.tables import columns
from leftshift.model.policy_levers import NUMBERS
from leftshift.model.terms import Footprint
from leftshift.snapshot.projector import Projector
from leftshift.text.explain.figure import outcome_figure
from leftshift.text.explain.formulas import Formula, formulas
from leftshift.text.explain.inputs import assumption_value
from leftshift.text.levers.policy_list import LEVERS
from leftshift.text.numbers import NBSP, number
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.outcomes.section_outcomes import SECTION_OUTCOMES, section_outcomes

_HEAD = """\
# The model

What Leftshift computes, written by the program from its own formulas and facts (`leftshift model`).
It is a what-if calculation, not a forecast.

How to check it:

- `leftshift verify` works published examples and what must always hold through the shipped model.
- `leftshift run FILE --format json` gives every quantity of every year, to be worked out again elsewhere.
  The workbook of `leftshift export FILE --to FOLDER --kind xlsx` does so in formulas of its own, and
  recalculates when a yellow cell is changed.
- `F1` on any number in the window shows its formula with the numbers of that moment and their sources.

What it does not know: demand that a shift itself creates, quality of care, waiting times, staff who cannot
be hired, and how trusts answer to a budget. Where nobody has published a figure it says “assumption, no
published figure”, and its range is ours.

To change one in a file: `leftshift set FILE NAME=VALUE`, such as `policies.teams_coverage=50%`. The name of
an assumption stands in brackets behind it, that of a lever in the column “Set as” (SECTOR is acute,
specialised, mental_health, community, primary_care, prescribing or continuing_care); others are set in the
window.
"""
_SET_AS: Final = {
    "share": "shares.SECTOR",
    "running_cost_cut": "running_costs.cut",
    "running_cost_reinvested": "running_costs.reinvested",
}


def model_page() -> str:
    """Write the page as Markdown."""
    cited: dict[str, None] = {}
    body = [*_on_screen(), *_formulas(cited), *_assumptions(cited), *_levers(cited)]
    return "\n".join([_HEAD, *body, *_sources(cited)]).rstrip() + "\n"


def _on_screen() -> Iterator[str]:
    """List the outcomes by the names on their cards, as any area has them."""
    snapshot = Projector().snapshot(baseline_scenario(areas_in(Footprint.YEAR_2025)[0]))
    sections = [one for section in SECTION_OUTCOMES for one in section_outcomes(snapshot, section)]
    listed = {one.key: one for one in (*sections, *outcomes(snapshot))}
    yield "## Names on screen\n"
    known = formulas().formulas
    yield from _table(
        "Outcomes and their formulas",
        ("On its card", "Formula"),
        ((one.title, known[outcome_figure(one).formula].title) for one in listed.values()),
    )


def _formulas(cited: dict[str, None]) -> Iterator[str]:
    yield "## Formulas\n"
    for item in formulas().formulas.values():
        yield f"### {item.title}\n"
        yield f"{item.words}\n"
        yield f"    {item.symbols}\n"
        needs = ", ".join(_needs(item, cited))
        if needs:
            yield f"Needs: {needs}.\n"


def _needs(item: Formula, cited: dict[str, None]) -> Iterator[str]:
    for reference in item.inputs:
        kind, _, key = reference.partition(":")
        if kind == "fact" and key in facts():
            yield _cite(key, cited)
        else:
            yield f"{kind.replace('_', ' ')} `{key}`"
    yield from (_cite(key, cited) for key in item.facts)
    yield from (f"column `{place}`" for place in item.columns)
    yield from (f"table `{place}`" for place in item.tables)


def _assumptions(cited: dict[str, None]) -> Iterator[str]:
    yield "## Assumptions\n"
    for group in GROUPS:
        found = [item for item in assumption_facts() if item.group == group]
        yield from _table(
            group,
            ("Assumption", "Value", "Range", "Source facts", "What it is", "Source"),
            (
                (
                    f"{item.label} (`{item.key}`)",
                    assumption_value(item, item.central),
                    _reach(item),
                    item.kind.value,
                    item.says,
                    _sources_of(item.facts, cited),
                )
                for item in found
            ),
        )


def _reach(item: AssumptionFact) -> str:
    if item.is_switch:
        return "on or off"
    return f"{assumption_value(item, item.low)} to {assumption_value(item, item.high)}"


def _levers(cited: dict[str, None]) -> Iterator[str]:
    yield "## Levers\n"
    titles = {name: lever.title for lever in LEVERS for name in lever.fields}
    yield from _table(
        "How far each reaches",
        ("Lever", "Set as", "At first", "From", "To", "Unit", "What it moves", "Why these limits", "Source"),
        (
            (
                f"{_titled(item, titles)} (`{item.key}`)",
                _set_as(item.key),
                number(item.default, _decimals(item.default)),
                number(item.low, _decimals(item.low)),
                number(item.high, _decimals(item.high)),
                item.unit,
                item.moves,
                item.says,
                _sources_of(item.facts, cited),
            )
            for item in lever_facts().limits.values()
        ),
    )


def _titled(item: LeverRange, titles: dict[str, str]) -> str:
    title = titles.get(item.key, "")
    return f"{title}: {item.label}" if title and title != item.label else item.label


def _set_as(key: str) -> str:
    """Return the name by which `leftshift set` knows a lever; nothing for what it does not set."""
    name = f"policies.{key}" if key in NUMBERS else _SET_AS.get(key, "")
    return f"`{name}`" if name else ""


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _sources(cited: dict[str, None]) -> Iterator[str]:
    yield "## Sources\n"
    for key in sorted(cited):
        item = fact(key)
        link = f" <{item.link}>" if item.link else ""
        yield f"- `{key}`: {item.says} *{item.source}*, {item.publisher}, {item.date}.{link}"
    yield (
        f"\nThe {len(columns())} columns of the tables are on the page Evidence and in "
        "`resources/tables/columns.csv`, each with its own source.\n"
    )


def _sources_of(keys: Iterable[str], cited: dict[str, None]) -> str:
    return ", ".join(_cite(key, cited) for key in keys) or "assumption, no published figure"


def _cite(key: str, cited: dict[str, None]) -> str:
    cited[key] = None
    return f"`{key}`"


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"### {title}\n"
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(text) for text in row)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace(NBSP, " ")
