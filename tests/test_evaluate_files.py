"""Reading a judged collection: what is looked at, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.messages import messages
from corpus.errors import InvalidRequest
from search.evaluate import CorpusEntry, EvaluationQuery, read_judged_collection

ENTRY = {"id": "d1", "lang": "en", "title": "Fees", "text": "User fees were removed."}
QUERY = {"id": "q1", "lang": "fr", "text": "Que deviennent les frais ?"}


def write(
    folder: Path, corpus: Any = None, queries: Any = None, qrels: str = "q1\td1\t1\n"
) -> Path:
    for name, lines in [("corpus", corpus or [ENTRY]), ("queries", queries or [QUERY])]:
        written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        (folder / f"{name}.jsonl").write_text("\n".join(written), encoding="utf-8")
    (folder / "qrels.tsv").write_text(qrels, encoding="utf-8")
    return folder


def test_the_fields_of_the_format_are_read(tmp_path: Path):
    """And a header line of the judgements, a byte order mark and blank lines are passed over."""
    write(tmp_path, qrels="\ufeffquery-id\tcorpus-id\tscore\r\n\r\nq1\td1\t2\r\n")
    found = read_judged_collection(tmp_path)
    assert found.entries == (CorpusEntry("d1", "en", "Fees", "User fees were removed."),)
    assert found.queries == (EvaluationQuery("q1", "fr", "Que deviennent les frais ?"),)
    assert found.grades == {"q1": {"d1": 2}}


def test_other_fields_change_nothing(tmp_path: Path):
    """A set may say which passage answers a query; looking at it would be cheating."""
    (tmp_path / "plain").mkdir()
    (tmp_path / "telling").mkdir()
    plain = write(tmp_path / "plain")
    telling = write(
        tmp_path / "telling",
        [ENTRY | {"article": "Fees", "year": 2008, "language": "de"}],
        [QUERY | {"passage_lang": "en", "answer": "d1", "title": "Fees"}],
    )
    assert read_judged_collection(plain) == read_judged_collection(telling)


def test_title_and_language_may_be_missing(tmp_path: Path):
    """Then there is no title, and the language is unknown."""
    write(tmp_path, [{"id": "d1", "text": "x", "title": None}], [{"id": "q1", "text": "x"}])
    found = read_judged_collection(tmp_path)
    assert (found.entries[0].title, found.entries[0].language) == ("", "und")
    assert found.queries[0].language == "und"


def test_queries_without_a_relevant_entry_are_not_judged(tmp_path: Path):
    """A grade of 0 says that somebody looked, and found it not relevant."""
    queries = [{"id": f"q{n}", "text": "x"} for n in (1, 2, 3)]
    write(tmp_path, None, queries, "q1\td1\t1\nq2\td1\t0\nq9\td1\t1\nq1\td9\t1\n")
    found = read_judged_collection(tmp_path)
    assert [query.id for query in found.judged] == ["q1"]
    assert found.stray_judgements == 2


@pytest.mark.parametrize(
    ("broken", "file", "line"),
    [
        ({"corpus": [ENTRY, "{"]}, "corpus.jsonl", 2),
        ({"corpus": [ENTRY, "[1]"]}, "corpus.jsonl", 2),
        ({"corpus": ["", ENTRY, ENTRY]}, "corpus.jsonl", 3),
        ({"corpus": [{"lang": "en", "text": "x"}]}, "corpus.jsonl", 1),
        ({"corpus": [ENTRY | {"text": " "}]}, "corpus.jsonl", 1),
        ({"corpus": [ENTRY | {"title": 5}]}, "corpus.jsonl", 1),
        ({"corpus": [ENTRY, r'{"id": "d2", "text": "half: \ud800"}']}, "corpus.jsonl", 2),
        ({"corpus": [ENTRY | {"title": "\0"}]}, "corpus.jsonl", 1),
        ({"corpus": [ENTRY | {"id": "d\0"}]}, "corpus.jsonl", 1),
        ({"corpus": [ENTRY | {"title": []}]}, "corpus.jsonl", 1),
        ({"corpus": [ENTRY | {"lang": "English"}]}, "corpus.jsonl", 1),
        ({"queries": [QUERY | {"lang": ["fr"]}]}, "queries.jsonl", 1),
        ({"queries": [QUERY | {"text": "???"}]}, "queries.jsonl", 1),
        ({"queries": [QUERY | {"id": 7}]}, "queries.jsonl", 1),
        ({"queries": [" "]}, "queries.jsonl", 0),
        ({"qrels": ""}, "qrels.tsv", 0),
        ({"qrels": "q1 d1 1\n"}, "qrels.tsv", 1),
        ({"qrels": "q1\td1\t1\nq1\td1\thigh\n"}, "qrels.tsv", 2),
        ({"qrels": "q1\td1\t1\nq1\td1\t1\n"}, "qrels.tsv", 2),
    ],
)
def test_what_is_not_as_it_should_be_is_named_by_file_and_line(
    tmp_path: Path, broken: dict[str, Any], file: str, line: int
):
    """So that somebody can open the file and mend it."""
    write(tmp_path, **broken)
    with pytest.raises(InvalidRequest) as refused:
        read_judged_collection(tmp_path)
    assert (refused.value.facts["file"], refused.value.facts["line"]) == (file, line)
    assert file in messages("en").error(refused.value)


def test_bytes_that_are_no_utf8_are_named_by_line(tmp_path: Path):
    """A file saved in an old encoding."""
    write(tmp_path)
    with (tmp_path / "queries.jsonl").open("ab") as file:
        file.write(b'\n{"id": "q2", "text": "sant\xe9"}\n')
    with pytest.raises(InvalidRequest) as refused:
        read_judged_collection(tmp_path)
    assert refused.value.facts["line"] == 2


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str):
    """Also where the whole folder is missing."""
    write(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(InvalidRequest) as refused:
        read_judged_collection(tmp_path)
    assert (refused.value.facts["file"], refused.value.facts["line"]) == (name, 0)
