"""What a question is about: all of it but who asks, and how they ask."""

from __future__ import annotations

from search.frames import without_frame
from search.preambles import without_introduction


def asked_about(question: str) -> str:
    """The part of a question that is looked for; all of it where nothing else is said."""
    return without_frame(without_introduction(question))
