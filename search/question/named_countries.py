"""What a question that names countries is asked as.

A country's name made evidence all alone: of "football in Ghana" any passage about Ghana has what
counts most. So what is asked besides is compared by itself as well, and a passage is worth no more
than it is for that. Of several countries each is asked by itself, and one that no passage is about
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from corpus.ports import EncodedQuery
from search.lexical import ConceptFinder, country_places, matter_places
from search.lexical.before_places import beginning_of
from search.lexical.question_places import Place, meets, said_places
from search.question.sides import side_asked

# Of a longer list of countries, no passage has to be about one alone.
_MOST_COUNTRIES = 4

# What is left of a country that is taken out: of "In Chad, who ...", "fees (Chad)", "Chad's fees",
# "fees - Chad - 2010".
_BEFORE, _AFTER = " ,;:.?!،؛؟–—-/'’)", " ,;:.،؛–—-/("
_POSSESSIVE = re.compile("['’]s\\b")
_EMPTY = re.compile(r"""\(\s*\)|"\s*"|'\s*'|«\s*»|“\s*”""")
_REPEATED = re.compile(r"(\s*[,;:،؛/–—-])(?:\s*[,;:،؛/–—-])+(?=\s|\w|$)")


def besides_countries(
    encoded: EncodedQuery, matter: str, language: str, concepts: ConceptFinder
) -> list[int]:
    """The numbers of the pieces of the question `matter` that name no country.

    None where it names none or asks for nothing else, as "what worked in Rwanda" and "lessons from
    Ghana", or where nobody knows which pieces these are.
    """
    named = [place[:2] for place in country_places(matter, language, concepts)]
    kept = _outside(encoded, named)
    names_one = len(kept) < len(encoded.places)
    return kept if names_one and _says_more(encoded, kept, matter, language) else []


def one_by_one(
    encoded: EncodedQuery, matter: str, language: str, concepts: ConceptFinder
) -> list[tuple[str, EncodedQuery]]:
    """What is asked of each country by itself, as words and as encoded.

    Of a question that names several, a passage about one has all it can have. It is one question
    where at most one country is named.
    """
    places = country_places(matter, language, concepts)
    countries = tuple(dict.fromkeys(place.country for place in places))
    if not 1 < len(countries) <= _MOST_COUNTRIES:
        return [(matter, encoded)]
    questions = []
    for country in countries:
        others = [(start, end) for start, end, other in places if other != country]
        kept = _outside(encoded, others)
        pieces = _only(encoded, kept) if 0 < len(kept) < len(encoded.places) else encoded
        questions.append((_blanked(matter, others), pieces))
    return questions


def of_all_countries(text: str, language: str, concepts: ConceptFinder) -> str:
    """The question without the countries that it names, if it asks for something else as well.

    What belongs to its name goes with it: "in the" Gambia, and not "how much does" Gambia spend.
    """
    named = [place[:2] for place in country_places(text, language, concepts)]
    taken = [*named, *_of_side(text)]
    said = said_places(text, language)
    if not named or all(meets(one, taken) for one in said):
        return text
    left, end = [], 0
    for place in named:
        left.append(text[end : max(end, beginning_of(place, text, language, named))].rstrip())
        possessive = _POSSESSIVE.match(text, place[1])
        end = possessive.end() if possessive else place[1]
    return _tidied("".join((*left, text[end:])))


def _tidied(text: str) -> str:
    """Without the signs that stood around what was taken out."""
    kept = _REPEATED.sub(r"\1", _EMPTY.sub("", text))
    return " ".join(kept.split()).lstrip(_BEFORE).rstrip(_AFTER)


def _outside(encoded: EncodedQuery, places: Collection[Place]) -> list[int]:
    """The numbers of the pieces that stand elsewhere."""
    return [n for n, place in enumerate(encoded.places) if not meets(place, places)]


def _only(encoded: EncodedQuery, kept: Sequence[int]) -> EncodedQuery:
    """With these pieces alone; beside each other they count as before, and 1 on average."""
    tokens = encoded.tokens[kept]
    places = [encoded.places[n] for n in kept]
    return replace(encoded, tokens=tokens / np.linalg.norm(tokens, axis=1).mean(), places=places)


def _blanked(text: str, places: Collection[Place]) -> str:
    """The text with blanks in these places, so that all else stands where it stood."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _says_more(encoded: EncodedQuery, kept: Collection[int], matter: str, language: str) -> bool:
    """Whether any of these pieces says what the question is about, and not only which side."""
    of_side = _of_side(matter)
    said = [one for one in matter_places(matter, language) if not meets(one, of_side)]
    return any(meets(encoded.places[n], said) for n in kept)


def _of_side(text: str) -> list[Place]:
    """Where the words stand that ask for a side."""
    side = side_asked(text)
    return [(side.start, side.end)] if side else []
