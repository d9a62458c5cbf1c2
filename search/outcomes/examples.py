"""Texts with the outcome that a reader found in them: what a classifier learns and is judged on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InvalidRequest
from corpus.evidence import Outcome
from search.judged_lines import language_of, parsed_objects, text_of

CLASSES = tuple(Outcome)
# In characters. More than the model reads of a text, whatever the language, and than the longest
# passage of a library has; how often cues must be looked up grows faster than a text.
LONGEST_TEXT = 32_000

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
    that is not so, is longer than LONGEST_TEXT or gives an id twice, and where no text is left.
    """
    without_outcome = 0

    def parsed(fields: Mapping[str, Any]) -> LabelledText | None:
        nonlocal without_outcome
        text = _labelled_text(readings, fields)
        without_outcome += text is None
        return text

    found = parsed_objects(path, parsed)
    if not found and without_outcome:
        raise InvalidRequest("no outcomes", file=path.name)
    if not found:
        raise InvalidRequest("no texts", file=path.name)
    return list(found.values())


def _labelled_text(
    readings: Mapping[str, Outcome] | None, fields: Mapping[str, Any]
) -> LabelledText | None:
    key, language, text = _label(fields, "id"), language_of(fields), _passage(fields)
    if readings is None or "outcome" in fields:
        outcome = _outcome(fields)
    elif key in readings:
        outcome = readings[key]
    else:
        return None
    groups = (name for name in ("group", "operation") if fields.get(name))
    group = next((_label(fields, name) for name in groups), key)
    return LabelledText(key, language, text, outcome, group)


def _label(fields: Mapping[str, Any], name: str) -> str:
    """A name of something: text, or the number that some count their texts with."""
    value = fields.get(name)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_whole else text_of(fields, name)


def _passage(fields: Mapping[str, Any]) -> str:
    text = text_of(fields, "text")
    if len(text) > LONGEST_TEXT:
        raise ValueError(
            f"text has {len(text)} characters, and a passage at most {LONGEST_TEXT}: give each of"
            " its passages a line"
        )
    return text


def _outcome(fields: Mapping[str, Any]) -> Outcome:
    written = text_of(fields, "outcome")
    if written not in CLASSES:
        raise ValueError(f"outcome is {written}, and must be one of {', '.join(CLASSES)}")
    return Outcome(written)


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
