"""The program's own settings: recent files, the window's place, the theme. Never a reason not to start."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

import platformdirs

from leftshift.storage.refusal import Refusal
from leftshift.storage.saver import save
from leftshift.storage.scenario.json_text import Node, SourceText, parse_json
from leftshift.storage.scenario.reader import decoded, read_bytes
from leftshift.storage.scenario.records import Field, ListOf, NamedTexts, Record
from leftshift.storage.scenario.shapes import Here, OneOf, OnOff, Whole
from leftshift.storage.scenario.texts import Text
from leftshift.storage.set_aside import set_aside

T = TypeVar("T")

FOLDER_VARIABLE: Final = "LEFTSHIFT_CONFIG"
"""Environment variable that names another folder, for tests and for computers that are locked down."""
FILE: Final = "settings.json"
BROKEN: Final = ".broken"
"""Added to the name of settings that cannot be read; they are kept."""
NEWER: Final = ".newer"
"""Added to the name of settings that a newer Leftshift has written; they are kept."""
FORMAT: Final = "leftshift settings"
VERSION: Final = 1
RECENT_MOST: Final = 10
"""Recent files kept: one screen of a menu."""
ZOOM_LEAST: Final = 100
ZOOM_MOST: Final = 200
"""Smallest and largest size of text [%]."""

_FORMER: Final = frozenset({"large_charts"})
"""Keys that only earlier editions wrote: read over, so that the rest of their settings is kept."""
SCALE_MOST: Final = 4
"""Most dots to a pixel of an exported picture."""

_PATH_MOST: Final = 4_096
_NAME_MOST: Final = 1_000
_DATE_MOST: Final = 40
_PANES_MOST: Final = 12
_KEY_MOST: Final = 60
_KEYS_MOST: Final = 60
_IMPORTS_MOST: Final = 30
"""Shapes of imported files whose answers are kept."""
_ANSWER_MOST: Final = 300
"""Characters of the key or the value of an answer."""
_PIXELS_MOST: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A file opened or saved not long ago."""

    path: str
    area: str = ""
    """Name of the area the scenario is for."""
    date: str = ""
    """When it was last opened or saved, as ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAnswers:
    """What was answered about files of one shape when one was last imported."""

    shape: str
    """Digest of their headings."""
    answers: Mapping[str, str]
    """Answers by the keys of their questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What was exported last, and where to."""

    kinds: tuple[str, ...] = ()
    """Kinds of pieces by their keys; none until something was exported once."""
    folder: str = ""
    scale: int = 2
    """Dots to a pixel of pictures [ratio]."""
    byte_order_mark: bool = False
    """Whether figures in CSV begin with a byte order mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where the window was [pixels]; whoever restores it checks that the screen still exists."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False
    splitter: tuple[int, ...] = ()
    """Sizes of the panes side by side [pixels]; none until a window was closed once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program remembers between two starts."""

    recent: tuple[Recent, ...] = ()
    """Newest first."""
    window: Window = Window()
    theme: str = "system"
    tour_done: bool = False
    """Whether the hint of the first start was followed or put away."""
    last_at_start: bool = False
    """Whether the last plan is opened at every start."""
    zoom: int = 100
    """Size of text against the usual [%]."""
    main_charts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Key of the main chart by section, where another one than the first was chosen."""
    presented: tuple[str, ...] = ()
    """Keys of the charts that are presented, in their order; none for all."""
    second_forms: tuple[str, ...] = ()
    """Keys of the charts that are shown in their second form, such as lines instead of areas."""
    animate: bool = True
    """Whether the last change is replayed as a movement rather than as two pictures."""
    imports: tuple[ImportAnswers, ...] = ()
    """What was answered about imported files, the newest first."""
    export: ExportChoice = ExportChoice()
    format: str = FORMAT
    version: int = VERSION

    def with_recent(self, entry: Recent) -> "Settings":
        """Return these settings with a file at the head of the recent ones, there once."""
        others = tuple(kept for kept in self.recent if kept.path != entry.path)
        return replace(self, recent=(entry, *others)[:RECENT_MOST])

    def with_import(self, shape: str, answers: Mapping[str, str]) -> "Settings":
        """Return these settings with the answers about files of one shape at the head, there once."""
        others = tuple(kept for kept in self.imports if kept.shape != shape)
        few = dict(sorted(answers.items())[:_KEYS_MOST])
        entry = ImportAnswers(shape=shape, answers=MappingProxyType(few))
        return replace(self, imports=((entry,) if few else ()) + others[: _IMPORTS_MOST - 1])

    def import_answers(self, shape: str) -> Mapping[str, str]:
        """Return what was answered about files of a shape; nothing where none was imported."""
        return next((kept.answers for kept in self.imports if kept.shape == shape), MappingProxyType({}))


_PIXELS = Whole(least=-_PIXELS_MOST, most=_PIXELS_MOST, unit="pixels")
_WINDOW = Record(
    build=Window,
    fields=(
        *(Field(key=key, shape=_PIXELS, default=0) for key in ("x", "y", "width", "height")),
        Field(key="maximised", shape=OnOff(), default=False),
        Field(key="splitter", shape=ListOf(item=_PIXELS, most=_PANES_MOST), default=()),
    ),
)
_RECENT = Record(
    build=Recent,
    fields=(
        Field(key="path", shape=Text(least=1, most=_PATH_MOST)),
        Field(key="area", shape=Text(most=_NAME_MOST), default=""),
        Field(key="date", shape=Text(most=_DATE_MOST), default=""),
    ),
)
_KEYS = ListOf(item=Text(least=1, most=_KEY_MOST), most=_KEYS_MOST)
_MAIN_CHARTS = NamedTexts(
    name=re.compile(r"[a-z_]{1,60}"), item=Text(least=1, most=_KEY_MOST), most=_KEYS_MOST
)
_ANSWERS = NamedTexts(
    name=re.compile(rf"[^\x00-\x1f]{{1,{_ANSWER_MOST}}}"),
    item=Text(least=1, most=_ANSWER_MOST),
    most=_KEYS_MOST,
)
_IMPORT = Record(
    build=ImportAnswers,
    fields=(
        Field(key="shape", shape=Text(least=1, most=_KEY_MOST + 4)),
        Field(key="answers", shape=_ANSWERS),
    ),
)
_EXPORT = Record(
    build=ExportChoice,
    fields=(
        Field(key="kinds", shape=_KEYS, default=()),
        Field(key="folder", shape=Text(most=_PATH_MOST), default=""),
        Field(key="scale", shape=Whole(least=1, most=SCALE_MOST, unit="dots to a pixel"), default=2),
        Field(key="byte_order_mark", shape=OnOff(), default=False),
    ),
)
_SETTINGS = Record(
    build=Settings,
    fields=(
        Field(key="format", shape=OneOf({FORMAT: FORMAT})),
        Field(key="version", shape=Whole(least=VERSION, most=VERSION, unit="file version")),
        Field(key="recent", shape=ListOf(item=_RECENT, most=RECENT_MOST), default=()),
        Field(key="window", shape=_WINDOW, default=Window()),
        Field(
            key="theme",
            shape=OneOf({theme: theme for theme in ("system", "light", "dark", "contrast")}),
            default="system",
        ),
        Field(key="tour_done", shape=OnOff(), default=False),
        Field(key="last_at_start", shape=OnOff(), default=False),
        Field(key="zoom", shape=Whole(least=ZOOM_LEAST, most=ZOOM_MOST, unit="per cent"), default=100),
        Field(key="main_charts", shape=_MAIN_CHARTS, default=MappingProxyType({})),
        Field(key="presented", shape=_KEYS, default=()),
        Field(key="second_forms", shape=_KEYS, default=()),
        Field(key="animate", shape=OnOff(), default=True),
        Field(key="imports", shape=ListOf(item=_IMPORT, most=_IMPORTS_MOST), default=()),
        Field(key="export", shape=_EXPORT, default=ExportChoice()),
    ),
)


def settings_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the settings: the user's own, unless LEFTSHIFT_CONFIG names another."""
    chosen = environment.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_config_path("leftshift", appauthor=False)


