"""The review page: one thing to look at, why, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.curation.review_work import QueueEntry
from api.judged_documents import SECONDS_UNTIL_ANSWERED_BY
from api.pages.context import PageContext
from api.pages.quotes import Quote, quote
from api.pages.views.citations import Cited, cited
from api.pages.views.results import (
    Label,
    Source,
    certainty,
    foreign_language,
    open_label,
    outcome_label,
    source_of,
)
from api.pages.wording import Wording
from corpus.annotations import TellingSentence
from corpus.evidence import Outcome
from corpus.reviews.agreement import Agreement
from corpus.reviews.judgements import Aspect, Decision, ReviewedValue
from search.lessons.proposals import is_learnt_from

READY_REASONS = ("both", "solved", "negated", "planned", "advice", "described")


@dataclass(frozen=True, slots=True)
class PassageToJudge:
    """A passage with what was said of it before, nothing of that where the judgement is blind."""

    id: str
    source: Source
    quote: Quote
    citation: Cited
    href: str
    href_label: str
    machine: Label | None
    certainty: str | None
    person: Label | None
    gives_lesson: bool


@dataclass(frozen=True, slots=True)
class GoneWords:
    """Words that a judgement or a lesson stands on and that are gone."""

    text: str
    validated: Label | None
    document_href: str
    lesson_href: str | None


@dataclass(frozen=True, slots=True)
class WorkView:
    """The thing to look at. `review_id` and `seen` go back with what the reviewer says."""

    id: str
    reasons: tuple[str, ...]
    is_blind: bool
    passage: PassageToJudge | None
    gone: GoneWords | None
    review_id: str
    seen: int
    choices: tuple[Label, ...]
    ready_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoneView:
    """What was judged last. `follows` says when answers go by it, None where they do already."""

    id: str
    outcome: str
    follows: str | None


@dataclass(frozen=True, slots=True)
class UndoneView:
    """What was taken back. `follows` says when answers go by it, None where they do already."""

    outcome: str
    follows: str | None


def work_view(entry: QueueEntry, telling: Sequence[TellingSentence], page: PageContext) -> WorkView:
    """The page's part on one entry of the queue; `telling` are the passage's sentences."""
    return WorkView(
        id=entry.waiting.id,
        reasons=tuple(page.wording.text(f"queue-{one.value}") for one in entry.waiting.reasons),
        is_blind=entry.is_blind,
        passage=_passage(entry, telling, page),
        gone=_gone(entry, page),
        review_id=entry.review.id if entry.review else "",
        seen=entry.version,
        choices=tuple(label for one in Outcome if (label := outcome_label(one, page.wording))),
        ready_reasons=tuple(page.wording.text(f"review-reason-{name}") for name in READY_REASONS),
    )


def agreement_line(found: Agreement, page: PageContext) -> str:
    """How far two people agree so far, in a sentence."""
    if found.observed is None:
        return page.wording.text("review-no-agreement")
    kappa = page.wording.text("review-no-kappa") if found.kappa is None else f"{found.kappa:.2f}"
    return page.wording.text(
        "review-agreement",
        observed=str(round(found.observed * found.judged)),
        count=str(found.judged),
        kappa=kappa,
    )


def _passage(
    entry: QueueEntry, telling: Sequence[TellingSentence], page: PageContext
) -> PassageToJudge | None:
    if entry.found is None:
        return None
    passage, document = entry.found.passage, entry.found.document
    label = None if entry.is_blind else passage.outcome
    machine = label.machine if label else None
    return PassageToJudge(
        id=passage.id,
        source=source_of(document, page.wording, passage),
        quote=quote(
            passage.text,
            passage.language,
            words=None,
            foreign_name=foreign_language(passage.language, page.wording),
            telling=() if entry.is_blind else telling,
        ),
        citation=cited(document.metadata, passage.locator, page.wording),
        href=page.links.document(document.id, passage.id),
        href_label=open_label(passage.locator, page.wording),
        machine=outcome_label(machine.outcome, page.wording) if machine else None,
        certainty=certainty(machine, page.wording),
        person=outcome_label(label.outcome, page.wording) if label and label.by_person else None,
        gives_lesson=not entry.is_blind and is_learnt_from(passage),
    )


def _gone(entry: QueueEntry, page: PageContext) -> GoneWords | None:
    if entry.found is not None:
        return None
    if entry.lesson is not None:
        anchor = entry.lesson.vanished[0].anchor
        href = page.links.lesson(entry.lesson.id)
        return GoneWords(anchor.quote, None, page.links.document(anchor.document_id), href)
    if entry.review is None:
        return None
    anchor = entry.review.anchor
    validated = judged_outcome(entry.review, page.wording)
    return GoneWords(anchor.quote, validated, page.links.document(anchor.document_id), None)


def done_view(review: ReviewedValue, wording: Wording) -> DoneView | None:
    """As the page says it; None where no outcome was judged."""
    label = judged_outcome(review, wording)
    if label is None:
        return None
    is_known = review.decision is Decision.CONFIRMED and review.version == 1
    return DoneView(review.id, label.name, None if is_known else _follows(wording))


def undone_view(undone: str, entry: QueueEntry | None, wording: Wording) -> UndoneView | None:
    """As the page says it of an outcome taken back, by its id; None where it is none.

    `entry` is what the page shows: answers follow where its passage has another outcome by now.
    """
    label = outcome_label(Outcome(undone), wording) if undone in set(Outcome) else None
    if label is None:
        return None
    now = entry.found.passage.outcome if entry and entry.found else None
    return UndoneView(label.name, _follows(wording) if now and now.outcome != undone else None)


def _follows(wording: Wording) -> str:
    return wording.text("review-follows", seconds=str(SECONDS_UNTIL_ANSWERED_BY))


def judged_outcome(review: ReviewedValue, wording: Wording) -> Label | None:
    """The outcome that a person gave; None where something else was judged, or it was rejected."""
    if review.aspect is not Aspect.OUTCOME or not isinstance(review.validated, str):
        return None
    return outcome_label(Outcome(review.validated), wording)
