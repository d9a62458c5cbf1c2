"""Passages that were given an outcome, for tests of what is made of it."""

from __future__ import annotations

from corpus.evidence import Outcome
from corpus.model import Locator, LocatorUnit, OutcomeLabel, Passage


def labelled_passage(text: str, language: str, outcome: Outcome) -> Passage:
    """A passage on one page, and this label with little doubt."""
    return Passage(
        id="p",
        document_id="d",
        revision="r",
        ordinal=0,
        text=text,
        start=0,
        end=len(text),
        locator=Locator(LocatorUnit.PAGE, 1, 1),
        language=language,
        outcome=OutcomeLabel(outcome, 0.9),
    )
