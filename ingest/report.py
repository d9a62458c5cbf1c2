"""What an ingest did, file by file and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Protocol

from ingest.blocks import ConversionWarning
from ingest.describe import UnreadValue


class FileStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    REMOVED = "removed"  # stays out: somebody removed it by name
    WITHDRAWN = "withdrawn"  # left the folder
    MISSING = "missing"  # named in a manifest, not in the folder


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file's line. `code` and `detail` tell why it was refused, or which file it repeats."""

    path: str
    status: FileStatus
    code: str | None = None
    detail: str = ""
    document_id: str | None = None
    language: str | None = None
    passages: int = 0
    seconds: float = 0.0
    warnings: tuple[ConversionWarning, ...] = ()
    unread: tuple[UnreadValue, ...] = ()

    @property
    def notes(self) -> Iterator[tuple[str, dict[str, str]]]:
        """What to know of the file: the code of each note, and the facts its sentence names."""
        for warning in self.warnings:
            yield warning.code.value, {"detail": warning.detail}
        for value in self.unread:
            yield "unread_value", {"field": value.field, "written": value.written}


@dataclass(frozen=True, slots=True)
class IndexingReport:
    """What was brought into the index, and the seconds in all and of each stage.

    Stages overlap: one document is embedded while another is described and put in.
    """

    documents: int = 0
    passages: int = 0
    withdrawn: int = 0
    embed_seconds: float = 0.0
    describe_seconds: float = 0.0
    index_seconds: float = 0.0
    seconds: float = 0.0

    def __add__(self, other: IndexingReport) -> IndexingReport:
        """Both together."""
        return IndexingReport(
            *(getattr(self, part.name) + getattr(other, part.name) for part in fields(self))
        )


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The whole run. `languages` counts the passages added or changed, by their own language."""

    collection: str
    files: tuple[FileReport, ...]
    indexing: IndexingReport
    languages: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def counts(self) -> Mapping[FileStatus, int]:
        """Files by status; statuses without files are left out."""
        return Counter(file.status for file in self.files)

    @property
    def refused(self) -> tuple[FileReport, ...]:
        """The files that did not go in."""
        return tuple(file for file in self.files if file.status is FileStatus.REFUSED)

    @property
    def passages_per_second(self) -> float:
        """Passages indexed per second of the whole run; 0.0 when none were."""
        return self.indexing.passages / self.seconds if self.seconds else 0.0


class Observer(Protocol):
    """Somebody watching a run: a progress bar, a log, an upload's page."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins: "read" counts files, "index" counts passages."""
        ...

    def advanced(self, by: int) -> None:
        """So many more of the current stage are done."""
        ...

    def file_done(self, report: FileReport) -> None:
        """A file's line is settled."""
        ...


class NobodyWatching:
    """An observer that looks away."""

    def stage(self, name: str, total: int) -> None:
        """Look away."""

    def advanced(self, by: int) -> None:
        """Look away."""

    def file_done(self, report: FileReport) -> None:
        """Look away."""
