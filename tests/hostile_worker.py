"""A worker that does what damaged and hostile files make parsers do; run by test_sandbox."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from corpus.workers.isolated import Message, NeedTime, serve
from ingest.convert.worker import answer


def hang() -> None:
    while True:
        pass


def hang_in_a_program() -> None:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"], check=True)


def fill_memory(piece: int = 8 * 1024 * 1024, pause: float = 0.0) -> None:
    held = []
    while True:
        held.append(bytearray(os.urandom(piece)) if pause else bytearray(piece))
        time.sleep(pause)


def print_something() -> None:
    os.write(1, b"a parser's message\n")
    sys.stdout.write("another one\n")
    sys.stdout.flush()


MISBEHAVIOURS: dict[str, Callable[[], object]] = {
    "abort": lambda: ctypes.CDLL(None).abort(),
    "exit": lambda: os._exit(3),
    "hang": hang,
    "hang in a program": hang_in_a_program,
    "fill memory": fill_memory,
    "fill memory slowly": lambda: fill_memory(2 * 1024 * 1024, 0.01),
    "print": print_something,
}


def behave(request: Message, need_time: NeedTime) -> Message:
    """Do what the file's first line says, then convert it as the real worker does."""
    word = Path(request["path"]).read_text(encoding="utf-8").split("\n")[0]
    if word == "ask for time":
        need_time(30)
        time.sleep(1.5)
    if word == "say nonsense":
        return {"document": {"blocks": "none"}}
    MISBEHAVIOURS.get(word, lambda: None)()
    return answer(request, need_time)


if __name__ == "__main__":
    serve(behave)
