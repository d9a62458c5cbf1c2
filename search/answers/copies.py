"""Passages that say what another says word for word, as where a report was taken in twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from corpus.model import Passage


def words_in_order(passage: Passage) -> str:
    """What a passage says, however it is spaced and broken into lines."""
    return " ".join(passage.text.split())


def copies_among(passages: Mapping[str, Passage], said: Collection[str] = ()) -> frozenset[str]:
    """The ids of those passages, in their order, that say what one before them says.

    Or what was `said` elsewhere, in words as `words_in_order` gives them.
    """
    first: dict[str, str] = {}
    for key, passage in passages.items():
        words = words_in_order(passage)
        if words not in said:
            first.setdefault(words, key)
    return frozenset(passages.keys() - first.values())
