"""Evaluation through the code that serves users: their cutter, model, index and engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from threadpoolctl import threadpool_limits

from api.bootstrap import Library
from api.settings import Settings
from corpus.language import UNDETERMINED
from corpus.model import MetadataOrigin
from corpus.ports import Embedder
from ingest.blocks import ConvertedDocument, DocumentProperties, Refused
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.plain_text import write_text
from ingest.convert.writing import BlockWriter
from ingest.indexing import Indexing
from ingest.report import NobodyWatching
from ingest.revise import Source, revise
from ingest.split import SplitOptions
from search.engine import SearchEngine
from search.evaluate import (
    CONFIGURATIONS,
    SERVING,
    CorpusEntry,
    Evaluation,
    EvaluationOptions,
    IndexedCorpus,
    RankedCollection,
    rank,
)
from search.index import RankingOptions

_COLLECTION = "evaluation"


def evaluate_with(
    library: Library, folder: Path, options: EvaluationOptions | None = None
) -> Evaluation:
    """Measures of the ranking that serves users on a judged collection, in a throw-away library.

    Of `library` the model counts, what it holds plays no part.
    """
    return rank_with(library, folder, options).evaluations()[SERVING]


def rank_with(
    library: Library, folder: Path, options: EvaluationOptions | None = None
) -> RankedCollection:
    """What the ranking that serves users finds for each query, under the name `SERVING`."""
    serving = {SERVING: CONFIGURATIONS[SERVING].ranking}
    return _rank(library, library.embedder, serving, folder, options)


def compare_with(
    library: Library, folder: Path, options: EvaluationOptions | None = None
) -> dict[str, Evaluation]:
    """The same questions under each of `CONFIGURATIONS`, by name, in their order."""
    found: dict[str, Evaluation] = {}
    for centred in (False, True):
        rankings = {
            name: one.ranking for name, one in CONFIGURATIONS.items() if one.centred is centred
        }
        embedder = library.embedder if centred else library.embedder_with_languages_left_in()
        found |= _rank(library, embedder, rankings, folder, options).evaluations()
    return {name: found[name] for name in CONFIGURATIONS}


def _rank(
    library: Library,
    embedder: Embedder,
    rankings: Mapping[str, RankingOptions],
    folder: Path,
    options: EvaluationOptions | None,
) -> RankedCollection:
    @contextmanager
    def index_corpus(entries: Sequence[CorpusEntry], data_dir: Path) -> Iterator[IndexedCorpus]:
        with library.elsewhere(data_dir, embedder) as throw_away, ExitStack() as opened:
            entry_of = _take_in(throw_away, entries, library.settings)
            engines = {}
            for name, ranking in rankings.items():
                index = throw_away.index_ranked_by(ranking)
                opened.callback(index.close)
                engines[name] = SearchEngine(
                    embedder,
                    index,
                    throw_away.store,
                    concepts=library.concepts,
                    reranker=library.reranker if name == SERVING else None,
                )
            yield IndexedCorpus(engines, entry_of, throw_away.store.counts().passages)

    # As a server does it (api/readiness.py), so that milliseconds are a user's.
    with threadpool_limits(limits=1, user_api="blas"):
        return rank(folder, index_corpus, options or EvaluationOptions())


def _take_in(
    library: Library, entries: Sequence[CorpusEntry], settings: Settings
) -> dict[str, str]:
    """Store and index every entry as a document of its own; entry ids by document id."""
    split = SplitOptions(settings.passage_least_words, settings.passage_most_words)
    original = library.settings.data_dir / "entry.txt"
    entry_of: dict[str, str] = {}
    for entry in entries:
        content = entry.text.encode()
        original.write_bytes(content)
        content_hash = hashlib.sha256(content).hexdigest()
        written = {"title": entry.title or entry.id, "kind": "normative_guidance"}
        if entry.language != UNDETERMINED:
            written["language"] = entry.language
        source = Source(_COLLECTION, entry.id, content_hash, written, MetadataOrigin.GIVEN)
        try:
            revision, _ = revise(_document(entry.text), source, split)
        except Refused:  # an entry without words cannot be found, by anybody
            continue
        # An entry without a title has none: its id is no words to be found by.
        revision = replace(revision, metadata=replace(revision.metadata, title=entry.title))
        document = library.store.put_revision(
            _COLLECTION, entry.id, revision, original, input_hash=content_hash
        )
        entry_of[document.id] = entry.id
    with library.index.write(library.embedder.identity) as batch:
        Indexing(library.store, batch, library.indexing_tools()).run(NobodyWatching())
    return entry_of


def _document(text: str) -> ConvertedDocument:
    writer = BlockWriter()
    write_text(writer, text)
    return writer.document(MEDIA_TYPES[FileFormat.PLAIN_TEXT], DocumentProperties())
