"""The process in which files are parsed: takes requests on standard input, answers on its output.

Run as `python -m ingest.convert.worker`. Requests and answers are JSON, one a line: a process that
reads what strangers wrote is not trusted to send anything that its parent would execute.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from ingest.blocks import RefusalCode, Refused
from ingest.convert import ConversionLimits, convert_file

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def main() -> None:
    """Answer requests until standard input closes, which is when the parent is gone."""
    answers = _take_standard_output()
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    _import_parsers()
    _say(answers, {"ready": True})
    while True:
        request = json.loads(requests.get())
        _say(answers, _answer(request, answers))


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


def _import_parsers() -> None:
    import lxml.html  # noqa: F401
    import pypdfium2  # type: ignore[import-untyped]  # noqa: F401

    import ingest.convert.pdf  # noqa: F401


def _say(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message, ensure_ascii=True, allow_nan=False, default=str) + "\n")
    answers.flush()


def _answer(request: dict[str, Any], answers: TextIO) -> dict[str, Any]:
    limits = ConversionLimits(**request["limits"])
    _limit_memory(limits.max_memory_bytes)
    try:
        document = convert_file(
            Path(request["path"]),
            limits,
            lambda seconds: _say(answers, {"needs_seconds": seconds}),
            name=request["name"],
        )
    except Refused as refused:
        return {"refused": refused.code.value, "detail": refused.detail}
    except MemoryError:
        return {"refused": RefusalCode.TOO_MUCH_MEMORY.value, "detail": ""}
    except OSError as error:
        return {"refused": RefusalCode.UNREADABLE_FILE.value, "detail": error.strerror or ""}
    except Exception as error:  # noqa: BLE001 - a parser may raise anything over a damaged file
        return {"refused": RefusalCode.PARSER_CRASHED.value, "detail": type(error).__name__}
    return {"document": asdict(document)}


def _limit_memory(max_memory_bytes: int) -> None:
    """Bound this process's address space: what it has mapped by now, and the limit on top.

    Programs that it starts lift the bound again; the parent watches what all of them hold.
    """
    try:
        import resource

        with Path("/proc/self/statm").open() as statm:
            mapped = int(statm.read().split()[0]) * PAGE_BYTES
    except (ImportError, OSError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = mapped + max_memory_bytes
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


if __name__ == "__main__":
    main()
