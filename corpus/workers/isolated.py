"""Work on files that strangers wrote, done in a process that may crash alone.

The parent holds an `IsolatedWorker`, the child runs `serve`. They exchange JSON, one message a
line: what reads hostile files is not trusted to send anything that its parent would execute. The
child ends, with every program it started, when the parent ends it or is gone itself.
"""

from __future__ import annotations

import json
import os
import queue
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from corpus.workers.processes import resident_bytes

Message = dict[str, Any]
NeedTime = Callable[[float], None]

START_SECONDS = 60.0
WATCH_SECONDS = 0.1
READ_AT_ONCE = 1024 * 1024


class WorkerEnded(Exception):
    """The worker crashed or stopped making sense; `detail` is a signal's name or a status."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class WorkerTooSlow(Exception):
    """The worker did not answer in time and was ended."""


class WorkerTooLarge(Exception):
    """The worker took more memory than it may and was ended."""


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """Wall time in seconds and resident memory in bytes that one request may take."""

    max_seconds: float
    max_memory_bytes: int


class IsolatedWorker:
    """A process that answers one request at a time; started on first use and again after an end.

    For one thread at a time, but for `stop`. `module` is run as a script and calls `serve`. After
    `max_requests` the process is replaced, so that what parsers leak does not add up.
    """

    def __init__(self, module: str, *, max_requests: int = 200) -> None:
        self._module = module
        self._max_requests = max_requests
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        # Held while the process begins or ends, so that `stop` finds it whole or not at all.
        self._changing = threading.Lock()
        self._received = b""
        self._requests = 0

    def ask(self, request: Message, limits: WorkLimits) -> Message:
        """The worker's answer. Raises WorkerEnded, WorkerTooSlow, WorkerTooLarge."""
        process = self._running()
        self._requests += 1
        try:
            self._send(process, {**request, "max_memory_bytes": limits.max_memory_bytes})
            return self._answer(process, limits)
        except (WorkerEnded, WorkerTooSlow, WorkerTooLarge):
            self.end()
            raise
        finally:
            if self._requests >= self._max_requests:
                self.end()

    def stop(self) -> None:
        """Kill the process for good, from any thread: what asks now or later raises WorkerEnded.

        The thread that asks reads the end of the answers, so that none closes them under it.
        """
        with self._changing:
            self._stopped = True
            if self._process is not None:
                _kill_group(self._process)

    def end(self) -> None:
        """Kill the process and all that it started, and wait until it is gone."""
        with self._changing:
            process, self._process = self._process, None
            if process is None:
                return
            _kill_group(process)
            process.wait()
        for stream in (process.stdin, process.stdout):
            # Unsent bytes to a dead process are lost on purpose.
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        self._received, self._requests = b"", 0
        process = self._begun()
        try:
            self._receive(process, time.monotonic() + START_SECONDS, None)
        except (WorkerEnded, WorkerTooSlow) as error:
            self.end()
            raise WorkerEnded("does not start") from error
        return process

    def _begun(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with self._changing:
            if self._stopped:
                raise WorkerEnded("stopped")
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=environment,
            )
            return self._process

    def _send(self, process: subprocess.Popen[bytes], request: Message) -> None:
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise WorkerEnded(_ending(process)) from error

    def _answer(self, process: subprocess.Popen[bytes], limits: WorkLimits) -> Message:
        deadline = time.monotonic() + limits.max_seconds
        while True:
            message = self._receive(process, deadline, limits.max_memory_bytes)
            if "needs_seconds" not in message:
                return message
            deadline += float(message["needs_seconds"])

    def _receive(
        self, process: subprocess.Popen[bytes], deadline: float, max_memory_bytes: int | None
    ) -> Message:
        assert process.stdout is not None
        chunks = [self._received]  # joined at the end: an answer can have many megabytes
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while b"\n" not in chunks[-1]:
                if selector.select(WATCH_SECONDS):
                    chunk = os.read(process.stdout.fileno(), READ_AT_ONCE)
                    if not chunk:
                        raise WorkerEnded(_ending(process))
                    chunks.append(chunk)
                elif time.monotonic() > deadline:
                    raise WorkerTooSlow
                elif max_memory_bytes and resident_bytes(process.pid) > max_memory_bytes:
                    raise WorkerTooLarge
        line, _, self._received = b"".join(chunks).partition(b"\n")
        return _message(line)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _message(line: bytes) -> Message:
    try:
        message = json.loads(line)
    except ValueError as error:
        raise WorkerEnded("unreadable answer") from error
    if not isinstance(message, dict):
        raise WorkerEnded("unreadable answer")
    if message.get("memory_exhausted"):
        raise WorkerTooLarge
    return message


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


def serve(handle: Callable[[Message, NeedTime], Message]) -> None:
    """The child's side: answer requests with `handle` until the parent is gone. Never returns.

    `handle` may ask for more seconds before it takes them.
    """
    answers = _take_standard_output()
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    _say(answers, {"ready": True})
    while True:
        request = json.loads(requests.get())
        _bound_address_space(int(request.pop("max_memory_bytes")))
        try:
            answer = handle(request, lambda seconds: _say(answers, {"needs_seconds": seconds}))
        except MemoryError:
            answer = {"memory_exhausted": True}
        _say(answers, answer)


def _take_standard_output() -> TextIO:
    """A private copy of standard output; what parsers print goes to standard error."""
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "w", encoding="utf-8")


def _listen(requests: queue.SimpleQueue[str]) -> None:
    """Pass requests on; when the parent is gone, end this process and the programs it started."""
    for line in sys.stdin:
        requests.put(line)
    os.killpg(0, signal.SIGKILL)


def _say(answers: TextIO, message: Message) -> None:
    answers.write(json.dumps(message, default=str) + "\n")
    answers.flush()


def _bound_address_space(max_memory_bytes: int) -> None:
    """Bound what this process maps beyond what it has mapped by now, where the system can.

    Programs that it starts lift the bound again; the parent watches what all of them hold.
    """
    try:
        import resource

        mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = mapped * os.sysconf("SC_PAGE_SIZE") + max_memory_bytes
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
