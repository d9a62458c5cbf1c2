"""The part of an ingest that looks at files: decides, reads and stores, a line for every file."""

from __future__ import annotations

import hashlib
import logging
import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import InvalidRequest, SankofaError
from corpus.model import Document, LocatorUnit, Metadata, MetadataOrigin, Revision
from corpus.store import Store
from ingest.abilities import optional_abilities
from ingest.blocks import (
    ConversionWarning,
    ConvertedDocument,
    RefusalCode,
    Refused,
    WarningCode,
)
from ingest.convert import ConversionLimits
from ingest.decide import Action, decide, decide_prune
from ingest.describe import Description
from ingest.discover import SourceFile
from ingest.manifest import Manifests
from ingest.report import FileReport, FileStatus
from ingest.revise import Source, input_hash, revise
from ingest.sandbox import ConversionSandbox
from ingest.split import SplitOptions

# Reasons that may be gone the next time, with the file as it is.
_PASSING = frozenset(
    {RefusalCode.UNREADABLE_FILE, RefusalCode.CHANGED_MEANWHILE, RefusalCode.PROCESSING_FAILED}
)
# What says nothing of the file: it is refused already, or the library or the machine fails.
_NOT_OF_THE_FILE = (Refused, SankofaError, OSError, MemoryError)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What to do with a folder.

    `collection` None stands for the folder's own name. `prune` withdraws documents whose file
    left the folder, more than a fifth of them only with `yes`; `again` reads even unchanged and
    removed files; `moved` says that the collection's folder is now elsewhere.
    """

    collection: str | None = None
    prune: bool = False
    yes: bool = False
    again: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What reading one file may cost, and how its passages are cut."""

    conversion: ConversionLimits = field(default_factory=ConversionLimits)
    split: SplitOptions = field(default_factory=SplitOptions)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A file to read."""

    source: SourceFile
    content_hash: str
    input_hash: str


class Reading:
    """The part of a run that reads files and stores revisions."""

    def __init__(
        self,
        store: Store,
        collection: str,
        scope: str,
        options: IngestOptions,
        limits: ReadingLimits,
        manifests: Manifests,
    ) -> None:
        self.collection = collection
        self._scope = scope
        self.languages: Counter[str] = Counter()
        self._store = store
        self._options = options
        self._limits = limits
        self._manifests = manifests
        self._known = store.known_files(collection)
        self._abilities = optional_abilities(limits.conversion)

    def pruned(self, sources: list[SourceFile]) -> Iterator[FileReport]:
        """Withdraw what left the folder, if asked; a line each."""
        if not self._options.prune:
            return
        found = {source.path for source in sources}
        in_scope = {path: file for path, file in self._known.items() if self._in_scope(path)}
        prune = decide_prune(in_scope, found, yes=self._options.yes)
        self._store.withdraw(prune.documents)
        self._store.forget_files(self.collection, prune.paths)
        for path in prune.paths:
            known = self._known[path]
            if known.revision is not None:
                yield FileReport(path, FileStatus.WITHDRAWN, document_id=known.document_id)

    def missing(self, sources: list[SourceFile]) -> Iterator[FileReport]:
        """A line for each file that a manifest names and the folder lacks."""
        found = frozenset(source.path for source in sources)
        for path in self._manifests.naming_nothing(found):
            if self._in_scope(path):
                yield FileReport(path, FileStatus.MISSING)

    def _in_scope(self, path: str) -> bool:
        return self._scope in (".", path) or path.startswith(f"{self._scope}/")

    def files(self, sources: list[SourceFile]) -> Generator[FileReport, None, None]:
        """Read what is to be read; a line for every file."""
        to_read: list[_Planned] = []
        repeats: list[SourceFile] = []
        claimed: set[str] = set()
        for source in sources:
            planned = self._planned(source)
            if isinstance(planned, FileReport):
                yield planned
            elif planned.content_hash in claimed:
                repeats.append(source)  # decided once the first of its kind is stored, or refused
            else:
                claimed.add(planned.content_hash)
                to_read.append(planned)
        with ConversionSandbox(self._limits.conversion) as sandbox:
            yield from self._read(to_read, sandbox)
            for source in repeats:
                planned = self._planned(source)
                if isinstance(planned, FileReport):
                    yield planned
                else:
                    yield from self._read([planned], sandbox)

    def _planned(self, source: SourceFile) -> FileReport | _Planned:
        """What to do with a file: its line where nothing has to be read, else the plan."""
        try:
            content_hash = source.sha256
        except Refused as refused:
            return self._refused(source.path, "", "", refused)
        written = self._manifests.row(source.path)
        inputs = input_hash(content_hash, written, self._limits.split, self._abilities)
        twin = self._twin(source.path, content_hash)
        known = self._known.get(source.path)
        current = self._refusal_inputs(inputs) if known and known.refusal_code else inputs
        match decide(current, known, twin.path if twin else None, again=self._options.again):
            case Action.KEEP:
                return FileReport(source.path, FileStatus.UNCHANGED)
            case Action.LEAVE_REMOVED:
                return FileReport(source.path, FileStatus.REMOVED)
            case Action.REFUSE_AGAIN:
                assert known is not None
                return _refusal(source.path, str(known.refusal_code), known.refusal_detail or "")
            case Action.SAME_AS_ANOTHER:
                assert twin is not None
                self._store.record_duplicate(
                    self.collection, source.path, content_hash, twin.id, input_hash=inputs
                )
                return FileReport(source.path, FileStatus.DUPLICATE, detail=twin.path)
            case Action.TAKE_IN:
                return _Planned(source, content_hash, inputs)

    def _refusal_inputs(self, inputs: str) -> str:
        """What a refusal depends on: what is too large for one limit may be within the next."""
        return hashlib.sha256(f"{inputs} {self._limits.conversion}".encode()).hexdigest()[:32]

    def _twin(self, path: str, content_hash: str) -> Document | None:
        twin = self._store.find_by_content(self.collection, content_hash)
        return twin if twin is not None and twin.path != path else None

    def _read(
        self, planned: Sequence[_Planned], sandbox: ConversionSandbox
    ) -> Iterator[FileReport]:
        """Convert ahead in the sandbox while this process describes, cuts and stores."""
        started = time.monotonic()
        converted = sandbox.convert_many(plan.source for plan in planned)
        for plan, (_, outcome) in zip(planned, converted, strict=True):
            try:
                report = self._stored(plan, outcome)
            except Refused as refused:
                report = self._refused(
                    plan.source.path, plan.content_hash, plan.input_hash, refused
                )
            yield replace(report, seconds=time.monotonic() - started)
            started = time.monotonic()

    def _stored(self, plan: _Planned, outcome: ConvertedDocument | Refused) -> FileReport:
        if isinstance(outcome, Refused):
            raise outcome
        path = plan.source.path
        origin = Source(self.collection, path, plan.content_hash, self._manifests.row(path))
        with _refusing_what_breaks(path):
            revision, description = revise(outcome, origin, self._limits.split)
        with plan.source.on_disk() as file, _refusing_what_changed(file):
            document = self._store.put_revision(
                self.collection, path, revision, file, input_hash=plan.input_hash
            )
        return self._report_on(document, revision, description, outcome)

    def _report_on(
        self,
        document: Document,
        revision: Revision,
        description: Description,
        converted: ConvertedDocument,
    ) -> FileReport:
        known = self._known.get(document.path)
        before = known.revision if known else None
        is_new = before != revision.id  # read again, a file may turn out to say the same
        if is_new:
            self.languages.update(passage.language for passage in revision.passages)
        status = FileStatus.CHANGED if before else FileStatus.ADDED
        return FileReport(
            document.path,
            status if is_new else FileStatus.UNCHANGED,
            document_id=document.id,
            language=revision.metadata.language,
            passages=len(revision.passages) if is_new else 0,
            warnings=(*converted.warnings, *_not_given(revision.metadata, converted)),
            unread=description.unread,
        )

    def _refused(self, path: str, content_hash: str, inputs: str, refused: Refused) -> FileReport:
        known = self._known.get(path)
        if refused.code is RefusalCode.INVALID_METADATA and known and known.revision:
            # Somebody may have meant to restrict it: what is already served must not stay open.
            self._store.withdraw([known.document_id])
        self._store.record_refusal(
            self.collection,
            path,
            content_hash,
            refused.code,
            refused.detail,
            input_hash="" if refused.code in _PASSING else self._refusal_inputs(inputs),
        )
        return _refusal(path, refused.code, refused.detail)


def _not_given(metadata: Metadata, converted: ConvertedDocument) -> Iterator[ConversionWarning]:
    """The notes that nobody gave what matters: a document's kind, or the access of a marked one."""
    mark = converted.properties.confidentiality
    if mark and "access" not in metadata.origins:
        yield ConversionWarning(WarningCode.MARKED_CONFIDENTIAL, f"“{mark}”")
    # That mail is notes of a forum is no guess.
    is_guess = metadata.origins.get("kind") is MetadataOrigin.DETECTED
    if is_guess and converted.unit is not LocatorUnit.MESSAGE:
        yield ConversionWarning(WarningCode.KIND_GUESSED, metadata.kind.value)


@contextmanager
def _refusing_what_breaks(path: str) -> Iterator[None]:
    """Let a file that we have a fault with end as that file's line, and keep the fault's trace."""
    try:
        yield
    except _NOT_OF_THE_FILE:
        raise
    except Exception as error:
        _log.exception("processing failed: %s", path)
        raise Refused(RefusalCode.PROCESSING_FAILED, type(error).__name__) from error


@contextmanager
def _refusing_what_changed(file: Path) -> Iterator[None]:
    """Let a file that was written to or taken away while it was read end as that file's line."""
    try:
        yield
    except InvalidRequest as error:
        raise Refused(RefusalCode.CHANGED_MEANWHILE, error.detail) from error
    except OSError as error:
        if file.exists():  # then it is our own disk that fails
            raise
        raise Refused(RefusalCode.CHANGED_MEANWHILE, error.strerror or "") from error


def _refusal(path: str, code: str, detail: str) -> FileReport:
    return FileReport(path, FileStatus.REFUSED, code=code, detail=detail)