def load_settings(folder: Path, told: Callable[[str], None] = lambda _: None) -> Settings:
    """Read the settings; the first ones where there are none, or where they are not sound.

    A file that is not sound is kept aside as settings.json.broken, one of a newer version as
    settings.json.newer, and `told` gets a sentence that says so.
    """
    return _stored(folder, told) or Settings()


def merged(
    folder: Path, before: Settings, after: Settings, told: Callable[[str], None] = lambda _: None
) -> Settings:
    """Return the settings as they are stored by now, with what changed from `before` to `after` upon them.

    So that windows open at once, or two starts of the program, keep each other's settings. Of the recent
    files, those that `after` adds come first. Where nothing sound is stored, that is `after` unchanged, and
    `told` gets a sentence on what was there.
    """
    stored = _stored(folder, told)
    if stored is None:
        return after
    changes = {
        part.name: getattr(after, part.name)
        for part in fields(Settings)
        if getattr(after, part.name) != getattr(before, part.name) and part.name != "recent"
    }
    found = replace(stored, **changes)
    added = [entry for entry in after.recent if entry not in before.recent]
    for entry in reversed(added):
        found = found.with_recent(entry)
    return found


def _stored(folder: Path, told: Callable[[str], None]) -> Settings | None:
    """Read the settings of a folder; None where there are none, or none that are sound."""
    file = folder / FILE
    if not os.path.lexists(file):
        return None
    data = b""
    try:
        data = read_bytes(file)
        return parse_settings(data)
    except Refusal as refusal:
        newer = _is_newer(data)
        why = "a newer Leftshift wrote them" if newer else f"{refusal.place}: {refusal.wrong}"
        where = set_aside(file, NEWER if newer else BROKEN)
        told(f"The settings could not be read ({why}). Your file {where}; the first ones are used.")
        return None


