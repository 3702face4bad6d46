import pytest

from leftshift.selftest.proof import findings
from leftshift.storage.scenario import file_checks


def test_that_the_round_trip_of_files_holds() -> None:
    assert all(found.ok for found in findings(file_checks.file_checks()))


def test_that_a_file_that_comes_back_otherwise_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_checks, "save", lambda path, data: path.write_bytes(data + b" "))
    (found,) = findings(file_checks.file_checks())
    assert not found.ok
    assert "ENGLAND" in found.got
