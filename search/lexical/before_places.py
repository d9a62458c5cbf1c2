"""Words before a place that belong to its name: "in the" Gambia, "au" Tchad, "and in" Niger.

In "How much does Mongolia spend" the words before the name belong to the question. The words are
data in 13 languages, `words_before_places.json`.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from corpus.language import UNDETERMINED
from search.lexical.folding import fold
from search.lexical.question_places import Place
from search.lexical.words import words


class _Kind(StrEnum):
    """What a word before a place does there.

    One that relates leads to it as well, and says something of its own: "between", "without". So
    it goes where the place does, and stays with a place that stays.
    """

    ARTICLE = "article"
    LEADING = "leading"
    RELATING = "relating"
    JOINING = "joining"


# From the place backwards, one of each at most.
_ORDER = ((_Kind.ARTICLE,), (_Kind.LEADING, _Kind.RELATING), (_Kind.JOINING,))


def beginning_of(place: Place, text: str, language: str, others: Collection[Place]) -> int:
    """Where in `text` that begins which goes with a place: an article, the word that leads to it.

    So does a word that joins it to one of the `others` that stands just before. `language` is ISO
    639-1, or "und" for any.
    """
    start = place[0]
    before = [word for word in words(text) if word.end <= start]
    for kinds in _ORDER:
        if not before or text[before[-1].end : start].strip("’' "):
            break
        word = before[-1]
        is_joined = _Kind.JOINING not in kinds or _ends_with(text[: word.start], others)
        if is_joined and any(_is_listed(fold(word.text), language, kind) for kind in kinds):
            start = before.pop().start
    return start


def only_leads(text: str, language: str) -> bool:
    """Whether all words of `text`, if any, are articles or lead to what follows, saying no more."""
    return all(
        _is_listed(fold(word.text), language, _Kind.ARTICLE)
        or _is_listed(fold(word.text), language, _Kind.LEADING)
        for word in words(text)
    )


def _ends_with(text: str, places: Collection[Place]) -> bool:
    return len(text.rstrip(" ,،")) in {end for _, end in places}


def _is_listed(folded: str, language: str, kind: _Kind) -> bool:
    lists = _lists()[kind]
    if language == UNDETERMINED:
        return any(folded in listed for listed in lists.values())
    return folded in lists.get(language, ())


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, frozenset[str]]]:
    text = files("search.lexical").joinpath("words_before_places.json").read_text(encoding="utf-8")
    return {
        kind: {language: frozenset(map(fold, listed)) for language, listed in languages.items()}
        for kind, languages in json.loads(text).items()
    }