def parse_settings(data: bytes) -> Settings:
    """Read settings from the bytes of their file.

    Raises:
        Refusal: they are not sound.
    """
    source, content = _parsed(data)
    return _SETTINGS.read(Here(source, _without_former(content)))


def _parsed(data: bytes) -> tuple[SourceText, Node]:
    source = SourceText(FILE, decoded(data, FILE))
    return source, parse_json(source)


def _without_former(content: Node) -> Node:
    """Leave out what earlier editions stored and this one has no use for."""
    if not isinstance(content.value, Mapping):
        return content
    return replace(content, value={key: one for key, one in content.value.items() if key not in _FORMER})


def _is_newer(data: bytes) -> bool:
    """Whether settings say that they are of a version to come."""
    try:
        group = _parsed(data)[1].value
    except Refusal:
        return False
    version = group.get("version") if isinstance(group, Mapping) else None
    return version is not None and isinstance(version.value, int) and version.value > VERSION


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings, making their folder where it is missing.

    Raises:
        SaveError: they could not be saved; the program can go on without.
    """
    readable = replace(
        settings,
        recent=tuple(entry for entry in settings.recent if _is_readable(_RECENT, entry)),
        imports=tuple(entry for entry in settings.imports if _is_readable(_IMPORT, entry)),
        export=settings.export if _is_readable(_EXPORT, settings.export) else ExportChoice(),
    )
    content = json.dumps(_SETTINGS.write(readable), indent=2, ensure_ascii=False) + "\n"
    with contextlib.suppress(OSError):  # the saver says what is wrong with a folder that cannot be made
        folder.mkdir(parents=True, exist_ok=True)
    save(folder / FILE, content.encode(), keep_previous=False)


def _is_readable(record: Record[T], entry: T) -> bool:
    """Return whether an entry can be read again; a path or a name may hold what no text file can."""
    source = SourceText(FILE, json.dumps(record.write(entry)))
    try:
        return record.read(Here(source, parse_json(source))) == entry
    except Refusal:
        return False
