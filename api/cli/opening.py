"""Opening the library for a command, with somebody told while the model is being prepared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console as Terminal
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from api.bootstrap import Library
from api.messages import Messages
from api.settings import Settings

_READY = "ready"
_STEPS = 1000


@contextmanager
def opened_library(settings: Settings, said: Messages) -> Iterator[Library]:
    """The library; preparing its model, which takes minutes once, is shown on standard error."""
    preparation = _Preparation(said)
    try:
        with Library(settings, preparation) as library:
            yield library
    finally:
        preparation.end()


class _Preparation:
    """A bar on a terminal, else one line; nothing at all when the model is there already."""

    def __init__(self, said: Messages) -> None:
        self._said = said
        self._progress: Progress | None = None

    def __call__(self, step: str, done: float) -> None:
        if step == _READY:
            self.end()
            return
        if self._progress is None:
            self._progress = self._begun()
        for task in self._progress.task_ids:
            self._progress.update(task, completed=round(_STEPS * done))

    def _begun(self) -> Progress:
        words = self._said.text("preparing-model")
        terminal = Terminal(stderr=True)
        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            console=terminal,
            disable=not terminal.is_terminal,
        )
        if terminal.is_terminal:
            progress.add_task(words, total=_STEPS)
            progress.start()
        else:
            print(words, file=sys.stderr, flush=True)
        return progress

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
