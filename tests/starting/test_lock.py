"""The lock file: all the project needs, exactly, and nothing else."""

import re
import tomllib
from pathlib import Path

import pytest

from starting.failures import SetUpError
from starting.lock import LOCKS, tidy
from starting.places import BUNDLE_LOCK, LOCK, PEERS_LOCK, PROJECT, ROOT, TOOLS_LOCK

HASH = "    --hash=sha256:" + "0" * 64


@pytest.fixture(scope="module", params=LOCKS, ids=str)
def lock(request: pytest.FixtureRequest) -> str:
    return text_of(request.param)


def text_of(lock: str | Path) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def versions_in(lock: str | Path) -> set[str]:
    return set(re.findall(r"^(\S+?==\S+)", text_of(lock), flags=re.MULTILINE))


def plain(name: str) -> str:
    return re.split(r"[<>=!~ ;\[]", name, maxsplit=1)[0].lower().replace("_", "-")


def test_that_the_lock_holds_names_versions_marks_and_hashes_alone(lock: str) -> None:
    assert tidy(lock) == lock


def test_that_the_lock_holds_no_address_and_no_path(lock: str) -> None:
    assert not re.search(r"://|index|@|#|file:|\.\./|/", lock)


def test_that_every_locked_package_has_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize(
    ("lock", "groups"),
    [(LOCK, ("dev",)), (BUNDLE_LOCK, ()), (TOOLS_LOCK, ("bundle",)), (PEERS_LOCK, ("peers",))],
    ids=str,
)
def test_that_everything_the_project_names_is_locked(lock: str | Path, groups: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / PROJECT).read_text(encoding="utf-8"))
    run = () if lock == TOOLS_LOCK else project["project"]["dependencies"]
    build = project["build-system"]["requires"] if lock == LOCK else ()
    named = [*run, *build, *(name for group in groups for name in project["dependency-groups"][group])]
    assert {plain(name) for name in named} <= {version.partition("==")[0] for version in versions_in(lock)}


def test_that_the_bundle_holds_the_versions_that_the_tests_run_on() -> None:
    assert versions_in(BUNDLE_LOCK) <= versions_in(LOCK)


def test_that_tidying_removes_comments_options_and_empty_lines() -> None:
    raw = f"# made by a tool\n--index-url here\n\nclick==8.5.1 \\\n{HASH}\n    # via -r a\n"
    assert tidy(raw) == f"click==8.5.1 \\\n{HASH}\n"


def test_that_tidying_keeps_the_marks_of_systems() -> None:
    raw = f"colorama==0.4.6 ; sys_platform == 'win32' \\\n{HASH}\n"
    assert tidy(raw) == raw


@pytest.mark.parametrize("line", ["click @ file:///tmp/click.whl", "-e .", "click>=8", "click==8.5.1"])
def test_that_a_line_that_locks_nothing_is_refused(line: str) -> None:
    with pytest.raises(SetUpError, match="no name, version or hash"):
        tidy(f"{line}\n")
