"""Parts of a library are opened once, whichever threads ask for them first."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.bootstrap import Library
from api.opened_once import opened_once
from api.settings import Settings

THREADS = 32


class Shelf:
    """Has a part that takes a moment to open, and one that needs it."""

    def __init__(self) -> None:
        self.opening = threading.RLock()
        self.all_there = threading.Barrier(THREADS)
        self.made: list[object] = []
        self.refuses = False

    @opened_once
    def part(self) -> object:
        """A part."""
        if self.refuses:
            raise OSError("no room")
        made = object()
        time.sleep(0.01)  # lets the other threads in, where nothing holds them back
        self.made.append(made)
        return made

    @opened_once
    def whole(self) -> tuple[object, object]:
        """Needs the part, as an engine needs its index."""
        return self.part, object()

    def asked(self, name: str) -> object:
        self.all_there.wait()
        return getattr(self, name)


@pytest.mark.parametrize("name", ["part", "whole"])
def test_threads_that_ask_together_get_the_same(name: str) -> None:
    """Made once: a second store would leave its connections open, a second model its memory."""
    shelf = Shelf()
    with ThreadPoolExecutor(THREADS) as threads:
        got = list(threads.map(shelf.asked, [name] * THREADS))
    assert len(shelf.made) == 1
    assert len(set(map(id, got))) == 1


def test_what_could_not_be_opened_is_tried_again() -> None:
    """A database that was away may be back."""
    shelf = Shelf()
    shelf.refuses = True
    with pytest.raises(OSError, match="no room"):
        _ = shelf.part
    shelf.refuses = False
    assert shelf.part is shelf.part


def test_one_put_in_its_place_is_taken_as_it_is() -> None:
    """As another library is given a model that is open already."""
    shelf = Shelf()
    vars(shelf)["part"] = "given"
    assert shelf.part == "given"
    assert not shelf.made


def test_a_library_has_one_store_and_one_index_for_all_threads(tmp_path: Path) -> None:
    """Though all of them ask for the first time at once."""
    library = Library(Settings(data_dir=tmp_path / "data"))
    together = threading.Barrier(THREADS)

    def asked(_: int) -> tuple[int, int, int]:
        together.wait()
        return id(library.index), id(library.store), id(library.concepts)

    with library, ThreadPoolExecutor(THREADS) as threads:
        assert len(set(threads.map(asked, range(THREADS)))) == 1
