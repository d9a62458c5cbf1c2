"""How far a search looks, and from when on it trusts what it detects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """Fixed for the life of an engine.

    `depth` (1..1000) is how many passages a search looks through for all its pages together,
    `column_depth` the same for a column of an answer. A detected language counts from
    `least_language_confidence` on: below it a wrong guess costs more than none.
    """

    depth: int = 200
    column_depth: int = 100
    least_language_confidence: float = 0.6
    remembered_questions: int = 512
