"""Which of the index's hits are shown, page by page, without doubling or skipping any."""

from __future__ import annotations

import base64
import binascii
import json
import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import InvalidRequest
from corpus.model import Reader
from corpus.ports import IndexHit
from corpus.store import PassageInContext, Store
from search.index.hits import best_first, just_below

Join = Callable[[Sequence[str]], Mapping[str, PassageInContext]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the score and passage id of its last result."""

    score: float
    passage_id: str

    def precedes(self, hit: IndexHit) -> bool:
        """Whether the hit comes after this place: lower score, or the same and a later id."""
        return (-self.score, self.passage_id) < (-hit.score, hit.passage_id)


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with the passage and document it stands for."""

    hit: IndexHit
    found: PassageInContext


@dataclass(frozen=True, slots=True)
class HitPage:
    """Hits to show, best first, and whether others follow."""

    shown: tuple[ShownHit, ...]
    has_more: bool

    @property
    def end(self) -> Place | None:
        """Where the next page begins, None where there is none."""
        if not self.has_more:
            return None
        last = self.shown[-1].hit
        return Place(last.score, last.passage_id)


def page_of(
    hits: Sequence[IndexHit],
    join: Join,
    limit: int,
    per_document: int,
    after: Place | None = None,
    before_lists: float | None = None,
) -> HitPage:
    """The page of `limit` hits after a place, at most `per_document` of each document in all.

    Lists of sources are put behind what has a score of `before_lists` or more; None leaves them
    where they are. `join` is asked once for the hits that would be shown if all still stood; only
    where some do not (withdrawn or restricted meanwhile) is it asked for all the others as well.
    """
    ordered = best_first(lists_behind(hits, before_lists))
    revisions = revisions_of(ordered)
    known: dict[str, PassageInContext | None] = {}
    while True:
        # One more than the page, to know whether there is another.
        chosen = _choose(ordered, known, limit + 1, per_document, after)
        if all(hit.passage_id in known for hit in chosen):
            break
        looked_at = ordered if None in known.values() else chosen
        asked = [hit for hit in looked_at if hit.passage_id not in known]
        found = join([hit.passage_id for hit in asked])
        for hit in asked:
            here = found.get(hit.passage_id)
            stands = here is not None and is_newest(here, revisions[hit.document_id])
            known[hit.passage_id] = here if stands else None
    following = [hit for hit in chosen if after is None or after.precedes(hit)]
    shown = [ShownHit(hit, here) for hit in following[:limit] if (here := known[hit.passage_id])]
    return HitPage(tuple(shown), len(following) > limit)


def joined_for(store: Store, reader: Reader) -> Join:
    """The passages of hits with their documents, as far as the reader may read them."""
    return lambda passage_ids: store.passages(passage_ids, reader)


def lists_behind(hits: Sequence[IndexHit], before_lists: float | None) -> Sequence[IndexHit]:
    """The hits; what only lists sources, with a score just below `before_lists` if above it.

    Among each other such lists stay in their order. With None, they are left where they are.
    """
    if before_lists is None:
        return hits
    return [just_below(hit, before_lists) if hit.lists_sources else hit for hit in hits]


def is_newest(found: PassageInContext, revisions: Collection[str]) -> bool:
    """Whether no newer revision of the document than this passage's is among `revisions`.

    What should be served is newer than what the index is known to answer from, and that is newer
    than anything else the index may have kept.
    """
    by_age = [found.document.revision, found.document.indexed_revision]
    newest = next((revision for revision in by_age if revision in revisions), None)
    return newest is None or found.passage.revision == newest


def revisions_of(hits: Sequence[IndexHit]) -> Mapping[str, set[str]]:
    """The revisions that answer, by document id."""
    answering: dict[str, set[str]] = {}
    for hit in hits:
        answering.setdefault(hit.document_id, set()).add(hit.revision)
    return answering


def _choose(
    hits: Sequence[IndexHit],
    known: Mapping[str, PassageInContext | None],
    wanted: int,
    per_document: int,
    after: Place | None,
) -> list[IndexHit]:
    """All hits up to the last one wanted after the place; unknown ones are taken to stand.

    Those before the place are part of it, because they count towards `per_document`.
    """
    chosen: list[IndexHit] = []
    of_document: Counter[str] = Counter()
    for hit in hits:
        if known.get(hit.passage_id, hit) is None or of_document[hit.document_id] >= per_document:
            continue
        of_document[hit.document_id] += 1
        chosen.append(hit)
        wanted -= after is None or after.precedes(hit)
        if wanted == 0:
            break
    return chosen


def to_cursor(place: Place, digest: str) -> str:
    """An opaque word for a place in the results of the question with this digest."""
    content = json.dumps([place.score, place.passage_id, digest], separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def from_cursor(cursor: str, digest: str) -> Place:
    """The place a cursor stands for. Raises InvalidRequest, also for another question's."""
    try:
        content = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise InvalidRequest("not a cursor", field="cursor", given=cursor) from error
    match content:
        case [float(score), str(passage_id), str(asked)] if math.isfinite(score):
            if asked != digest:
                raise InvalidRequest("a cursor of another question", field="cursor", given=cursor)
            return Place(score, passage_id)
    raise InvalidRequest("not a cursor", field="cursor", given=cursor)
