"""The wider question for who found no evidence: of all countries, and without filters.

What comes close to it says whether the filters or the country stood in the way, or the collection
has nothing on the matter, and which countries have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.filters import NO_FILTER
from corpus.model import Document
from corpus.ports import IndexHit
from search.answering import tally
from search.lexical import country_places
from search.lexical.folding import fold
from search.lexical.question_places import Place, meets
from search.lexical.stopwords import is_stop_word, only_asks
from search.lexical.words import Word, words
from search.query import Question
from search.results import Tally, Understanding
from search.sides import side_asked

# What is left of a country that is taken out: of "In Chad, who ...", "fees (Chad)", "Chad's fees",
# "fees - Chad - 2010".
_BEFORE, _AFTER = " ,;:.?!،؛؟–—-/'’)", " ,;:.،؛–—-/("
_POSSESSIVE = re.compile("['’]s\\b")
_EMPTY = re.compile(r"""\(\s*\)|"\s*"|'\s*'|«\s*»|“\s*”""")
_REPEATED = re.compile(r"(\s*[,;:،؛/–—-])(?:\s*[,;:،؛/–—-])+(?=\s|\w|$)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What comes close to a question: how much, and how many passages of which country, most first.

    A passage of several countries counts for each.
    """

    tally: Tally
    countries: Mapping[str, int]


def wider(question: Question, understanding: Understanding) -> Question | None:
    """The question without filters and without the countries it names; None where that is the same.

    All sides of it, from its first page.
    """
    text = of_all_countries(question.text, understanding)
    if text == question.text and question.filter == NO_FILTER:
        return None
    return replace(question, text=text, filter=NO_FILTER, side=None, cursor=None)


def of_all_countries(text: str, understanding: Understanding) -> str:
    """The question without the countries that it names, if it asks for something else as well.

    Words of grammar before a country go with it.
    """
    language = understanding.language
    named = [place[:2] for place in country_places(text, language)]
    side = side_asked(text)
    taken = [*named, *([(side.start, side.end)] if side else [])]
    said = [(word.start, word.end) for word in words(text) if _says_something(word, language)]
    if not named or all(meets(one, taken) for one in said):
        return text
    left, end = [], 0
    for place in named:
        left.append(text[end : _with_words_before(place, text, language)].rstrip())
        possessive = _POSSESSIVE.match(text, place[1])
        end = possessive.end() if possessive else place[1]
    return _tidied("".join((*left, text[end:])))


def _tidied(text: str) -> str:
    """Without the signs that stood around what was taken out."""
    kept = _REPEATED.sub(r"\1", _EMPTY.sub("", text))
    return " ".join(kept.split()).lstrip(_BEFORE).rstrip(_AFTER)


def evidence_among(
    close: Sequence[IndexHit], documents: Mapping[str, Document], looked_at: int, depth: int
) -> Evidence:
    """What `close` says, of `looked_at` hits of `depth` asked for.

    `documents` are those the reader may be told of, by id.
    """
    told = [hit for hit in close if hit.document_id in documents]
    countries = Counter(country for hit in told for country in hit.countries)
    return Evidence(tally(told, documents, looked_at, depth), dict(countries.most_common()))


def _says_something(word: Word, language: str) -> bool:
    return not (is_stop_word(fold(word.text), language) or only_asks(word, language))


def _with_words_before(place: Place, text: str, language: str) -> int:
    """Where the words of grammar begin that lead up to a place: those of "in the" Gambia."""
    start = place[0]
    for word in reversed([word for word in words(text) if word.end <= place[0]]):
        between = text[word.end : start]
        if between.strip("’' ") or not is_stop_word(fold(word.text), language):
            break
        start = word.start
    return start
