"""How long the stages of an answer took."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Stages:
    """Milliseconds by stage, of work that begins when this is made. A stage may come up again."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._spent: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts what is done inside towards the stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - began) * 1000
            self._spent[name] = self._spent.get(name, 0.0) + spent

    def milliseconds(self) -> Mapping[str, float]:
        """Every stage so far, and "total", which covers what no stage does as well."""
        return {**self._spent, "total": (time.perf_counter() - self._began) * 1000}
