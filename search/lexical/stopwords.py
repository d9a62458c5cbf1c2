"""Words that say little of what a text is about: those of grammar, of asking and of the field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from corpus.language import UNDETERMINED
from search.lexical.around_matter import Role, folded_words
from search.lexical.folding import fold
from search.lexical.words import Word


def is_stop_word(folded: str, language: str) -> bool:
    """Whether a folded word is one of grammar; in any language where `language` is "und"."""
    return _is_listed(folded, language, _grammar())


def says_something(word: Word, language: str) -> bool:
    """Whether a word, without the parts it may have, is none of grammar and more than a letter."""
    # "WHO" is no stop word, "who" is.
    return word.is_code or not _says_nothing(fold(word.text), language)


def only_asks(word: Word, language: str) -> bool:
    """Whether a word of a question only asks, as "happened" and "lessons" do.

    In passages the same words may say something.
    """
    return not word.is_code and is_asking_word(fold(word.text), language)


def is_asking_word(folded: str, language: str) -> bool:
    """Whether a folded word is one of those that only ask."""
    return _is_listed(folded, language, folded_words(Role.ASKS))


def is_general(word: Word, language: str) -> bool:
    """Whether a word says no more than that something was done, or what all of the field is about.

    "What has been tried in Haiti", "the health system of Ghana", "can it be copied in Nepal".
    """
    return _is_listed(fold(word.text), language, folded_words(Role.GENERAL))


def languages_of_stop_word(folded: str) -> tuple[str, ...]:
    """The languages in which a folded word is one of grammar."""
    return tuple(language for language, words in _grammar().items() if folded in words)


def _says_nothing(folded: str, language: str) -> bool:
    is_letter = len(folded) == 1 and folded < "\u3000"  # one Han character is a word
    return not folded or is_letter or is_stop_word(folded, language)


def _is_listed(folded: str, language: str, lists: Mapping[str, frozenset[str]]) -> bool:
    if language == UNDETERMINED:
        return any(folded in words for words in lists.values())
    return folded in lists.get(language, ())


@lru_cache(maxsize=1)
def _grammar() -> Mapping[str, frozenset[str]]:
    text = files("search.lexical").joinpath("stopwords.json").read_text(encoding="utf-8")
    return {
        language: frozenset(fold(word) for word in words)
        for language, words in json.loads(text).items()
    }
