"""Texts with the outcome that a reader found in them: what a classifier learns and is judged on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InvalidRequest
from corpus.model import Outcome

CLASSES = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text as read from a file; `language` is ISO 639-1."""

    id: str
    language: str
    text: str
    outcome: Outcome


def read_labelled_texts(path: Path) -> list[LabelledText]:
    """The texts of a JSON-lines file: objects with id, lang, text and outcome.

    Other members are ignored, blank lines too. Raises InvalidRequest naming the first line that
    is not so.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest("unreadable file", file=str(path), why=str(error)) from error
    return [
        _labelled_text(line, path, number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def _labelled_text(line: str, path: Path, number: int) -> LabelledText:
    try:
        row = json.loads(line)
        found = LabelledText(
            id=str(row["id"]),
            language=str(row["lang"]),
            text=str(row["text"]),
            outcome=Outcome(row["outcome"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRequest("wrong line", file=str(path), line=number, why=repr(error)) from error
    if not found.text.strip():
        raise InvalidRequest("wrong line", file=str(path), line=number, why="no text")
    return found
