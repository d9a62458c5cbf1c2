"""A judged collection as files: texts, questions, and which text answers which question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import InvalidRequest
from corpus.language import UNDETERMINED
from search.judged_lines import Judged, language_of, parsed_lines, parsed_objects, text_of
from search.question.question import HAS_WORDS

CORPUS, QUERIES, JUDGEMENTS = "corpus.jsonl", "queries.jsonl", "qrels.tsv"

T = TypeVar("T", bound=Judged)


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """A text to be found. `language` is ISO 639-1 or "und"; `title` may be empty."""

    id: str
    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class EvaluationQuery:
    """A question with the language it is in, "und" where the file does not say."""

    id: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedCollection:
    """Entries and queries in the order of their files, and the grades by query and entry id.

    Grades above 0 mean relevant, and more so the higher.
    """

    entries: tuple[CorpusEntry, ...]
    queries: tuple[EvaluationQuery, ...]
    grades: Mapping[str, Mapping[str, int]]

    @property
    def judged(self) -> tuple[EvaluationQuery, ...]:
        """The queries that some entry is relevant to; only on these can a ranking be judged."""
        return tuple(
            query
            for query in self.queries
            if any(grade > 0 for grade in self.grades.get(query.id, {}).values())
        )

    @property
    def is_judged(self) -> bool:
        """Whether there is a question of which an entry of the corpus is the answer."""
        entries = {entry.id for entry in self.entries}
        return any(
            grade > 0 and entry in entries
            for query in self.judged
            for entry, grade in self.grades[query.id].items()
        )

    @property
    def stray_judgements(self) -> int:
        """Judgements of queries or entries that the other two files lack."""
        entries = {entry.id for entry in self.entries}
        queries = {query.id for query in self.queries}
        return sum(
            query not in queries or entry not in entries
            for query, judged in self.grades.items()
            for entry in judged
        )


def read_judged_collection(folder: Path) -> JudgedCollection:
    """Read `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` of a folder.

    Only `id`, `lang`, `title` and `text` of an entry and `id`, `lang` and `text` of a query are
    looked at. A first line of the judgements whose grade is no whole number is taken for a header.
    Raises InvalidRequest with the facts `file` and `line` where a line is not as it should be or
    gives an id twice, with line 0 where a file is missing or empty.
    """
    entries = _read_lines(folder / CORPUS, _entry)
    queries = _read_lines(folder / QUERIES, _query)
    grades = _read_judgements(folder / JUDGEMENTS)
    return JudgedCollection(tuple(entries.values()), tuple(queries.values()), grades)


def _entry(fields: Mapping[str, Any]) -> CorpusEntry:
    return CorpusEntry(
        text_of(fields, "id"),
        _language(fields),
        text_of(fields, "title", optional=True),
        text_of(fields, "text"),
    )


def _query(fields: Mapping[str, Any]) -> EvaluationQuery:
    text = text_of(fields, "text")
    if not re.search(HAS_WORDS, text):
        raise ValueError("text has no letter and no digit")
    return EvaluationQuery(text_of(fields, "id"), _language(fields), text)


def _language(fields: Mapping[str, Any]) -> str:
    return language_of(fields, optional=True) or UNDETERMINED


def _read_lines(path: Path, parse: Callable[[Mapping[str, Any]], T]) -> dict[str, T]:
    found = parsed_objects(path, parse)
    if not found:
        raise InvalidRequest("no texts", file=path.name, line=0)
    return found


def _read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """Grades by query and entry, as they are in the file."""
    grades: dict[str, dict[str, int]] = {}

    def once(number: int, line: str) -> tuple[str, str, int] | None:
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) != 3:  # noqa: PLR2004 - the columns of the format
            raise ValueError("not three columns between tabs")
        query, entry, grade = parts
        if number == 1 and not _is_whole(grade):
            return None
        if entry in grades.get(query, {}):
            raise ValueError(f"{entry} is judged twice for {query}")
        return query, entry, int(grade)

    for judged in parsed_lines(path, once):
        if judged is not None:
            query, entry, grade = judged
            grades.setdefault(query, {})[entry] = grade
    if not grades:
        raise InvalidRequest("no judgements", file=path.name, line=0)
    return grades


def _is_whole(written: str) -> bool:
    try:
        int(written)
    except ValueError:
        return False
    return True
