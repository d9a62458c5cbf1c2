"""What the index keeps of passages to compare them, remembered for a while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from search.index.kept import Kept, Remembered


class Shelf:
    """Passages by number; those that end in 9 have no signs. Says what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], bool]] = []

    def __call__(self, keys: Sequence[int], /, *, with_terms: bool) -> Mapping[int, Kept]:
        self.asked.append((list(keys), with_terms))
        return {key: self.kept(key, with_terms) for key in keys if key % 10 != 9}

    @staticmethod
    def kept(key: int, with_terms: bool) -> Kept:
        return Kept(np.full((1, 48), key, np.uint8), frozenset({key} if with_terms else ()))


def test_a_passage_is_looked_up_once() -> None:
    shelf = Shelf()
    remembered = Remembered(shelf)
    first = remembered([3, 1, 2], with_terms=True)
    again = remembered([1, 4, 3], with_terms=True)
    assert shelf.asked == [([3, 1, 2], True), ([4], True)]
    assert list(first) == [3, 1, 2]
    assert list(again) == [1, 4, 3], "in the order asked for"
    assert all(again[key] is first[key] for key in (1, 3))


def test_terms_are_looked_up_where_they_were_not_asked_for_before() -> None:
    shelf = Shelf()
    remembered = Remembered(shelf)
    assert remembered([1], with_terms=False)[1].terms == frozenset()
    assert remembered([1], with_terms=True)[1].terms == {1}
    assert len(shelf.asked) == 2


def test_what_has_no_signs_is_left_out_each_time() -> None:
    remembered = Remembered(Shelf())
    assert [list(remembered([9, 8], with_terms=False)) for _ in range(2)] == [[8], [8]]


def test_the_passages_not_asked_for_lately_are_let_go() -> None:
    shelf = Shelf()
    remembered = Remembered(shelf, most=3)
    for key in (1, 2, 3, 1, 4):
        remembered([key], with_terms=False)
    shelf.asked.clear()
    remembered([1, 3, 4, 2], with_terms=False)
    assert shelf.asked == [([2], False)]


def test_more_than_are_remembered_are_found_all_the_same() -> None:
    remembered = Remembered(Shelf(), most=3)
    wanted = list(range(8))
    assert list(remembered(wanted, with_terms=False)) == wanted


def test_many_threads_are_given_what_they_ask_for() -> None:
    remembered = Remembered(Shelf(), most=5)

    def ask(number: int) -> bool:
        wanted = [number % 8, (number + 3) % 8]
        found = remembered(wanted, with_terms=bool(number % 2))
        return all(found[key].signs[0, 0] == key for key in wanted)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(400)))
