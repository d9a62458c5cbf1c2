"""Lessons: read by everybody, judged by curators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.responses import Response

from api.auth import CurrentCaller, CurrentLibrary
from api.curation import lesson_changes as changes
from api.pages.context import CuratorsDesk, CurrentPage, render
from api.pages.forms import Version, see_other
from api.pages.list_pages import ROWS, turn
from api.pages.refused_forms import FormRoute
from api.pages.views.lessons import lesson_rows, lesson_view, outcome_choices, state_label
from api.paging import page_of
from api.schemas.lesson_requests import Reason
from corpus.access_keys import Role
from corpus.errors import Conflict
from corpus.evidence import Outcome
from corpus.lesson_sources import sources_of
from corpus.lessons import LessonPart, LessonReview, LessonState
from corpus.store import LessonFilter
from corpus.store.lessons import FOR_EVERYBODY

router = APIRouter(include_in_schema=False, route_class=FormRoute)
# What a form sends of a choice that was not made.
EMPTY_IS_NONE = BeforeValidator(lambda value: value or None)


class LessonForm(BaseModel):
    """A curator's judgement. `kept` are ids of quotes; `quote` are words of their own, if any.

    `listed` are all quotes that the page showed, `stood` those that were kept then: for the page
    alone, where it is shown again to who comes late.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    outcome: Outcome
    kept: list[str] = []
    listed: list[str] = []
    stood: list[str] = []
    part: LessonPart = LessonPart.LESSON
    passage: str = ""
    quote: str = ""
    reason: Reason = ""


@router.get("/lessons")
def lessons(
    page: CurrentPage,
    caller: CurrentCaller,
    library: CurrentLibrary,
    outcome: Annotated[Outcome | None, EMPTY_IS_NONE] = None,
    state: Annotated[LessonState | None, EMPTY_IS_NONE] = None,
    cursor: str | None = None,
) -> Response:
    """Every lesson the caller may know of, narrowed by outcome and state."""
    all_states = caller.may(Role.CURATOR)
    wanted = LessonFilter(states=(state,) if state else (), outcomes=(outcome,) if outcome else ())
    known = library.store.lessons(caller.reader, wanted, all_states=all_states)
    listed = page_of(known, lambda lesson: lesson.id, cursor, ROWS)
    cited = sources_of(listed.items, library.store, caller.reader)
    chosen = {"outcome": outcome, "state": state}
    pairs = tuple((name, value.value) for name, value in chosen.items() if value)
    states = [one for one in LessonState if all_states or one in FOR_EVERYBODY]
    return render(
        page,
        "lessons.html",
        lessons=lesson_rows(listed.items, cited, page),
        turn=turn(page.links, "/lessons", pairs, cursor, listed.next),
        outcomes=list(outcome_choices(page)),
        states=[state_label(one, page) for one in states],
        chosen=chosen,
    )


@router.post("/lessons")
def propose(passage: Annotated[str, Form()], desk: CuratorsDesk) -> Response:
    """Have a lesson proposed from a passage, and show it; one that there is already is shown."""
    try:
        lesson_id = changes.propose_lesson(desk.library, passage, desk.caller).id
    except Conflict as conflict:
        if "lesson" not in conflict.facts:
            raise
        lesson_id = str(conflict.facts["lesson"])
    return see_other(desk.links.lesson(lesson_id))


@router.get("/lessons/{id}")
def lesson(id: str, page: CurrentPage, caller: CurrentCaller, library: CurrentLibrary) -> Response:
    """A lesson, every quote linked to the page it stands on."""
    found = library.store.lesson(id, caller.reader, all_states=caller.may(Role.CURATOR))
    cited = sources_of([found], library.store, caller.reader)
    return render(page, "lesson.html", lesson=lesson_view(found, cited, page))


@router.post("/lessons/{id}")
def judge(id: str, form: Annotated[LessonForm, Form()], desk: CuratorsDesk) -> Response:
    """Keep and reject quotes, add one, say the outcome."""
    said = LessonReview(frozenset(form.kept), form.outcome, reason=form.reason)
    own = [changes.NewQuote(form.part, form.passage, form.quote)] if form.quote.strip() else []
    changes.review_lesson(desk.library, id, form.version, said, own, desk.caller)
    return see_other(desk.links.lesson(id))


@router.post("/lessons/{id}/endorse")
def endorse(id: str, version: Version, desk: CuratorsDesk) -> Response:
    """Say that a lesson may be relied upon."""
    changes.endorse_lesson(desk.library, id, version, "", desk.caller)
    return see_other(desk.links.lesson(id))


@router.post("/lessons/{id}/retire")
def retire(
    id: str, version: Version, desk: CuratorsDesk, reason: Annotated[Reason, Form()] = ""
) -> Response:
    """Put a lesson away."""
    changes.retire_lesson(desk.library, id, version, reason, desk.caller)
    return see_other(desk.links.lesson(id))
