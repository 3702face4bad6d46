import gc
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from leftshift.model.seats import Group
from leftshift.model.terms import SECTORS, FloatArray, Sector
from leftshift.window.access.zoom import zoom
from leftshift.window.theme import (
    StyleError,
    Theme,
    ThemeChoice,
    apply_theme,
    contrast,
    icon,
    palette,
    read_theme,
    style_sheet,
    theme_for,
    theme_of,
)

THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)
TEXT, MARK, APART = 4.5, 3.0, 10.0
HUE = 12.0
"""Most that the hue of a sector differs between themes [degrees of CIELAB]."""

SIGHTS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB."""


@pytest.fixture(params=THEMES)
def seen(request: pytest.FixtureRequest) -> Theme:
    return theme_of(request.param)


def lab(colour: QColor, sight: FloatArray) -> FloatArray:
    screen = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(screen <= 0.04045, screen / 12.92, ((screen + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = to_xyz @ np.clip(sight @ linear, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: FloatArray, other: FloatArray) -> float:
    chroma = (np.hypot(*one[1:]) + np.hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - np.sqrt(chroma**7 / (chroma**7 + 25.0**7)))
    (l1, a1, b1), (l2, a2, b2) = one, other
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    hue, c, lightness = (h1 + turn / 2) % 360, (c1 + c2) / 2, (l1 + l2) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    in_l = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2))
    in_c = (c2 - c1) / (1 + 0.045 * c)
    in_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * c * t)
    bend = -2 * np.sqrt(c**7 / (c**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(in_l**2 + in_c**2 + in_h**2 + bend * in_c * in_h))


def test_that_the_distance_of_colours_is_that_of_its_published_example() -> None:
    # Sharma, Wu and Dalal (2005), pairs 1 and 25
    assert ciede2000(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(
        2.0425, abs=1e-4
    )
    assert ciede2000(
        np.array([60.2574, -34.0099, 36.2677]), np.array([60.4626, -34.1751, 39.4387])
    ) == pytest.approx(1.2644, abs=1e-4)


def test_that_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#777777")) == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["text", "muted", "good", "bad", "near", "landmark", "ghost", "accent"])
def test_that_text_has_contrast_on_panel_and_window(seen: Theme, name: str) -> None:
    for ground in (seen.surfaces.panel, seen.surfaces.window):
        assert contrast(getattr(seen.surfaces, name), ground) >= TEXT, ground


def test_that_text_has_contrast_on_the_accent(seen: Theme) -> None:
    assert contrast(seen.surfaces.accent_text, seen.surfaces.accent) >= TEXT


def test_that_the_row_chosen_in_a_list_can_be_read(seen: Theme) -> None:
    colours, roles = palette(seen), QPalette.ColorRole
    assert contrast(colours.color(roles.HighlightedText), colours.color(roles.Highlight)) >= TEXT


def test_that_marks_and_the_focus_ring_have_contrast_on_panel_and_window(seen: Theme) -> None:
    chrome = (seen.surfaces.focus, seen.surfaces.pool, seen.surfaces.edge)
    marks = [*seen.sectors.values(), *seen.groups.values(), *chrome]
    for ground in (seen.surfaces.panel, seen.surfaces.window):
        assert min(contrast(mark, ground) for mark in marks) >= MARK, ground


def test_that_the_letter_on_a_seat_can_be_read(seen: Theme) -> None:
    assert min(contrast(seen.text_on(colour), colour) for colour in seen.groups.values()) >= TEXT


@pytest.mark.parametrize("sight", SIGHTS)
def test_that_all_sectors_are_distinct_for_every_eye(seen: Theme, sight: str) -> None:
    colours = [lab(seen.sectors[sector], SIGHTS[sight]) for sector in SECTORS]
    pairs = [(one, other) for place, one in enumerate(colours) for other in colours[:place]]
    assert min(ciede2000(one, other) for one, other in pairs) >= APART


@pytest.mark.parametrize("sight", SIGHTS)
def test_that_cost_and_spend_both_whole_lines_are_distinct_for_every_eye(seen: Theme, sight: str) -> None:
    cost, spend = (lab(colour, SIGHTS[sight]) for colour in (seen.surfaces.bad, seen.surfaces.accent))
    assert ciede2000(cost, spend) >= APART


@pytest.mark.parametrize("sight", SIGHTS)
def test_that_a_landmark_is_distinct_from_the_lines_of_hospital_and_primary_care(
    seen: Theme, sight: str
) -> None:
    lines = (seen.sectors[Sector.ACUTE], seen.sectors[Sector.PRIMARY_CARE], seen.surfaces.landmark)
    apart = [
        ciede2000(lab(one, SIGHTS[sight]), lab(other, SIGHTS[sight])) for one, other in combinations(lines, 2)
    ]
    assert min(apart) >= APART


@pytest.mark.parametrize("sector", SECTORS)
def test_that_a_sector_keeps_its_hue_in_every_theme(seen: Theme, sector: Sector) -> None:
    light, here = (
        lab(theme.sectors[sector], SIGHTS["full"]) for theme in (theme_of(ThemeChoice.LIGHT), seen)
    )
    hues = (np.degrees(np.arctan2(colour[2], colour[1])) for colour in (light, here))
    assert abs((np.subtract(*hues) + 180) % 360 - 180) <= HUE


@pytest.mark.parametrize("sector", SECTORS)
def test_that_a_sector_that_was_not_moved_is_a_muted_tint_of_itself(seen: Theme, sector: Sector) -> None:
    card, full, tint = seen.surfaces.panel, seen.sectors[sector], seen.unmoved(sector)
    parts = [
        (getattr(tint, part)() - getattr(card, part)()) / (getattr(full, part)() - getattr(card, part)())
        for part in ("redF", "greenF", "blueF")
        if abs(getattr(full, part)() - getattr(card, part)()) > 0.1
    ]
    assert parts == pytest.approx([0.55] * len(parts), abs=0.01)


def test_that_every_group_has_a_letter_of_its_own(seen: Theme) -> None:
    assert set(seen.letters) == set(Group)
    assert len(set(seen.letters.values())) == len(Group)


def test_that_the_style_sheet_has_no_name_left_to_fill(qapp: QApplication, seen: Theme) -> None:
    assert "$" not in style_sheet(seen, qapp.font()).split("*/", 1)[1]
    assert seen.surfaces.focus.name() in style_sheet(seen, qapp.font())


def test_that_the_palette_has_the_colours_of_the_theme(seen: Theme) -> None:
    made = palette(seen)
    assert made.color(QPalette.ColorRole.Window) == seen.surfaces.window
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == seen.surfaces.muted


def test_that_dark_is_dark_and_each_theme_is_read_once() -> None:
    assert theme_of(ThemeChoice.DARK).dark
    assert not theme_of(ThemeChoice.LIGHT).dark
    assert theme_of(ThemeChoice.DARK) is theme_of(ThemeChoice.DARK)


def test_that_system_follows_the_desktop(qapp: QApplication) -> None:
    assert theme_for(ThemeChoice.DARK, qapp) is theme_of(ThemeChoice.DARK)
    assert theme_for(ThemeChoice.SYSTEM, qapp) in (theme_of(ThemeChoice.LIGHT), theme_of(ThemeChoice.DARK))


@pytest.mark.parametrize("name", ["undo", "lock", "leftshift"])
def test_that_an_icon_is_drawn_in_the_text_colour(qapp: QApplication, seen: Theme, name: str) -> None:
    assert qapp is not None
    picture = icon(name, seen).pixmap(16, 16).toImage()
    assert any(picture.pixelColor(x, y).alpha() > 200 for x in range(16) for y in range(16))


STYLE = {
    "missing": ('text = "#15202b"\n', "", "“text” is missing"),
    "unknown": ("[sectors]\n", '[sectors]\ngold = "#ffffff"\n', "“gold” is not known"),
    "malformed": ('"#15202b"', '"black"', "“text” must look like"),
    "not TOML": ("[surfaces]", "[surfaces", "is not sound TOML"),
    "table": ("[surfaces]", "[surface]", "must hold the tables"),
}


@pytest.mark.parametrize("case", STYLE)
def test_that_a_flawed_style_file_is_refused_with_its_place(case: str, style_texts: tuple[str, str]) -> None:
    before, after, said = STYLE[case]
    colours, letters = style_texts
    with pytest.raises(StyleError, match=said):
        read_theme("light", colours.replace(before, after), letters)


@pytest.fixture
def style_texts() -> tuple[str, str]:

    folder = files("leftshift.resources") / "style"
    return (folder / "light.toml").read_text(encoding="utf-8"), (folder / "letters.toml").read_text(
        encoding="utf-8"
    )


WINDOWS = 20


class Listener(QWidget):
    """Lets a collection be due while it hears of a change, once it is `ready`."""

    ready = False

    def changeEvent(self, event: QEvent) -> None:
        if self.ready:
            gc.set_threshold(1, 1, 1)
        self.made = [[] for _ in range(100)]
        super().changeEvent(event)


@pytest.fixture
def no_collection() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(10**9)
    gc.enable()  # as in a program that leaves the search to Python
    yield
    gc.set_threshold(*before)


def show_windows(qtbot: QtBot) -> list[Listener]:
    """Show listeners, which are returned, in turn with others that only a collection frees."""
    listeners = []
    for _ in range(WINDOWS):
        listener = Listener()
        qtbot.addWidget(listener)
        listener.show()
        listeners.append(listener)
        closed = QWidget()
        closed.label = QLabel("Closed a while ago", closed)
        closed.itself = closed
        closed.show()
    for listener in listeners:
        listener.ready = True
    return listeners


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda app: (zoom(app, 200), zoom(app, 100)), id="zoom"),
        pytest.param(lambda app: apply_theme(app, theme_of(ThemeChoice.DARK)), id="theme"),
    ],
)
def test_that_no_widget_is_freed_while_qt_passes_a_change_on(
    qapp: QApplication, qtbot: QtBot, change: Callable[[QApplication], object]
) -> None:
    apply_theme(qapp, theme_of(ThemeChoice.LIGHT))
    listeners = show_windows(qtbot)
    change(qapp)
    assert all(listener.made for listener in listeners)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_that_the_empty_tick_box_of_a_list_has_an_edge(
    choice: ThemeChoice, shown: Callable[[QWidget], QWidget]
) -> None:
    theme, listed = theme_of(choice), QListWidget()
    listed.setStyleSheet(style_sheet(theme, listed.font()))
    QListWidgetItem("Kent and Medway", listed).setCheckState(Qt.CheckState.Unchecked)
    shown(listed)
    row = listed.visualItemRect(listed.item(0))
    image = listed.viewport().grab().toImage()
    colours = {image.pixelColor(x, row.center().y()).name() for x in range(row.left(), row.left() + 20)}
    assert theme.surfaces.edge.name() in colours
