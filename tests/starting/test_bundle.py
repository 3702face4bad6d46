"""What the bundle and its installer say of the program agrees with the project."""

import re
import tomllib

import pytest

from starting.bundle import ADDED, SOURCES
from starting.places import BUNDLE, PROJECT, ROOT


def test_that_the_installer_names_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / PROJECT).read_text(encoding="utf-8"))["project"]
    installer = (ROOT / BUNDLE / "leftshift.iss").read_text(encoding="utf-8")
    assert re.findall(r"^AppVersion=(.*)$", installer, flags=re.MULTILINE) == [project["version"]]


@pytest.mark.parametrize("name", ADDED)
def test_that_what_is_added_to_the_bundle_is_there(name: str) -> None:
    assert (ROOT / BUNDLE / name).is_file()


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_that_what_the_wheel_is_made_of_is_there(source: str) -> None:
    assert (ROOT / source).exists()


def test_that_desktop_and_file_type_name_each_other() -> None:
    entry = (ROOT / BUNDLE / "leftshift.desktop").read_text(encoding="utf-8")
    kind = (ROOT / BUNDLE / "leftshift.xml").read_text(encoding="utf-8")
    named = re.search(r'mime-type type="([^"]+)"', kind)
    assert named is not None
    assert f"MimeType={named[1]};" in entry
