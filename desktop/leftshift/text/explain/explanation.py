"""Where a number is from: the formula, the inputs with their values, the sources of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from leftshift.evidence.baselines import OWN, sector_basis
from leftshift.evidence.levers import NO_PUBLISHED_FIGURE
from leftshift.model.terms import SECTORS, View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import Citation, distinct, of_column, of_facts, of_table
from leftshift.text.explain.baseline_inputs import kind_of
from leftshift.text.explain.figure import Figure
from leftshift.text.explain.formulas import Formula, formula, formulas
from leftshift.text.explain.input import FigureKind, Input, Moment
from leftshift.text.explain.inputs import inputs_of
from leftshift.text.glossary import words_in

_BASELINE: Final = "baseline_"
_POLICY: Final = "policy"
_NO_FIGURE: Final = "counted by this program; no published figure"
_OWN_FORMULA: Final = "baseline_own"
_VIEWS: Final = {
    View.REAL: "Shown in 2025/26 prices: cash of the year over prices of the year (÷ D[t]).",
    View.PER_HEAD: "Shown for each registered person: cash of the year over people of the year (÷ P[t]).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaStep:
    """One formula on the way to a figure."""

    title: str
    words: str
    symbols: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Where one number is from."""

    title: str
    value: str
    """As the screen writes it."""
    kind: str
    """Published, derived, an estimate, an assumption, the planner's own."""
    steps: tuple[FormulaStep, ...]
    """Its own formula first, then that of its largest input."""
    inputs: tuple[Input, ...]
    sources: tuple[Citation, ...]
    """Every source of every input, each once."""
    note: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """The words of its name that the glossary explains, each with its meaning."""

    @property
    def source_words(self) -> str:
        """What to say where there is no source; empty where there is one."""
        if self.sources:
            return ""
        return _NO_FIGURE if self.kind == FigureKind.COUNTED else NO_PUBLISHED_FIGURE


def explain(figure: Figure, snapshot: Snapshot) -> Explanation:
    """Explain a number of a snapshot.

    Raises:
        EvidenceError: there is no such formula, assumption or fact.
    """
    written = _written(figure, snapshot)
    chain = _chain(written)
    moment = Moment(snapshot, _place(figure, snapshot))
    named = _distinct([item for part in chain for ref in part.inputs for item in _read(ref, figure, moment)])
    cited = (
        *(source for part in chain[:1] for source in _own_sources(part)),
        *(source for item in named for source in item.sources),
        *(source for part in chain[1:] for source in _own_sources(part)),
    )
    return Explanation(
        title=figure.name or written.title,
        value=figure.value,
        kind=_kind(written, figure, snapshot, named),
        steps=tuple(FormulaStep(title=part.title, words=part.words, symbols=part.symbols) for part in chain),
        inputs=named,
        sources=distinct(cited),
        note=_VIEWS.get(snapshot.view, "") if "£" in figure.value else "",
        words=words_in(figure.name or written.title),
    )


def _written(figure: Figure, snapshot: Snapshot) -> Formula:
    """Return the formula; each sector's baseline and each other lever has one of its own."""
    key = figure.formula
    if key == "baseline" and figure.sector is not None:
        own = sector_basis(snapshot.area, snapshot.scenario.own_figures)[figure.sector] == OWN
        key = _OWN_FORMULA if own else f"{_BASELINE}{figure.sector}"
    if key == _POLICY and figure.about:
        key = f"{_POLICY}_{figure.about}"
    return formula(key)


def _chain(first: Formula) -> tuple[Formula, ...]:
    chain = [first]
    while chain[-1].follows and len(chain) <= len(formulas().formulas):
        chain.append(formula(chain[-1].follows))
    return tuple(chain)


def _read(reference: str, figure: Figure, moment: Moment) -> Iterable[Input]:
    if "{about}" in reference:
        return inputs_of(reference.format(about=figure.about), moment)
    if "{sector}" not in reference:
        return inputs_of(reference, moment)
    sectors = (figure.sector,) if figure.sector else SECTORS
    return [item for sector in sectors for item in inputs_of(reference.format(sector=sector), moment)]


def _own_sources(part: Formula) -> tuple[Citation, ...]:
    columns = [item for column in part.columns for item in of_column(column)]
    tables = [item for name in part.tables for item in of_table(name)]
    return (*of_facts(part.facts), *columns, *tables)


def _kind(written: Formula, figure: Figure, snapshot: Snapshot, named: tuple[Input, ...]) -> str:
    if written.kind:
        return written.kind
    if written.key == _OWN_FORMULA:
        return FigureKind.OWN
    if written.key.startswith(_BASELINE) and figure.sector is not None:
        return kind_of(sector_basis(snapshot.area, snapshot.scenario.own_figures)[figure.sector])
    # A figure that is nothing but one input is of that input's kind.
    chosen = written.key in _CHOSEN or written.key.startswith(_POLICY)
    return named[0].kind if len(named) == 1 or chosen else FigureKind.DERIVED


_CHOSEN: Final = frozenset({"share", "cut", "assumption", "policy"})
"""Formulas of figures that the planner sets: they are of the kind of their first input."""


def _distinct(named: Iterable[Input]) -> tuple[Input, ...]:
    return tuple({item.label: item for item in named}.values())


def _place(figure: Figure, snapshot: Snapshot) -> int:
    year = figure.year if figure.year in snapshot.results.years else snapshot.target_year
    return (year or snapshot.target_year) - snapshot.results.first_year
