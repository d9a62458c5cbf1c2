"""What of a question is compared by itself: its matter, or the sentences of a long one.

"What did other countries experience when they removed user fees?" is about removing user fees, and
a passage that covers this was taken for covering half of the question. So the words that say what
a question is about are compared by themselves as well.

"We are a low-income country with 40 districts ... The budget was cut by a tenth ... What did others
see when fees were removed?" No passage says all of that, so that one which answers was taken for
answering a tenth of it. So each sentence that says enough is compared by itself as well, its words
read as the whole question makes them understood. One that asks counts for itself; one that tells
only together with one that asks, since it may be of another matter. Where what asks is no more than
"what did others do?" or "what is known in Africa?", the matter stands in what is told, and that
counts for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.ports import EncodedQuery, QuestionParts
from corpus.vocabulary import load_place_finder
from search.lexical.question_places import Place, matter_places, meets, said_places
from search.question.matter import asked_about
from search.question.requests import (
    asks,
    is_of_any_matter,
    is_statement,
    says_where,
    telling_places,
)
from search.question.sentences import sentence_places, tells_at_length

# Statements of fewer words are asked as one.
_FEWEST_OF_STATEMENTS = 25
# Of fewer words, what all of a question is about is compared by itself beside its sentences.
_FEWEST_OF_MAILS = 25
# So many words of a sentence that asks, or that tells, have to say what it is about: fewer come
# close to much that is about something else. Measured in docs/measurements/questions.md.
_LEAST_ASKED, _LEAST_TOLD = 3, 5
# So many words of a short question are compared by themselves where so many others ask: one is too
# little to go by, and one word that asks may belong to the matter.
_LEAST_TELLING, _LEAST_ASKING = 2, 2


def parts_of(encoded: EncodedQuery, matter: str, language: str) -> QuestionParts:
    """The pieces of each sentence of a long question `matter`, or of what another is about.

    Pieces of words by which a sentence introduces itself are in none.
    """
    alone, background = sentences_of(matter, language)
    asked = _pieces(encoded, alone)
    if not alone or len(matter.split()) < _FEWEST_OF_MAILS:
        asked += _matter(encoded, matter, language)
    return QuestionParts(asked, _pieces(encoded, background))


def _matter(encoded: EncodedQuery, matter: str, language: str) -> list[list[int]]:
    """What a short question is about, where enough of its words say that, and enough do not."""
    telling = telling_places(matter, language)
    asking = len(said_places(matter, language, asking=True)) - len(telling)
    if len(telling) < _LEAST_TELLING or asking < _LEAST_ASKING or is_statement(matter):
        return []
    return _together(encoded, telling)


def compared_alone(matter: str, language: str) -> tuple[str, ...]:
    """The sentences of a long question that count by themselves, in order."""
    return tuple(matter[start:end] for start, end in sentences_of(matter, language)[0])


def words_compared(matter: str, language: str) -> int:
    """How many words say what a passage may answer at once: what a score is worth goes by these.

    Of a question of several sentences those of all that ask and of the longest that only tells,
    with which it is compared.
    """
    alone, background = sentences_of(matter, language)
    if not alone:
        return len(telling_places(matter, language))
    asked, known = (
        [len(telling_places(matter[start:end], language)) for start, end in places]
        for places in (alone, background)
    )
    return sum(asked) + max(known, default=0)


@lru_cache(maxsize=512)  # who compares and who tells of it ask the same
def sentences_of(matter: str, language: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Where the sentences stand that count by themselves, and those that count with one of these.

    Sentences that say little are neither. A question of one sentence, or a short one, has none.
    """
    if not tells_at_length(matter):
        return (), ()
    places = sentence_places(matter)
    is_long = len(matter.split()) >= _FEWEST_OF_STATEMENTS
    if not is_long and not any(asks(matter[slice(*one)]) for one in places):
        return (), ()
    said = _saying(matter, language)
    asking: list[Place] = []
    telling: list[Place] = []
    for place in places:
        is_asking, sought = _asks(place, matter), _without_introduction(place, matter)
        # By which words a sentence asks says nothing; who wants what does, where it tells.
        saying, least = (sought, _LEAST_ASKED) if is_asking else (place, _LEAST_TOLD)
        if sum(meets(one, [saying]) for one in said) >= least:
            (asking if is_asking else telling).append(sought)
    return (tuple(asking), tuple(telling)) if asking else (tuple(telling), ())


def _saying(text: str, language: str) -> list[Place]:
    """Where the words stand that no question about another matter has as well.

    Nor those that say where, or whom is asked: "in the WHO African Region?" is about anything.
    """
    countries = [
        (one.start, one.end) for one in load_place_finder().mentions(text, capitalised=False)
    ]
    return [
        place
        for place in matter_places(text, language)
        if not meets(place, countries)
        and not is_of_any_matter(text[slice(*place)], language)
        and not says_where(text[slice(*place)], language)
    ]


def _asks(place: Place, text: str) -> bool:
    """Whether a sentence asks; the last one without a sign does, whose mark was left off."""
    sentence = text[slice(*place)]
    return asks(sentence) or (place[1] == len(text) and not is_statement(sentence))


def _without_introduction(place: Place, text: str) -> Place:
    """Where the sentence's matter stands."""
    start, end = place
    sought = asked_about(text[start:end])
    begins = text.index(sought, start)
    return begins, begins + len(sought)


def _pieces(encoded: EncodedQuery, places: Sequence[Place]) -> list[list[int]]:
    """Of each place that has any."""
    return [one for place in places for one in _together(encoded, [place])]


def _together(encoded: EncodedQuery, places: Sequence[Place]) -> list[list[int]]:
    """Of all the places as one, if they have any."""
    numbers = [n for n, piece in enumerate(encoded.places) if meets(piece, places)]
    return [numbers] if numbers else []
