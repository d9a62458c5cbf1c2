"""Any sequence of taking in, withdrawing and indexing agrees with two dictionaries."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select
from store_samples import opened_store, put, sample_revision

from corpus.model import ANONYMOUS, OWNER
from corpus.store import document_id
from corpus.tables import passages, revisions

PATHS = st.sampled_from(["a.txt", "b.txt", "c.txt"])
WORDS = st.sampled_from(["one", "two", "three"])


class Lifecycle(RuleBasedStateMachine):
    """`wanted` is what should be served by path, `indexed` what the index answers from."""

    @initialize()
    def begin(self) -> None:
        self.closing = ExitStack()
        folder = self.closing.enter_context(tempfile.TemporaryDirectory())
        self.store = self.closing.enter_context(opened_store("sqlite", Path(folder)))
        self.wanted: dict[str, str] = {}
        self.indexed: dict[str, str] = {}
        self.marked: set[str] = set()

    def teardown(self) -> None:
        self.closing.close()

    @rule(path=PATHS, words=WORDS)
    def take_in(self, path: str, words: str) -> None:
        put(self.store, path, words)
        self.wanted[path] = words

    @rule(path=PATHS)
    def withdraw(self, path: str) -> None:
        gone = self.store.withdraw([document_id("cases", path)])
        assert bool(gone) == (self.wanted.pop(path, None) is not None)

    @rule(limit=st.integers(1, 3))
    def index_some(self, limit: int) -> None:
        waiting = self.store.pending(limit)
        self.store.mark_indexed({document.document_id: document.revision for document in waiting})
        names = {document_id("cases", path): path for path in self.paths}
        for document in waiting:
            path = names[document.document_id]
            self.marked.discard(path)
            self.indexed.pop(path, None)
            if path in self.wanted:
                self.indexed[path] = self.wanted[path]

    @rule()
    def reindex_all(self) -> None:
        self.store.mark_all_for_reindex()
        self.marked |= set(self.wanted)  # a mark stays until the index has been told

    @property
    def paths(self) -> set[str]:
        return {"a.txt", "b.txt", "c.txt"}

    @invariant()
    def the_index_is_told_of_every_difference_and_nothing_else(self) -> None:
        expected = {
            document_id("cases", path)
            for path in self.paths
            if self.wanted.get(path) != self.indexed.get(path) or path in self.marked
        }
        assert {document.document_id for document in self.store.pending()} == expected

    @invariant()
    def readers_see_what_is_wanted(self) -> None:
        page = self.store.documents(ANONYMOUS)
        texts = {d.path: self.store.document_text(d.id, ANONYMOUS) for d in page.items}
        assert texts == self.wanted
        for path, words in self.indexed.items():
            revision = sample_revision("cases", path, [words])
            found = self.store.passages([revision.passages[0].id], OWNER)
            assert bool(found) == (path in self.wanted)

    @invariant()
    def rows_are_kept_while_needed_and_no_longer(self) -> None:
        needed = {
            (document_id("cases", path), sample_revision("cases", path, [words]).id)
            for state in (self.wanted, self.indexed)
            for path, words in state.items()
        }
        with self.store._database.reading() as connection:
            query = select(revisions.c.document_id, revisions.c.id)
            held = {tuple(row) for row in connection.execute(query)}
            cut = select(passages.c.document_id, passages.c.revision)
            assert {tuple(row) for row in connection.execute(cut)} == held
        assert needed <= held
        unsettled = {document.document_id for document in self.store.pending()}
        assert {document for document, _ in held - needed} <= unsettled


TestLifecycle = Lifecycle.TestCase
TestLifecycle.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)


def test_what_was_taken_back_before_it_was_indexed_is_not_kept(tmp_path: Path) -> None:
    """The index has the words that are wanted again: nothing is pending that would clean up."""
    with opened_store("sqlite", tmp_path) as store:
        document = put(store, "a.txt", "one")
        store.mark_indexed({document.id: document.revision})
        put(store, "a.txt", "two")
        put(store, "a.txt", "one")
        assert store.pending() == []
        with store._database.reading() as connection:
            assert list(connection.execute(select(revisions.c.id)).scalars()) == [document.revision]
