"""Same file, same numbers, same bytes: in every language, by every clock, with any number of threads."""

import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from _pytest.mark.structures import ParameterSet

from tests.survival.elsewhere import work_elsewhere

pytestmark = pytest.mark.survival

DAY: Final = 86_400
LANGUAGES: Final = ("en_GB", "de_DE", "fr_FR", "ar_EG")
THREADS: Final = MappingProxyType({"en_GB": "1", "de_DE": "2", "fr_FR": "8", "ar_EG": "3"})
CLOCKS: Final = MappingProxyType(
    {
        "1970": {"SHIFT": str(3_600 - int(time.time()))},
        "2038": {"SHIFT": str(2**31 - int(time.time()) - 2)},
        "the night of summer time": {"TZ": "Europe/London", "SHIFT": str(1_774_745_998 - int(time.time()))},
        "the night of winter time": {"TZ": "Europe/London", "SHIFT": str(1_792_889_998 - int(time.time()))},
        "jumps of a day": {"TZ": "Asia/Kathmandu", "JUMP": str(DAY)},
    }
)


def _in_short(name: str, short: bool) -> ParameterSet:  # noqa: FBT001 - whether CI runs it
    """Leave what is much like another one to the campaign."""
    return pytest.param(name, id=name, marks=() if short else pytest.mark.campaign)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """What comes of the work in plain English, by the clock as it is."""
    return work_elsewhere(tmp_path_factory.mktemp("usual"), LC_ALL="C.UTF-8", TZ="UTC")


def languages_in(folder: Path, language: str) -> None:
    """Make a language of the system's own library, where its sources are installed."""
    made = shutil.which("localedef")
    if made is not None:
        name = str(folder / f"{language}.UTF-8")
        subprocess.run(
            [made, "-i", language, "-f", "UTF-8", name], check=False, capture_output=True, timeout=60
        )


def test_that_what_was_saved_is_saved_again_byte_for_byte(usual: Mapping[str, object]) -> None:
    assert usual["bytes"] == usual["again"] == usual["file"]
    assert usual["versions"] == [round(0.1 + number / 100, 6) for number in range(10, 0, -1)]
    assert usual["restored"] == 0.3


@pytest.mark.parametrize("language", [_in_short(one, one in {"fr_FR", "ar_EG"}) for one in LANGUAGES])
def test_that_numbers_bytes_and_words_are_the_same_in_every_language(
    language: str, usual: Mapping[str, object], tmp_path: Path
) -> None:
    languages_in(tmp_path, language)
    found = work_elsewhere(
        tmp_path,
        LC_ALL=f"{language}.UTF-8",
        LOCPATH=str(tmp_path),
        TZ="UTC",
        PYTHONHASHSEED=THREADS[language],
        OMP_NUM_THREADS=THREADS[language],
        OPENBLAS_NUM_THREADS=THREADS[language],
    )
    assert found == usual


@pytest.mark.parametrize("clock", [_in_short(one, one in {"1970", "jumps of a day"}) for one in CLOCKS])
def test_that_a_wrong_clock_loses_no_version_and_changes_no_number(
    clock: str, usual: Mapping[str, object], tmp_path: Path
) -> None:
    assert work_elsewhere(tmp_path, LC_ALL="C.UTF-8", **CLOCKS[clock]) == usual
