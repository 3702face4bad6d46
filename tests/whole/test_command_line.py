import csv
import io
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from leftshift.cli.command import REFUSED
from leftshift.cli.imports import PARTLY
from leftshift.cli.main import COMMANDS, main
from leftshift.model.terms import SECTORS

Captured = pytest.CaptureFixture[str]
COLUMNS = [
    "code",
    "kind",
    "name",
    "population",
    "programme_total_gbp_m",
    *(f"{sector}_gbp_m" for sector in SECTORS),
]


@pytest.fixture
def listed(capsys: Captured) -> list[dict[str, str]]:
    assert main(["areas", "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_that_every_area_is_listed_once_with_its_kind(listed: list[dict[str, str]]) -> None:
    kinds = defaultdict(list)
    for row in listed:
        kinds[row["kind"]].append(row["code"])
    assert {kind: len(codes) for kind, codes in kinds.items()} == {
        "icb_2025": 42,
        "icb_2026": 36,
        "cluster": 26,
        "region": 7,
        "england": 1,
    }
    assert all(len(set(codes)) == len(codes) for codes in kinds.values())
    assert list(listed[0]) == COLUMNS


@pytest.mark.parametrize("kind", ["icb_2025", "icb_2026", "cluster", "region"])
def test_that_each_kind_of_area_adds_up_to_england(listed: list[dict[str, str]], kind: str) -> None:
    def whole(kind: str) -> dict[str, float]:
        rows = [row for row in listed if row["kind"] == kind]
        return {
            column: sum(float(row[column]) for row in rows) for column in COLUMNS if column.endswith("_gbp_m")
        }

    assert whole(kind) == pytest.approx(whole("england"), abs=0.001)


def test_that_the_sectors_of_an_area_add_up_to_its_total(listed: list[dict[str, str]]) -> None:
    parts = {row["code"]: sum(float(row[f"{sector}_gbp_m"]) for sector in SECTORS) for row in listed}
    total = {row["code"]: float(row["programme_total_gbp_m"]) for row in listed}
    assert parts == pytest.approx(total, abs=1e-5)


def test_that_the_three_formats_list_the_same_areas(capsys: Captured, listed: list[dict[str, str]]) -> None:
    main(["areas", "--format", "json"])
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == [row["code"] for row in listed]
    main(["areas"])
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]] == [
        row["code"] for row in listed
    ]


@pytest.mark.parametrize(
    ("text", "footprint", "codes"),
    [
        ("QMM", "2025/26", ["QMM"]),
        ("D7T5G", "2026/27", ["D7T5G"]),
        ("cluster:QHL+QUA", "2026/27", ["cluster:QHL+QUA"]),
        ("Y61", "2026/27", ["Y61"]),
        ("ENGLAND", "2026/27", ["ENGLAND"]),
        ("QOP", "2026/27", ["QOP"]),
        ("Kent and Medway", "2026/27", ["QKS"]),
    ],
)
def test_that_a_baseline_scenario_is_written_for_any_area(
    tmp_path: Path, capsys: Captured, text: str, footprint: str, codes: list[str]
) -> None:
    file = tmp_path / "new.leftshift"
    assert main(["new", text, str(file)]) == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["area"] == {"footprint": footprint, "codes": codes}
    assert main(["check", str(file)]) == 0
    assert "sound" in capsys.readouterr().out


def test_that_the_footprint_decides_where_a_code_is_in_both(tmp_path: Path) -> None:
    file = tmp_path / "new.leftshift"
    assert main(["new", "QRL", str(file), "--footprint", "2025/26"]) == 0
    assert json.loads(file.read_text())["area"]["footprint"] == "2025/26"


