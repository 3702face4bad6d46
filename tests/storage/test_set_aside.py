"""What cannot be read keeps a name of its own; what is said of it is true."""

from pathlib import Path

from leftshift.storage.set_aside import set_aside


def test_that_no_file_set_aside_takes_the_place_of_one_before(tmp_path: Path) -> None:
    file = tmp_path / "last.session"
    for content in ("first", "second"):
        file.write_text(content, encoding="utf-8")
        said = set_aside(file, ".damaged")
    assert said == f"is kept as {tmp_path / 'last.session.damaged2'}"
    kept = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir()) if path.is_file()]
    assert kept == ["first", "second"]


def test_that_one_which_cannot_be_moved_is_said_to_stay(tmp_path: Path) -> None:
    said = set_aside(tmp_path / "gone" / "settings.json", ".broken")
    assert said.startswith(f"stays as {tmp_path / 'gone' / 'settings.json'}, for")
