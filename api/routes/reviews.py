"""Reviews: what waits for people, and what they say."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.auth import Curator, CurrentCaller, CurrentLibrary
from api.curation import review_changes as changes
from api.curation.review_work import outcome_agreement, review_queue
from api.routes.documented import problems
from api.schemas.audit import History
from api.schemas.base import PassageId
from api.schemas.examples import PASSAGE_ID
from api.schemas.pack_changes import PartId
from api.schemas.review_examples import REVIEW_ID
from api.schemas.reviews import (
    Agreement,
    LettingGo,
    NewReview,
    PassageReviews,
    QueueItem,
    QueueRequest,
    ReviewedValue,
    ReviewQueue,
    SecondOpinion,
)
from corpus.access_keys import Role
from corpus.reviews.judgements import Judgement

router = APIRouter(tags=["reviews"], responses=problems(422, 503))
Id = Annotated[PartId, Path(description="The review's id.", examples=[REVIEW_ID])]
PassageInPath = Annotated[PassageId, Path(description="The passage's id.", examples=[PASSAGE_ID])]


@router.get("/review-queue", summary="See what waits for a reviewer", responses=problems(403))
def queue(
    asked: Annotated[QueueRequest, Query()], library: CurrentLibrary, caller: Curator
) -> ReviewQueue:
    """Labels, judgements and lessons to look at, where a minute pays most first, with reasons."""
    entries = review_queue(library, caller, asked.language)
    return ReviewQueue(
        items=[QueueItem.from_domain(entry) for entry in entries[: asked.limit]],
        total=len(entries),
        agreement=Agreement.from_domain(outcome_agreement(library, caller)),
    )


@router.post(
    "/reviews",
    summary="Judge a passage",
    status_code=201,
    responses=problems(400, 403, 404, 409, 412, 413),
)
def judge(wanted: NewReview, library: CurrentLibrary, caller: Curator) -> ReviewedValue:
    """Say what one aspect of a passage is; the machine's value is kept beside it."""
    said = Judgement(wanted.value, wanted.reason)
    kept = changes.judge_passage(
        library, wanted.passage_id, wanted.aspect, said, wanted.seen, caller
    )
    return ReviewedValue.from_domain(kept, names=True)


@router.delete(
    "/reviews/{review_id}",
    summary="Take a judgement back",
    status_code=204,
    responses=problems(403, 404, 409),
)
def take_back(review_id: Id, library: CurrentLibrary, caller: Curator) -> Response:
    """Undo the caller's own latest judgement; what was there before it counts again."""
    changes.take_back(library, review_id, caller)
    return Response(status_code=204)


@router.post(
    "/reviews/{review_id}/second-opinion",
    summary="Give a second opinion",
    status_code=204,
    responses=problems(400, 403, 404, 409, 413),
)
def give_second_opinion(
    review_id: Id, said: SecondOpinion, library: CurrentLibrary, caller: Curator
) -> Response:
    """Judge what somebody else judged, without having been shown it; agreement is measured."""
    opinion = Judgement(said.value, said.reason)
    library.store.add_second_opinion(review_id, opinion, caller.reviewer, caller.reader)
    return Response(status_code=204)


@router.post(
    "/reviews/{review_id}/let-go",
    summary="Let a judgement go",
    status_code=204,
    responses=problems(400, 403, 404, 409, 413),
)
def let_go(review_id: Id, said: LettingGo, library: CurrentLibrary, caller: Curator) -> Response:
    """Drop a judgement whose words stand in the document no longer; its history stays."""
    library.store.let_go(review_id, said.reason, caller.reviewer, caller.reader)
    return Response(status_code=204)


@router.get(
    "/reviews/{review_id}/history", summary="Get a review's history", responses=problems(403, 404)
)
def review_history(review_id: Id, library: CurrentLibrary, caller: Curator) -> History:
    """Every change of a reviewed value: by whom, when, why, and what it was before."""
    return History.from_domain(library.store.review_history(review_id, caller.reader))


@router.get(
    "/passages/{passage_id}/reviews",
    summary="Get what people said of a passage",
    responses=problems(404),
)
def passage_reviews(
    passage_id: PassageInPath, library: CurrentLibrary, caller: CurrentCaller
) -> PassageReviews:
    """The machine's values that people have judged, beside their own."""
    library.store.passage(passage_id, caller.reader)
    found = library.store.reviewed_values([passage_id], caller.reader).get(passage_id, {})
    names = caller.may(Role.CURATOR)
    return PassageReviews(
        reviews=[ReviewedValue.from_domain(value, names=names) for value in found.values()]
    )
