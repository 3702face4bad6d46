"""A name for a file works on every system, whatever a scenario is called."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.storage.file_names import (
    NAME_MOST,
    beside,
    extended,
    is_reserved,
    stem,
    unextended,
    wrong_on_windows,
)


@pytest.mark.parametrize("name", ["NUL", "con", "Com1", "LPT9", "aux.north", "com¹", "CONIN$"])
def test_that_a_name_of_a_device_is_given_another(name: str) -> None:
    found = stem(name)
    assert not is_reserved(f"{found}.leftshift")


@pytest.mark.parametrize("name", ["Contract", "Null", "Comb1", "North"])
def test_that_other_names_stay(name: str) -> None:
    assert stem(name) == name


@pytest.mark.parametrize("name", ["", "...", "///", "\n\t", " . "])
def test_that_a_name_of_which_nothing_is_left_is_one(name: str) -> None:
    assert stem(name) == "Plan"


@given(st.text(max_size=400), st.integers(0, 40))
def test_that_every_name_fits_with_its_endings(name: str, room: int) -> None:
    found = stem(name, room=room)
    assert 0 < len(os.fsencode(found)) <= NAME_MOST - room + 1
    assert not set(found) & set('<>:"/\\|?*')
    assert found == found.strip(" ")
    assert not is_reserved(found)


@pytest.mark.parametrize("length", [1, 200, 251, 252, 255])
def test_that_what_lies_beside_a_file_has_a_name_that_fits(length: int) -> None:
    path = Path("folder") / ("é" * (length // 2) + "x" * (length % 2))
    assert len(os.fsencode(beside(path, ".bak").name)) <= NAME_MOST
    assert beside(path, ".bak").name.endswith(".bak")


def test_that_two_long_names_have_two_previous_versions() -> None:
    one, other = Path("x" * 254 + "a"), Path("x" * 254 + "b")
    assert beside(one, ".bak") != beside(other, ".bak")


LONG = "x" * 250


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (r"C:\plans\a.leftshift", r"C:\plans\a.leftshift"),
        (rf"C:\{LONG}\a.leftshift", rf"\\?\C:\{LONG}\a.leftshift"),
        (f"C:/{LONG}/a.leftshift", rf"\\?\C:\{LONG}\a.leftshift"),
        (rf"\\server\share\{LONG}\a", rf"\\?\UNC\server\share\{LONG}\a"),
        (rf"\\?\C:\{LONG}", rf"\\?\C:\{LONG}"),
    ],
    ids=["short", "long", "other slashes", "network", "extended"],
)
def test_that_a_path_beyond_the_limit_of_windows_takes_the_form_without_one(path: str, found: str) -> None:
    assert extended(path) == found
    assert unextended(found) == path.replace("/", "\\").removeprefix("\\\\?\\")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan:1.leftshift", "no “:”"),
        ("what?.leftshift", "no “?”"),
        ("a\tb.leftshift", "no “U+0009”"),
        ("NUL.leftshift", "for a device"),
        ("com1", "for a device"),
        ("plan.leftshift ", "at the end"),
        ("plan.", "at the end"),
        ("console.leftshift", ""),
        ("Plan A (2026), £5m – café.leftshift", ""),
    ],
)
def test_that_a_name_that_windows_would_not_keep_is_refused_in_words(name: str, words: str) -> None:
    assert words in wrong_on_windows(name)
    assert bool(wrong_on_windows(name)) is bool(words)


@given(st.text(max_size=60))
def test_that_every_suggested_name_is_one_on_windows(name: str) -> None:
    assert wrong_on_windows(f"{stem(name)}.leftshift") == ""
