"""What Qt takes from Linux: found missing, named, installed only when allowed."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from starting import system

if not sys.platform.startswith("linux"):
    pytest.skip("only Linux lacks system libraries", allow_module_level=True)


def missing_without(*absent: str, font: bool = True, module: bool = True) -> tuple[str, ...]:
    return system.missing_parts(
        loads=lambda library: library not in absent,
        has_font=lambda: font,
        has_module=lambda _: module,
    )


def test_that_a_complete_system_misses_nothing() -> None:
    assert missing_without() == ()


@pytest.mark.parametrize("library", system.PACKAGE_OF)
def test_that_each_missing_library_leads_to_its_package(library: str) -> None:
    assert system.packages_for(missing_without(library)) == (system.PACKAGE_OF[library],)


def test_that_two_libraries_of_one_package_name_it_once() -> None:
    missing = missing_without("libglib-2.0.so.0", "libgthread-2.0.so.0")
    assert system.packages_for(missing) == ("libglib2.0-0",)


def test_that_a_system_without_fonts_or_ensurepip_is_noticed() -> None:
    packages = system.packages_for(missing_without(font=False, module=False))
    assert packages == ("fonts-dejavu-core", f"python3.{sys.version_info.minor}-venv")


def test_that_a_library_that_no_system_has_is_found_missing() -> None:
    assert not system.can_load("libleftshift-has-no-such-library.so.0")


def test_that_a_person_without_rights_gets_one_command() -> None:
    advice = system.advice(("libEGL.so.1", system.FONT), debian=True)
    command = (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 fonts-dejavu-core"
    )
    assert advice.splitlines()[-1].strip() == command


def test_that_other_linuxes_get_the_library_named_and_no_foreign_command() -> None:
    advice = system.advice(("libEGL.so.1",), debian=False)
    assert "libEGL.so.1" in advice
    assert "apt-get" not in advice


def test_that_nothing_is_installed_where_a_password_would_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[str]] = []

    def refuse(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", refuse)
    assert not system.install(("libEGL.so.1",))
    assert asked == [["sudo", "-n", "true"]]


def test_that_root_updates_the_lists_and_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def note(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(" ".join(command))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(system, "is_root", lambda: True)
    monkeypatch.setattr("subprocess.run", note)
    assert system.install(("libEGL.so.1",))
    assert ran[0].endswith(" update")
    assert ran[1].endswith(" install -y --no-install-recommends libegl1")
