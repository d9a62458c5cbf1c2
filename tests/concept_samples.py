"""What questions and passages name, as tests ask for it."""

from __future__ import annotations

from search.lexical import shipped_concepts
from search.lexical.folding import normalise
from search.lexical.words import words


def asked(question: str, language: str) -> list[tuple[str, tuple[str, ...], bool]]:
    """What a question names: as it is written, what may be meant, and whether that is certain."""
    text = normalise(question)
    found = shipped_concepts().in_question(text, language)
    return [(text[one.start : one.end], one.concepts, one.is_certain) for one in found]


def told(passage: str, language: str) -> list[str]:
    """The ids of what a passage names."""
    text = normalise(passage)
    found = shipped_concepts().in_passage(text, list(words(text)), language)
    return [key for one in found for key in one.concepts]
