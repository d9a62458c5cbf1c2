"""An ingest from folder to index: discover, decide, read, store, index, report.

One file's failure is that file's line in the report, never the end of the run. Whatever is killed,
at whatever moment, the next run finishes: a document is stored whole or not at all, and its mark
"to index" is cleared only after it can be found.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from corpus.errors import InvalidRequest
from corpus.ports import PassageIndex
from corpus.store import FileResult, RunState, Store
from ingest.archived_manifests import with_archived
from ingest.decide import decide_place
from ingest.discover import SourceFile, discover
from ingest.indexing import Indexing, IndexingTools
from ingest.manifest import read_manifests
from ingest.reading import IngestOptions, Reading, ReadingLimits
from ingest.report import FileReport, IndexingReport, IngestReport, Observer

__all__ = ["Ingest", "IngestOptions", "ReadingLimits"]

_PASSAGES_BEFORE_INDEXING = 2_000


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
        beside = read_manifests(place.base, target)
        manifests, sources = with_archived(beside, discover(target, base=place.base))
        with self._index.write(self._tools.embedder.identity) as batch:
            self._store.bind_collection(place.collection, str(place.base), moved=options.moved)
            run_id = self._store.begin_run("ingest", str(root))
            try:
                scope = target.relative_to(place.base).as_posix()
                reading = Reading(
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
    reading: Reading, indexing: Indexing, sources: list[SourceFile], observer: Observer
) -> IngestReport:
    """Read everything, indexing whenever enough has gathered, so that memory stays bounded."""
    files: list[FileReport] = []
    indexed = IndexingReport()
    gathered = 0
    observer.stage("read", len(sources))
    for file in (*reading.pruned(sources), *reading.missing(sources)):
        files.append(file)
        observer.file_done(file)
    # Closed at once when the run is stopped: it holds the processes that read.
    with closing(reading.files(sources)) as read:
        for done, file in enumerate(read, start=1):
            files.append(file)
            observer.file_done(file)
            observer.advanced(1)
            gathered += file.passages
            if gathered >= _PASSAGES_BEFORE_INDEXING:
                observer.stage("index", indexing.waiting())
                indexed += indexing.run(observer)
                observer.stage("read", len(sources))
                observer.advanced(done)
                gathered = 0
    observer.stage("index", indexing.waiting())
    indexed += indexing.run(observer)
    in_order = tuple(sorted(files, key=lambda file: file.path))
    return IngestReport(reading.collection, in_order, indexed, dict(reading.languages))


def _result(file: FileReport) -> FileResult:
    return FileResult(
        file.path, file.status, file.code, file.detail or None, file.passages, file.seconds
    )
