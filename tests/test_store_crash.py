"""Killed at any statement, commit or rename, the store holds the old state or the new, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select
from store_samples import DATABASES, database_url, index_all, put

from corpus.model import OWNER
from corpus.store import Store, document_id, open_store
from corpus.tables import documents, passages, revisions

KILLER = Path(__file__).with_name("store_killer.py")
MOST_STEPS = 40


def run_killer(url: str, files: Path, work: str, step: int) -> bool:
    """Whether the process ended by itself rather than by its own hand."""
    root = str(KILLER.parent.parent)
    done = subprocess.run(
        [sys.executable, str(KILLER), url, str(files), work, str(step)],
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode == -signal.SIGKILL:
        return False
    assert done.stdout == "survived\n", done.stderr
    return True


def check_nothing_is_half_there(store: Store) -> None:
    """Every revision has all its passages, every served document its revision and original."""
    with store._database.reading() as connection:
        counted = (
            select(revisions.c.id, revisions.c.passage_count, func.count(passages.c.id))
            .outerjoin(
                passages,
                (passages.c.revision == revisions.c.id)
                & (passages.c.document_id == revisions.c.document_id),
            )
            .group_by(revisions.c.document_id, revisions.c.id, revisions.c.passage_count)
        )
        assert all(said == held for _, said, held in connection.execute(counted))
        served = select(func.count()).where(documents.c.revision.is_not(None))
        known = served.where(
            select(revisions.c.id)
            .where(revisions.c.document_id == documents.c.id)
            .where(revisions.c.id == documents.c.revision)
            .exists()
        )
        assert connection.execute(served).scalar() == connection.execute(known).scalar()
    assert store.check_files() == []
    originals = store._originals
    assert all(originals.is_whole(content_hash) for content_hash in originals.hashes())


@pytest.mark.slow
@pytest.mark.parametrize("engine", DATABASES)
def test_killed_while_taking_a_document_in(engine: str, tmp_path: Path):
    """At each step what was answered before still is, and doing it again completes it."""
    seen = set()
    for step in range(1, MOST_STEPS):
        folder = tmp_path / str(step)
        folder.mkdir()
        with database_url(engine, folder) as url:
            with open_store(url, folder / "files") as store:
                old = put(store, "a.txt", "the older words")
                index_all(store)
                [old_passage] = store.document_passages(old.id, OWNER)
            survived = run_killer(url, folder / "files", "put", step)
            with open_store(url, folder / "files") as store:
                check_nothing_is_half_there(store)
                now = store.document(old.id, OWNER)
                is_new = now.revision != old.revision
                seen.add(is_new)
                assert [w.document_id for w in store.pending()] == ([old.id] if is_new else [])
                assert now.passage_count == (2 if is_new else 1)
                assert store.passages([old_passage.id], OWNER)
                assert store.known_files("cases")["a.txt"].revision == now.revision
                assert store.known_files("cases")["a.txt"].input_hash == now.revision
                again = put(
                    store, "a.txt", "the newer words", "in two passages", countries=("RWA",)
                )
                index_all(store)
                check_nothing_is_half_there(store)
                assert store.indexed_revisions() == {old.id: again.revision}
                assert store.counts().passages == 2
        if survived:
            break
    assert survived, "the work has more steps than were tried"
    assert seen == {False, True}


@pytest.mark.slow
@pytest.mark.parametrize("engine", DATABASES)
def test_killed_while_saying_what_is_indexed(engine: str, tmp_path: Path):
    """Old rows go in the same transaction as the mark, so none are orphaned and none too early."""
    for step in range(1, MOST_STEPS):
        folder = tmp_path / str(step)
        folder.mkdir()
        with database_url(engine, folder) as url:
            with open_store(url, folder / "files") as store:
                put(store, "a.txt", "the older words")
                index_all(store)
                new = put(store, "a.txt", "the newer words")
            survived = run_killer(url, folder / "files", "index", step)
            with open_store(url, folder / "files") as store:
                check_nothing_is_half_there(store)
                done = store.indexed_revisions() == {new.id: new.revision}
                with store._database.reading() as connection:
                    kept = connection.execute(select(func.count()).select_from(revisions)).scalar()
                assert kept == (1 if done else 2)
                assert (store.pending() == []) == done
        if survived:
            break
    assert survived, "the work has more steps than were tried"


def test_a_store_whose_only_document_was_lost_to_a_kill_is_empty(tmp_path: Path):
    """Killed before anything was ever committed, there is an empty store and no fault."""
    with database_url("sqlite", tmp_path) as url:
        with open_store(url, tmp_path / "files"):
            pass
        assert not run_killer(url, tmp_path / "files", "put", 4)
        with open_store(url, tmp_path / "files") as store:
            check_nothing_is_half_there(store)
            assert store.documents(OWNER).total == 0
            assert document_id("cases", "a.txt") not in store.indexed_revisions()
