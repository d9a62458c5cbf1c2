"""What the store promises an ingest: nothing lost, nothing doubled, the index told of everything."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from store_samples import DATABASES, index_all, opened_store, put, sample_revision

from corpus.errors import Busy, InvalidRequest, NotFound, SettingError, StoreUnavailable
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, OWNER, Kind, OutcomeLabel, ThemeTag
from corpus.store import Store, Withdrawal, document_id, open_store
from corpus.tables import documents


def stored_revisions(store: Store) -> set[tuple[str, str]]:
    """Which revisions there are rows of, whatever the methods show."""
    from sqlalchemy import select

    from corpus.tables import revisions

    with store._database.reading() as connection:
        return {tuple(row) for row in connection.execute(select(revisions.c["document_id", "id"]))}


def test_a_document_comes_back_as_it_was_put(store: Store):
    """Text, passages and metadata survive the database in every script."""
    put(store, "a.txt", "Les mutuelles ont marché.", "التأمين الصحي", title="Été", year=2004)
    document = store.document(document_id("cases", "a.txt"), ANONYMOUS)
    assert (document.path, document.metadata.title, document.metadata.year) == (
        "a.txt",
        "Été",
        2004,
    )
    text = store.document_text(document.id, ANONYMOUS)
    passages = store.document_passages(document.id, ANONYMOUS)
    assert [p.text for p in passages] == ["Les mutuelles ont marché.", "التأمين الصحي"]
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert store.document_turns(document.id, ANONYMOUS) == tuple(
        (p.start, p.locator.first) for p in passages
    )
    assert document.added_at.utcoffset() is not None


def test_every_field_of_a_passage_is_kept(store: Store, tmp_path: Path):
    """A passage read back equals the one put in, labels and all."""
    plain = sample_revision("cases", "a.txt", ["Burundi and Chad, 2006."])
    full = replace(
        plain.passages[0],
        heading_path=("Results", "What worked"),
        countries=("BDI", "TCD"),
        years=(2006,),
        themes=(ThemeTag("models_of_care", 0.7),),
        outcome=OutcomeLabel(Outcome.WORKED, 0.75),
    )
    original = tmp_path / "a.txt"
    original.write_text(plain.text)
    store.put_revision("cases", "a.txt", replace(plain, passages=(full,)), original, input_hash="1")
    assert store.passages_of(full.document_id, plain.id) == [full]


def test_a_document_waits_for_the_index_until_it_is_said_to_be_there(store: Store):
    """What should be served and what the index answers from are told apart."""
    document = put(store, "a.txt", "one")
    [waiting] = store.pending()
    assert (waiting.document_id, waiting.revision) == (document.id, document.revision)
    assert waiting.indexed_revision is None
    assert waiting.metadata == document.metadata
    store.mark_indexed({document.id: document.revision})
    assert store.pending() == []
    assert store.indexed_revisions() == {document.id: document.revision}


def test_the_same_revision_again_changes_nothing(store: Store):
    """Equal input is no work."""
    first = put(store, "a.txt", "one")
    index_all(store)
    again = put(store, "a.txt", "one")
    assert again.updated_at == first.updated_at
    assert store.pending() == []
    assert len(store.document_passages(first.id, OWNER)) == 1


def test_an_older_revision_answers_until_the_index_has_the_newer_one(store: Store):
    """Searches go on during an ingest; afterwards nothing of the old state is left."""
    old = put(store, "a.txt", "the old words")
    index_all(store)
    [old_passage] = store.passages_of(old.id, old.revision or "")
    new = put(store, "a.txt", "the new words", "and more")
    found = store.passages([old_passage.id], ANONYMOUS)[old_passage.id]
    assert found.passage.text == "the old words"
    assert found.document.revision == new.revision
    assert store.document_text(old.id, ANONYMOUS, old.revision) == "the old words"
    assert store.document_text(old.id, ANONYMOUS) == "the new words\n\nand more"
    store.mark_indexed({new.id: new.revision})
    assert store.passages([old_passage.id], ANONYMOUS) == {}
    assert stored_revisions(store) == {(new.id, new.revision)}


def test_a_revision_that_comes_back_before_the_index_moved_needs_no_work(store: Store):
    """A file changed and changed back is where it was."""
    first = put(store, "a.txt", "one")
    index_all(store)
    put(store, "a.txt", "two")
    assert put(store, "a.txt", "one").revision == first.revision
    assert store.pending() == []


def test_a_withdrawn_document_is_not_found_and_leaves_the_index(store: Store):
    """Withdrawal holds for readers at once, for the index when it is done."""
    document = put(store, "a.txt", "one")
    index_all(store)
    [passage] = store.document_passages(document.id, OWNER)
    assert store.withdraw([document.id, "nothing"], Withdrawal.REMOVED) == [document.id]
    assert store.withdraw([document.id]) == []
    for ask in (
        store.document,
        store.document_text,
        store.document_turns,
        store.document_passages,
        store.original_file,
    ):
        with pytest.raises(NotFound):
            ask(document.id, OWNER)
    with pytest.raises(NotFound):
        store.document_text(document.id, OWNER, document.revision)
    with pytest.raises(NotFound):
        store.neighbours(passage.id, 1, 1, OWNER)
    assert store.passages([passage.id], OWNER) == {}
    assert store.documents(OWNER).total == 0
    assert store.collections(OWNER) == []
    [waiting] = store.pending()
    assert (waiting.revision, waiting.metadata) == (None, None)
    assert waiting.indexed_revision == document.revision
    store.mark_indexed({document.id: None})
    assert store.pending() == []
    assert stored_revisions(store) == set()
    assert store.known_files("cases")["a.txt"].withdrawal is Withdrawal.REMOVED


def test_withdrawing_before_the_index_knew_leaves_no_rows(store: Store):
    """A document taken in and withdrawn between two index runs is gone."""
    document = put(store, "a.txt", "one")
    store.withdraw([document.id])
    assert store.pending() == []
    assert stored_revisions(store) == set()


def test_a_withdrawn_document_can_come_back(store: Store):
    """It keeps its id and is served again."""
    document = put(store, "a.txt", "one")
    index_all(store)
    store.withdraw([document.id])
    back = put(store, "a.txt", "one")
    assert back.id == document.id
    assert store.known_files("cases")["a.txt"].withdrawal is None
    assert store.pending() == []


def test_withdrawn_documents_leave_the_index_before_others_enter(store: Store):
    """What must no longer be found does not wait behind what is new."""
    gone = put(store, "gone.txt", "one")
    index_all(store)
    fresh = put(store, "fresh.txt", "two")
    store.withdraw([gone.id])
    assert [waiting.document_id for waiting in store.pending()] == [gone.id, fresh.id]
    assert [waiting.document_id for waiting in store.pending(limit=1)] == [gone.id]


def test_outcomes_are_saved_by_passage(store: Store):
    """Labels come after the passages; ids that have gone meanwhile do no harm."""
    document = put(store, "a.txt", "it worked", "it did not")
    first, second = store.document_passages(document.id, OWNER)
    label = OutcomeLabel(Outcome.DID_NOT_WORK, 0.9)
    store.save_outcomes({second.id: label, "gone": label})
    store.save_outcomes({})
    after = store.document_passages(document.id, OWNER)
    assert [passage.outcome for passage in after] == [None, label]
    assert after[0] == first


def test_reindexing_all_keeps_what_the_index_still_answers_from(store: Store):
    """While the index is rebuilt readers notice nothing, and a withdrawn document still leaves."""
    kept, gone = put(store, "a.txt", "one"), put(store, "b.txt", "two")
    index_all(store)
    store.withdraw([gone.id])
    store.mark_all_for_reindex()
    assert {waiting.document_id for waiting in store.pending()} == {kept.id, gone.id}
    assert store.indexed_revisions()[kept.id] == kept.revision
    store.mark_indexed({kept.id: kept.revision, gone.id: None})
    assert store.pending() == []
    store.mark_for_reindex([kept.id])
    assert [waiting.document_id for waiting in store.pending()] == [kept.id]


def test_the_index_is_known_to_hold_so_many_passages(store: Store):
    """Of the revision it answers from, not of the one that waits; of withdrawn ones none."""
    first, gone = put(store, "a.txt", "one", "two"), put(store, "b.txt", "three")
    assert store.indexed_passage_counts() == {}
    assert store.indexed_first_passages() == []
    index_all(store)
    firsts = {found.id: store.document_passages(found.id, OWNER)[0].id for found in (first, gone)}
    again = put(store, "a.txt", "one", "two", "more")
    assert store.indexed_passage_counts() == {first.id: 2, gone.id: 1}
    assert sorted(store.indexed_first_passages()) == sorted(firsts.values())
    store.withdraw([gone.id])
    index_all(store)
    assert store.indexed_passage_counts() == {first.id: 3}
    newest = store.document_passages(again.id, OWNER)[0].id
    assert store.indexed_first_passages() == [newest] != [firsts[first.id]]


def test_a_passage_must_be_the_texts_own_words(store: Store, tmp_path: Path):
    """The quote shown is verbatim, so what is not is refused before anything is kept."""
    good = sample_revision("cases", "a.txt", ["one", "two"])
    original = tmp_path / "a.txt"
    original.write_text(good.text)
    first, second = good.passages
    wrong = {
        "words": (replace(first, text="won"), second),
        "document": (replace(first, document_id="other"), second),
        "revision": (replace(first, revision="other"), second),
        "order": (second, first),
    }
    for name, passages in wrong.items():
        bad = replace(good, passages=passages)
        with pytest.raises(InvalidRequest, match="passage"):
            store.put_revision("cases", "a.txt", bad, original, input_hash=name)
    for text in ("a\0b", "a\ud800b"):
        with pytest.raises(InvalidRequest):
            bad = replace(good, text=text, passages=())
            store.put_revision("cases", "a.txt", bad, original, input_hash=text)
    assert store.counts().documents == 0
    assert store.known_files("cases") == {}


def test_many_threads_put_and_read_at_once(store: Store):
    """Writers take turns and readers are not in their way."""
    with ThreadPoolExecutor(6) as pool:
        for _ in pool.map(lambda n: put(store, f"{n % 10}.txt", f"text {n}", str(n)), range(40)):
            assert store.documents(ANONYMOUS).total <= 10
    index_all(store)
    assert store.counts().documents == 10
    assert len(stored_revisions(store)) == 10
    assert store.counts().passages == 20


def test_a_document_without_passages_is_a_document(store: Store):
    """An appendix of pictures may have nothing to cite and is still listed."""
    document = put(store, "a.txt")
    assert store.document_passages(document.id, ANONYMOUS) == []
    assert store.counts().passages == 0


def test_counts_tell_the_whole(store: Store):
    """`status` shows the owner everything, restricted or not."""
    put(store, "a.txt", "one", "two")
    put(store, "n.txt", "three", collection="forum", kind=Kind.FORUM_NOTES)
    gone = put(store, "g.txt", "four")
    store.withdraw([gone.id])
    counts = store.counts()
    assert (counts.collections, counts.documents, counts.passages) == (2, 2, 3)
    assert (counts.pending, counts.withdrawn) == (2, 1)


@pytest.mark.parametrize("engine", DATABASES)
def test_a_writer_that_waits_too_long_is_told_so(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Busy, not an SQL error, when another process does not let go; nor does it wait for ever."""
    monkeypatch.setattr("corpus.store.database.LOCK_WAIT_SECONDS", 0.05)
    with opened_store(engine, tmp_path) as store:
        put(store, "a.txt", "one")
        held, release = threading.Event(), threading.Event()

        def hold() -> None:
            with store._database.writing() as connection:
                connection.execute(update(documents).values(reindex=True))
                held.set()
                release.wait(120)

        holder = threading.Thread(target=hold)
        holder.start()
        held.wait(120)
        try:
            for _ in range(2):  # each time, on whichever connection
                with pytest.raises(Busy):
                    store.mark_all_for_reindex()
            assert store.documents(ANONYMOUS).total == 1
        finally:
            release.set()
            holder.join()
        store.mark_all_for_reindex()


def test_what_is_no_database_is_said_to_be_unavailable(tmp_path: Path):
    """A file that is not SQLite, a server that does not answer, an address that means nothing."""
    (tmp_path / "notes.db").write_text("these are notes, not a database " * 100)
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{tmp_path / 'notes.db'}", tmp_path / "files")
    with pytest.raises(StoreUnavailable):
        open_store(f"postgresql://nobody@/none?host={tmp_path}", tmp_path / "files")
    for url in ("sqlite://", "mysql://localhost/x", "not a url"):
        with pytest.raises(SettingError):
            open_store(url, tmp_path / "files")
