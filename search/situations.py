"""The sentences of a long question: which of them ask, and which tell how things are.

"We are a low-income country with 40 districts ... The budget was cut by a tenth ... What did others
see when fees were removed?" No passage says all of that, so that one which answers was taken for
answering a tenth of it. So each sentence that says enough is compared by itself as well, its words
read as the whole question makes them understood. One that asks counts for itself; one that tells
only together with one that asks, since it may be of another matter. Where what asks is no more than
"what did others do?", the matter stands in what is told, and that counts for itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from corpus.language import UNDETERMINED
from corpus.ports import EncodedQuery, QuestionParts
from search.lexical.question_places import Place, matter_places, meets
from search.lexical.stemming import stem
from search.phrases import SpokenWords, pattern, sections
from search.preambles import asked_about

# Shorter questions are asked as one.
_FEWEST_WORDS = 25
# So many words of a sentence that asks, or that tells, have to say what it is about: fewer come
# close to much that is about something else. Measured in docs/search.md.
_LEAST_ASKED, _LEAST_TOLD = 3, 5

_LISTS = ("asking", "of-any-matter")
_LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru")
# No capitals in Arabic; in other languages a small letter follows what was only shortened, and
# "Dr." and "U.S." stand before capitals.
_ENDS = re.compile(r"(?<!\b[A-ZÀ-Ý])(?<!\b[A-ZÀ-Ý][a-z])[.!?؟…]+[\"'»”’)]*\s+(?=[^\sa-zà-öø-ÿа-я])")
_QUESTION_MARKS, _OTHER_SIGNS = ("?", "؟"), (".", "!", "…", ":")
_CLOSING = " \"'»”’)"


def parts_of(encoded: EncodedQuery, matter: str, language: str) -> QuestionParts:
    """The pieces of each sentence of a long question `matter`; none of any other question.

    Pieces of words by which a sentence introduces itself are in none.
    """
    alone, told = sentences_of(matter, language)
    return QuestionParts(_pieces(encoded, alone), _pieces(encoded, told))


def compared_alone(matter: str, language: str) -> tuple[str, ...]:
    """The sentences of a long question that count by themselves, in order."""
    return tuple(matter[start:end] for start, end in sentences_of(matter, language)[0])


@lru_cache(maxsize=512)  # who compares and who tells of it ask the same
def sentences_of(matter: str, language: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Where the sentences stand that count by themselves, and those that count with one of these.

    Sentences that say little are neither. A question of one sentence, or a short one, has none.
    """
    places = _sentences(matter)
    if len(places) == 1 or len(matter.split()) < _FEWEST_WORDS:
        return (), ()
    said = _saying(matter, language)
    asking: list[Place] = []
    telling: list[Place] = []
    for place in places:
        asks = _asks(place, matter)
        if sum(meets(one, [place]) for one in said) >= (_LEAST_ASKED if asks else _LEAST_TOLD):
            (asking if asks else telling).append(_without_introduction(place, matter))
    return (tuple(asking), tuple(telling)) if asking else (tuple(telling), ())


def _sentences(text: str) -> list[Place]:
    ends = [match.span() for match in _ENDS.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start + len(text[start:end].rstrip()) for start, end in ends), len(text)]
    return list(zip(starts, stops, strict=True))


def _saying(text: str, language: str) -> list[Place]:
    """Where the words stand that no question about another matter has as well."""
    left_out = _words().of_any_matter
    return [
        (start, end)
        for start, end in matter_places(text, language)
        if (language, stem(text[start:end], language)) not in left_out
    ]


def _asks(place: Place, text: str) -> bool:
    """Whether a sentence asks; the last one without a sign does, whose mark was left off."""
    sentence = text[slice(*place)].rstrip(_CLOSING)
    is_left_off = place[1] == len(text) and not sentence.endswith(_OTHER_SIGNS)
    if is_left_off or sentence.endswith(_QUESTION_MARKS):
        return True
    spoken = SpokenWords(sentence).spoken
    return any(phrase.search(spoken) for phrase in _words().asking)


def _without_introduction(place: Place, text: str) -> Place:
    """Where the sentence's matter stands."""
    start, end = place
    sought = asked_about(text[start:end])
    begins = text.index(sought, start)
    return begins, begins + len(sought)


def _pieces(encoded: EncodedQuery, places: Sequence[Place]) -> list[list[int]]:
    numbers = [
        [n for n, piece in enumerate(encoded.places) if meets(piece, [place])] for place in places
    ]
    return [one for one in numbers if one]


class _Words(NamedTuple):
    """Of all languages: phrases that ask, and language and stem of words of any matter."""

    asking: Sequence[re.Pattern[str]]
    of_any_matter: Collection[tuple[str, str]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    folder = resources.files("search") / "requests"
    asking: list[re.Pattern[str]] = []
    of_any_matter: set[tuple[str, str]] = set()
    for language in _LANGUAGES:
        content = (folder / f"{language}.txt").read_text(encoding="utf-8")
        written = sections(content, _LISTS)
        asking += (pattern(line, negations=()) for line in written[_LISTS[0]])
        words = " ".join(written[_LISTS[1]]).split()
        of_any_matter |= {
            (one, stem(word, one)) for word in words for one in (language, UNDETERMINED)
        }
    return _Words(asking, of_any_matter)
