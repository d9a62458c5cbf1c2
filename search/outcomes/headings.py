"""What the headings over a passage say of the section it stands in.

A section called "What did not work" or "Background" tells what to expect of its passages, though
not what they say. Headings are known by phrases, one file a language in `headings/`, written as
`search/phrases.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache, partial
from importlib import resources

from search.outcomes.findings import with_words_apart
from search.phrases import SpokenWords, phrases_of

_MOST_WORDS = 14
_MOST_HEADINGS = 2
_ENDED = re.compile(r"[.!;…:][\"'»”)\]]*$")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[ivxIVX]+[.)]|[A-Z][.)])\s+")


class Section(StrEnum):
    """Kinds of sections; a heading that says several is of the first of them."""

    BOTH_WAYS = "went_both_ways"
    BADLY = "went_badly"
    WELL = "went_well"
    ADVICE = "is_advice"
    DONE = "was_done"
    BACKGROUND = "is_background"


SECTIONS = tuple(Section)
_Phrases = dict[Section, tuple[re.Pattern[str], ...]]


def section_of(text: str, language: str) -> Section | None:
    """By the nearest heading that says one, None where none does.

    `text` is a passage as it is embedded: title, headings from the outermost in, words. `language`
    is ISO 639-1; in those without a file of phrases no section is known.
    """
    phrases = _phrases(language)
    for heading in reversed(list(_headings(text))):
        spoken = SpokenWords(with_words_apart(_NUMBER.sub("", heading), language)).spoken
        for section, its in phrases.items():
            if any(phrase.search(spoken) for phrase in its):
                return section
    return None


def _headings(text: str) -> Iterator[str]:
    """The lines under the title that are short and not ended, unless they are the whole text."""
    for line in text.split("\n")[1:-1][:_MOST_HEADINGS]:
        is_short = 0 < len(line.split()) <= _MOST_WORDS
        if not is_short or "|" in line or _ENDED.search(line.strip()):
            return
        yield line.strip()


@lru_cache(maxsize=32)
def _phrases(language: str) -> _Phrases:
    file = resources.files("search.outcomes") / "headings" / f"{language}.txt"
    return phrases_of(file, SECTIONS, partial(with_words_apart, language=language))
