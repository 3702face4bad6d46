"""Settings come back as they were, and a broken file never stops the start."""

import json
from pathlib import Path

import pytest

from leftshift.storage.saver import SaveError
from leftshift.storage.settings import (
    FILE,
    ExportChoice,
    Recent,
    Settings,
    Window,
    load_settings,
    save_settings,
    settings_folder,
)


def test_that_settings_come_back_as_they_were(tmp_path: Path) -> None:
    settings = Settings(
        recent=(Recent(path="/plans/a.leftshift", area="Norfolk and Waveney", date="2026-04-01T14:02"),),
        window=Window(x=-1366, y=10, width=1366, height=768, maximised=True, splitter=(300, 700, 366)),
        theme="dark",
        tour_done=True,
        export=ExportChoice(kinds=("pdf", "csv"), folder="/papers", scale=3, byte_order_mark=True),
    )
    save_settings(tmp_path / "not" / "there", settings)
    assert load_settings(tmp_path / "not" / "there") == settings


def test_that_a_first_start_has_the_first_settings_and_writes_nothing(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"format": "leftshift settings", "version": 1, "theme": "pink"}',
        b"[" * 99_999,
    ],
)
def test_that_a_broken_file_gives_the_first_settings_and_is_kept_aside(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(broken)
    assert load_settings(tmp_path) == Settings()
    assert (tmp_path / "settings.json.broken").read_bytes() == broken
    assert not (tmp_path / "settings.json").exists()


def test_that_settings_of_an_earlier_edition_keep_their_recent_files(tmp_path: Path) -> None:
    kept = Settings().with_recent(Recent(path="/plans/one.leftshift"))
    save_settings(tmp_path, kept)
    file, told = tmp_path / FILE, []
    stored = json.loads(file.read_text(encoding="utf-8")) | {"large_charts": ["money_flow"]}
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert load_settings(tmp_path, told.append) == kept
    assert told == []


def test_that_a_file_of_settings_that_is_a_folder_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "settings.json" / "inside").mkdir(parents=True)
    assert load_settings(tmp_path) == Settings()


def test_that_the_ten_newest_files_are_remembered_each_once() -> None:
    settings = Settings()
    for number in [*range(12), 5]:
        settings = settings.with_recent(Recent(path=f"/{number}.leftshift"))
    assert [entry.path[1:-10] for entry in settings.recent] == [
        "5",
        "11",
        "10",
        "9",
        "8",
        "7",
        "6",
        "4",
        "3",
        "2",
    ]


def test_that_a_path_no_text_file_can_hold_is_left_out_and_the_rest_kept(tmp_path: Path) -> None:
    odd = (Recent(path="/a\nb"), Recent(path="/\udcff"), Recent(path="/p" * 9_999))
    save_settings(tmp_path, Settings(recent=(*odd, Recent(path="/sound £.leftshift")), theme="light"))
    found = load_settings(tmp_path)
    assert [entry.path for entry in found.recent] == ["/sound £.leftshift"]
    assert found.theme == "light"


def test_that_settings_that_cannot_be_saved_say_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError, match="part of the path is a file"):
        save_settings(tmp_path / "file" / "inside", Settings())


def test_that_the_environment_can_name_another_folder(tmp_path: Path) -> None:
    assert settings_folder({"LEFTSHIFT_CONFIG": str(tmp_path)}) == tmp_path
    assert settings_folder({}).name == "leftshift"
    assert settings_folder({"LEFTSHIFT_CONFIG": ""}) == settings_folder({})


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"{", "broken"),
        (b'{"version": 2, "format": "leftshift settings", "colours": "many"}  ', "newer"),
    ],
)
def test_that_settings_set_aside_are_told_of_once_and_never_written_over(
    tmp_path: Path, content: bytes, ending: str
) -> None:
    told: list[str] = []
    for number in ("", "2", "3"):
        (tmp_path / "settings.json").write_bytes(content + b" " * len(number))
        assert load_settings(tmp_path, told.append) == Settings()
        assert load_settings(tmp_path, told.append) == Settings()
        kept = tmp_path / f"settings.json.{ending}{number}"
        assert kept.read_bytes() == content + b" " * len(number)
        assert str(kept) in told[-1]
    assert len(told) == 3
