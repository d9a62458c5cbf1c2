"""Lessons proposed by a program: which sentences of a passage say which part of a lesson.

What a passage reports is known from its telling sentence, why from the reasons that were picked out
of it. The sentence before the telling one is taken for what was done, the first one for the
context, and words by which authors draw lessons, advise and set conditions name the other parts
(`cues/`). Every part is the passage's own words; a person decides what is kept.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib import resources
from itertools import chain

from corpus.annotations import Effect, PassageNotes, TellingSentence
from corpus.errors import Conflict
from corpus.lessons import LEARNT_FROM, Lesson, LessonPart, LessonQuote
from corpus.model import Passage, Reader
from corpus.reviews.judgements import anchored
from corpus.store import Store
from search.answers.telling import TellingReader
from search.phrases import SpokenWords, phrases_of
from search.reasons import ReasonReader
from search.statement_spans import SentenceSplitter, telling_spans

Span = tuple[int, int]
_CUED = (LessonPart.LESSON, LessonPart.RECOMMENDATION, LessonPart.APPLIES_WHEN)
_EFFECTS = {Effect.ENABLING: LessonPart.ENABLER, Effect.HINDERING: LessonPart.BARRIER}


@dataclass(frozen=True, slots=True)
class ProposedQuote:
    """`text[start:end]` of a passage, taken to say this part of a lesson."""

    part: LessonPart
    start: int
    end: int


class LessonProposer:
    """Proposes lessons from passages. Any thread may use it."""

    def __init__(
        self,
        store: Store,
        telling: TellingReader,
        reasons: ReasonReader,
        sentences: SentenceSplitter,
    ) -> None:
        """`sentences` gives the spans of the sentences of a text in a language."""
        self._store = store
        self._telling = telling
        self._reasons = reasons
        self._sentences = sentences

    def propose(self, passage_id: str, reader: Reader) -> Lesson:
        """A lesson from a passage, not kept yet.

        Raises NotFound, and Conflict for a passage that reports no outcome to learn from.
        """
        return self.from_passage(self._store.passage(passage_id, reader).passage)

    def from_passage(self, passage: Passage) -> Lesson:
        """As `propose`, from a passage at hand."""
        label = passage.outcome
        if label is None or not is_learnt_from(passage):
            raise Conflict("the passage reports nothing to learn from", passage_id=passage.id)
        text = passage.text
        quotes = proposed_quotes(
            text,
            telling_spans(text, self._sentences(text, passage.language)),
            self._telling.read([passage])[passage.id],
            self._reasons.read(passage),
            passage.language,
        )
        return Lesson(
            id=uuid.uuid4().hex,
            language=passage.language,
            raw_outcome=label.outcome,
            quotes=tuple(
                LessonQuote(uuid.uuid4().hex, one.part, anchored(passage, one.start, one.end))
                for one in quotes
            ),
            created_at=datetime.now(UTC),
        )


def is_learnt_from(passage: Passage) -> bool:
    """Whether a passage reports something that a lesson may be proposed from."""
    return passage.outcome is not None and passage.outcome.outcome in LEARNT_FROM


def proposed_quotes(
    text: str,
    sentences: Sequence[Span],
    telling: Sequence[TellingSentence],
    notes: PassageNotes,
    language: str,
) -> list[ProposedQuote]:
    """What says each part, in the order of the parts; a sentence says one part at most.

    Reasons are parts of sentences and may stand in one that says another part. Where nothing tells
    the outcome, the whole text does.
    """
    results = [(one.start, one.end) for one in telling] or [(0, len(text))]
    parts = dict.fromkeys(results, LessonPart.RESULT)
    for span in sentences:
        if span not in parts and (part := _cued_part(text, span, language)):
            parts[span] = part
    before = [span for span in sentences if span not in parts and span[1] <= results[0][0]]
    if before:
        parts[before[-1]] = LessonPart.ACTION
    if len(before) > 1:
        parts[before[0]] = LessonPart.CONTEXT
    said = (ProposedQuote(part, *span) for span, part in parts.items())
    order = list(LessonPart)
    return sorted(
        chain(said, _reasons(notes)), key=lambda quote: (order.index(quote.part), quote.start)
    )


def _reasons(notes: PassageNotes) -> Iterator[ProposedQuote]:
    for reason in notes.reasons:
        if part := _EFFECTS.get(reason.effect):
            yield ProposedQuote(part, reason.start, reason.end)


def _cued_part(text: str, span: Span, language: str) -> LessonPart | None:
    """The first part whose words stand in the sentence."""
    spoken = SpokenWords(text, *span).spoken
    for part, phrases in _cues(language).items():
        if any(phrase.search(spoken) for phrase in phrases):
            return part
    return None


@lru_cache(maxsize=32)
def _cues(language: str) -> dict[LessonPart, tuple[re.Pattern[str], ...]]:
    """The phrases of each part; none in a language that there is no file of."""
    return phrases_of(resources.files("search.lessons") / "cues" / f"{language}.txt", _CUED)
