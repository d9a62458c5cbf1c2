"""Takes uploads in, one after the other, in a thread of its own, and says how far it is."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from api.bootstrap import Library
from api.disk_space import check_room
from api.metrics import Metrics
from api.uploads import COLLECTION, Upload, UploadFolder, folder_of
from api.workers.job_locks import JobLocks
from corpus.errors import Busy, SankofaError
from corpus.model import OWNER
from corpus.store import Job, JobState, KnownFile
from ingest.report import FileReport, FileStatus, IngestReport
from ingest.run import IngestOptions

KIND = "upload"
_log = logging.getLogger(__name__)
_MOST_WAITING = 100
_SECONDS_BETWEEN_TRIES = 0.5
_SECONDS_BETWEEN_UPDATES = 0.5
_MOST_SECONDS_WAITING = 900.0
_TAKEN_IN = frozenset(
    {FileStatus.ADDED, FileStatus.CHANGED, FileStatus.UNCHANGED, FileStatus.DUPLICATE}
)
_LEAVES_NOTHING = frozenset({FileStatus.REFUSED, FileStatus.DUPLICATE})


class Interrupted(Exception):
    """The server is stopping."""


@dataclass(frozen=True, slots=True)
class _Task:
    job_id: str
    upload: Upload
    lock: ExitStack


class UploadWorker:
    """The uploads of one server process. Starting and stopping frame its life."""

    def __init__(self, library: Library, metrics: Metrics) -> None:
        self._library = library
        self._metrics = metrics
        self._folder = UploadFolder(library.settings.uploads_dir)
        self._locks = JobLocks(library.settings.data_dir / "jobs")
        self._tasks: deque[_Task] = deque()
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._all_taken_in = False

    def start(self) -> None:
        """Begin to work."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="uploads", daemon=True)
        self._thread.start()

    def stop(self, seconds: float = 30.0) -> None:
        """Stop at the next file or document; what was not finished is said to be interrupted."""
        self._stopping.set()
        with self._changed:
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(seconds)

    def accept(self, content: BinaryIO, file_name: str, written: Mapping[str, Any]) -> Job:
        """Keep an upload and put it in the queue. Raises Busy while too many are waiting."""
        if len(self._tasks) >= _MOST_WAITING or self._stopping.is_set():
            raise Busy("too many uploads are waiting", limit=_MOST_WAITING)
        upload = self._folder.receive(content, file_name, written)
        job = self._library.store.create_job(KIND, detail="wait")
        lock = ExitStack()
        lock.enter_context(self._locks.held(job.id))
        self._metrics.upload_waits()
        with self._changed:
            self._tasks.append(_Task(job.id, upload, lock))
            self._changed.notify()
        return job

    def job(self, job_id: str) -> Job:
        """How far a job is; one whose process was killed has failed. Raises NotFound."""
        store = self._library.store
        job = store.job(job_id)
        if _is_open(job) and not self._locks.is_held(job_id):
            job = store.job(job_id)  # it may have ended between the two looks
            if _is_open(job):
                return store.update_job(
                    job_id, state=JobState.FAILED, result={"problem": "interrupted"}
                )
        return job

    def discard(self, path: str) -> None:
        """Delete the file that a removed document of the collection came from."""
        self._folder.discard(folder_of(path), self._library.store)

    def _run(self) -> None:
        while task := self._next():
            with task.lock:
                outcome = self._finish(task)
            self._metrics.upload_ended(outcome)

    def _next(self) -> _Task | None:
        """The task to do next; None when there will be no more."""
        with self._changed:
            while not self._tasks and not self._stopping.is_set():
                self._changed.wait()
            return self._tasks.popleft() if self._tasks else None

    def _finish(self, task: _Task) -> str:
        """Do a task and write down what became of it. Nothing that goes wrong gets out."""
        try:
            result = self._do(task)
        except Interrupted:
            result = {"problem": "interrupted"}
        except SankofaError as error:
            _log.warning("upload %s: %s %s", task.job_id, error.code, error.detail)
            result = {"problem": error.code}
        except Exception:  # noqa: BLE001 (the thread has to live on for the uploads after it)
            _log.exception("upload %s", task.job_id)
            result = {"problem": "unexpected"}
        taken = [file for file in result.get("files", ()) if file["status"] in _TAKEN_IN]
        state = JobState.DONE if taken else JobState.FAILED
        try:
            self._library.store.update_job(task.job_id, state=state, detail="", result=result)
        except SankofaError:
            _log.exception("upload %s: cannot say what became of it", task.job_id)
        return state.value

    def _do(self, task: _Task) -> dict[str, Any]:
        progress = _Progress(self._library, task.job_id, self._stopping)
        files = _mine(self._ingested(task.upload, progress), task.upload)
        known = self._library.store.known_files(COLLECTION)
        found = [self._file_result(file, known.get(file.path)) for file in files]
        if all(file.status in _LEAVES_NOTHING for file in files):
            self._folder.discard(task.upload.folder, self._library.store)
        return {"files": found} if found else {"problem": "unexpected"}

    def _file_result(self, file: FileReport, known: KnownFile | None) -> dict[str, Any]:
        result = {
            "file_name": "/".join(PurePosixPath(file.path).parts[1:]),
            "status": file.status.value,
            "code": file.code,
            "detail": file.detail,
            "document_id": file.document_id or _served_from(known),
            "language": file.language,
            "passages": file.passages,
            "notes": [{"code": code, **facts} for code, facts in file.notes],
        }
        if file.status is FileStatus.DUPLICATE:
            result["detail"] = PurePosixPath(file.detail).name
        if result["document_id"] and not file.passages:
            # It was read before: with an upload that was taken in at the same time, or long ago.
            document = self._library.store.document(str(result["document_id"]), OWNER)
            result["language"] = document.metadata.language
            result["passages"] = document.passage_count
        return result

    def _ingested(self, upload: Upload, progress: _Progress) -> IngestReport:
        """Ingest an upload, waiting while another process writes to the library.

        The first one of a server's life takes the whole folder with it, for what a killed server
        received and did not come to. It also tells the library where the folder stands now, of
        which later uploads are parts.
        """
        give_up = time.monotonic() + _MOST_SECONDS_WAITING
        root = self._folder.root
        check_room(self._library.settings.data_dir)
        while True:
            folder = root / upload.folder if self._all_taken_in else root
            try:
                report = self._library.ingest(
                    folder, IngestOptions(COLLECTION, moved=not self._all_taken_in), progress
                )
            except Busy:
                if time.monotonic() > give_up:
                    raise
            else:
                self._all_taken_in = True
                return report
            if self._stopping.wait(_SECONDS_BETWEEN_TRIES):
                raise Interrupted


