"""Files that people judged, one thing a line: what is wrong in one is said with its line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import InvalidRequest

T = TypeVar("T")


def parsed_lines(path: Path, parse: Callable[[int, str], T]) -> Iterator[T]:
    """What `parse` makes of each line that says something, given with its number from 1.

    Raises InvalidRequest with the facts `file`, `line` and `why`, where the file cannot be read
    (line 0) and where `parse` raises ValueError.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InvalidRequest("unreadable file", file=path.name, line=0, why=why) from error
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            parsed = parse(number, line.decode().strip())
        except (ValueError, RecursionError) as error:
            raise InvalidRequest(
                "wrong line", file=path.name, line=number, why=str(error)
            ) from error
        yield parsed


def parsed_objects(path: Path, parse: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    """As `parsed_lines`, of a file whose lines are JSON objects."""
    return parsed_lines(path, lambda _, line: parse(_object(line)))


def _object(line: str) -> Mapping[str, Any]:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one error for whatever is bad in a line
    return fields
