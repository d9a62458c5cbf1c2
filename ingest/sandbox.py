"""Converting files in a process of its own, so that no file can take the run down.

The worker parses one file at a time and lives on, so that imports are paid once. It is ended, with
every program it started, when a file takes too long or too much memory, and started again for the
next one; and it ends by itself when this process is gone, however that happened.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.model import LocatorUnit
from corpus.storable import storable_value
from corpus.workers.isolated import (
    IsolatedWorker,
    Message,
    WorkerEnded,
    WorkerTooLarge,
    WorkerTooSlow,
    WorkLimits,
)
from ingest.blocks import (
    Block,
    BlockKind,
    ConversionWarning,
    ConvertedDocument,
    DocumentProperties,
    RefusalCode,
    Refused,
    WarningCode,
)
from ingest.convert.limits import ConversionLimits
from ingest.discover import SourceFile

WORKER_MODULE = "ingest.convert.worker"
DEFAULT_LIMITS = ConversionLimits()


class ConversionSandbox:
    """Converts files one at a time. A context manager that threads may share.

    `worker_module` is what the process runs, a module that calls `corpus.workers.isolated.serve`.
    """

    def __init__(
        self, limits: ConversionLimits = DEFAULT_LIMITS, *, worker_module: str = WORKER_MODULE
    ) -> None:
        self._limits = limits
        self._worker = IsolatedWorker(worker_module)
        self._asking = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker for good, from any thread.

        A conversion that is going on, or is asked for later, is refused as crashed.
        """
        self._worker.stop()
        with self._asking:  # until who is asking has seen that nothing comes
            self._worker.end()

    def convert(self, path: Path, *, name: str | None = None) -> ConvertedDocument:
        """Convert the file at `path`, which its owner calls `name`. Raises `Refused`."""
        size = _size(path)
        if size > self._limits.max_bytes:
            raise Refused(RefusalCode.TOO_LARGE, f"{size} > {self._limits.max_bytes}")
        request = {
            "path": str(path.absolute()),
            "name": name or path.name,
            "limits": asdict(self._limits),
        }
        with self._asking:
            return _document(self._ask(request))

    def _ask(self, request: Message) -> Message:
        limits = WorkLimits(self._limits.max_seconds, self._limits.max_memory_bytes)
        try:
            return self._worker.ask(request, limits)
        except WorkerEnded as ended:
            raise Refused(RefusalCode.PARSER_CRASHED, ended.detail) from ended
        except WorkerTooSlow as error:
            raise Refused(RefusalCode.TOO_SLOW, f"{limits.max_seconds:g}") from error
        except WorkerTooLarge as error:
            raise Refused(RefusalCode.TOO_MUCH_MEMORY, f"{limits.max_memory_bytes}") from error

    def convert_source(self, source: SourceFile) -> ConvertedDocument:
        """Convert a discovered file, taken out of its archive for as long. Raises `Refused`."""
        if source.size > self._limits.max_bytes:
            raise Refused(RefusalCode.TOO_LARGE, f"{source.size} > {self._limits.max_bytes}")
        with source.on_disk() as path:
            return self.convert(path, name=source.name)

    def convert_many(
        self, sources: Iterable[SourceFile], *, ahead: int = 2
    ) -> Iterator[tuple[SourceFile, ConvertedDocument | Refused]]:
        """Convert `sources` in order, at most `ahead` of them before they are asked for.

        A refusal is a result here. When the iterator is dropped, the sandbox is closed: what is
        being read is given up, what is waiting is not begun.
        """
        waiting: deque[tuple[SourceFile, Future[ConvertedDocument | Refused]]] = deque()
        with ThreadPoolExecutor(1, thread_name_prefix="convert") as threads:
            try:
                for source in sources:
                    waiting.append((source, threads.submit(self._result, source)))
                    if len(waiting) > ahead:
                        first, result = waiting.popleft()
                        yield first, result.result()
                while waiting:
                    first, result = waiting.popleft()
                    yield first, result.result()
            except BaseException:  # stopped: nobody waits for what is being read
                threads.shutdown(wait=False, cancel_futures=True)
                self.close()
                raise

    def _result(self, source: SourceFile) -> ConvertedDocument | Refused:
        try:
            return self.convert_source(source)
        except Refused as refused:
            return refused


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise Refused(RefusalCode.UNREADABLE_FILE, error.strerror or "") from error


def _document(answer: Message) -> ConvertedDocument:
    """The document in a worker's answer, checked; what makes no sense is refused as a crash."""
    try:
        if "refused" in answer:
            raise Refused(RefusalCode(answer["refused"]), storable_value(str(answer["detail"])))
        given = answer["document"]
        return ConvertedDocument(
            media_type=str(given["media_type"]),
            unit=LocatorUnit(given["unit"]),
            unit_count=int(given["unit_count"]),
            blocks=tuple(_block(block) for block in given["blocks"]),
            properties=DocumentProperties(**storable_value(given["properties"])),
            warnings=tuple(
                ConversionWarning(
                    WarningCode(warning["code"]), storable_value(str(warning["detail"]))
                )
                for warning in given["warnings"]
            ),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refused(RefusalCode.PARSER_CRASHED, "unreadable answer") from error


def _block(given: Message) -> Block:
    return Block(
        kind=BlockKind(given["kind"]),
        text=str(given["text"]),
        position=int(given["position"]),
        level=int(given["level"]),
        turns=tuple(map(int, given["turns"])),
    )
