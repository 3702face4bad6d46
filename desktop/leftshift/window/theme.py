"""Themes: colours, palette, style sheet and icons, read from resources/style and resources/icons."""

import gc
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Template
from types import MappingProxyType

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from leftshift.board.voices import SECTORS_OF_VOICE, Voice
from leftshift.model.seats import Group
from leftshift.model.terms import Sector
from leftshift.window.controls.fonts import Size, sized
from leftshift.window.roles import Unmoved

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LETTER = re.compile(r"[A-Z]")
_DARK_BELOW = 0.5
"""Lightness of a surface below which its theme counts as dark [share]."""
_ICON_SIZES = (20, 40)
"""Edge lengths an icon is drawn at [pixels], besides the smallest one in the dots of the finest screen."""
_THEME = "theme"
_UNMOVED = 0.55
"""How much of its colour a sector keeps while it is as in the baseline [share]."""


@contextmanager
def passed_on_to_all() -> Iterator[None]:
    """Let no widget be collected while Qt passes a change of the application on to all widgets.

    Qt goes through a list made beforehand. When a changeEvent in Python starts a collection that frees a
    widget of this list, such as one of a dialog closed a while ago, Qt goes on to freed memory and crashes.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class ThemeChoice(StrEnum):
    """Which theme is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class StyleError(ValueError):
    """A style file is not as the program needs it; the sentence names file and entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaces:
    """Colours of what is not data."""

    window: QColor
    """Behind all panels."""
    panel: QColor
    """Behind charts and levers."""
    field: QColor
    """Behind text that can be typed over."""
    line: QColor
    """Borders of panels and buttons."""
    edge: QColor
    """Edge of what is typed into, chosen from or dragged along: 3 to 1 on its ground."""
    grid: QColor
    """Grid lines of charts."""
    text: QColor
    muted: QColor
    """Text that explains other text."""
    accent: QColor
    """What is chosen or filled."""
    accent_text: QColor
    """Text on the accent."""
    accent_ground: QColor
    """Behind what is chosen, where its text has the accent."""
    focus: QColor
    """Ring around what has the keyboard."""
    good: QColor
    """Target met; always with ✓."""
    bad: QColor
    """Target not met; always with ✗."""
    near: QColor
    """Target nearly met; always with ≈."""
    ghost: QColor
    """The baseline behind a scenario; always dashed or hollow."""
    landmark: QColor
    """Published limits and envelopes; always labelled."""
    pool: QColor
    """Money not yet given to a sector; always hatched."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Theme:
    """One theme. There is one object a theme, so themes are compared by identity."""

    name: str
    surfaces: Surfaces
    sectors: Mapping[Sector, QColor]
    """One fixed colour a sector in the whole program."""
    groups: Mapping[Group, QColor]
    letters: Mapping[Group, str]
    """The letter that goes with a group's colour."""

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.surfaces.panel.lightnessF() < _DARK_BELOW

    def voice(self, voice: Voice) -> QColor:
        """Return a voice's colour: that of its largest sector."""
        return self.sectors[SECTORS_OF_VOICE[voice][0]]

    def unmoved(self, sector: Sector) -> QColor:
        """Return the muted tint of a sector that is as in the baseline: its colour, in part, on a card."""
        return mixed(self.sectors[sector], self.surfaces.panel, _UNMOVED)

    def colour(self, of: Sector | Unmoved | Group | Voice | str) -> QColor:
        """Return the colour of a sector, a group, a voice, or a surface by its name."""
        if isinstance(of, Sector):
            return self.sectors[of]
        if isinstance(of, Unmoved):
            return self.unmoved(of.sector)
        if isinstance(of, Group):
            return self.groups[of]
        if isinstance(of, Voice):
            return self.voice(of)
        found: QColor = getattr(self.surfaces, of)
        return found

    def text_on(self, ground: QColor) -> QColor:
        """Return black or white, whichever is easier to read on a colour."""
        return QColor(_text_on(ground.rgb()))


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """Return a colour between two: a part of the first, the rest of the second [share]."""
    pairs = (
        (one.redF(), other.redF()),
        (one.greenF(), other.greenF()),
        (one.blueF(), other.blueF()),
    )
    return QColor.fromRgbF(*(first * part + second * (1 - part) for first, second in pairs))


