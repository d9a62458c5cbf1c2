"""Whether a question asks for a fact: who holds an office, when something was, how many, how much.

What is known of another country answers no such question, however close it comes. The phrases are
data, one file a language in `fact_phrases/`, whose README tells how they are written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Literal

from search.phrases import SpokenWords, phrases_of
from search.sides import names_side

_LISTS: tuple[Literal["facts", "others"], ...] = ("facts", "others")
_LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru")


def asks_for_fact(text: str) -> bool:
    """Whether a question, in whatever language, begins by asking for a fact.

    Who also asks what worked, or what did not, how that came, or of others, wants to read of that.
    """
    spoken = SpokenWords(text).spoken
    if not any(phrase.match(spoken) for phrase in _phrases("facts")) or names_side(text):
        return False
    return not any(phrase.search(spoken) for phrase in _phrases("others"))


@lru_cache(maxsize=2)
def _phrases(name: Literal["facts", "others"]) -> tuple[re.Pattern[str], ...]:
    folder = resources.files("search") / "fact_phrases"
    files = (phrases_of(folder / f"{language}.txt", _LISTS) for language in _LANGUAGES)
    return tuple(phrase for phrases in files for phrase in phrases[name])
