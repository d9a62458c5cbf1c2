"""What somebody does while an ingest runs: interrupts it, or judges what it indexes."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from ingest_samples import FREE_CARE, SmallLibrary, write

from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.filters import NO_FILTER, FacetField
from corpus.model import OWNER
from corpus.ports import EncodedPassage, IndexEntry
from corpus.reviews.judgements import Aspect, Judgement, Reviewer
from ingest.report import NobodyWatching
from search.index.embedded_batch import EmbeddedBatch


class InterruptedAtTheFirst(NobodyWatching):
    """Somebody who presses Ctrl-C when the first document is in the index."""

    def __init__(self) -> None:
        self._indexing = False

    def stage(self, name: str, total: int) -> None:
        """Note which stage it is."""
        self._indexing = name == "index"

    def advanced(self, by: int) -> None:
        """Interrupt."""
        if self._indexing:
            raise KeyboardInterrupt


def test_who_interrupts_does_not_wait_for_the_document_that_is_embedded_ahead(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    paragraphs = (f"In district {n} the clinic kept its staff. " * 20 for n in range(200))
    folder = write(
        tmp_path / "in", a__md=FREE_CARE, long__md="# Districts\n\n" + "\n\n".join(paragraphs)
    )
    asked: list[int] = []
    encode = small_library.tools.embedder.encode_passages

    def counted(texts: Sequence[str], languages: Sequence[str]) -> list[EncodedPassage]:
        asked.append(len(texts))
        return encode(texts, languages)

    with patch.object(small_library.tools.embedder, "encode_passages", counted):
        with pytest.raises(KeyboardInterrupt):
            small_library.ingest(folder, observer=InterruptedAtTheFirst())
        assert sum(asked) < 200
    small_library.ingest(folder)
    assert small_library.index.count(NO_FILTER, OWNER) > 200 - 1
    assert small_library.store.counts().pending == 0


@pytest.mark.parametrize("revision_is_new", [True, False])
def test_an_outcome_judged_while_its_document_is_indexed_stays_on_the_list_of_work(
    small_library: SmallLibrary, tmp_path: Path, *, revision_is_new: bool
) -> None:
    """A server that tells the index of it later may be killed before."""
    store, index = small_library.store, small_library.index
    folder = write(tmp_path / "in", free__md=FREE_CARE)
    small_library.ingest(folder)
    (document,) = store.documents(OWNER).items
    if revision_is_new:
        write(folder, free__md=FREE_CARE.replace("2016", "2017"))
    else:
        store.mark_for_reindex([document.id])
    put = EmbeddedBatch.put

    def judged_meanwhile(batch: EmbeddedBatch, entries: Sequence[IndexEntry]) -> None:
        put(batch, entries)
        (passage,) = store.document_passages(document.id, OWNER)
        store.judge(
            passage.id,
            Aspect.OUTCOME,
            None,
            Judgement(Outcome.DID_NOT_WORK.value, "I read it"),
            Reviewer("Awa", Role.CURATOR),
            OWNER,
        )

    with patch.object(EmbeddedBatch, "put", judged_meanwhile):
        small_library.ingest(folder)
    assert store.counts().pending == 1
    small_library.ingest(folder)
    assert store.counts().pending == 0
    assert index.facet(FacetField.OUTCOME, NO_FILTER, OWNER) == {Outcome.DID_NOT_WORK: 1}
