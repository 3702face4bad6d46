"""The guide: every page of the help, with pictures of the window as it is."""

import re

import pytest

from leftshift.window.pages.help.page import topics
from leftshift.window.transfer.guide import PICTURES, guide


@pytest.fixture(scope="module")
def page() -> str:
    return guide().decode()


def test_that_the_guide_holds_every_page_of_the_help(page: str) -> None:
    assert re.findall(r"<section id='(\w+)'>", page) == [topic.key for topic in topics()]


def test_that_every_picture_is_another_page_of_the_window(page: str) -> None:
    pictures = re.findall(r"src='data:image/png;base64,([^']+)'", page)
    assert len(set(pictures)) == len(PICTURES)


def test_that_the_guide_asks_for_nothing_outside_itself(page: str) -> None:
    named = re.findall(r"(?:src|href)='([^']{0,30})", page)
    assert all(name.startswith(("#", "data:image/png")) for name in named)


def test_that_what_stands_out_in_the_help_stands_out_in_the_guide(page: str) -> None:
    assert "<strong>Undo</strong>" in page
