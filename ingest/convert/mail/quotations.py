"""What messages quote of others that are not in their file: left out, and told in the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.blocks import ConversionWarning, WarningCode
from ingest.convert.mail.text import quoted_lines

WORD = re.compile(r"\w+")
# Words in a row by which a line is known again.
LONGEST_RUN = 3


class Quotations:
    """Words that a mailbox's messages say and words that they quote, to tell which are lost."""

    def __init__(self) -> None:
        self._said: list[list[str]] = []
        self._quoted: dict[tuple[str, ...], None] = {}

    def read(self, lines: Sequence[str], kept: Iterable[int]) -> None:
        """Take in a message of which only the lines `kept` are read."""
        left = set(range(len(lines))).difference(kept)
        quoted = left.intersection(quoted_lines(lines)) if left else left
        said = (line for at, line in enumerate(lines) if at not in quoted)
        self._said.append(_words("\n".join(said)))
        self.leave_out(lines[at] for at in sorted(quoted))

    def leave_out(self, lines: Iterable[str]) -> None:
        """Take in what a message quotes, line by line."""
        self._quoted |= dict.fromkeys(tuple(words) for words in map(_words, lines) if words)

    def warnings(self) -> Iterator[ConversionWarning]:
        """The warning that so many words are quoted that no message says, where there are any.

        Line by line: those who answer cut what they quote, and programs break its lines anew.
        """
        unsaid = {run for line in self._quoted for run in _runs(line)}
        for message in self._said:
            for length in range(1, LONGEST_RUN + 1):
                unsaid.difference_update(_runs(message, length))
        if words := sum(len(line) for line in self._quoted if not unsaid.isdisjoint(_runs(line))):
            yield ConversionWarning(WarningCode.QUOTATIONS_LEFT_OUT, f"{words}")


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _runs(words: Sequence[str], length: int = LONGEST_RUN) -> Iterator[tuple[str, ...]]:
    """The words in a row, so many each; all of them where there are fewer."""
    for start in range(max(len(words) - length, 0) + 1):
        yield tuple(words[start : start + length])