class _Progress:
    """Watches an ingest and writes down how far it is, not too often."""

    def __init__(self, library: Library, job_id: str, stopping: threading.Event) -> None:
        self._store = library.store
        self._job_id = job_id
        self._stopping = stopping
        self._stage, self._done, self._total = "wait", 0, 0
        self._written_at = 0.0

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""
        self._stage, self._done, self._total = name, 0, total
        self._write()

    def advanced(self, by: int) -> None:
        """So many more are done."""
        self._done = min(self._done + by, self._total)
        if time.monotonic() - self._written_at > _SECONDS_BETWEEN_UPDATES:
            self._write()

    def file_done(self, report: FileReport) -> None:  # noqa: ARG002 (the port's name)
        """Its line is in the report as well."""
        self._stop_if_asked()

    def _write(self) -> None:
        self._stop_if_asked()
        self._written_at = time.monotonic()
        self._store.update_job(
            self._job_id,
            state=JobState.RUNNING,
            detail=self._stage,
            done=self._done,
            total=self._total,
        )

    def _stop_if_asked(self) -> None:
        if self._stopping.is_set():
            raise Interrupted


def _is_open(job: Job) -> bool:
    return job.state in {JobState.QUEUED, JobState.RUNNING}


def _mine(report: IngestReport, upload: Upload) -> list[FileReport]:
    return [file for file in report.files if folder_of(file.path) == upload.folder]


def _served_from(known: KnownFile | None) -> str | None:
    """The document that a file which was not read now is served as, itself or its twin."""
    if known is None:
        return None
    return known.duplicate_of or (known.document_id if known.revision else None)
