"""What comes forward for the countries that a question is about: those it names, and one like mine.

A question that names a country is seldom answered by another country's case, but its name is one
word among others, which a passage of the right case need not even hold. Both raises are bounded:
nothing passes what is clearly better, and nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from corpus.model import Document
from corpus.ports import IndexHit
from search.balance import NEARLY_ODDS
from search.comparable import comparability
from search.contexts import Values, countries_of
from search.paging import Join
from search.query import Question
from search.relevance import RelevanceScale

# A passage about a country that is named passes one about another where its odds of being relevant
# are at least a third. docs/search.md has what other odds give.
NAMED_ODDS = 3.0


def raised_for_countries(
    hits: Sequence[IndexHit],
    question: Question,
    named: Collection[str],
    documents: Mapping[str, Document],
    join: Join,
    scale: RelevanceScale | None,
) -> Sequence[IndexHit]:
    """The hits, with the scores raised of those about a country that is named or like mine.

    `named` are the countries (ISO 3166-1 alpha-3) that the question names for sure; comparable with
    its reference country are passages as far as `comparability` says. `documents` are by id; hits
    of others stay as they are, and so do all without a scale.
    """
    country = question.reference_country
    if scale is None or not (country or named):
        return hits
    known = [hit for hit in hits if hit.document_id in documents]
    about = _countries_by_passage(known, documents, join)
    raised = {
        hit.passage_id: _named(about[hit.passage_id], named) * scale.difference(NAMED_ODDS)
        + _alike(about[hit.passage_id], country, documents[hit.document_id])
        * scale.difference(NEARLY_ODDS)
        for hit in known
    }
    return [replace(hit, score=hit.score + raised.get(hit.passage_id, 0.0)) for hit in hits]


def _named(countries: Values, named: Collection[str]) -> bool:
    return any(country in named for country in countries)


def _alike(countries: Values, reference: str | None, document: Document) -> float:
    """How much of what is known of both is alike: 0..1."""
    if reference is None:
        return 0.0
    found = comparability(reference, countries, document.metadata.year)
    return found.share if found else 0.0


def _countries_by_passage(
    hits: Sequence[IndexHit], documents: Mapping[str, Document], join: Join
) -> dict[str, Values]:
    """The countries that each passage speaks of, by its id.

    Only passages of documents about several countries are joined: they speak of those they name.
    """
    of_document = {hit.passage_id: documents[hit.document_id].metadata.countries for hit in hits}
    several = [key for key, countries in of_document.items() if len(countries) > 1]
    joined = join(several) if several else {}
    named = {key: countries_of(here.document, here.passage) for key, here in joined.items()}
    return of_document | named
