"""Passages as the reader of reasons reads them, for tests."""

from __future__ import annotations

from corpus.annotations import PassageNotes
from corpus.evidence import Outcome
from corpus.model import Locator, LocatorUnit, OutcomeLabel, Passage
from ingest.sentences import sentence_spans
from search.reasons import ReasonReader

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru")
READER = ReasonReader(sentence_spans)


def passage(
    text: str, language: str, outcome: str | None = None, headings: tuple[str, ...] = ()
) -> Passage:
    """A passage with a label of its outcome, where one is given, under these headings."""
    place = Locator(LocatorUnit.PAGE, 1, 1)
    label = OutcomeLabel(Outcome(outcome), 0.9) if outcome else None
    return Passage(
        "p", "d", "r", 0, text, 0, len(text), place, language, heading_path=headings, outcome=label
    )


def read(text: str, language: str, outcome: str | None = None) -> PassageNotes:
    """What is found in a text of this language whose outcome is known."""
    return READER.read(passage(text, language, outcome))
