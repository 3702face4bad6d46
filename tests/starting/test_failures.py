"""Failures of the set-up as sentences, from what pip and venv really print."""

import pytest

from starting import entry
from starting.failures import SetUpError, sentence_for

CAUSES = {
    "offline": (
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(': Failed to "
            "establish a new connection: [Errno -2] Name or service not known')'\n"
            "ERROR: Could not find a version that satisfies the requirement click (from versions: none)\n"
            "ERROR: No matching distribution found for click==8.5.1"
        ),
        "The package index cannot be reached",
    ),
    "proxy": (
        (
            "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.', "
            "NewConnectionError('Connection refused'))'\n"
            "ERROR: No matching distribution found for click==8.5.1"
        ),
        "The proxy did not let pip",
    ),
    "certificate": (
        (
            "Could not fetch URL: There was a problem confirming the ssl certificate: SSLError("
            "SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))"
        ),
        "global.cert",
    ),
    "hash": (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "not the one that the lock file names",
    ),
    "no wheel": (
        (
            "ERROR: Could not find a version that satisfies the requirement numpy==2.4.6 (from versions: 2)\n"
            "ERROR: No matching distribution found for numpy==2.4.6"
        ),
        "no ready-made package for this Python",
    ),
    "full disk": (
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "disk is full",
    ),
    "no ensurepip": (
        "The virtual environment was not created successfully because ensurepip is not available.",
        "python3-venv",
    ),
    "no rights": ("Error: [Errno 13] Permission denied: '.venv'", "cannot be written"),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_that_each_known_cause_has_its_own_advice(cause: str) -> None:
    output, advice = CAUSES[cause]
    sentence = sentence_for("installing the locked packages", output)
    assert sentence.startswith("Set-up stopped while installing the locked packages.")
    assert advice in sentence
    assert [other for other, (_, words) in CAUSES.items() if words in sentence] == [cause]


def test_that_an_unknown_cause_shows_the_line_that_says_most() -> None:
    sentence = sentence_for("making .venv", "one\nError: the moon is full\ntwo\n")
    assert sentence.endswith("It said: Error: the moon is full")


def test_that_a_silent_failure_still_names_the_step() -> None:
    assert "making .venv" in sentence_for("making .venv", "")


def test_that_an_offline_set_up_ends_in_a_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise SetUpError(sentence_for("installing the locked packages", CAUSES["offline"][0]))

    monkeypatch.setattr("starting.set_up.set_up", fail)
    assert entry.run(["setup"]) == 1
    printed = capsys.readouterr()
    assert "The package index cannot be reached." in printed.err
    assert "Traceback" not in printed.err + printed.out


def test_that_breaking_off_the_set_up_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_off(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("starting.set_up.set_up", break_off)
    assert entry.run(["setup"]) == 130
    assert "Start again" in capsys.readouterr().err


@pytest.mark.parametrize("cause", ["offline", "proxy"])
def test_that_a_person_behind_a_proxy_learns_the_two_places_that_set_it(cause: str) -> None:
    sentence = sentence_for("installing the locked packages", CAUSES[cause][0])
    assert "HTTPS_PROXY" in sentence
    assert "pip's own configuration" in sentence
