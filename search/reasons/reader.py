"""Reads a passage for what its words give as reasons, say of groups of people, and rest on.

It takes a fraction of a millisecond a passage, which twenty passages make a tenth of an answer. So
it is done when passages are indexed, and kept with them; what was read by another version, or for
another outcome, is read anew by whoever shows it, and by a server in the background.
"""

from __future__ import annotations

import logging
from functools import lru_cache

from corpus.annotations import KeptNotes, PassageNotes
from corpus.evidence import Outcome
from corpus.model import CELL_SEPARATOR, Passage
from corpus.reference_lists import is_reference_list
from search.reasons.basis import basis_in
from search.reasons.causes import reasons_in
from search.reasons.cues import cues_of, version
from search.reasons.equity import equity_in
from search.reasons.statement import Statement
from search.statement_spans import SentenceSplitter, telling_spans

_log = logging.getLogger(__name__)

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
        kept = passage.notes
        if kept and (kept.version, kept.outcome) == (self.version, _outcome_of(passage)):
            return kept.notes
        return self._read(passage)

    @property
    def version(self) -> str:
        """What notes depend on besides the passage: notes of another one are not shown."""
        return version()

    def kept(self, passage: Passage) -> KeptNotes:
        """As the port `NoteReader` says."""
        return KeptNotes(self.version, _outcome_of(passage), self._read_anew(passage))

    def _read_anew(self, passage: Passage) -> PassageNotes:
        """None where reading fails: notes are worth no passage, nor the page that shows it."""
        try:
            return self._noted(passage)
        except Exception:  # noqa: BLE001 - any text may come, and a fault of ours must cost no more
            _log.exception("passage %s cannot be read for notes", passage.id)
            return PassageNotes()

    def _noted(self, passage: Passage) -> PassageNotes:
        cues = cues_of(passage.language)
        if cues is None or is_reference_list(passage.heading_path, passage.text):
            return PassageNotes()
        text = passage.text
        spans = telling_spans(text, self._sentences(text, passage.language))
        outcome = _outcome_of(passage)
        statements = [
            Statement(text, start, end, cues)
            for start, end in spans
            if not _names_columns(text, start)
        ]
        return PassageNotes(
            reasons=tuple(reasons_in(statements, outcome)),
            equity=tuple(equity_in(statements, outcome)),
            basis=basis_in(statements, outcome),
        )


def _names_columns(text: str, at: int) -> bool:
    """Whether the line at `at` is the first row of a table."""
    begin = text.rfind("\n", 0, at) + 1
    line = text[begin:].partition("\n")[0]
    before = text[: max(begin - 1, 0)].rpartition("\n")[2]
    return CELL_SEPARATOR in line and CELL_SEPARATOR not in before


def _outcome_of(passage: Passage) -> Outcome | None:
    return passage.outcome.outcome if passage.outcome else None
