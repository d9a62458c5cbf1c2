"""Lines that stand at the edge of page after page: which of them the text does not say."""

from __future__ import annotations

import random

import pytest

from ingest.convert.running_lines import told_nowhere_else
from ingest.convert.word_sequences import WordSequences


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


def test_sequences_are_found_as_if_each_was_looked_for():
    """Also those that overlap, or are the beginning, the middle or the end of others."""
    drawn = random.Random(1)
    for _ in range(300):
        sequences = {" ".join(drawn.choices("abc", k=drawn.randint(0, 5))) for _ in range(12)}
        found = WordSequences(sequences)
        said = ""
        for _ in range(3):
            text = " ".join(drawn.choices("abcd", k=drawn.randint(0, 20)))
            found.tell(text)
            said += f"\n {text} "
            for sequence in sequences:
                assert found.is_told(sequence) == (not sequence or f" {sequence} " in said)
