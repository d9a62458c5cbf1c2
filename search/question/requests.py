"""How people ask others for what they know: by which phrases, and by words that say no more.

"What did other countries experience when they removed user fees?" asks for an exchange on removing
user fees. The phrases are data, one file a language in `requests/`, and so are the words, in
`search/lexical/around_matter/`, whose README tells what each role means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.language import UNDETERMINED
from search.lexical.around_matter import Role, Words, folded_words, words_around_matter
from search.lexical.folding import fold
from search.lexical.question_places import Place, said_places
from search.lexical.stemming import stem
from search.phrases import SpokenWords, pattern, plain
from search.question.phrase_files import phrase_files

_QUESTION_MARKS, _OTHER_SIGNS = ("?", "؟"), (".", "!", "…", ":")
_CLOSING = " \"'»”’)"


def asks(sentence: str) -> bool:
    """Whether a sentence asks: by its sign, or by how it is put, as "I would like to know how"."""
    if sentence.rstrip(_CLOSING).endswith(_QUESTION_MARKS):
        return True
    spoken = SpokenWords(sentence).spoken
    return any(
        phrase.search(spoken) for words in request_words().values() for phrase in words.asking
    )


def is_statement(sentence: str) -> bool:
    """Whether a sentence does not ask and has a sign at its end, which many leave off."""
    return sentence.rstrip(_CLOSING).endswith(_OTHER_SIGNS) and not asks(sentence)


def is_of_any_matter(word: str, language: str) -> bool:
    """Whether a word asks for an exchange and says nothing of what about: "others", "avoid".

    Any ending that the language's stemmer knows counts; in "und" the words of all languages do.
    """
    return stem(word, language) in _stems_of_any_matter(language)


def says_where(word: str, language: str) -> bool:
    """Whether a word says where or whom is asked: "African", "WHO".

    In a language, or in any of them for "und".
    """
    places = folded_words(Role.PLACE)
    languages = places if language == UNDETERMINED else {language} & places.keys()
    return any(fold(word) in places[one] for one in languages)


@lru_cache(maxsize=512)  # what is compared and what a score is worth go by the same
def telling_places(text: str, language: str) -> tuple[Place, ...]:
    """Where a question's words stand that say what it is about, countries included.

    Those are none of grammar, none that only ask, and none that any other matter may have as well.
    """
    return tuple(
        place
        for place in said_places(text, language)
        if not is_of_any_matter(text[slice(*place)], language)
    )


@dataclass(frozen=True, slots=True)
class RequestWords:
    """Of one language: phrases by which a sentence asks, and words by their role.

    Words of any matter are as they are written; those after them are plain, as spoken words are.
    """

    asking: Sequence[re.Pattern[str]]
    of_any_matter: frozenset[str]
    beginning: frozenset[str]
    doing: frozenset[str]
    subjects: frozenset[str]
    exchange: frozenset[str]
    keeping: frozenset[str]


@lru_cache(maxsize=1)
def request_words() -> Mapping[str, RequestWords]:
    """By language. Raises LookupError and ValueError for files that are not as they have to be."""
    words = words_around_matter()
    return {
        language: _read(file.read_text(encoding="utf-8"), words[language])
        for language, file in phrase_files("requests").items()
    }


def _read(phrases: str, words: Words) -> RequestWords:
    plain_of = {role: frozenset(map(plain, words[role])) for role in Role}
    return RequestWords(
        asking=[pattern(line, negations=()) for line in phrases.splitlines() if line.strip()],
        of_any_matter=words[Role.OF_ANY_MATTER],
        beginning=plain_of[Role.BEGINNING],
        doing=plain_of[Role.DOING],
        subjects=plain_of[Role.SUBJECT],
        exchange=plain_of[Role.EXCHANGE],
        keeping=plain_of[Role.KEEPING],
    )


@lru_cache(maxsize=64)
def _stems_of_any_matter(language: str) -> frozenset[str]:
    """As the language's stemmer makes them."""
    known = request_words()
    languages = known if language == UNDETERMINED else {language} & known.keys()
    return frozenset(stem(word, language) for one in languages for word in known[one].of_any_matter)
