"""The one place where everything is wired together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from api.disk_space import RoomWatch
from api.judged_documents import JudgedDocuments
from api.library_themes import LibraryThemes
from api.opened_once import opened_once
from api.options import embedding_options, reading_limits
from api.settings import Settings
from api.view_counter import ViewCounter
from corpus.store import Run, Store, StoreCounts, open_store
from corpus.vocabulary import load_glossary, load_groupings, load_place_finder
from ingest.report import IndexingReport, IngestReport, NobodyWatching, Observer

if TYPE_CHECKING:
    from corpus.ports import (
        Embedder,
        IndexStatus,
        OutcomeClassifier,
        PassageIndex,
        ThemeTagger,
    )
    from ingest.indexing import IndexingTools
    from ingest.maintenance import Findings
    from ingest.run import IngestOptions
    from search.answers.telling import TellingReader
    from search.engine import SearchEngine
    from search.index import RankingOptions
    from search.lessons.proposals import LessonProposer
    from search.lexical import ConceptFinder
    from search.ranking.reranking import Reranker
    from search.reasons import ReasonReader

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds, and whether work is waiting.

    `new_themes` are the ids of those that no passage was looked at for, `removed_themes` of those
    whose tags passages still have; the next ingest does it.
    """

    data_dir: str
    counts: StoreCounts
    index: IndexStatus
    last_run: Run | None
    new_themes: Sequence[str] = ()
    removed_themes: Sequence[str] = ()


