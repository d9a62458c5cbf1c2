"""What is picked out of a passage's words, as a card lists it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from api.pages.wording import Wording
from corpus.annotations import EquityNote, PassageNotes, Reason

# More would stand in the way of the quote, which has them all.
_MOST_SHOWN = 3
_Noted = TypeVar("_Noted", Reason, EquityNote)


@dataclass(frozen=True, slots=True)
class NotedWords:
    """The passage's own words, and how sure the program is that they say it."""

    text: str
    certainty: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """Words that say the same sort of thing: `id` for how they look, `label` for what they say."""

    id: str
    label: str
    words: tuple[NotedWords, ...]


def note_views(text: str, notes: PassageNotes, wording: Wording) -> tuple[NoteView, ...]:
    """Reasons and groups of people, the surest of each; then what the passage rests on."""
    listed = [*_views(text, notes.reasons, wording), *_views(text, notes.equity, wording)]
    basis = notes.basis
    if basis is not None:
        words = NotedWords(text[basis.start : basis.end], wording.certainty(basis.confidence))
        name = wording.term("evidence_basis", basis.basis) or basis.basis.value
        label = wording.text("note-rests-on", basis=name)
        listed.append(NoteView("rests-on", label, (words,)))
    return tuple(listed)


def _views(text: str, notes: Sequence[_Noted], wording: Wording) -> Iterator[NoteView]:
    surest = sorted(notes, key=lambda note: -note.confidence)[:_MOST_SHOWN]
    for kind, alike in groupby(sorted(surest, key=_in_order), key=_kind):
        words = (
            NotedWords(text[one.start : one.end], wording.certainty(one.confidence))
            for one in alike
        )
        yield NoteView(kind, wording.text(f"note-{kind}"), tuple(words))


def _in_order(note: Reason | EquityNote) -> tuple[str, int]:
    return _kind(note), note.start


def _kind(note: Reason | EquityNote) -> str:
    return note.effect.value if isinstance(note, Reason) else note.reach.value
