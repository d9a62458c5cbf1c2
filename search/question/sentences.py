"""Where the sentences of a question stand, and how many words make it a long one."""

from __future__ import annotations

import re
from collections.abc import Callable

from search.lexical.question_places import Place

# A question of fewer words is asked as one, whatever its sentences.
FEWEST_OF_LONG = 12

# No capitals in Arabic; in other languages a small letter follows what was only shortened, and
# "Dr." and "U.S." stand before capitals.
_ENDS = re.compile(r"(?<!\b[A-ZÀ-Ý])(?<!\b[A-ZÀ-Ý][a-z])[.!?؟…]+[\"'»”’)]*\s+(?=[^\sa-zà-öø-ÿа-я])")


def sentence_places(text: str) -> list[Place]:
    """Where each sentence stands, in order, without the blanks between them: at least one."""
    ends = [match.span() for match in _ENDS.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start + len(text[start:end].rstrip()) for start, end in ends), len(text)]
    return list(zip(starts, stops, strict=True))


def with_next_sentence(text: str, start: int, end: int, asks: Callable[[str], bool]) -> int:
    """Where `text[start:end]` ends with the sentence that asks and begins there; `end` elsewhere.

    By a last sentence that only asks, several before it are known for those that tell.
    """
    if tells_at_length(text[start:end]):
        for first, after in sentence_places(text):
            if first >= end:
                return after if asks(text[first:after]) else end
    return end


def tells_at_length(text: str) -> bool:
    """Whether a text is long and of several sentences, which are compared by themselves."""
    return len(text.split()) >= FEWEST_OF_LONG and len(sentence_places(text)) > 1
