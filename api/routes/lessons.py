"""Lessons: listed, proposed, shown, judged, endorsed, retired."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.auth import Caller, Curator, CurrentCaller, CurrentLibrary
from api.bootstrap import Library
from api.curation import lesson_changes as changes
from api.curation.seen_versions import IfMatch, version_from
from api.links import lesson_link
from api.paging import page_of
from api.routes.documented import MADE, VERSIONED, problems
from api.schemas.audit import History
from api.schemas.lesson_requests import (
    Endorsement,
    LessonListRequest,
    LessonReview,
    NewLesson,
    Retirement,
)
from api.schemas.lessons import Lesson, LessonPage
from api.schemas.pack_changes import PartId
from api.schemas.review_examples import LESSON_ID
from corpus import lessons as rules
from corpus.access_keys import Role
from corpus.lesson_sources import sources_of

router = APIRouter(tags=["lessons"], responses=problems(422, 503))
Id = Annotated[PartId, Path(description="The lesson's id.", examples=[LESSON_ID])]
_CHANGED = {**problems(400, 403, 404, 409, 412, 413), 200: VERSIONED}


@router.get("/lessons", summary="List lessons")
def lessons(
    asked: Annotated[LessonListRequest, Query()], library: CurrentLibrary, caller: CurrentCaller
) -> LessonPage:
    """Lessons, the latest judged first; proposals and retired ones are shown to curators alone."""
    known = library.store.lessons(caller.reader, asked.to_filter(), all_states=_curates(caller))
    page = page_of(known, lambda lesson: lesson.id, asked.cursor, asked.limit)
    return LessonPage(
        items=_shown(library, page.items, caller), total=page.total, next_cursor=page.next
    )


@router.post(
    "/lessons",
    summary="Propose a lesson",
    status_code=201,
    responses={
        **problems(400, 403, 404, 409, 413),
        201: MADE,
    },
)
def propose(
    wanted: NewLesson, library: CurrentLibrary, caller: Curator, response: Response
) -> Lesson:
    """Have the machine propose a lesson from a passage that reports an outcome."""
    lesson = changes.propose_lesson(library, wanted.passage_id, caller)
    response.headers["Location"] = lesson_link(lesson.id)
    return _tagged(library, lesson, caller, response)


@router.get(
    "/lessons/{lesson_id}", summary="Get a lesson", responses={**problems(404), 200: VERSIONED}
)
def lesson(
    lesson_id: Id, library: CurrentLibrary, caller: CurrentCaller, response: Response
) -> Lesson:
    """A lesson with what the machine proposed and what people kept, each cited to its page."""
    found = library.store.lesson(lesson_id, caller.reader, all_states=_curates(caller))
    return _tagged(library, found, caller, response)


@router.get(
    "/lessons/{lesson_id}/history",
    summary="Get a lesson's history",
    responses=problems(403, 404),
)
def lesson_history(lesson_id: Id, library: CurrentLibrary, caller: Curator) -> History:
    """Every change of a lesson: by whom, when, why, and what it was before."""
    return History.from_domain(library.store.lesson_history(lesson_id, caller.reader))


@router.post("/lessons/{lesson_id}/review", summary="Judge a lesson", responses=_CHANGED)
def judge_lesson(
    lesson_id: Id,
    said: LessonReview,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Lesson:
    """Say which quotes to keep, and what the outcome is; this takes an endorsement back."""
    added = [changes.NewQuote(one.part, one.passage_id, one.quote) for one in said.added]
    judged = changes.review_lesson(
        library, lesson_id, version_from(if_match), said.to_domain(), added, caller
    )
    return _tagged(library, judged, caller, response)


@router.post("/lessons/{lesson_id}/endorse", summary="Endorse a lesson", responses=_CHANGED)
def endorse_lesson(
    lesson_id: Id,
    said: Endorsement,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Lesson:
    """Say that a reviewed lesson may be relied upon."""
    endorsed = changes.endorse_lesson(
        library, lesson_id, version_from(if_match), said.reason, caller
    )
    return _tagged(library, endorsed, caller, response)


@router.post("/lessons/{lesson_id}/retire", summary="Retire a lesson", responses=_CHANGED)
def retire_lesson(
    lesson_id: Id,
    said: Retirement,
    if_match: IfMatch,
    library: CurrentLibrary,
    caller: Curator,
    response: Response,
) -> Lesson:
    """Reject a proposal, or put away a lesson that no longer holds."""
    retired = changes.retire_lesson(library, lesson_id, version_from(if_match), said.reason, caller)
    return _tagged(library, retired, caller, response)


def _curates(caller: Caller) -> bool:
    return caller.may(Role.CURATOR)


def _tagged(library: Library, lesson: rules.Lesson, caller: Caller, response: Response) -> Lesson:
    """The lesson as an answer, its version in the ETag."""
    response.headers["ETag"] = f'"{lesson.version}"'
    return _shown(library, [lesson], caller)[0]


def _shown(library: Library, found: Sequence[rules.Lesson], caller: Caller) -> list[Lesson]:
    cited = sources_of(found, library.store, caller.reader)
    return [Lesson.from_domain(one, cited, names=_curates(caller)) for one in found]
