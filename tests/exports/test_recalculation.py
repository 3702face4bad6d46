"""LibreOffice works the workbook out again and comes to the program's own figures."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from leftshift.exports.workbook.workbook import workbook
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.snapshot.projector import Projector
from tests.exports.conftest import CHANGES, briefing_of, moved, scenario_of
from tests.exports.office import converted, figures, needs_office

pytestmark = [needs_office, pytest.mark.timeout(1_200)]
A_PENNY = 1e-8
"""[£m]"""
A_POUND = 1e-6
"""[£m]"""


def _changed(scenario: Scenario) -> tuple[Scenario, Mapping[str, float | str]]:
    """Change levers and assumptions in a scenario, and the same in cells by name."""
    new = moved(scenario, {Sector.ACUTE: -0.011, Sector.COMMUNITY: 0.011}, scenario.shares.unallocated)
    new = new.with_running_costs(cut=0.35, end=2029, reinvested=0.8)
    new = new.with_assumption("real_growth", 0.025).with_assumption("hospital_cost_avoided", 0.9)
    cells: dict[str, float | str] = {
        "shares_acute": new.shares.target[INDEX[Sector.ACUTE]],
        "shares_community": new.shares.target[INDEX[Sector.COMMUNITY]],
        "cut": 0.35,
        "cut_end": 2029,
        "reinvested": 0.8,
        "real_growth": 0.025,
        "hospital_cost_avoided": 0.9,
    }
    return new, cells


def _with_cells(data: bytes, cells: Mapping[str, float | str], path: Path) -> None:
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    for name, value in cells.items():
        sheet, address = next(iter(book.defined_names[name].destinations))
        book[sheet][address] = value
    book.save(path)


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, bool], tuple[Scenario, Path]]:
    """Every scenario's workbook, as it is and with changed cells, opened and worked out by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    made: dict[tuple[str, bool], tuple[Scenario, Path]] = {}
    for place, case in enumerate(CHANGES):
        scenario = scenario_of(case)
        data = workbook(briefing_of(scenario))
        as_it_is = folder / f"{place}-as.xlsx"
        as_it_is.write_bytes(data)
        new, cells = _changed(scenario)
        _with_cells(data, cells, folder / f"{place}-new.xlsx")
        made[case, False] = scenario, as_it_is
        made[case, True] = new, folder / f"{place}-new.xlsx"
    paths = converted([path for _, path in made.values()], "xlsx", folder)
    return {key: (scenario, path) for (key, (scenario, _)), path in zip(made.items(), paths, strict=True)}


def _rows(found: Mapping[tuple[str, str], object], sheet: str, years: int) -> dict[str, list[float]]:
    labels = {at: text for (name, at), text in found.items() if name == sheet and at.startswith("A")}
    letters = [openpyxl.utils.get_column_letter(3 + place) for place in range(years)]
    return {
        str(text): [float(str(found.get((sheet, f"{letter}{at[1:]}"), 0.0))) for letter in letters]
        for at, text in labels.items()
        if isinstance(found.get((sheet, f"D{at[1:]}")), int | float)
    }


@pytest.mark.parametrize("case", CHANGES)
def test_that_a_workbook_left_alone_has_the_figures_of_the_program(
    worked_out: Mapping[tuple[str, bool], tuple[Scenario, Path]], case: str
) -> None:
    scenario, path = worked_out[case, False]
    ours = figures_as_written(scenario)
    theirs = figures(path)
    wrong = {
        key: (value, theirs.get(key))
        for key, value in ours.items()
        if isinstance(value, int | float) and not _equal(value, theirs.get(key), key[0])
    }
    assert not wrong


def figures_as_written(scenario: Scenario) -> dict[tuple[str, str], object]:
    """Read the figures that the program itself stores with the formulas."""
    import io  # noqa: PLC0415 - of this helper alone

    book = openpyxl.load_workbook(io.BytesIO(workbook(briefing_of(scenario))), data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet for cell in row}


def _equal(ours: float, theirs: object, sheet: str) -> bool:
    del sheet
    return isinstance(theirs, int | float) and abs(ours - theirs) <= A_PENNY * max(1.0, abs(ours) / 1e6)


@pytest.mark.parametrize("case", CHANGES)
@pytest.mark.parametrize("what", ["Spend", "Pressure"])
def test_that_changed_cells_lead_to_what_the_program_says(
    worked_out: Mapping[tuple[str, bool], tuple[Scenario, Path]], case: str, what: str
) -> None:
    scenario, path = worked_out[case, True]
    results: Results = Projector().snapshot(scenario).results
    rows = _rows(figures(path), "Spend" if what == "Spend" else "Cost and pressure", len(results.years))
    values = results.spend if what == "Spend" else results.pressure
    from leftshift.model.terms import LABELS  # noqa: PLC0415 - names of rows

    wrong = {
        (sector, year): (rows[f"{what}: {LABELS[sector]}"][t], float(values[t, place]))
        for place, sector in enumerate(SECTORS)
        for t, year in enumerate(results.years)
        if abs(rows[f"{what}: {LABELS[sector]}"][t] - values[t, place]) > A_POUND
    }
    assert not wrong
