"""Passages that say what another says word for word, as where a report was taken in twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.model import Passage
from corpus.store import PassageInContext
from search.answers.paging import Join


def words_in_order(passage: Passage) -> str:
    """What a passage says, however it is spaced and broken into lines."""
    return " ".join(passage.text.split())


def copies_among(passages: Mapping[str, Passage]) -> frozenset[str]:
    """The ids of those passages, in their order, that say what one before them says."""
    first: dict[str, str] = {}
    for key, passage in passages.items():
        first.setdefault(words_in_order(passage), key)
    return frozenset(passages.keys() - first.values())


def without_copies(join: Join, shown: Collection[str], copies: list[str]) -> Join:
    """A join that gives of passages of the same words only the one that it was first asked for.

    None of those whose words, as `words_in_order` gives them, are `shown` already. The ids of what
    it leaves out are added to `copies`.
    """
    first: dict[str, str] = {}

    def once(passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
        found = join(passage_ids)
        kept = {}
        for key in (key for key in passage_ids if key in found):
            words = words_in_order(found[key].passage)
            if words in shown or first.setdefault(words, key) != key:
                copies.append(key)
            else:
                kept[key] = found[key]
        return kept

    return once
