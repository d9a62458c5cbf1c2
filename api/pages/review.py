"""The review page, for the keyboard: one thing after the other, what pays most first.

It works without a script. What a reviewer set aside stands in the address, so that nothing is
kept of how they work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from api.curation import review_changes as changes
from api.curation.review_work import QueueEntry, outcome_agreement, review_queue
from api.pages.context import CuratorsDesk, Desk, render
from api.pages.forms import see_other
from api.pages.refused_forms import FormRoute
from api.pages.views.review import (
    DoneView,
    WorkView,
    agreement_line,
    done_view,
    undone_view,
    work_view,
)
from api.schemas.lesson_requests import Reason
from corpus.errors import InvalidRequest, NotFound
from corpus.evidence import Outcome
from corpus.reviews.judgements import Aspect, Judgement
from corpus.reviews.queue import Waiting

router = APIRouter(include_in_schema=False, route_class=FormRoute)
# Addresses have an end; who set aside more begins with the first ones again.
_MOST_SKIPPED = 30


class Sitting(BaseModel):
    """How a reviewer works through the queue: in which language, and what they set aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: str = ""
    skip: list[str] = []

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What stands in the address."""
        kept = [("skip", id) for id in self.skip[-_MOST_SKIPPED:]]
        return [("language", self.language), *kept] if self.language else kept


class Said(BaseModel):
    """What a reviewer says of a passage; `review` is set for a second opinion."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    passage: str
    outcome: str = ""
    reason: Reason = ""
    review: str = ""
    seen: int = 0


class Shown(Sitting):
    """What the page is asked to show: what was judged or taken back last, and what to look at.

    `done` is a reviewed value, by id, and `undone` the outcome taken back of `passage`. `entry` is
    a thing of the queue, `passage` a passage whether it is in the queue or not.
    """

    done: str = ""
    undone: str = ""
    entry: str = ""
    passage: str = ""


@router.get("/review")
def review(asked: Annotated[Shown, Query()], desk: CuratorsDesk) -> Response:
    """The next thing to look at, or the one asked for."""
    queue = review_queue(desk.library, desk.caller, asked.language or None, asked.skip)
    entry = _entry(asked, queue, desk)
    work = None
    if entry is not None:
        passages = [entry.found.passage] if entry.found and not entry.is_blind else []
        known = desk.library.telling.known(passages)
        work = work_view(entry, known.get(entry.waiting.id, ()), desk.page)
    return render(
        desk.page,
        "review.html",
        script=True,
        work=work,
        waiting=len(queue),
        agreement=agreement_line(outcome_agreement(desk.library, desk.caller), desk.page),
        asked=asked,
        languages=_languages(desk),
        answer_href=_answer_href(entry, asked, desk),
        skip_href=_skip_href(work, asked, desk),
        done=_done(asked.done, desk),
        undone=undone_view(asked.undone, entry, desk.page.wording),
    )


@router.post("/review")
def judge(
    said: Annotated[Said, Form()], sitting: Annotated[Sitting, Query()], desk: CuratorsDesk
) -> Response:
    """Keep what was said, and go on."""
    if said.outcome not in set(Outcome):
        raise InvalidRequest("an outcome has to be chosen", field="outcome")
    judgement = Judgement(said.outcome, said.reason)
    if said.review:
        desk.store.add_second_opinion(said.review, judgement, desk.caller.reviewer, desk.reader)
        return see_other(desk.links.to("/review", *sitting.pairs))
    kept = changes.judge_passage(
        desk.library, said.passage, Aspect.OUTCOME, judgement, said.seen, desk.caller
    )
    return see_other(desk.links.to("/review", ("done", kept.id), *sitting.pairs))


@router.post("/review/undo")
def undo(
    review: Annotated[str, Form()], sitting: Annotated[Sitting, Query()], desk: CuratorsDesk
) -> Response:
    """Take the latest judgement back, and show the passage again."""
    taken = changes.take_back(desk.library, review, desk.caller)
    place = taken.anchor.place
    shown = [("passage", place.passage_id)] if place else []
    undone = [("undone", str(taken.validated))]
    return see_other(desk.links.to("/review", *undone, *shown, *sitting.pairs))


@router.post("/review/let-go")
def let_go(
    review: Annotated[str, Form()],
    reason: Annotated[str, Form()],
    sitting: Annotated[Sitting, Query()],
    desk: CuratorsDesk,
) -> Response:
    """Drop a judgement whose words are gone."""
    desk.store.let_go(review, reason, desk.caller.reviewer, desk.reader)
    return see_other(desk.links.to("/review", *sitting.pairs))


def _entry(asked: Shown, queue: Sequence[QueueEntry], desk: Desk) -> QueueEntry | None:
    """What to look at: the passage asked for, the entry asked for, else the first."""
    if asked.passage:
        waiting = (one for one in queue if one.waiting.id == asked.passage and not one.is_blind)
        return next(waiting, None) or _passage_entry(asked.passage, desk)
    first = queue[0] if queue else None
    return next((one for one in queue if one.waiting.id == asked.entry), first)


def _passage_entry(passage_id: str, desk: Desk) -> QueueEntry:
    """A passage to judge whatever the queue holds, with what was said of it. Raises NotFound.

    Whoever asks for it by name has seen its label: this is never a second opinion.
    """
    found = desk.store.passage(passage_id, desk.reader)
    said = desk.store.reviewed_values([passage_id], desk.reader).get(passage_id, {})
    return QueueEntry(Waiting(passage_id, ()), found, said.get(Aspect.OUTCOME))


def _answer_href(entry: QueueEntry | None, asked: Shown, desk: Desk) -> str:
    """Where the answer is sent: back to this very thing, should it lack something."""
    if entry is None:
        return ""
    name = "passage" if asked.passage else "entry"
    return desk.links.to("/review", (name, entry.waiting.id), *asked.pairs)


def _languages(desk: Desk) -> list[tuple[str, str]]:
    """Languages that there are passages in, by name."""
    found = {code for one in desk.store.collections(desk.reader) for code in one.by_language}
    names = ((code, desk.page.wording.language_name(code)) for code in found)
    return sorted(names, key=lambda pair: pair[1])


def _skip_href(work: WorkView | None, asked: Sitting, desk: Desk) -> str:
    skipped = [*asked.skip, work.id] if work else asked.skip
    return desk.links.to("/review", *Sitting(language=asked.language, skip=skipped).pairs)


def _done(review: str, desk: Desk) -> DoneView | None:
    """What was judged last, to be undone."""
    if not review:
        return None
    try:
        value = desk.store.reviewed_value(review, desk.reader)
    except NotFound:  # undone meanwhile, and the address is loaded again
        return None
    return done_view(value, desk.page.wording)
