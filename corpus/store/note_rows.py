"""Notes on passages, to columns of their rows and back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from corpus.annotations import (
    BasisNote,
    Effect,
    EquityNote,
    KeptNotes,
    PassageNotes,
    Reach,
    Reason,
)
from corpus.evidence import EvidenceBasis, Outcome


def note_columns(kept: KeptNotes | None) -> dict[str, str | None]:
    """The columns of a row of `passages` that hold its notes."""
    return {
        "notes_version": kept.version if kept else None,
        "notes_outcome": kept.outcome if kept else None,
        "notes": _to_json(kept.notes) if kept else None,
    }


def notes_from(version: str | None, outcome: str | None, notes: str | None) -> KeptNotes | None:
    """The inverse of `note_columns`; None for what was written in a form that is no longer known.

    Such notes are of another version, and are read again.
    """
    if version is None or notes is None:
        return None
    try:
        return KeptNotes(version, Outcome(outcome) if outcome else None, _from_json(notes))
    except (ValueError, TypeError):
        return None


def _to_json(notes: PassageNotes) -> str:
    """Lists in place of objects: most of what is kept would be names of fields."""
    basis = notes.basis
    return json.dumps(
        [
            [
                [o.start, o.end, o.cue_start, o.cue_end, o.effect, o.confidence]
                for o in notes.reasons
            ],
            [[one.start, one.end, one.reach, one.confidence] for one in notes.equity],
            [basis.start, basis.end, basis.basis, basis.confidence] if basis else None,
        ],
        separators=(",", ":"),
    )


@lru_cache(maxsize=4096)
def _from_json(written: str) -> PassageNotes:
    """Remembered: passages are shown again and again, and many have no notes."""
    reasons, equity, basis = json.loads(written)
    return PassageNotes(
        reasons=tuple(map(_reason_from, reasons)),
        equity=tuple(
            EquityNote(start, end, Reach(reach), sure) for start, end, reach, sure in equity
        ),
        basis=_basis_from(basis) if basis else None,
    )


def _reason_from(written: list[Any]) -> Reason:
    start, end, cue_start, cue_end, effect, sure = written
    return Reason(start, end, cue_start, cue_end, Effect(effect), sure)


def _basis_from(written: list[Any]) -> BasisNote:
    start, end, basis, sure = written
    return BasisNote(start, end, EvidenceBasis(basis), sure)
