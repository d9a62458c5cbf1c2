"""What people judged, in place of what the program says: of a passage's themes and notes.

The outcome is not among them: the store keeps its judgement with the passage. What the program says
stays beside each judgement in the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from corpus.annotations import BasisNote, Effect, EquityNote, PassageNotes, Reach, Reason
from corpus.evidence import EvidenceBasis
from corpus.model import Passage, ThemeTag
from corpus.reviews.judgements import Aspect, ReviewedValue
from search.answers.results import Result

_CERTAIN = 1.0
Judged = Mapping[Aspect, ReviewedValue]
NOTHING_JUDGED: Judged = MappingProxyType({})


def as_judged(result: Result, judged: Judged) -> Result:
    """The result with what people kept of it; what they rejected is not shown."""
    passage, notes = result.passage, result.notes
    for aspect, one in judged.items():
        change = _CHANGES.get(aspect)
        if change is not None:
            passage, notes = change(passage, notes, one.validated)
    return replace(result, passage=passage, notes=notes)


def _themes(passage: Passage, notes: PassageNotes, kept: Any) -> tuple[Passage, PassageNotes]:
    tags = tuple(ThemeTag(str(theme), _CERTAIN) for theme in kept or ())
    return replace(passage, themes=tags), notes


def _reasons(passage: Passage, notes: PassageNotes, kept: Any) -> tuple[Passage, PassageNotes]:
    found = (
        Reason(*place, *place, Effect(one["effect"]), _CERTAIN)
        for one, place in _quoted(passage, kept)
    )
    return passage, replace(notes, reasons=tuple(found))


def _equity(passage: Passage, notes: PassageNotes, kept: Any) -> tuple[Passage, PassageNotes]:
    found = (
        EquityNote(*place, Reach(one["reach"]), _CERTAIN) for one, place in _quoted(passage, kept)
    )
    return passage, replace(notes, equity=tuple(found))


def _basis(passage: Passage, notes: PassageNotes, kept: Any) -> tuple[Passage, PassageNotes]:
    """Where the program read it, else of all the passage's words."""
    if kept is None:
        return passage, replace(notes, basis=None)
    place = (notes.basis.start, notes.basis.end) if notes.basis else (0, len(passage.text))
    return passage, replace(notes, basis=BasisNote(*place, EvidenceBasis(str(kept)), _CERTAIN))


def _quoted(passage: Passage, kept: Any) -> Iterator[tuple[Mapping[str, Any], tuple[int, int]]]:
    """What was kept with the place of its quote; in order of the text."""
    places = ((one, passage.text.find(one["quote"])) for one in kept or ())
    held = ((one, (start, start + len(one["quote"]))) for one, start in places if start >= 0)
    yield from sorted(held, key=lambda pair: pair[1])


_CHANGES: Mapping[Aspect, Callable[[Passage, PassageNotes, Any], tuple[Passage, PassageNotes]]] = {
    Aspect.THEMES: _themes,
    Aspect.REASONS: _reasons,
    Aspect.EQUITY: _equity,
    Aspect.EVIDENCE_BASIS: _basis,
}
