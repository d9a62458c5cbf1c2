"""What qdrant_edge raises, in the domain's terms."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexDamaged

_CONFIG = "edge_config.json"

# The engine, which is written in Rust, passes on what it was told in words alone.
_SYSTEM_SAID = re.compile(r"\(os error (\d+)\)")


@contextmanager
def reading_files(opened: Path | None = None) -> Iterator[None]:
    """Raise IndexDamaged where the engine cannot make sense of its files, or misses some.

    Raises OSError where the operating system refuses it a file that is there. `opened` is the
    folder that is being opened.
    """
    try:
        yield
    except BaseException as error:
        if not _is_the_engines(error):
            raise
        if refused := _refusal(error, opened):
            raise refused from error
        why = str(error)
        if opened is None:
            raise IndexDamaged("cannot be read", why=why) from error
        raise IndexDamaged("cannot be opened", folder=str(opened), why=why) from error


def check_config(opened: Path) -> None:
    """Raise IndexDamaged where a shard's configuration is lost.

    The engine would make another, and change files that are never changed.
    """
    if not (opened / _CONFIG).is_file():
        raise IndexDamaged("cannot be opened", folder=str(opened), why=f"no {_CONFIG}")


def _is_the_engines(error: BaseException) -> bool:
    """Whether the engine raised it: it has no class of its own, and panics are no Exception."""
    return type(error) is Exception or type(error).__name__ == "PanicException"


def _refusal(error: BaseException, opened: Path | None) -> OSError | None:
    told = _SYSTEM_SAID.search(str(error))
    number = int(told[1]) if told else errno.ENOENT
    if number == errno.ENOENT:
        return None
    return OSError(number, os.strerror(number), None if opened is None else str(opened))
