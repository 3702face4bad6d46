"""The glossary: every word of its page is found, in what the screen says, with its meaning."""

import pytest

from leftshift.text.glossary import glossary, words_in


def test_that_every_bold_word_of_the_page_is_a_word_with_a_meaning() -> None:
    """A word without a colon after it would be lost."""
    assert len(glossary()) > 40
    assert all(meaning and "**" not in meaning for meaning in glossary().values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hospital share 2030/31", ["Hospital share"]),
        ("Unfunded in hospital 2030/31", ["Unfunded"]),
        ("Running cost a head 2027/28", ["Running costs"]),
        ("Community share", ["Share"]),
        ("Points of the hospital share", ["Points", "Hospital share"]),
        ("Nothing that needs explaining", []),
    ],
)
def test_that_the_words_of_a_name_are_found_the_longest_first(text: str, words: list[str]) -> None:
    """“Share” is not explained again where “hospital share” is."""
    assert [word for word, _ in words_in(text)] == words
