"""The files that documents came from: what was decided about each, and its content, kept once."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest
from store_samples import put, sample_revision

from corpus.errors import InvalidRequest, NotFound
from corpus.model import ANONYMOUS, OWNER
from corpus.store import KnownFile, Store, document_id


def test_known_files_tell_what_was_decided(store: Store):
    """New, changed and unchanged can be told without reading a file's content."""
    document = put(store, "a.txt", "one")
    store.record_refusal("cases", "scan.pdf", "77", "needs_ocr", "no text layer", input_hash="i")
    store.record_duplicate("cases", "copy.txt", document.content_hash, document.id)
    known = store.known_files("cases")
    assert list(known) == ["a.txt", "copy.txt", "scan.pdf"]
    assert known["a.txt"].revision == document.revision
    assert known["a.txt"].input_hash == document.revision  # `put` gives the one as the other
    assert known["copy.txt"].duplicate_of == document.id
    assert known["scan.pdf"] == KnownFile(
        path="scan.pdf",
        document_id=document_id("cases", "scan.pdf"),
        content_hash="77",
        input_hash="i",
        refusal_code="needs_ocr",
        refusal_detail="no text layer",
    )
    assert store.known_files("other") == {}
    assert (store.counts().refused, store.counts().duplicates) == (1, 1)
    store.forget_files("cases", ["scan.pdf", "never.txt"])
    assert list(store.known_files("cases")) == ["a.txt", "copy.txt"]


def test_a_refused_change_leaves_the_earlier_state_served(store: Store):
    """A file that broke is reported; what it said before is still answered from."""
    document = put(store, "a.txt", "one")
    store.record_refusal("cases", "a.txt", "88", "damaged")
    known = store.known_files("cases")["a.txt"]
    assert (known.refusal_code, known.revision) == ("damaged", document.revision)
    put(store, "a.txt", "mended")
    assert store.known_files("cases")["a.txt"].refusal_code is None


def test_a_duplicate_is_looked_at_again_once_its_original_has_gone(store: Store):
    """Otherwise removing one copy would remove the content."""
    document = put(store, "a.txt", "one")
    store.record_duplicate("cases", "copy.txt", document.content_hash, document.id)
    put(store, "a.txt", "changed")
    assert "copy.txt" not in store.known_files("cases")
    put(store, "a.txt", "one")
    assert "copy.txt" in store.known_files("cases")
    store.withdraw([document.id])
    assert "copy.txt" not in store.known_files("cases")


def test_content_is_found_within_its_collection_only(store: Store):
    """The same file in another collection is a document of its own."""
    document = put(store, "a.txt", "one")
    assert store.find_by_content("cases", document.content_hash) == document
    assert store.find_by_content("forum", document.content_hash) is None
    store.withdraw([document.id])
    assert store.find_by_content("cases", document.content_hash) is None


def test_an_original_is_kept_once_under_its_hash(store: Store):
    """Two documents from the same bytes share one file, which a reader gets back whole."""
    first = put(store, "a.txt", "one")
    second = put(store, "b.txt", "one")
    path = store.original_file(first.id, ANONYMOUS)
    assert path == store.original_file(second.id, ANONYMOUS)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == first.content_hash
    assert path.parent.name == first.content_hash[:2]


def test_damaged_and_missing_originals_are_named_and_mended(store: Store):
    """`verify` learns which documents suffer; taking the file in again puts it right."""
    damaged, missing = put(store, "a.txt", "one"), put(store, "b.txt", "two")
    assert store.check_files() == []
    store.original_file(damaged.id, OWNER).write_text("something else")
    store.original_file(missing.id, OWNER).unlink()
    faults = {fault.document_ids: fault.damaged for fault in store.check_files()}
    assert faults == {(damaged.id,): True, (missing.id,): False}
    with pytest.raises(NotFound):
        store.original_file(missing.id, OWNER)
    put(store, "a.txt", "one")
    put(store, "b.txt", "two")
    assert store.check_files() == []


def test_files_nobody_refers_to_are_removed_once_old(store: Store):
    """A withdrawn document's original does not stay for ever; a young file is left alone."""
    kept, gone = put(store, "a.txt", "one"), put(store, "b.txt", "two")
    path = store.original_file(gone.id, OWNER)
    leftover = store._originals.folder / "incoming" / "half"
    leftover.write_text("interrupted")
    store.withdraw([gone.id])
    assert store.remove_unused_files() == []
    long_ago = time.time() - 7200
    for old in (path, leftover, store.original_file(kept.id, OWNER)):
        os.utime(old, (long_ago, long_ago))
    assert store.remove_unused_files() == [gone.content_hash]
    assert not path.exists()
    assert not leftover.exists()
    assert store.check_files() == []


def test_a_file_that_changed_since_it_was_read_is_refused(store: Store, tmp_path: Path):
    """The original must be what the passages were cut from."""
    revision = sample_revision("cases", "a.txt", ["one"])
    original = tmp_path / "a.txt"
    original.write_text("one, and something more")
    with pytest.raises(InvalidRequest, match="changed"):
        store.put_revision("cases", "a.txt", revision, original, input_hash="1")
    assert store.counts().documents == 0
    assert list(store._originals.hashes()) == []
