"""The columns that exact counts are taken from, against a count one passage at a time."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.columns import PassageColumns
from search.index.conditions import AnyOf, Between
from search.index.frequencies import TermFrequencies
from search.index.payload import FIELDS, Payload

IDS = [str(UUID(int=n << (8 * (n % 16)))) for n in range(1, 30)]  # many end in zero bytes

payloads = st.fixed_dictionaries(
    {
        field: st.lists(st.integers(1990, 1996), max_size=1)
        if field == "year"
        else st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True)
        for field in FIELDS
    }
)
changes = st.lists(
    st.tuples(
        st.sets(st.sampled_from(IDS), max_size=6),
        st.dictionaries(st.sampled_from(IDS), payloads, max_size=6),
    ),
    max_size=4,
)
conditions = st.lists(
    st.one_of(
        st.builds(
            AnyOf,
            st.sampled_from(["country", "theme"]),
            st.lists(st.sampled_from(["a", "b", "x"]), min_size=1).map(tuple),
            st.booleans(),
        ),
        st.builds(
            Between,
            st.just("year"),
            st.none() | st.integers(1989, 1997),
            st.none() | st.integers(1989, 1997),
            st.booleans(),
        ),
    ),
    max_size=3,
)


def meets(payload: Payload, condition: AnyOf | Between) -> bool:
    values = payload[condition.field]
    if isinstance(condition, AnyOf):
        holds = bool(set(values) & set(condition.values))
    else:
        least = -(10**9) if condition.least is None else condition.least
        most = 10**9 if condition.most is None else condition.most
        holds = any(least <= int(value) <= most for value in values)
    return holds != condition.negated


@settings(deadline=None, max_examples=60)
@given(changes=changes, asked=conditions)
def test_counts_agree_after_any_changes(
    changes: list[tuple[set[str], dict[str, Payload]]], asked: list[AnyOf | Between]
) -> None:
    columns, held = PassageColumns.empty(), dict[str, Payload]()
    for removed, added in changes:
        columns = columns.replaced(sorted(removed), added)
        held = {key: value for key, value in held.items() if key not in removed} | added
    met = {key: p for key, p in held.items() if all(meets(p, c) for c in asked)}
    assert len(columns) == len(held)
    assert columns.count(asked) == len(met)
    narrowing = columns.narrowing(asked)
    assert columns.count(narrowing) == len(met)
    assert narrowing == [c for c in asked if any(not meets(p, c) for p in held.values())]
    assert set(columns.passage_ids(columns.rows_meeting(asked))) == met.keys()
    for field in FIELDS:
        assert columns.facet(field, asked) == Counter(v for p in met.values() for v in p[field])
    for key, row in zip(IDS, columns.rows(IDS).tolist(), strict=True):
        assert (row >= 0) == (key in held)
        if row >= 0:
            assert columns.values("theme", row) == tuple(held[key]["theme"])
            assert columns.meets(row, asked) == (key in met)


def test_columns_are_read_as_they_were_written(tmp_path: Path) -> None:
    payload: Payload = {field: ["é", "ب"] for field in FIELDS} | {"year": [2003]}
    PassageColumns.empty().replaced([], dict.fromkeys(IDS, payload)).write(tmp_path)
    read = PassageColumns.read(tmp_path)
    assert read.facet("country", []) == {"é": len(IDS), "ب": len(IDS)}
    assert read.facet("year", []) == {2003: len(IDS)}
    assert sorted(read.passage_ids(np.arange(len(IDS)))) == sorted(IDS)


def test_counts_that_are_kept_are_of_these_conditions_and_this_state() -> None:
    """And nobody who was given them can change them."""
    payload: Payload = {field: ["a"] for field in FIELDS} | {"year": [2003]}
    other: Payload = payload | {"theme": ["b"]}
    columns = PassageColumns.empty().replaced([], {IDS[0]: payload, IDS[1]: other})
    of_b = AnyOf("theme", ("b",))
    for _ in range(2):
        assert columns.facet("theme", []) == {"a": 1, "b": 1}
        assert columns.facet("theme", [of_b]) == {"b": 1}
        assert columns.facet("country", [of_b]) == {"a": 1}
    with pytest.raises(TypeError):
        columns.facet("theme", [])["a"] = 5  # type: ignore[index]
    assert columns.replaced([IDS[1]], {}).facet("theme", []) == {"a": 1}


@given(
    changes=st.lists(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(-3, 5), max_size=20))
)
def test_frequencies_add_up(changes: list[dict[int, int]]) -> None:
    """Counts never fall below zero in use; a term that nobody holds is forgotten."""
    frequencies, expected = TermFrequencies.empty(), Counter[int]()
    for change in changes:
        sound = {term: max(by, -expected[term]) for term, by in change.items()}
        frequencies = frequencies.changed(sound)
        expected.update(sound)
    asked = [*expected, 7]
    assert frequencies.of(asked) == {t: c for t, c in expected.items() if c}


def test_a_field_that_is_newer_than_the_file_is_unknown(tmp_path: Path) -> None:
    """What an earlier version wrote is read, and changed, without being made anew."""
    payload: Payload = {field: ["a"] for field in FIELDS}
    columns = PassageColumns.empty().replaced([], {IDS[0]: payload})
    columns.write(tmp_path)
    with np.load(tmp_path / "columns.npz") as stored:
        older = {name: held for name, held in stored.items() if name != "lists_sources"}
    value_sets = json.loads(older["value_sets"].tobytes())
    del value_sets["lists_sources"]
    older["value_sets"] = np.frombuffer(json.dumps(value_sets).encode(), dtype=np.uint8)
    np.savez(tmp_path / "columns.npz", **older)
    read = PassageColumns.read(tmp_path).replaced([], {IDS[1]: payload})
    known = {key: read.payload(int(read.rows([key])[0])) for key in IDS[:2]}
    assert known == {IDS[0]: {**payload, "lists_sources": []}, IDS[1]: payload}
