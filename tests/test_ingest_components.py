"""Haystack components cut and embed as an ingest does."""

from pathlib import Path

import numpy as np
from ingest_samples import FREE_CARE, SmallLibrary, write

from corpus.embedded_text import embedded_text
from corpus.model import OWNER
from corpus.ports import Embedder
from ingest.components import build_ingest_pipeline


def test_a_haystack_pipeline_gives_the_passages_that_an_ingest_stores(
    small_library: SmallLibrary, tmp_path: Path, prepared_embedder: Embedder
) -> None:
    folder = write(tmp_path / "in", free__md=FREE_CARE, empty__pdf=b"")
    small_library.ingest(folder)
    (document,) = small_library.store.documents(OWNER).items
    stored = small_library.store.document_passages(document.id, OWNER)

    pipeline = build_ingest_pipeline(prepared_embedder)
    sources = [folder / "free.md", folder / "empty.pdf"]
    given = pipeline.run({"converter": {"sources": sources}}, include_outputs_from={"converter"})

    assert given["converter"]["refused"] == {str(folder / "empty.pdf"): "empty"}
    passages = given["embedder"]["documents"]
    assert [one.content for one in passages] == [one.text for one in stored]
    assert passages[0].meta["countries"] == ["BFA"]
    (first, *_) = stored
    text = embedded_text(document.metadata.title, first.heading_path, first.text)
    expected = prepared_embedder.embed_passages([text], [first.language])[0]
    assert np.allclose(passages[0].embedding, expected, atol=1e-3)
