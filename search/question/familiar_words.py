"""Which languages a word is usual in, by what this field writes in fifteen of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from search.embedding.calibration import read_calibration_text
from search.embedding.options import CALIBRATION_FOLDER
from search.lexical.folding import fold
from search.lexical.words import plain_words, words


def languages_of_word(folded: str) -> tuple[str, ...]:
    """The languages, by ISO 639-1 code, whose part of the parallel text has a folded word."""
    return _languages().get(folded, ())


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, tuple[str, ...]]:
    text = read_calibration_text(CALIBRATION_FOLDER)
    languages: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for language in text.languages:
        written = " ".join(text.sentences[language] + text.questions[language])
        # Each once: cutting a text into words is what takes the time.
        different = " ".join(set(written.split()))
        for word in {fold(word.text) for word in plain_words(words(different))}:
            languages[word] += (language,)
    return dict(languages)
