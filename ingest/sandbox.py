"""Converting files in a process of its own, so that no file can take the run down.

The worker parses one file at a time and lives on, so that imports are paid once. It is ended, with
every program it started, when a file takes too long or too much memory, and started again for the
next one; and it ends by itself when this process is gone, however that happened.
"""

from __future__ import annotations

import json
import os
import queue
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corpus.model import LocatorUnit
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
from ingest.processes import resident_bytes

WORKER_MODULE = "ingest.convert.worker"
START_SECONDS = 60.0
WATCH_SECONDS = 0.1
READ_AT_ONCE = 1024 * 1024
# A worker is replaced after this many files: what parsers leak does not add up.
FILES_PER_WORKER = 200
DEFAULT_LIMITS = ConversionLimits()


class ConversionSandbox:
    """Converts files in `workers` processes. A context manager that threads may share."""

    def __init__(self, limits: ConversionLimits = DEFAULT_LIMITS, *, workers: int = 1) -> None:
        if workers < 1:
            raise ValueError(f"at least one worker is needed: {workers}")
        self._limits = limits
        self._count = workers
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._workers = [_Worker(limits) for _ in range(workers)]
        for worker in self._workers:
            self._idle.put(worker)

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
        """End the workers. A conversion that is going on is refused as crashed."""
        for worker in self._workers:
            worker.end()

    def convert(self, path: Path, *, name: str | None = None) -> ConvertedDocument:
        """Convert the file at `path`, which its owner calls `name`. Raises `Refused`."""
        size = _size(path)
        if size > self._limits.max_bytes:
            raise Refused(RefusalCode.TOO_LARGE, f"{size} > {self._limits.max_bytes}")
        worker = self._idle.get()
        try:
            return worker.convert(path, name or path.name)
        finally:
            self._idle.put(worker)

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

        A refusal is a result here. When the iterator is dropped, what is waiting is not begun.
        """
        waiting: deque[tuple[SourceFile, Future[ConvertedDocument | Refused]]] = deque()
        with ThreadPoolExecutor(self._count, thread_name_prefix="convert") as threads:
            try:
                for source in sources:
                    waiting.append((source, threads.submit(self._result, source)))
                    if len(waiting) > ahead:
                        first, result = waiting.popleft()
                        yield first, result.result()
                while waiting:
                    first, result = waiting.popleft()
                    yield first, result.result()
            finally:
                threads.shutdown(wait=False, cancel_futures=True)

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


class _Worker:
    """One worker process, started on first use and after each end."""

    def __init__(self, limits: ConversionLimits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._received = b""
        self._files = 0

    def convert(self, path: Path, name: str) -> ConvertedDocument:
        """Raises `Refused`; after any but a plain refusal the process has been ended."""
        process = self._running()
        self._files += 1
        request = {"path": str(path.absolute()), "name": name, "limits": asdict(self._limits)}
        try:
            self._send(process, request)
            answer = self._await_answer(process, self._limits.max_seconds)
            return _document(answer)
        except _Gone as gone:
            self.end()
            raise Refused(RefusalCode.PARSER_CRASHED, gone.detail) from gone
        except Refused as refused:
            if refused.code in (RefusalCode.TOO_SLOW, RefusalCode.TOO_MUCH_MEMORY):
                self.end()
            raise
        finally:
            if self._files >= FILES_PER_WORKER:
                self.end()

    def end(self) -> None:
        """Kill the process and all that it started."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close_quietly(stream)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        self._received, self._files = b"", 0
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", WORKER_MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
        try:
            self._receive(self._process, time.monotonic() + START_SECONDS)
        except (_Gone, Refused) as error:
            self.end()
            raise Refused(RefusalCode.PARSER_CRASHED, "worker does not start") from error
        return self._process

    def _send(self, process: subprocess.Popen[bytes], request: dict[str, Any]) -> None:
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise _Gone(_ending(process)) from error

    def _await_answer(self, process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while True:
            answer = self._receive(process, deadline)
            if "needs_seconds" not in answer:
                return answer
            deadline += float(answer["needs_seconds"])

    def _receive(self, process: subprocess.Popen[bytes], deadline: float) -> dict[str, Any]:
        """The next message. Raises `_Gone`, or `Refused`: TOO_SLOW, TOO_MUCH_MEMORY."""
        assert process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._received:
                if selector.select(WATCH_SECONDS):
                    chunk = os.read(process.stdout.fileno(), READ_AT_ONCE)
                    if not chunk:
                        raise _Gone(_ending(process))
                    self._received += chunk
                elif time.monotonic() > deadline:
                    raise Refused(RefusalCode.TOO_SLOW, f"{self._limits.max_seconds:g}")
                elif resident_bytes(process.pid) > self._limits.max_memory_bytes:
                    raise Refused(RefusalCode.TOO_MUCH_MEMORY, f"{self._limits.max_memory_bytes}")
        line, _, self._received = self._received.partition(b"\n")
        try:
            message = json.loads(line)
        except ValueError as error:
            raise _Gone("unreadable answer") from error
        if not isinstance(message, dict):
            raise _Gone("unreadable answer")
        return message


class _Gone(Exception):
    """The worker ended, or no longer makes sense."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def _ending(process: subprocess.Popen[bytes]) -> str:
    """How a process ended: its signal's name, or its exit status."""
    try:
        status = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return "closed its output"
    if status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


def _close_quietly(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        # Unsent bytes to a dead process are lost on purpose.
        return


def _document(answer: dict[str, Any]) -> ConvertedDocument:
    """The document or refusal in a worker's answer, checked. Raises `Refused`, `_Gone`."""
    try:
        if "refused" in answer:
            raise Refused(RefusalCode(answer["refused"]), str(answer["detail"]))
        given = answer["document"]
        return ConvertedDocument(
            media_type=str(given["media_type"]),
            unit=LocatorUnit(given["unit"]),
            unit_count=int(given["unit_count"]),
            blocks=tuple(_block(block) for block in given["blocks"]),
            properties=DocumentProperties(**given["properties"]),
            warnings=tuple(
                ConversionWarning(WarningCode(warning["code"]), str(warning["detail"]))
                for warning in given["warnings"]
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _Gone("unreadable answer") from error


def _block(given: dict[str, Any]) -> Block:
    last = given["last_position"]
    return Block(
        kind=BlockKind(given["kind"]),
        text=str(given["text"]),
        position=int(given["position"]),
        level=int(given["level"]),
        last_position=None if last is None else int(last),
    )