def running_app() -> QApplication:
    """Return the application of the window.

    Raises:
        TypeError: there is none.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    return app


def theme_for(choice: ThemeChoice, app: QApplication) -> Theme:
    """Return the theme of a choice; “system” follows the desktop's own choice."""
    if choice is ThemeChoice.SYSTEM:
        # The hints are kept in names: PySide deletes a temporary one before what it owns is read.
        hints = app.styleHints()
        accessibility = hints.accessibility()
        if accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast:
            return theme_of(ThemeChoice.CONTRAST)
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return theme_of(ThemeChoice.DARK if dark else ThemeChoice.LIGHT)
    return theme_of(choice)


@cache
def theme_of(choice: ThemeChoice) -> Theme:
    """Read one theme.

    Raises:
        StyleError: a file lacks an entry, has one too many or one of the wrong form.
    """
    return read_theme(choice.value, _style(f"{choice.value}.toml"), _style("letters.toml"))


def read_theme(name: str, colours: str, letters: str) -> Theme:
    """Read a theme from the texts of its two style files.

    Raises:
        StyleError: an entry is missing, unknown or of the wrong form.
    """
    found = _tables(f"{name}.toml", colours, ("surfaces", "sectors", "groups"))
    marks = _tables("letters.toml", letters, ("groups",))
    names = tuple(entry.name for entry in fields(Surfaces))
    surfaces = _entries(f"{name}.toml", "surfaces", found, names, _COLOUR)
    sectors = _entries(f"{name}.toml", "sectors", found, tuple(Sector), _COLOUR)
    groups = _entries(f"{name}.toml", "groups", found, tuple(Group), _COLOUR)
    signs = _entries("letters.toml", "groups", marks, tuple(Group), _LETTER)
    return Theme(
        name=name,
        surfaces=Surfaces(**{key: QColor(value) for key, value in surfaces.items()}),
        sectors=MappingProxyType({Sector(key): QColor(value) for key, value in sectors.items()}),
        groups=MappingProxyType({Group(key): QColor(value) for key, value in groups.items()}),
        letters=MappingProxyType({Group(key): value for key, value in signs.items()}),
    )


def palette(of: Theme) -> QPalette:
    """Build the palette for every control without a rule of its own."""
    s, role = of.surfaces, QPalette.ColorRole
    made = QPalette()
    for place, colour in (
        (role.Window, s.window),
        (role.WindowText, s.text),
        (role.Base, s.field),
        (role.AlternateBase, s.window),
        (role.Text, s.text),
        (role.PlaceholderText, s.muted),
        (role.Button, s.panel),
        (role.ButtonText, s.text),
        (role.BrightText, s.bad),
        (role.ToolTipBase, s.panel),
        (role.ToolTipText, s.text),
        (role.Highlight, s.accent_ground),
        (role.HighlightedText, s.text),
        (role.Accent, s.accent),
        (role.Link, s.accent),
        (role.LinkVisited, s.muted),
        (role.Light, s.panel),
        (role.Midlight, s.grid),
        (role.Mid, s.edge),
        (role.Dark, s.muted),
        (role.Shadow, s.line),
    ):
        made.setColor(place, colour)
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, s.muted)
    return made


def mark_boxes(widget: QWidget, of: Theme) -> None:
    """Let the empty tick boxes of a widget be seen: the style draws their edge from the colour of windows."""
    colours = widget.palette()
    colours.setColor(QPalette.ColorRole.Window, of.surfaces.muted)
    widget.setPalette(colours)


