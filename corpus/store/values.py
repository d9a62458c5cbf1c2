"""What the store takes and gives beside the domain's own types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from corpus.evidence import EvidenceBasis
from corpus.model import AccessLevel, Document, GuidanceStatus, Kind, Metadata, Passage
from corpus.packs.model import PackState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")


class Withdrawal(StrEnum):
    """Why a document is no longer served."""

    GONE = "gone"  # its file left the folder
    REMOVED = "removed"  # somebody asked for it by name; its file may still be there


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What was decided about one file when it was last looked at.

    `revision` is what is served of the document at this path, None when nothing is; a refused or
    duplicate file may have one from its better days. `duplicate_of` is a document id.
    """

    path: str
    document_id: str
    content_hash: str
    input_hash: str
    revision: str | None = None
    refusal_code: str | None = None
    refusal_detail: str | None = None
    duplicate_of: str | None = None
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class PendingDocument:
    """A document whose place in the index is not yet what it should be.

    `revision` and `metadata` are what should be served, both None when the document is to leave
    the index; `indexed_revision` is what the index answers from, None for nothing.
    """

    document_id: str
    collection: str
    revision: str | None
    indexed_revision: str | None
    metadata: Metadata | None
    passage_count: int


@dataclass(frozen=True, slots=True)
class PassageInContext:
    """A passage and the document it stands in, as that document should be served now.

    While a newer revision waits for the index, `passage.revision` is older than
    `document.revision`.
    """

    passage: Passage
    document: Document


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents to list: values within a field are alternatives, fields are all required.

    `title_contains` ignores case and accents. Years are inclusive.
    """

    collections: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    evidence_bases: tuple[EvidenceBasis, ...] = ()
    guidance_statuses: tuple[GuidanceStatus, ...] = ()
    access_levels: tuple[AccessLevel, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    title_contains: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of `total` things; `next` is the cursor for the following ones, None at the end."""

    items: tuple[T, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class CollectionSummary:
    """What a reader may find in a collection. The mappings count documents."""

    name: str
    documents: int
    passages: int
    by_kind: Mapping[str, int]
    by_language: Mapping[str, int]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """The whole store, whoever may read it, for its owner's eyes.

    `pending` counts documents whose place in the index is still to be changed; `refused` files
    that could not be taken in when last looked at.
    """

    collections: int
    documents: int
    passages: int
    pending: int
    withdrawn: int
    refused: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class FileFault:
    """An original that is not what it should be, and the documents served from it."""

    content_hash: str
    damaged: bool  # False: missing
    document_ids: tuple[str, ...]


class RunState(StrEnum):
    """How far a run has come. One that was killed stays `running`."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What a run made of one file. `status` and `code` are the caller's words."""

    path: str
    status: str
    code: str | None = None
    detail: str | None = None
    passages: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest of one source. `counts` says how many files ended with each status."""

    id: str
    command: str
    source: str
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    counts: Mapping[str, int]
    passages: int


class JobState(StrEnum):
    """How far a piece of work asked for through the API has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """Work that outlives the request that asked for it. `result` is JSON-able."""

    id: str
    kind: str
    state: JobState
    done: int
    total: int
    detail: str
    created_at: datetime
    updated_at: datetime
    result: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A topic pack in a list. `items` counts those the reader may see."""

    id: str
    title: str
    purpose: str
    language: str
    state: PackState
    slug: str | None
    items: int
    version: int
    updated_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptTheme:
    """A theme's vector, and where measured, how near the collection is to it."""

    vector: NDArray[np.float32]
    mean: float | None = None
    deviation: float | None = None
