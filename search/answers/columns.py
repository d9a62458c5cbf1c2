"""The columns of an answer put together from hits: what each shows, and what stands behind it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.ports import IndexHit
from corpus.store import PassageInContext
from search.answers.column_queries import Column, is_shown, spread, tally
from search.answers.copies import words_in_order
from search.answers.paging import HitPage, Join
from search.answers.results import Tally
from search.question.question import Question
from search.ranking.balance import NEARLY_ODDS
from search.ranking.countries import raised_for_countries
from search.ranking.notices import is_notice
from search.ranking.relevance import RelevanceBand, RelevanceScale
from search.ranking.successors import Catalogue, current_first, successors_among
from search.ranking.weighed import Weighed

# What is weaker seldom answers the question; it is shown with that said, and not counted.
EVIDENCE = RelevanceBand.PARTIAL
# In a list of results, lists of sources stand behind what is at least this. Behind weaker matches
# too, a document of which nothing but its sources names what was asked for would hardly be found.
_BEFORE_LISTS = RelevanceBand.STRONG

Found = Mapping[Column, Sequence[IndexHit]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Pages and tallies by column. Tallies are of the scores that the index gave."""

    pages: Mapping[Column, HitPage]
    tallies: Mapping[Column, Tally | None]


def arrange(
    question: Question,
    weighed: Weighed,
    found: Found,
    catalogue: Catalogue,
    join: Join,
    per_column: int,
    depth: int,
) -> Columns:
    """What each column shows of its hits: nothing of a side that was not asked for.

    Nor notices, nor lists of sources where anything else comes close, in whatever column: a column
    has few places. What several documents say word for word is shown once.
    `depth` is how many hits were asked for. Without a scale nobody knows what is nearly as good:
    then columns take every document before they take one twice, and nothing is counted.
    """
    scale, named = weighed.scale, weighed.understanding.countries
    documents = catalogue.documents_of({hit.document_id for hits in found.values() for hit in hits})
    later = successors_among(documents, catalogue.served)
    nearly = scale.difference(NEARLY_ODDS) if scale else math.inf
    close = {hit.passage_id for hit in relevant([*chain(*found.values())], scale)}
    answering = {
        column: without_lists(hits, scale, any_close=bool(close)) for column, hits in found.items()
    }
    likely = [hit.passage_id for hits in answering.values() for hit in hits[: 2 * per_column]]
    join_once = joined_once(likely, lambda keys: without_notices(join(keys)))
    pages: dict[Column, HitPage] = {}
    said: set[str] = set()
    for column, hits in answering.items():
        page = spread(
            raised_for_countries(hits, question, named, documents, scale),
            join_once,
            said,
            per_column if is_shown(column, question.side) else 0,
            question.per_document,
            nearly,
            lambda standing: current_first(standing, close, later),
        )
        said |= {words_in_order(one.found.passage) for one in page.shown}
        # What is left out is found in the list of all that belongs to the column.
        has_lists = len(hits) < len(found[column])
        pages[column] = replace(page, has_more=page.has_more or has_lists)
    return Columns(
        pages,
        tallies={
            column: tally(relevant(hits, scale), documents, len(hits), depth) if scale else None
            for column, hits in found.items()
        },
    )


def before_lists(scale: RelevanceScale | None) -> float | None:
    """The score from which on a hit stands before lists of sources; None without a scale."""
    return scale.least_score(_BEFORE_LISTS) if scale else None


def relevant(
    hits: Sequence[IndexHit], scale: RelevanceScale | None, least: RelevanceBand = EVIDENCE
) -> list[IndexHit]:
    """The evidence: hits at or above the relevance floor that do not only list sources.

    `least` is another floor. Without a scale, whatever does not only list sources.
    """
    floor = scale.least_score(least) if scale else -math.inf
    return [hit for hit in hits if hit.score >= floor and not hit.lists_sources]


def without_lists(
    hits: Sequence[IndexHit], scale: RelevanceScale | None, *, any_close: bool
) -> Sequence[IndexHit]:
    """The hits without lists of sources, unless these alone come close.

    They do where an author's name or a title is asked for; `any_close` says whether there is
    anything else. Without a scale nobody knows: all stay.
    """
    if scale is None:
        return hits
    floor = math.inf if any_close else scale.least_score(EVIDENCE)
    return [hit for hit in hits if not hit.lists_sources or hit.score >= floor]


def without_notices(found: Mapping[str, PassageInContext]) -> Mapping[str, PassageInContext]:
    """The passages, by id, without those that only say what their document is."""
    return {key: one for key, one in found.items() if not is_notice(one.passage)}


def joined_once(likely: Iterable[str], join: Join) -> Join:
    """A join that has asked for the likely passages of all columns in one call."""
    known: dict[str, PassageInContext | None] = dict.fromkeys(likely)
    known.update(join(list(known)))

    def once(passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
        if further := [key for key in passage_ids if key not in known]:
            known.update(dict.fromkeys(further))
            known.update(join(further))
        return {key: found for key in passage_ids if (found := known[key])}

    return once
