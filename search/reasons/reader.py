"""Reads a passage for what its words give as reasons, say of groups of people, and rest on.

Pure and quick (a fraction of a millisecond a passage), so that nothing of it is stored: whoever
shows a passage reads it.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.annotations import PassageNotes
from corpus.model import Passage
from corpus.reference_lists import is_reference_list
from search.reasons.basis import basis_in
from search.reasons.causes import reasons_in
from search.reasons.cues import cues_of
from search.reasons.equity import equity_in
from search.reasons.statement import Statement
from search.telling import SentenceSplitter, telling_spans

_REMEMBERED = 4096


class ReasonReader:
    """Reads passages in the languages that `cues/` has. Any thread may use it."""

    def __init__(self, sentences: SentenceSplitter) -> None:
        """`sentences` gives the spans of the sentences of a text in a language."""
        self._sentences = sentences
        # Many questions are shown the same passages.
        self._read = lru_cache(maxsize=_REMEMBERED)(self._read_anew)

    def read(self, passage: Passage) -> PassageNotes:
        """What the passage says; nothing in a language without cues, nor in a list of sources."""
        return self._read(passage)

    def _read_anew(self, passage: Passage) -> PassageNotes:
        cues = cues_of(passage.language)
        if cues is None or is_reference_list(passage.heading_path, passage.text):
            return PassageNotes()
        text = passage.text
        spans = telling_spans(text, self._sentences(text, passage.language))
        statements = [Statement(text, start, end, cues) for start, end in spans]
        outcome = passage.outcome.outcome if passage.outcome else None
        return PassageNotes(
            reasons=tuple(reasons_in(statements, outcome)),
            equity=tuple(equity_in(statements)),
            basis=basis_in(statements),
        )
