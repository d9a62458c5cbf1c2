"""Which hits a column shows: the best, from as many documents and countries as have nearly as much.

Ten excerpts of one report are one voice. A passage of a document or country that is already shown
yields to one of a new document or country, but only where that one is nearly as good: never to one
whose score is lower by more than `nearly`. So balance has a bound, and the best is always shown.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.ports import IndexHit
from search.index.hits import best_first

# "Nearly as good": the odds of being relevant are at least two thirds.
NEARLY_ODDS = 1.5


def balanced(
    hits: Sequence[IndexHit],
    limit: int,
    per_document: int,
    nearly: float,
) -> list[IndexHit]:
    """`limit` hits in the order they are chosen, at most `per_document` of each document.

    Each place goes, among the hits less than `nearly` below the best one left, to that whose
    document, and then whose countries, have been shown least; of equals, to the best. A document of
    no country counts as a place of its own.
    """
    left = best_first(hits)
    documents: Counter[str] = Counter()
    places: Counter[str] = Counter()
    chosen: list[IndexHit] = []

    def shown_before(hit: IndexHit) -> tuple[int, int]:
        return documents[hit.document_id], min(places[country] for country in _places(hit))

    while left and len(chosen) < limit:
        near = bisect_right(left, nearly - left[0].score, key=lambda hit: -hit.score)
        # Sorted, and `min` gives the first of equals: the best of them.
        pick = min(left[:near], key=shown_before)
        chosen.append(pick)
        documents[pick.document_id] += 1
        places.update(_places(pick))
        full = documents[pick.document_id] >= per_document
        left = [
            hit
            for hit in left
            if hit is not pick and not (full and hit.document_id == pick.document_id)
        ]
    return chosen


def unsure_later(
    hits: Sequence[IndexHit], unsure: Collection[str], nearly: float
) -> list[IndexHit]:
    """The hits, best first; those `unsure` to belong here (passage ids) behind what is as good.

    Their scores are lower by `nearly`, so that nothing passes what is clearly better. With an
    infinite `nearly` nobody knows what that is, and all stay.
    """
    if math.isinf(nearly):
        return best_first(hits)
    return best_first(
        replace(hit, score=hit.score - nearly) if hit.passage_id in unsure else hit for hit in hits
    )


def _places(hit: IndexHit) -> tuple[str, ...]:
    return hit.countries or (f"document {hit.document_id}",)
