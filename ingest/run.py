"""An ingest from folder to index: discover, decide, read, store, index, report.

One file's failure is that file's line in the report, never the end of the run. Whatever is killed,
at whatever moment, the next run finishes: a document is stored whole or not at all, and its mark
"to index" is cleared only after it can be found.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import InvalidRequest
from corpus.model import Document, Revision
from corpus.ports import PassageIndex
from corpus.store import FileResult, RunState, Store
from ingest.abilities import optional_abilities
from ingest.blocks import ConvertedDocument, RefusalCode, Refused
from ingest.convert import ConversionLimits
from ingest.decide import Action, decide, decide_place, decide_prune
from ingest.describe import Description
from ingest.discover import SourceFile, discover
from ingest.indexing import Indexing, IndexingTools
from ingest.manifest import Manifests, read_manifests
from ingest.report import FileReport, FileStatus, IndexingReport, IngestReport, Observer
from ingest.revise import Source, input_hash, revise
from ingest.sandbox import ConversionSandbox
from ingest.split import SplitOptions

_PASSAGES_BEFORE_INDEXING = 2_000


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


class Ingest:
    """Takes folders into one library. One at a time: a second writer is told that it is busy."""

    def __init__(
        self, store: Store, index: PassageIndex, tools: IndexingTools, limits: ReadingLimits
    ) -> None:
        self._store = store
        self._index = index
        self._tools = tools
        self._limits = limits

    def run(self, root: Path, options: IngestOptions, observer: Observer) -> IngestReport:
        """Take everything under `root` in, index it, and say what became of each file.

        Raises InvalidRequest for a folder or manifest that cannot be read, Conflict when the
        collection is taken in from another folder, PruneRefused, Busy, ModelMismatch; then
        nothing was changed.
        """
        started = time.monotonic()
        if options.prune and not root.is_dir():
            raise InvalidRequest("prune needs a folder", path=str(root))
        folder = (root if root.is_dir() else root.parent).resolve()
        target = folder if root.is_dir() else folder / root.name
        place = decide_place(folder, options.collection, self._store.collection_folders())
        manifests = read_manifests(place.base)
        sources = discover(target, base=place.base)
        with self._index.write(self._tools.embedder.identity) as batch:
            self._store.bind_collection(place.collection, str(place.base), moved=options.moved)
            run_id = self._store.begin_run("ingest", str(root))
            try:
                scope = target.relative_to(place.base).as_posix()
                reading = _Reading(
                    self._store, place.collection, scope, options, self._limits, manifests
                )
                indexing = Indexing(self._store, batch, self._tools)
                report = _carried_out(reading, indexing, sources, observer)
            except BaseException:
                self._store.finish_run(run_id, RunState.STOPPED)
                raise
            report = replace(report, seconds=time.monotonic() - started)
            self._store.record_file_results(run_id, [_result(file) for file in report.files])
            self._store.finish_run(run_id)
        return report


def _carried_out(
    reading: _Reading, indexing: Indexing, sources: list[SourceFile], observer: Observer
) -> IngestReport:
    """Read everything, indexing whenever enough has gathered, so that memory stays bounded."""
    files: list[FileReport] = []
    indexed = IndexingReport()
    gathered = 0
    observer.stage("read", len(sources))
    for file in (*reading.pruned(sources), *reading.missing(sources)):
        files.append(file)
        observer.file_done(file)
    for file in reading.files(sources):
        files.append(file)
        observer.file_done(file)
        observer.advanced(1)
        gathered += file.passages
        if gathered >= _PASSAGES_BEFORE_INDEXING:
            indexed += indexing.run(observer)
            observer.stage("read", len(sources))
            observer.advanced(len(files))
            gathered = 0
    observer.stage("index", gathered)
    indexed += indexing.run(observer)
    in_order = tuple(sorted(files, key=lambda file: file.path))
    return IngestReport(reading.collection, in_order, indexed, dict(reading.languages))


@dataclass(frozen=True, slots=True)
class _Planned:
    """A file to read."""

    source: SourceFile
    content_hash: str
    input_hash: str


class _Reading:
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

    def files(self, sources: list[SourceFile]) -> Iterator[FileReport]:
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
        match decide(inputs, known, twin.path if twin else None, again=self._options.again):
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
        revision, description = revise(outcome, origin, self._limits.split)
        with plan.source.on_disk() as file:
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
        self.languages.update(passage.language for passage in revision.passages)
        return FileReport(
            document.path,
            FileStatus.CHANGED if known and known.revision else FileStatus.ADDED,
            document_id=document.id,
            language=revision.metadata.language,
            passages=len(revision.passages),
            warnings=converted.warnings,
            unread=description.unread,
        )

    def _refused(self, path: str, content_hash: str, inputs: str, refused: Refused) -> FileReport:
        known = self._known.get(path)
        if refused.code is RefusalCode.INVALID_METADATA and known and known.revision:
            # Somebody may have meant to restrict it: what is already served must not stay open.
            self._store.withdraw([known.document_id])
        self._store.record_refusal(
            self.collection, path, content_hash, refused.code, refused.detail, input_hash=inputs
        )
        return _refusal(path, refused.code, refused.detail)


def _refusal(path: str, code: str, detail: str) -> FileReport:
    return FileReport(path, FileStatus.REFUSED, code=code, detail=detail)


def _result(file: FileReport) -> FileResult:
    return FileResult(
        file.path, file.status, file.code, file.detail or None, file.passages, file.seconds
    )
