"""Files that people judged, one thing a line: what is wrong in one is said with its line."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from corpus.errors import InvalidRequest

T = TypeVar("T")

_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Half a character, as UTF-16 writes those that it takes two for, and what no text has.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")


class Judged(Protocol):
    """What a line gives, known by its id."""

    @property
    def id(self) -> str:
        """Given once in a file."""
        ...


J = TypeVar("J", bound=Judged)


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


def parsed_objects(path: Path, parse: Callable[[Mapping[str, Any]], J | None]) -> dict[str, J]:
    """What `parse` makes of the JSON objects of a file, one a line, by id and in their order.

    Lines of which it makes None are passed over. Raises InvalidRequest as `parsed_lines` does,
    also where an id is given twice.
    """
    found: dict[str, J] = {}
    line_of: dict[str, int] = {}

    def once(number: int, line: str) -> J | None:
        parsed = parse(_object(line))
        if parsed is not None and line_of.setdefault(parsed.id, number) != number:
            raise ValueError(
                f"the id {parsed.id} is that of line {line_of[parsed.id]}; each needs its own"
            )
        return parsed

    for parsed in parsed_lines(path, once):
        if parsed is not None:
            found[parsed.id] = parsed
    return found


def text_of(fields: Mapping[str, Any], name: str, *, optional: bool = False) -> str:
    """A member that is text and, unless `optional`, says something; "" for one that is not there.

    Raises ValueError, saying what is needed.
    """
    value = fields.get(name)
    if optional and value in (None, ""):
        return ""
    if name not in fields:
        raise ValueError(f"{name} is missing")
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004 - one error for whatever is bad in a line
            f"{name} is {_kind(value)}, and must be text between quotation marks"
        )
    if not optional and not value.strip():
        raise ValueError(f"{name} is empty")
    if found := _UNSTORABLE.search(value):
        raise ValueError(f"{name} holds \\u{ord(found.group()):04x}, which is no character")
    return value


def language_of(fields: Mapping[str, Any], *, optional: bool = False) -> str:
    """The member `lang`, as `text_of`. Raises ValueError also where it is no code of a language."""
    code = text_of(fields, "lang", optional=optional)
    if code and not _LANGUAGE.fullmatch(code):
        raise ValueError(f"lang is {code}, and must be an ISO 639-1 code such as en")
    return code


def _kind(value: object) -> str:
    """What JSON calls a value that is no text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    kinds: dict[type, str] = {list: "a list", dict: "an object"}
    return kinds.get(type(value), "a number")


def _object(line: str) -> Mapping[str, Any]:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one error for whatever is bad in a line
    return fields