class Library:
    """Store, index, model and engine over one data folder; each is opened when first needed.

    Any thread may use it. Closing lets go of files and connections. `opening` is held while a part
    is opened.
    """

    def __init__(self, settings: Settings, model_progress: Progress | None = None) -> None:
        self.settings = settings
        self._model_progress = model_progress
        self.opening = threading.RLock()
        self.views = ViewCounter()
        self.judged = JudgedDocuments()
        self.themes = LibraryThemes(self)

    @opened_once
    def store(self) -> Store:
        """The store of record."""
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        return open_store(self.settings.store_url, self.settings.files_dir)

    @opened_once
    def embedder(self) -> Embedder:
        """The embedding model, prepared on first use."""
        return self._load_embedder(centred=True)

    def embedder_with_languages_left_in(self) -> Embedder:
        """The model as it is, which favours the question's language: to compare with."""
        return self._load_embedder(centred=False)

    def _load_embedder(self, *, centred: bool) -> Embedder:
        from search.embedding import load_embedder
        from search.outcomes import load_outcome_reader

        with self.opening:
            options = embedding_options(self.settings, centred=centred)
            reader = load_outcome_reader(self.settings.outcome_weights)
            return load_embedder(options, self.settings.data_dir, self._model_progress, reader)

    @opened_once
    def concepts(self) -> ConceptFinder:
        """What finds names of the glossary in texts, the organisation's own names included."""
        from search.lexical import ConceptFinder, shipped_concepts

        if self.settings.glossary is None:
            return shipped_concepts()  # which takes a third of a second to make
        return ConceptFinder(load_glossary(self.settings.glossary), load_place_finder())

    @opened_once
    def index(self) -> PassageIndex:
        """The passage index: embedded, or on a Qdrant server where one is set."""
        return self.index_ranked_by(None)

    def index_ranked_by(self, ranking: RankingOptions | None) -> PassageIndex:
        """The passage index, opened once more, with a ranking other than the one that serves."""
        groups, wanted = load_groupings().region_and_income, self.settings
        if wanted.qdrant_url is None:
            from search.index import open_embedded_index

            return open_embedded_index(
                wanted.data_dir, groups, concepts=self.concepts, options=ranking
            )
        from search.index import open_server_index

        key = wanted.qdrant_api_key
        return open_server_index(
            wanted.qdrant_url,
            groups,
            api_key=key.get_secret_value() if key else None,
            collection_name=wanted.qdrant_collection,
            concepts=self.concepts,
            options=ranking,
        )

    @opened_once
    def classifier(self) -> OutcomeClassifier:
        """What gives passages their first outcome label."""
        from search.outcomes import load_outcome_classifier

        return load_outcome_classifier(self.embedder.identity, self.settings.outcome_weights)

    @opened_once
    def engine(self) -> SearchEngine:
        """The search engine over all of these."""
        from search.engine import SearchEngine

        return SearchEngine(
            self.embedder,
            self.index,
            self.store,
            telling=self.telling,
            concepts=self.concepts,
            reasons=self.reasons,
            reranker=self.reranker,
        )

    @opened_once
    def reranker(self) -> Reranker | None:
        """What reads the best passages again, where a model for it is set."""
        if self.settings.reranker is None:
            return None
        from search.ranking.reranking import CrossEncoderReranker

        return CrossEncoderReranker(self.settings.reranker, self.settings.model_device)

    @opened_once
    def reasons(self) -> ReasonReader:
        """What picks reasons, groups of people and kinds of evidence out of passages."""
        from ingest.sentences import sentence_spans
        from search.reasons import ReasonReader

        return ReasonReader(sentence_spans)

    @opened_once
    def telling(self) -> TellingReader:
        """What finds the sentences that say a passage's outcome."""
        from ingest.sentences import sentence_spans
        from search.answers.telling import TellingReader

        return TellingReader(self.store, self.embedder, self.classifier, sentence_spans)

    @opened_once
    def lesson_proposer(self) -> LessonProposer:
        """What proposes lessons from passages."""
        from ingest.sentences import sentence_spans
        from search.lessons.proposals import LessonProposer

        return LessonProposer(self.store, self.telling, self.reasons, sentence_spans)

    def ingest(
        self, path: Path, options: IngestOptions, observer: Observer | None = None
    ) -> IngestReport:
        """Take a file or folder in.

        Raises Busy while another process writes, and OSError when the disk is nearly full; what
        was read by then goes into the index with the next run.
        """
        from ingest.run import Ingest

        self.themes.catch_up(observer)
        limits = reading_limits(self.settings)
        ingest = Ingest(self.store, self.index, self.indexing_tools(), limits)
        return ingest.run(path, options, self._room_watched(observer))

    def remove(self, document_ids: Sequence[str]) -> list[str]:
        """Take documents out by id; they stop answering at once. Returns the ids that were in."""
        from ingest.maintenance import remove

        return remove(self.store, self.index, document_ids)

    def reindex(self, observer: Observer | None = None) -> IndexingReport:
        """Embed everything anew with the configured model. Raises as `ingest` does."""
        from ingest.maintenance import reindex

        with self.themes.tagging_everything() as tagger:
            tools = self.indexing_tools(tagger)
            return reindex(self.store, self.index, tools, self._room_watched(observer))

    def _room_watched(self, observer: Observer | None) -> Observer:
        return RoomWatch(self.settings.data_dir, observer or NobodyWatching())

    def refresh_outcomes(self, document_ids: Sequence[str]) -> None:
        """Have filters go by the outcomes that people gave. Raises Busy."""
        from ingest.relabel import refresh_outcomes

        refresh_outcomes(self.store, self.index, document_ids)

    def verify(self, *, repair: bool) -> Findings:
        """Compare store, index and files."""
        from ingest.maintenance import verify

        return verify(self.store, self.index, self.indexing_tools(), repair=repair)

    def status(self) -> LibraryStatus:
        """What the library holds, as its owner sees it."""
        counts = self.store.counts()
        return LibraryStatus(
            data_dir=str(self.settings.data_dir),
            counts=counts,
            index=self.index.status(),
            last_run=self.store.last_run(),
            new_themes=self.themes.new(),
            removed_themes=self.themes.removed(),
        )

    def indexing_tools(self, tagger: ThemeTagger | None = None) -> IndexingTools:
        """What writes vectors and labels into the index.

        Without a tagger, one by the themes of this moment: another process may have changed them.
        """
        from ingest.indexing import IndexingTools
        from search.themes import load_theme_tagger

        tagger = tagger or load_theme_tagger(self.store, self.embedder, self.concepts)
        return IndexingTools(self.embedder, self.classifier, tagger, self.reasons)

    def elsewhere(self, data_dir: Path, embedder: Embedder | None = None) -> Library:
        """Another library under `data_dir`, embedded, with this one's model or the one given."""
        settings = self.settings.model_copy(
            update={"data_dir": data_dir, "database_url": None, "qdrant_url": None}
        )
        other = Library(settings)
        other.__dict__["embedder"] = embedder or self.embedder
        return other

    def close(self) -> None:
        """Close what was opened."""
        opened = self.__dict__
        if "index" in opened:
            self.index.close()
        if "store" in opened:
            self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
