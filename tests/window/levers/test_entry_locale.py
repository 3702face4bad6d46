"""Numbers are typed as the user writes them and never misread; files are written the same everywhere."""

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.controls.number_entry import SHARE, EntryFormat, NumberEntry

MONEY = EntryFormat(unit="£m a year", decimals=1)


@pytest.fixture
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "typed", "meant"),
    [
        ("en_GB", "9.6", 9.6),
        ("en_GB", "1,234.5", 1234.5),
        ("en_GB", "£1,234.5", 1234.5),
        ("en_GB", "-3", -3.0),
        ("en_GB", "\u22123", -3.0),
        ("de_DE", "9.6", 9.6),
        ("de_DE", "1,234.5", 1234.5),
        ("de_DE", "1.234,5", 1234.5),
        ("fr_FR", "1 234,5", 1234.5),
        ("fr_FR", "1\u202f234,5", 1234.5),
        ("sv_SE", "1\u00a0234,5", 1234.5),
        ("de_CH", "9.6", 9.6),
    ],
    indirect=["locale"],
)
def test_that_a_number_is_read_as_its_writer_means_it(locale: str, typed: str, meant: float) -> None:
    assert MONEY.read(typed) == meant
    assert SHARE.read(f"{typed} %") == pytest.approx(meant / 100)
    assert QLocale().name() == locale


@pytest.mark.parametrize(
    ("locale", "typed"),
    [("en_GB", "9,6"), ("en_GB", "1.234,5"), ("de_CH", "9,6")],
    indirect=["locale"],
)
def test_that_what_another_way_of_writing_would_make_tenfold_is_refused(locale: str, typed: str) -> None:
    assert MONEY.read(typed) is None
    assert QLocale().name() == locale


@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "fr_FR", "sv_SE", "de_CH"], indirect=True)
def test_that_what_is_shown_is_read_back(locale: str) -> None:
    assert MONEY.read(MONEY.text(12_345.6)) == 12_345.6
    assert MONEY.read(MONEY.exact(-0.123456)) == -0.123456
    assert SHARE.read(SHARE.text(0.096)) == 0.096
    assert QLocale().name() == locale


@pytest.mark.parametrize("locale", ["de_DE"], indirect=True)
def test_that_a_comma_is_typed_and_shown_and_a_point_is_stored(
    shown: Callable[[QWidget], QWidget], scenario_of: Callable[[str], Scenario], locale: str
) -> None:
    entry = NumberEntry("Community share")
    entry.show_value(0.0943, low=0.0, high=0.5)
    shown(entry)
    asked: list[float] = []
    entry.asked.connect(asked.append)
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, "9,6")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert asked == [0.096]
    entry.show_value(0.096, low=0.0, high=0.5)
    assert entry.text() == "9,6\u00a0%"
    plan = scenario_of("QMM")
    written = scenario_bytes(plan)
    assert parse_scenario(written, "plan.leftshift") == plan
    assert json.loads(written)["format"] == "leftshift scenario"
    assert locale == QLocale().name()
