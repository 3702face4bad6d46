from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.storage.refusal import Refusal
from leftshift.storage.saver import SaveError


@pytest.fixture
def document(session: Session, tmp_path: Path) -> Iterator[Document]:
    made = Document(session, tmp_path / "configuration", session)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def change(session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.12)
    session.settle()


def test_that_a_saved_scenario_opens_as_it_was(document: Document, session: Session, tmp_path: Path) -> None:
    change(session)
    kept = session.scenario
    document.save(tmp_path / "plan.leftshift")
    change(session)
    document.open(tmp_path / "plan.leftshift")
    assert session.scenario == kept
    assert session.stack.count() == 0


def test_that_a_change_is_unsaved_until_it_is_saved_or_undone(
    document: Document, session: Session, tmp_path: Path
) -> None:
    assert document.is_saved
    change(session)
    assert not document.is_saved
    session.stack.undo()
    assert document.is_saved
    session.stack.redo()
    document.save(tmp_path / "plan.leftshift")
    assert document.is_saved
    assert document.saved_at is not None


def test_that_a_file_opened_after_an_unsaved_copy_is_saved(
    document: Document, session: Session, tmp_path: Path
) -> None:
    document.save(tmp_path / "plan.leftshift")
    document.open_copy(session.scenario, None)
    assert not document.is_saved
    document.open(tmp_path / "plan.leftshift")
    assert document.is_saved


def test_that_a_refused_file_changes_nothing_that_is_open(
    document: Document, session: Session, tmp_path: Path
) -> None:
    document.save(tmp_path / "plan.leftshift")
    change(session)
    before = session.scenario
    (tmp_path / "broken.leftshift").write_text("{")
    with pytest.raises(Refusal):
        document.open(tmp_path / "broken.leftshift")
    assert session.scenario == before
    assert document.path == tmp_path / "plan.leftshift"
    assert session.stack.count() == 1


def test_that_a_failed_save_leaves_the_scenario_unsaved(
    document: Document, session: Session, tmp_path: Path
) -> None:
    change(session)
    with pytest.raises(SaveError):
        document.save(tmp_path / "no such folder" / "plan.leftshift")
    assert not document.is_saved
    assert document.path is None


def test_that_a_scenario_without_a_file_needs_a_name(document: Document) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        document.save()


def test_that_recent_files_are_remembered_with_their_area(
    document: Document, session: Session, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        document.save(tmp_path / f"{name}.leftshift")
    again = Document(session, tmp_path / "configuration", session)
    assert [Path(entry.path).stem for entry in again.recent] == ["b", "a"]
    assert again.recent[0].area == "Norfolk and Waveney"


def test_that_a_new_scenario_starts_at_the_areas_baseline(
    document: Document, session: Session, scenario_of: Callable[..., Scenario], tmp_path: Path
) -> None:
    document.save(tmp_path / "plan.leftshift")
    document.new(scenario_of("QWE").area)
    assert session.scenario == scenario_of("QWE")
    assert document.path is None


def test_that_two_windows_keep_each_others_settings(
    document: Document, session: Session, tmp_path: Path
) -> None:
    other = Document(session, document.folder, session)
    document.save(tmp_path / "mine.leftshift")
    other.keep(replace(other.settings, theme="dark"))
    document.keep(replace(document.settings, zoom=150))
    kept = Document(session, document.folder, session).settings
    assert [Path(entry.path).stem for entry in kept.recent] == ["mine"]
    assert (kept.theme, kept.zoom) == ("dark", 150)


def test_that_recent_files_of_two_windows_stand_newest_first(
    document: Document, session: Session, tmp_path: Path
) -> None:
    other = Document(session, document.folder, session)
    for window, name in ((document, "a"), (other, "b"), (document, "c")):
        window.save(tmp_path / f"{name}.leftshift")
    assert [Path(entry.path).stem for entry in document.recent] == ["c", "b", "a"]
    assert document.settings.theme == "system"


def test_that_a_window_keeps_its_look_when_another_changes_its_own(
    document: Document, session: Session
) -> None:
    other = Document(session, document.folder, session)
    other.keep(replace(other.settings, theme="dark"))
    document.keep(replace(document.settings, zoom=150))
    assert document.settings.theme == "system"


def test_that_settings_that_could_not_be_written_are_written_with_the_next(
    document: Document, session: Session
) -> None:
    document.keep(replace(document.settings, zoom=125))
    document.folder.rename(document.folder.with_name("aside"))
    document.folder.write_bytes(b"")
    document.keep(replace(document.settings, theme="dark"))
    document.folder.unlink()
    document.folder.with_name("aside").rename(document.folder)
    document.keep(replace(document.settings, animate=False))
    kept = Document(session, document.folder, session).settings
    assert (kept.zoom, kept.theme, kept.animate) == (125, "dark", False)


def test_that_settings_lost_in_the_meantime_are_written_anew(document: Document, session: Session) -> None:
    document.keep(replace(document.settings, zoom=125))
    (document.folder / "settings.json").unlink()
    document.keep(replace(document.settings, theme="dark"))
    kept = Document(session, document.folder, session).settings
    assert (kept.zoom, kept.theme) == (125, "dark")


def test_that_changes_are_counted_from_the_file_and_are_none_after_going_back(
    document: Document, session: Session
) -> None:
    for share in (0.12, 0.13):
        session.shares.set(Sector.COMMUNITY, share)
        session.settle()
        assert document.changes == 1, share
    session.running_costs.set_cut(0.2)
    session.settle()
    assert document.changes == 2
    while session.stack.canUndo():
        session.stack.undo()
    assert document.changes == 0
