"""Guidance beside experience: which cases bear on a piece of guidance, which guidance on a case.

A passage bears on a document when it is near one of the document's passages: the cosine of their
vectors is at least that of cases which are taken to speak of the same thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import NotFound
from corpus.evidence import Outcome
from corpus.filters import PassageFilter
from corpus.model import Document, Kind, Passage, Reader
from corpus.ports import IndexHit, PassageIndex
from corpus.store import PassageInContext, Store
from search.answers.pairs import LEAST_SIMILARITY
from search.answers.results import Result, citation
from search.ranking.successors import Served, later_first, served_by, successors_among

GUIDANCE = PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,))
EXPERIENCE = PassageFilter(
    kinds=(Kind.COUNTRY_CASE_STUDY, Kind.FORUM_NOTES),
    outcomes=(Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.MIXED),
)
# Of a long document, passages from all over it stand for the whole.
MOST_PASSAGES = 12
NEIGHBOURS = 12
MOST_COUNTRIES, MOST_GUIDANCE = 12, 5

# Of each of a document's passages, what is nearest to it.
Neighbours = Sequence[Sequence[IndexHit]]


@dataclass(frozen=True, slots=True)
class CountryExperience:
    """What a country's cases say on a matter: passages by outcome, and the nearest of each."""

    country: str
    counts: Mapping[Outcome, int]
    nearest: Mapping[Outcome, Result]


@dataclass(frozen=True, slots=True)
class Related:
    """Experience that bears on guidance, by country, or guidance that bears on experience.

    What bears on most of the document comes first.
    """

    experience: tuple[CountryExperience, ...] = ()
    guidance: tuple[Result, ...] = ()


def spread_out(passages: Sequence[Passage], most: int = MOST_PASSAGES) -> list[Passage]:
    """At most so many passages, evenly from all over the document."""
    if len(passages) <= most:
        return list(passages)
    return [passages[place * len(passages) // most] for place in range(most)]


def related(document: Document, store: Store, index: PassageIndex, reader: Reader) -> Related:
    """For guidance the experience that bears on it, for experience the guidance on the matter."""
    is_guidance = document.metadata.kind is Kind.NORMATIVE_GUIDANCE
    wanted = EXPERIENCE if is_guidance else GUIDANCE
    own = spread_out(store.document_passages(document.id, reader))
    neighbours = [_neighbours(index, passage.id, wanted, reader) for passage in own]
    found = store.passages(list({h.passage_id: None for hits in neighbours for h in hits}), reader)
    if is_guidance:
        return Related(experience=by_country(neighbours, found))
    return Related(guidance=one_a_document(neighbours, found, served_by(store)))


def by_country(
    neighbours: Neighbours, found: Mapping[str, PassageInContext]
) -> tuple[CountryExperience, ...]:
    """What bears on guidance, by country, the one that bears on most of it first.

    Of a case about several countries, a passage counts for those that it names itself, if any.
    """
    support, near = bearing(neighbours, found, _countries_of)
    counts: dict[str, Counter[Outcome]] = {}
    nearest: dict[str, dict[Outcome, Result]] = {}
    for passage_id, similarity in near.items():
        here = found[passage_id]
        if here.passage.outcome is None:
            continue
        for country in _countries_of(here):
            outcome = here.passage.outcome.outcome
            counts.setdefault(country, Counter())[outcome] += 1
            nearest.setdefault(country, {}).setdefault(outcome, _result(here, similarity))
    return tuple(
        CountryExperience(country, dict(counts[country]), nearest[country])
        for country in support
        if country in counts
    )[:MOST_COUNTRIES]


def one_a_document(
    neighbours: Neighbours, found: Mapping[str, PassageInContext], served: Served
) -> tuple[Result, ...]:
    """The nearest passage of each document of guidance, what bears on most of the case first.

    What has been superseded comes after what took its place.
    """
    support, near = bearing(neighbours, found, lambda here: (here.document.id,))
    nearest: dict[str, Result] = {}
    for passage_id, similarity in near.items():
        here = found[passage_id]
        nearest.setdefault(here.document.id, _result(here, similarity))
    documents = {key: nearest[key].document for key in support}
    ordered = later_first(documents, successors_among(documents, served))
    return tuple(nearest[key] for key in ordered)[:MOST_GUIDANCE]


def bearing(
    neighbours: Neighbours,
    found: Mapping[str, PassageInContext],
    belongs: Callable[[PassageInContext], tuple[str, ...]],
) -> tuple[dict[str, float], dict[str, float]]:
    """What bears on a document, and which passages do, either with the most first.

    `belongs` says to what a passage counts. Each of the document's passages gives to a thing the
    cosine of its nearest passage there, beyond the least; the things with less than half of what
    the first has are left out. Passages come with their highest cosine.
    """
    support: Counter[str] = Counter()
    near: dict[str, float] = {}
    for hits in neighbours:
        best: dict[str, float] = {}
        for hit in hits:
            if hit.passage_id not in found or hit.score < LEAST_SIMILARITY:
                continue
            near[hit.passage_id] = max(hit.score, near.get(hit.passage_id, 0.0))
            for thing in belongs(found[hit.passage_id]):
                best[thing] = max(hit.score - LEAST_SIMILARITY, best.get(thing, 0.0))
        support.update(best)
    most = max(support.values(), default=0.0)
    kept = {key: value for key, value in support.items() if value >= most / 2}
    return _most_first(kept), _most_first(near)


def _countries_of(here: PassageInContext) -> tuple[str, ...]:
    return here.passage.speaks_of(here.document.metadata.countries)


def _most_first(values: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(values.items(), key=lambda item: (-item[1], item[0])))


def _neighbours(
    index: PassageIndex, passage_id: str, filter: PassageFilter, reader: Reader
) -> Sequence[IndexHit]:
    try:
        return index.similar(passage_id, filter, reader, NEIGHBOURS)
    except NotFound:  # the index has not come to this revision yet
        return ()


def _result(here: PassageInContext, similarity: float) -> Result:
    return Result(here.passage, here.document, citation(here), similarity)
