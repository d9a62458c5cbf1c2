"""The ways on for who found no evidence: the question of all countries, and without filters.

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
from search.answers.column_queries import Column, tally
from search.answers.results import Answer, SearchResult, Tally
from search.lexical import ConceptFinder
from search.question.named_countries import of_all_countries
from search.question.question import Question
from search.question.understood import Understanding


@dataclass(frozen=True, slots=True)
class Evidence:
    """What comes close to a question: how much, of which sort and of which countries, most first.

    `sides` are by the columns of an answer. A passage of several countries counts for each.
    """

    tally: Tally
    sides: Mapping[Column, Tally]
    countries: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WaysOn:
    """A wider question, and what comes close to it: None where nobody has counted."""

    question: Question
    evidence: Evidence | None


def lacks_evidence(found: Answer | SearchResult) -> bool:
    """Whether who asked needs ways on: nothing comes close, or nothing is shown at all.

    Not on a page after the last: what there is stands on those before it.
    """
    if isinstance(found, SearchResult) and found.is_past_end:
        return False
    return found.evidence_found is False or not found.results


def wider(
    question: Question, understanding: Understanding, concepts: ConceptFinder
) -> Question | None:
    """The question without filters and without the countries it names, all sides, its first page.

    None where that was looked for already.
    """
    text = of_all_countries(understanding.looked_for, understanding.language, concepts)
    if text == understanding.looked_for and question.filter == NO_FILTER:
        return None
    return replace(question, text=text, filter=NO_FILTER, side=None, cursor=None)


def evidence_among(
    close: Mapping[Column, Sequence[IndexHit]],
    documents: Mapping[str, Document],
    looked_at: Mapping[Column, int],
    depth: int,
) -> Evidence:
    """What `close` says, by column, of so many hits `looked_at` of `depth` asked for.

    `documents` are those the reader may be told of, by id.
    """
    told = [hit for hits in close.values() for hit in hits if hit.document_id in documents]
    countries = Counter(country for hit in told for country in hit.countries)
    sides = {
        column: tally(hits, documents, looked_at[column], depth) for column, hits in close.items()
    }
    whole = tally(told, documents, sum(looked_at.values()), depth)
    is_all = all(side.is_all for side in sides.values())
    return Evidence(replace(whole, is_all=is_all), sides, dict(countries.most_common()))
