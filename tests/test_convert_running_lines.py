"""Lines that stand at the edge of page after page: which of them the text does not say."""

from __future__ import annotations

import random

import pytest

from ingest.convert.running_lines import told_nowhere_else


@pytest.mark.parametrize(
    ("lines", "text", "told"),
    [
        (["Free care"], ["On FREE, care."], []),
        (["Free care"], ["It is free", "care"], ["Free care"]),
        (["Free care"], ["Carefree careers"], ["Free care"]),
        (["Free care | Mali"], ["Free care", "In Mali"], []),
        (["Free care | Mali"], ["Free care"], ["Free care | Mali"]),
        (["Free care in Mali", "free care", "care in"], [], ["Free care in Mali"]),
        (["care", "Free care in Mali"], [], ["care", "Free care in Mali"]),
        (["Page 3", "", "iv"], [], []),
        ([], ["Free care"], []),
    ],
)
def test_lines_are_told_whose_words_stand_nowhere_else(
    lines: list[str], text: list[str], told: list[str]
):
    """Word for word within one paragraph, or in a line that was told."""
    assert list(told_nowhere_else(lines, text)) == told


def test_lines_are_found_as_if_each_was_looked_for():
    """Also those that overlap, or are the beginning, the middle or the end of others."""
    drawn = random.Random(1)
    for _ in range(300):
        lines = list(dict.fromkeys(words_of(drawn, 3, 5) for _ in range(12)))
        text = [words_of(drawn, 4, 20) for _ in range(drawn.randint(0, 3))]
        said, told = [f" {paragraph} " for paragraph in text], []
        for line in lines:
            if line and not any(f" {line} " in one for one in said):
                told.append(line)
                said.append(f" {line} ")
        assert list(told_nowhere_else(lines, text)) == told


def words_of(drawn: random.Random, different: int, most: int) -> str:
    words = ["free", "care", "pay", "fees"][:different]
    return " ".join(drawn.choices(words, k=drawn.randint(0, most)))


def test_thousands_of_lines_are_looked_for_in_one_pass():
    """Numbered lines of a header that begin alike, and a text that has all but one of them."""
    lines = [f"Free care for mothers in district {number} of Mali" for number in range(20_000)]
    text = [f"{line} since May" for line in lines if line != lines[700]]
    assert list(told_nowhere_else(lines, text)) == [lines[700]]


def test_a_word_of_a_million_letters_is_told():
    """However often it stands there: what looks for such a word breaks down."""
    long = "a" * 1_000_000
    assert list(told_nowhere_else([long, "Free care"], ["Free care is paid late."])) == [long]