def test_that_run_answers_in_cash_with_every_field(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "new.leftshift"
    main(["new", "QMM", str(file)])
    capsys.readouterr()
    assert main(["run", str(file), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["years"] == list(range(2025, 2036))
    assert set(answer["spend_gbp_m"]) == {str(sector) for sector in SECTORS}
    # The published core allocation and the others of 2025/26: 2,922.699 in all.
    assert answer["allocation_gbp_m"][0] == pytest.approx(2922.699, abs=0.01)
    spent = [sum(year) for year in zip(*answer["spend_gbp_m"].values(), strict=True)]
    money = zip(answer["allocation_gbp_m"], answer["programme_pay_gbp_m"], strict=True)
    assert spent == pytest.approx([allocation - pay for allocation, pay in money])
    # 105.3095 / 103.2388, the published index.
    assert answer["deflator_index"][:2] == pytest.approx([1, 105.3095 / 103.2388])
    assert answer["running_costs"]["per_head_gbp"][0] == pytest.approx(37.52)
    assert answer["running_costs"]["saving_gbp_m"] == [0] * 11
    assert sum(answer["board"]["seats_by_group"].values()) == 10
    assert [entry["met"] for entry in answer["board"]["statutory"]] == [True] * 6
    assert {"hospital_share", "primary_care_share_wide"} < set(answer)
    assert answer["self_test"].startswith("30 of 30 checks hold")
    assert {"gallagher", "loosemore_hanby"} < set(answer["board"])
    assert {"operating_cost_gbp_m", "one_off_gbp_m", "posts_removed"} < set(answer["running_costs"])


def test_that_the_table_says_what_it_is_not(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "new.leftshift"
    main(["new", "QMM", str(file)])
    main(["run", str(file)])
    out = capsys.readouterr().out
    assert "not a forecast" in out
    assert "Norfolk and Waveney (QMM)" in out
    assert "Self-test of the model: 30 of 30 checks hold" in out


@pytest.mark.parametrize("command", ["check", "run"])
def test_that_a_broken_file_is_refused_with_code_2_and_a_place(
    tmp_path: Path, capsys: Captured, command: str
) -> None:
    file = tmp_path / "broken.leftshift"
    main(["new", "QMM", str(file)])
    broken = file.read_text().replace('"acute": 0.4', '"acute": 1.4')
    file.write_text(broken)
    assert main([command, str(file)]) == REFUSED
    refusal = capsys.readouterr().err
    assert "broken.leftshift" in refusal
    assert "levers.shares.target.acute" in refusal
    assert "line" in refusal


def test_that_an_unknown_area_is_refused_with_close_names(tmp_path: Path, capsys: Captured) -> None:
    assert main(["new", "Northfolk and Waveney", str(tmp_path / "x.leftshift")]) == REFUSED
    assert "Norfolk and Waveney" in capsys.readouterr().err
    assert not (tmp_path / "x.leftshift").exists()


def test_that_two_files_at_once_are_refused_with_the_commands(capsys: Captured) -> None:
    assert main(["one.leftshift", "two.leftshift"]) == REFUSED
    assert ", ".join(COMMANDS) in capsys.readouterr().err


@pytest.mark.parametrize("size", ["big", "1366x", "10x10", "99999x99999"])
def test_that_a_picture_of_no_screens_size_is_refused(size: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["picture", "a.leftshift", "a.png", "--size", size])
    assert stopped.value.code == REFUSED
    assert "size" in capsys.readouterr().err


COMMAND_LINES = {
    "areas": "areas",
    "new": "new QMM {folder}/new.leftshift",
    "run": "run {file}",
    "board": "board {file} --format json",
    "check": "check {file}",
    "ask": "ask {file} sensitivity",
    "import": "import {figures} --into {file}",
    "verify": "verify",
    "model": "model",
    "export": "export {file} --to {folder}/pack --kind html,csv",
    "compare": "compare {file} {file}",
    "set": "set {file} running_costs.cut=25%",
    "sweep": "sweep {file} running_costs.cut=0:50%:25%",
    "picture": "picture {file} {folder}/window.png",
    "guide": "guide {folder}/guide.html",
}
"""One line to try for each command."""


@pytest.mark.parametrize("command", COMMANDS)
def test_that_no_command_but_pictures_loads_what_draws_windows(command: str, tmp_path: Path) -> None:
    file, figures = tmp_path / "plan.leftshift", tmp_path / "figures.csv"
    assert main(["new", "QMM", str(file)]) == 0
    figures.write_text("sector,amount\nacute,950.0\n", encoding="utf-8")
    line = COMMAND_LINES[command].format(folder=tmp_path, file=file, figures=figures)
    code = PARTLY if command == "import" else 0
    script = (
        "import sys\nfrom leftshift.cli.main import main\ncode = main(sys.argv[1:])\n"
        "print(*(name for name in sys.modules if name == 'PySide6.QtGui'))\nsys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *line.split()], capture_output=True, text=True, check=False
    )
    assert ended.returncode == code, ended.stderr
    assert bool(ended.stdout.splitlines()[-1].strip()) is (command in {"picture", "guide"})


@pytest.mark.parametrize("command", COMMANDS)
def test_that_every_command_explains_its_arguments(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: leftshift {command} " in capsys.readouterr().out


@pytest.mark.parametrize(("words", "path"), [((), None), (("plan.leftshift",), Path("plan.leftshift"))])
def test_that_the_window_can_be_opened_without_the_settings(
    words: tuple[str, ...], path: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path | None, bool]] = []
    monkeypatch.setattr(
        "leftshift.window.start.start",
        lambda file, *, with_settings: asked.append((file, with_settings)) or 0,
    )
    assert main(["--without-settings", *words]) == 0
    assert main(list(words)) == 0
    assert asked == [(path, False), (path, True)]
