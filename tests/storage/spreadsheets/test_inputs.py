"""Every file of inputs/, in the shapes people have, becomes what expected.py says of it."""

from pathlib import Path

import pytest

from leftshift.cli.command import REFUSED
from leftshift.cli.imports import PARTLY
from leftshift.cli.main import main
from leftshift.evidence.areas import find_area
from leftshift.model.terms import SECTORS
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.spreadsheets.board_list import BoardList
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.own_list import understand
from leftshift.storage.spreadsheets.reading import SheetReading
from leftshift.storage.spreadsheets.sheet_file import read_file
from tests.storage.spreadsheets.expected import BOARDS, LEDGERS, Expected, Seats

INPUTS = Path(__file__).parent / "inputs"
QMM = find_area("QMM")


def read(name: str) -> SheetReading[Ledger] | SheetReading[BoardList]:
    return understand(read_file(INPUTS / name), QMM, {})


def test_that_every_file_of_the_folder_is_expected() -> None:
    assert {path.name for path in INPUTS.iterdir()} == {*LEDGERS, *BOARDS}


@pytest.mark.parametrize(("name", "expected"), LEDGERS.items(), ids=LEDGERS)
def test_that_a_ledger_becomes_what_is_expected(name: str, expected: Expected) -> None:
    if expected.refused:
        with pytest.raises(Refusal) as caught:
            read(name)
        assert [piece for piece in expected.refused if piece not in str(caught.value)] == []
        return
    reading = read(name)
    assert isinstance(reading.result, Ledger)
    taken = dict(zip(SECTORS, reading.result.sectors, strict=True))
    assert {sector: value for sector, value in taken.items() if value is not None} == pytest.approx(
        expected.money
    )
    assert {one.key: one.proposed for one in reading.open} == expected.asks
    assert {one.key: one.proposed for one in reading.questions if not one.must} == expected.offers
    said = "\n".join([*reading.notes, *(line.why for line in reading.lines)])
    assert [piece for piece in expected.said if piece not in said] == []


@pytest.mark.parametrize(("name", "seats", "offers"), [(name, *rest) for name, rest in BOARDS.items()])
def test_that_a_board_becomes_what_is_expected(name: str, seats: Seats, offers: dict[str, str]) -> None:
    reading = read(name)
    assert isinstance(reading.result, BoardList)
    assert tuple((seat.role, str(seat.group), seat.voting) for seat in reading.result.seats) == seats
    assert {one.key: one.proposed for one in reading.questions} == offers
    assert not reading.open


ON_THE_COMMAND_LINE = {
    name: one for name, one in LEDGERS.items() if name.endswith(".csv") or name == "x_hiddenrow.xlsx"
}
"""Ledgers that the command line reads as well: a workbook is read by a process, and one is enough here."""


@pytest.mark.parametrize(("name", "expected"), ON_THE_COMMAND_LINE.items(), ids=ON_THE_COMMAND_LINE)
def test_that_the_command_line_takes_what_is_certain_and_refuses_the_rest_with_the_option(
    name: str, expected: Expected, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "plan.leftshift"
    code = main(["import", str(INPUTS / name), "--area", "QMM", "--into", str(into)])
    said = capsys.readouterr()
    if expected.refused or expected.asks:
        assert code == REFUSED
        assert not into.exists()
        assert expected.refused or said.err.count("Answer with --") == len(expected.asks)
    else:
        own = read_scenario(into).own_figures
        assert own is not None
        assert code == (PARTLY if None in own.money else 0)
        assert own.money[0] == pytest.approx(expected.money["acute"])


@pytest.mark.parametrize(
    ("name", "options", "money"),
    [
        ("h_2col.csv", ["--amount", "Spend £m"], {"acute": 1510}),
        ("h_2col.csv", ["--amount", "C"], {"acute": 1510}),
        ("h_value.csv", ["--unit", "£m"], {"acute": 1500}),
        ("v_big.csv", ["--unit", "£000"], {"acute": 1500, "community": 300}),
        ("v_bigp.csv", ["--unit", "gbp"], {"acute": 1500, "community": 300}),
        ("v_smallk.csv", ["--unit", "gbp_k", "--accept", "acute", "--keep", "community"], {"acute": 90}),
        ("v_eur.csv", ["--decimal", "comma"], {"acute": 1500.5}),
        ("v_reserves.csv", ["--map", "Reserves=community"], {"acute": 1500, "community": 300}),
        ("v_twice.csv", ["--add-up"], {"acute": 1500, "community": 300}),
        ("v_twice.csv", ["--twice", "acute=B2"], {"acute": 1000, "community": 300}),
        ("v_yr.csv", ["--year", "2024/25"], {"acute": 1500}),
        ("x_hiddenrow.xlsx", ["--hidden", "leave_out"], {"acute": 1500, "community": 300}),
        ("x_twoheader.xlsx", ["--amount", "2025/26 Actual £m"], {"acute": 1510}),
        ("x_years.xlsx", ["--sheet", "2024-25", "--year", "2024/25"], {"acute": 1400}),
        ("t1.csv", ["--add-up", "--accept", "acute", "--keep", "mental_health"], {"acute": 501.2}),
    ],
)
def test_that_the_option_that_is_named_answers(
    name: str, options: list[str], money: dict[str, float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "plan.leftshift"
    code = main(["import", str(INPUTS / name), "--area", "QMM", "--into", str(into), *options])
    if name == "v_reserves.csv":  # two rows of community then, so that adding up is asked
        assert code == REFUSED
        assert "--twice community=add" in capsys.readouterr().err
        return
    assert code == PARTLY, capsys.readouterr().err
    own = read_scenario(into).own_figures
    assert own is not None
    assert {
        sector: value for sector, value in zip(SECTORS, own.money, strict=True) if value is not None
    } == pytest.approx(money)
