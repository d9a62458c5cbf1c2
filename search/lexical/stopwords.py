"""Words that carry the grammar of a sentence and say nothing of what it is about."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from corpus.language import UNDETERMINED
from search.lexical.folding import fold


def is_stop_word(folded: str, language: str) -> bool:
    """Whether a folded word is one in `language`; in any language where that is "und"."""
    lists = _lists()
    if language == UNDETERMINED:
        return any(folded in words for words in lists.values())
    return folded in lists.get(language, ())


def languages_of_stop_word(folded: str) -> tuple[str, ...]:
    """The languages in which a folded word is one."""
    return tuple(language for language, words in _lists().items() if folded in words)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    text = files("search.lexical").joinpath("stopwords.json").read_text(encoding="utf-8")
    return {
        language: frozenset(fold(word) for word in words)
        for language, words in json.loads(text).items()
    }
