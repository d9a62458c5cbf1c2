"""Texts with the outcome that a reader found in them: what a classifier learns and is judged on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from corpus.evidence import Outcome
from search.judged_lines import parsed_objects

CLASSES = tuple(Outcome)

_SHIPPED = Path(__file__).resolve().parent / "training_texts"


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text as read from a file; `language` is ISO 639-1.

    Texts of one `group` (a report, a document, translations of one text) resemble each other, so
    that none of them should be learnt from where another is judged.
    """

    id: str
    language: str
    text: str
    outcome: Outcome
    group: str


def read_labelled_texts(
    path: Path, readings: Mapping[str, Outcome] | None = None
) -> list[LabelledText]:
    """The texts of a JSON-lines file: objects with id, lang, text and outcome.

    `group` or `operation` is taken as the group where a line has one. A line without an outcome is
    given that of `readings` by its id, and left out where that has none either; without `readings`
    every line needs one. Other members are ignored. Raises InvalidRequest naming the first line
    that is not so.
    """
    found = parsed_objects(path, partial(_labelled_text, readings))
    return [text for text in found if text is not None]


def _labelled_text(
    readings: Mapping[str, Outcome] | None, fields: Mapping[str, Any]
) -> LabelledText | None:
    key, language, text = (_written(fields, name) for name in ("id", "lang", "text"))
    if readings is None or "outcome" in fields:
        outcome = Outcome(_written(fields, "outcome"))
    elif key in readings:
        outcome = readings[key]
    else:
        return None
    group = str(fields.get("group") or fields.get("operation") or key)
    return LabelledText(key, language, text, outcome, group)


def _written(fields: Mapping[str, Any], name: str) -> str:
    if name not in fields:
        raise ValueError(f"{name} is missing")
    written = str(fields[name])
    if not written.strip():
        raise ValueError(f"{name} is empty")
    return written


def shipped_readings() -> dict[str, Outcome]:
    """Our reading of public excerpts whose texts are not shipped, by the excerpt's id."""
    return {row["id"]: Outcome(row["outcome"]) for row in _rows(_SHIPPED / "readings.tsv")}


def parallel_texts() -> list[LabelledText]:
    """Texts written for training, each in six languages: statements, accounts, rows of reports.

    Some accounts stand under a heading; the end of its line is written as in JSON.
    """
    return [
        LabelledText(
            f"{row['id']}.{code}",
            code,
            text.replace("\\n", "\n"),
            Outcome(row["outcome"]),
            f"parallel-{row['id']}",
        )
        for file in ("parallel.tsv", "parallel_accounts.tsv", "parallel_reports.tsv")
        for row in _rows(_SHIPPED / file)
        for code, text in row.items()
        if code not in {"id", "outcome"}
    ]


def starter_passages() -> list[LabelledText]:
    """Passages of the starter collection, labelled by reading.

    Whole ones come under their title and headings, as they are embedded at ingest. Parts of them,
    with a full stop and a number at the end of the id, come without and are labelled by the section
    they stand in.
    """
    return read_labelled_texts(_SHIPPED / "starter_passages.jsonl")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