def style_sheet(of: Theme, font: QFont) -> str:
    """Fill the style sheet with the colours of a theme, and with the sizes of type beside that of text."""
    colours = {entry.name: getattr(of.surfaces, entry.name).name() for entry in fields(Surfaces)}
    sizes = {f"{size.name.lower()}_size": f"{sized(font, size).pointSizeF():.2f}pt" for size in Size}
    icon_side = round(QFontInfo(font).pixelSize() * _ICON_SIZES[0] / Size.TEXT)
    arrow = files("leftshift.resources") / "icons" / "menu.svg"
    return Template(_style("window.qss")).substitute(
        colours,
        icon=icon_side,
        arrow=str(arrow).replace("\\", "/"),
        **sizes,
    )


def apply_theme(app: QApplication, of: Theme) -> None:
    """Apply a theme to the whole program."""
    with passed_on_to_all():
        app.setPalette(palette(of))
        app.setStyleSheet(style_sheet(of, app.font()))
    app.setProperty(_THEME, of.name)
    # What was drawn in the theme before would stay in memory until the cache is full.
    QPixmapCache.clear()


def apply_font_size(app: QApplication, points: float) -> None:
    """Give all text of the program another size, in the theme there is."""
    font = QFont(app.font())
    font.setPointSizeF(points)
    name = app.property(_THEME)
    # Under a style sheet widgets keep their first font: remove the sheet and set it again.
    with passed_on_to_all():
        app.setStyleSheet("")
        app.setFont(font)
        if name:
            app.setStyleSheet(style_sheet(theme_of(ThemeChoice(name)), font))


def icon(name: str, of: Theme) -> QIcon:
    """Return an icon in a theme's text colour, and in its accent while what it stands for is on.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    drawing = (files("leftshift.resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for colour, state in ((of.surfaces.text, QIcon.State.Off), (of.surfaces.accent, QIcon.State.On)):
        coloured = drawing.replace("currentColor", colour.name())
        for edge in sorted({*_ICON_SIZES, round(_ICON_SIZES[0] * _finest())}):
            sized = re.sub(r'width="\d+" height="\d+"', f'width="{edge}" height="{edge}"', coloured, count=1)
            picture = QPixmap()
            picture.loadFromData(QByteArray(sized.encode()), "SVG")
            made.addPixmap(picture, QIcon.Mode.Normal, state)
    return made


def _finest() -> float:
    """Return how many dots a pixel has on the finest screen."""
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, contrast ratio."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)  # WCAG's allowance for light that the screen reflects


@cache
def _text_on(ground: int) -> str:
    colour, black, white = QColor.fromRgb(ground), "#000000", "#ffffff"
    return black if contrast(QColor(black), colour) > contrast(QColor(white), colour) else white


def _luminance(colour: QColor) -> float:
    # weights and curve of sRGB as WCAG 2.2 defines relative luminance
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the sRGB curve
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _style(file: str) -> str:
    return (files("leftshift.resources") / "style" / file).read_text(encoding="utf-8")


def _tables(file: str, text: str, wanted: tuple[str, ...]) -> dict[str, dict[str, object]]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"{file} is not sound TOML: {error}.") from error
    if set(found) != set(wanted) or not all(isinstance(table, dict) for table in found.values()):
        raise StyleError(f"{file} must hold the tables {', '.join(wanted)} and no others.")
    return found


def _entries(
    file: str, table: str, found: dict[str, dict[str, object]], names: tuple[str, ...], form: re.Pattern[str]
) -> dict[str, str]:
    for name in sorted(set(names) ^ set(found[table])):
        raise StyleError(f"{file}, [{table}]: “{name}” is {'missing' if name in names else 'not known'}.")
    read: dict[str, str] = {}
    for name in names:
        value = found[table][name]
        if not isinstance(value, str) or not form.fullmatch(value):
            raise StyleError(f"{file}, [{table}]: “{name}” must look like {form.pattern}, not {value!r}.")
        read[name] = value
    return read
