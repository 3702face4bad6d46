"""The ten previous versions of a file come back, each file's by its full path."""

import os
from pathlib import Path

import pytest

from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.fields import VERSION
from leftshift.storage.versions import VERSIONS_MOST, keep_version, versions_of


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def test_that_the_newest_ten_versions_are_kept_the_newest_first(profile: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.leftshift"
    for number in range(14):
        keep_version(profile, plan, b"version %d" % number)
    kept = [version.path.read_bytes() for version in versions_of(profile, plan)]
    assert kept == [b"version %d" % number for number in range(13, 13 - VERSIONS_MOST, -1)]


def test_that_two_files_of_one_name_have_versions_of_their_own(profile: Path, tmp_path: Path) -> None:
    keep_version(profile, tmp_path / "a" / "plan.leftshift", b"a")
    keep_version(profile, tmp_path / "b" / "plan.leftshift", b"b")
    (version,) = versions_of(profile, tmp_path / "a" / "plan.leftshift")
    assert version.path.read_bytes() == b"a"


def test_that_the_same_content_is_kept_once(profile: Path, tmp_path: Path) -> None:
    for _ in range(3):
        keep_version(profile, tmp_path / "plan.leftshift", b"same")
    assert len(versions_of(profile, tmp_path / "plan.leftshift")) == 1


def test_that_a_profile_that_takes_nothing_stops_no_save(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be")
    keep_version(tmp_path / "profile", tmp_path / "plan.leftshift", b"old")
    assert versions_of(tmp_path / "profile", tmp_path / "plan.leftshift") == ()


def test_that_files_of_other_names_are_no_versions(profile: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.leftshift"
    keep_version(profile, plan, b"one")
    (version,) = versions_of(profile, plan)
    (version.path.parent / "notes.txt").write_text("x")
    (version.path.parent / f"{'9' * 20}-0000.leftshift").write_text("a time beyond all clocks")
    assert {found.path for found in versions_of(profile, plan)} >= {version.path}
    assert all(found.path.suffix == ".leftshift" for found in versions_of(profile, plan))


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_that_a_spoiled_version_keeps_no_later_one_from_being_kept(
    profile: Path, tmp_path: Path, kind: str
) -> None:
    plan = tmp_path / "plan.leftshift"
    keep_version(profile, plan, b"one")
    (version,) = versions_of(profile, plan)
    version.path.unlink()
    if kind == "pipe" and os.name == "posix":
        os.mkfifo(version.path)
    else:
        version.path.mkdir()
    for number in range(VERSIONS_MOST + 2):
        keep_version(profile, plan, b"version %d" % number)
    assert versions_of(profile, plan)[0].path.read_bytes() == b"version %d" % (VERSIONS_MOST + 1)


@pytest.mark.skipif(os.name != "posix", reason="looks at modes")
def test_that_a_plan_that_only_its_owner_may_read_has_versions_that_only_they_may_read(
    profile: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.leftshift"
    content = b'{"version": 1}'
    plan.write_bytes(content)
    plan.chmod(0o600)
    keep_version(profile, plan, content)
    (version,) = versions_of(profile, plan)
    assert version.path.parent.stat().st_mode & 0o077 == 0
    assert plan.with_name("plan.leftshift.version-1.bak").stat().st_mode & 0o077 == 0


def test_that_a_fault_of_the_disk_stops_no_save(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> str:
        raise SaveError(path, "the disk is full", "")

    monkeypatch.setattr("leftshift.storage.versions.save", full)
    keep_version(profile, tmp_path / "plan.leftshift", b"old")
    assert versions_of(profile, tmp_path / "plan.leftshift") == ()


def test_that_a_file_of_an_older_version_is_kept_beside_it_once(profile: Path, tmp_path: Path) -> None:
    plan, older = tmp_path / "plan.leftshift", tmp_path / "plan.leftshift.version-1.bak"
    keep_version(profile, plan, b'{"format": "leftshift scenario", "version": 1}')
    keep_version(profile, plan, b'{"format": "leftshift scenario", "version": 1, "name": "later"}')
    keep_version(profile, plan, b'{"format": "leftshift scenario", "version": %d}' % VERSION)
    assert older.read_bytes() == b'{"format": "leftshift scenario", "version": 1}'
    assert {path.name for path in tmp_path.iterdir()} == {"profile", older.name}


@pytest.mark.parametrize("odd", [b"", b"\xff", b"[]", b"[1]", b"null", b'{"version": null}', b"[" * 99_999])
def test_that_a_file_of_another_kind_is_a_version_like_any_other(
    profile: Path, tmp_path: Path, odd: bytes
) -> None:
    keep_version(profile, tmp_path / "plan.leftshift", odd)
    assert [version.path.read_bytes() for version in versions_of(profile, tmp_path / "plan.leftshift")] == [
        odd
    ]
