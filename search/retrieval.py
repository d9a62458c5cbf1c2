"""Questions put to the index: what is made of them, and the passages that come nearest."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.errors import ModelMismatch
from corpus.model import Reader
from corpus.ports import Embedder, EncodedQuery, IndexHit, IndexQuery, PassageIndex, Vectors
from corpus.store import Store
from search import steps
from search.answers.paging import joined_for
from search.lexical import ConceptFinder
from search.options import SearchOptions
from search.question.question import Question
from search.question.understanding import as_read, of_what_is_held, sought_by, understand
from search.question.understood import Understanding
from search.ranking.relevance import RelevanceScale, RelevanceScales
from search.ranking.reranking import Reranker
from search.ranking.weighed import Weighed, scale_for
from search.timing import Stages

# On a Qdrant server, asking the index about itself is a round trip of its own.
_MODEL_CHECK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Asked(Weighed):
    """What was made of a question, and what the index is asked for it: at least one query.

    `own_scale` is what scores are worth for these queries, where they are for a part of what is
    asked and say less; `scale` is that of all of it.
    """

    queries: Sequence[IndexQuery]
    own_scale: RelevanceScale | None

    @property
    def vector(self) -> Vectors:
        """The whole question's, (dimension,)."""
        return self.queries[0].vector


class Retrieval:
    """Asks the index. Safe to use from many threads; raises as `SearchEngine` says."""

    def __init__(
        self,
        embedder: Embedder,
        index: PassageIndex,
        store: Store,
        options: SearchOptions,
        concepts: ConceptFinder,
        reranker: Reranker | None,
        scales: RelevanceScales | None,
    ) -> None:
        """As `SearchEngine`; without `scales`, nobody can tell what comes close."""
        self._embedder = embedder
        self._index = index
        self._store = store
        self._options = options
        self._concepts = concepts
        self._reranker = reranker
        self._scales = scales
        self._model_checked = -math.inf
        self._asked_at = -math.inf
        # A page, its facets and the next page ask about the same question within seconds.
        self._embed = lru_cache(maxsize=options.remembered_questions)(self._embed_anew)

    @property
    def seconds_idle(self) -> float:
        """How long ago the last question was put; infinite where none was."""
        return time.monotonic() - self._asked_at

    def asked(self, question: Question, reader: Reader, stages: Stages) -> Asked:
        """The question as it is looked for in what the reader may read."""
        self._asked_at = time.monotonic()
        with stages.stage("index"):
            self._check_model()
        with stages.stage("language"):
            understanding = understand(
                question, self._options.least_language_confidence, self._concepts
            )
        with stages.stage("index"):
            understanding = of_what_is_held(understanding, self._index, reader, self._concepts)
            scale = scale_for(understanding, self._scales, self._concepts)
        return Asked(understanding, scale, self._queries(understanding, stages), scale)

    def for_part(self, part: Question, asked: Asked, stages: Stages) -> Asked:
        """How a part of what is `asked` is put: of guidance alone, for every country as well.

        Such guidance does not lack the name of the country that is asked about.
        """
        understanding = sought_by(part, asked.understanding, self._concepts)
        if understanding == asked.understanding:
            return asked
        return replace(
            asked,
            understanding=understanding,
            queries=self._queries(understanding, stages),
            own_scale=scale_for(understanding, self._scales, self._concepts),
        )

    def hits(
        self, question: Question, asked: Asked, reader: Reader, depth: int
    ) -> Sequence[IndexHit]:
        """The best `depth` passages under the question's filter and side, as asked for."""
        hits = steps.retrieve(question, asked.queries, self._index, reader, depth)
        if self._reranker is not None:
            join = joined_for(self._store, reader)
            hits = steps.read_again(question, hits, self._reranker, join)
        hits = steps.by_scale(hits, asked.own_scale, asked.scale)
        return steps.answering(hits, asked.understanding, asked.scale)

    def _queries(self, understanding: Understanding, stages: Stages) -> Sequence[IndexQuery]:
        with stages.stage("embedding"):
            read = as_read(understanding, self._concepts)
            encoded = self._embed(read, understanding.language)
        with stages.stage("language"):
            return steps.queries(understanding, encoded, self._concepts)

    def _embed_anew(self, text: str, language: str) -> EncodedQuery:
        encoded = self._embedder.encode_query(text, language)
        for shared in (encoded.vector, encoded.tokens):
            shared.flags.writeable = False
        return encoded

    def _check_model(self) -> None:
        """Another process may have made the index anew with another model at any time."""
        if time.monotonic() < self._model_checked + _MODEL_CHECK_SECONDS:
            return
        held, asked = self._index.identity(), self._embedder.identity
        if held is not None and held.fingerprint != asked.fingerprint:
            raise ModelMismatch("another model", held=held.name, asked=asked.name)
        self._model_checked = time.monotonic()
