"""Watching an ingest: a bar on a terminal, plain lines elsewhere, silence for machines."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Protocol, Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from api.cli.reports import file_line
from api.messages import Messages
from ingest.report import FileReport, FileStatus, NobodyWatching, Observer

_STAGES = {"read": "reading", "index": "indexing", "tag": "tagging"}
_WORTH_A_LINE = frozenset(FileStatus) - {FileStatus.UNCHANGED, FileStatus.REMOVED}


class Watching(Observer, Protocol):
    """An observer with a beginning and an end."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def watching(said: Messages, *, for_machines: bool) -> Watching:
    """The observer that suits where the output goes."""
    if for_machines:
        return Silence()
    return Bar(said) if sys.stdout.isatty() else Lines(said)


class Silence(NobodyWatching):
    """Says nothing: the report is printed whole at the end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to end."""


class Lines(Silence):
    """One line a file, as it is settled."""

    def __init__(self, said: Messages) -> None:
        self._said = said

    def file_done(self, report: FileReport) -> None:
        """Print the file's line."""
        if report.status in _WORTH_A_LINE:
            print(file_line(report, self._said), flush=True)


class Bar(Silence):
    """A progress bar, with a line above it for each file that is worth one."""

    def __init__(self, said: Messages) -> None:
        self._said = said
        self._task: TaskID | None = None
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def stage(self, name: str, total: int) -> None:
        """Begin a bar, unless there is nothing to do."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        words = self._said.text(_STAGES[name])
        self._task = self._progress.add_task(words, total=total) if total else None

    def advanced(self, by: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._progress.advance(self._task, by)

    def file_done(self, report: FileReport) -> None:
        """Print the file's line above the bar."""
        if report.status in _WORTH_A_LINE:
            self._progress.console.print(
                file_line(report, self._said), highlight=False, markup=False
            )
