"""What pages and API do with a reviewer's judgement alike."""

from __future__ import annotations

from api.auth import Caller
from api.bootstrap import Library
from api.curation.seen_versions import versions_checked
from corpus.annotations import PassageNotes
from corpus.model import Passage
from corpus.reviews.judgements import Aspect, Judgement, ReviewedValue, Value


def judge_passage(
    library: Library,
    passage_id: str,
    aspect: Aspect,
    judgement: Judgement,
    seen: int,
    caller: Caller,
) -> ReviewedValue:
    """Keep a judgement of one aspect of a passage beside what the machine says of it.

    `seen` is the version of the reviewed value that the reviewer saw, 0 for none. Raises NotFound,
    VersionMismatch, and what store and rules raise.
    """
    found = library.store.passage(passage_id, caller.reader)
    raw = machine_value(aspect, found.passage, library.reasons.read(found.passage))
    with versions_checked():
        kept = library.store.judge(
            passage_id, aspect, raw, judgement, caller.reviewer, caller.reader, seen=seen
        )
    _tell_index(library, kept)
    return kept


def take_back(library: Library, review_id: str, caller: Caller) -> ReviewedValue:
    """Undo the caller's own latest judgement; what was taken back. Raises NotFound, Conflict."""
    taken = library.store.reviewed_value(review_id, caller.reader)
    library.store.take_back(review_id, caller.reviewer, caller.reader)
    _tell_index(library, taken)
    return taken


def _tell_index(library: Library, value: ReviewedValue) -> None:
    if value.aspect is Aspect.OUTCOME:
        library.judged.add(value.anchor.document_id)


def machine_value(aspect: Aspect, passage: Passage, notes: PassageNotes) -> Value:
    """What the machine says of an aspect, in the shape that people judge it; None for nothing."""
    machine = passage.outcome.machine if passage.outcome else None
    text = passage.text
    values: dict[Aspect, Value] = {
        Aspect.OUTCOME: machine.outcome.value if machine else None,
        Aspect.THEMES: [tag.theme for tag in passage.themes],
        Aspect.COUNTRIES: list(passage.countries),
        Aspect.YEARS: list(passage.years),
        Aspect.REASONS: [
            {"quote": text[one.start : one.end], "effect": one.effect.value}
            for one in notes.reasons
        ],
        Aspect.EQUITY: [
            {"quote": text[one.start : one.end], "reach": one.reach.value} for one in notes.equity
        ],
        Aspect.EVIDENCE_BASIS: notes.basis.basis.value if notes.basis else None,
    }
    return values[aspect]
