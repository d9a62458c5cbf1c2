"""The wider question for who found no evidence: of all countries, and without filters.

What comes close to it says whether the filters or the country stood in the way, or the collection
has nothing on the matter, and which countries have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.filters import NO_FILTER
from corpus.model import Document
from corpus.ports import IndexHit
from search.answering import tally
from search.lexical import ConceptFinder
from search.named_countries import of_all_countries
from search.query import Question
from search.results import Tally, Understanding


@dataclass(frozen=True, slots=True)
class Evidence:
    """What comes close to a question: how much, and how many passages of which country, most first.

    A passage of several countries counts for each.
    """

    tally: Tally
    countries: Mapping[str, int]


def wider(
    question: Question, understanding: Understanding, concepts: ConceptFinder | None = None
) -> Question | None:
    """The question without filters and without the countries it names, all sides, its first page.

    None where that was looked for already.
    """
    text = of_all_countries(understanding.looked_for, understanding.language, concepts)
    if text == understanding.looked_for and question.filter == NO_FILTER:
        return None
    return replace(question, text=text, filter=NO_FILTER, side=None, cursor=None)


def evidence_among(
    close: Sequence[IndexHit], documents: Mapping[str, Document], looked_at: int, depth: int
) -> Evidence:
    """What `close` says, of `looked_at` hits of `depth` asked for.

    `documents` are those the reader may be told of, by id.
    """
    told = [hit for hit in close if hit.document_id in documents]
    countries = Counter(country for hit in told for country in hit.countries)
    return Evidence(tally(told, documents, looked_at, depth), dict(countries.most_common()))
