"""From a word to its stem, by language."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from search.lexical import arabic
from search.lexical.folding import fold

if TYPE_CHECKING:
    from Stemmer import Stemmer

_SNOWBALL = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "nn": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Accents are often left out when these are typed. Stemming the word without them gives both
# spellings one stem, which stemming first does not ("épidémie" and "epidemie" would part). The
# stemmers know some endings by their accents, which are put back where they are never otherwise.
_FOLDED_FIRST: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "ca": ((re.compile("cio$"), "ció"),),
    "es": ((re.compile("([cs])ion$"), r"\1ión"),),
    "fr": ((re.compile("ee(s?)$"), r"ée\1"),),
    "it": (),
    "pt": ((re.compile("cao$"), "ção"), (re.compile("coes$"), "ções")),
    "ro": (),
}

_local = threading.local()


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of `word`; the folded word where the language (ISO 639-1) has no stemmer."""
    if language == "ar":
        return arabic.stem(fold(word))
    algorithm = _SNOWBALL.get(language)
    if algorithm is None:
        return fold(word)
    spelt = _without_accents(word, language) if language in _FOLDED_FIRST else word.lower()
    return fold(_stemmer(algorithm).stemWord(spelt))


def _without_accents(word: str, language: str) -> str:
    spelt = fold(word)
    for ending, accented in _FOLDED_FIRST[language]:
        spelt = ending.sub(accented, spelt)
    return spelt


def _stemmer(algorithm: str) -> Stemmer:
    # A Stemmer keeps state during a call, so each thread has its own.
    stemmers: dict[str, Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if algorithm not in stemmers:
        from Stemmer import Stemmer

        stemmers[algorithm] = Stemmer(algorithm)
    return stemmers[algorithm]
