"""The query side as Haystack components, for people who build pipelines of their own.

    QueryEmbedder -> PassageRetriever -> CitationJoiner

Each is a face of the functions in `understanding.py` and `steps.py` that `SearchEngine` is made of,
so both give the same results. The engine does without them: importing Haystack takes seconds, and
running a pipeline costs more than joining the citations does.

They hold open resources (a model, an index, a store), so a pipeline of them is built in code, as
`build_query_pipeline` does, and not from YAML. Importing this module imports Haystack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import haystack
import numpy as np
from haystack import component

from corpus.model import ANONYMOUS, Reader
from corpus.ports import Embedder, EncodedQuery, IndexHit, PassageIndex
from corpus.store import PassageInContext, Store
from search import steps
from search.answers.paging import from_cursor, to_cursor
from search.answers.results import Result
from search.lexical import ConceptFinder, known_concepts
from search.options import SearchOptions
from search.question.question import Question
from search.question.understanding import as_read, of_what_is_held, sought_by, understand
from search.question.understood import Understanding
from search.ranking.relevance import load_relevance_scales
from search.ranking.successors import catalogue_for
from search.ranking.weighed import Weighed, scale_for

EMBEDDER, RETRIEVER, JOINER = "query_embedder", "passage_retriever", "citation_joiner"


@component
class QueryEmbedder:
    """A question's language, its vector as Haystack's embedders give it, and its tokens'.

    What is embedded is what of the question is looked for: not a country of which `reader` may read
    nothing, nor any country where guidance alone is asked for.
    """

    def __init__(
        self,
        embedder: Embedder,
        options: SearchOptions | None = None,
        concepts: ConceptFinder | None = None,
        index: PassageIndex | None = None,
    ) -> None:
        """Without `concepts`, names are those that come with the program.

        Without `index`, nobody knows of which countries there is anything.
        """
        self._embedder = embedder
        self._options = options or SearchOptions()
        self._concepts = known_concepts(concepts)
        self._index = index

    @component.output_types(
        embedding=list[float],
        token_embeddings=list[list[float]],
        token_places=list[tuple[int, int]],
        understanding=Understanding,
    )
    def run(self, question: Question, reader: Reader = ANONYMOUS) -> dict[str, Any]:
        """`embedding` has `ModelIdentity.dimension` numbers and unit length.

        The rest is as `EncodedQuery` has it.
        """
        least = self._options.least_language_confidence
        understanding = understand(question, least, self._concepts)
        if self._index is not None:
            understanding = of_what_is_held(understanding, self._index, reader, self._concepts)
        sought = sought_by(question, understanding, self._concepts)
        encoded = self._embedder.encode_query(as_read(sought, self._concepts), sought.language)
        return {
            "embedding": encoded.vector.tolist(),
            "token_embeddings": encoded.tokens.tolist(),
            "token_places": list(encoded.places),
            "understanding": understanding,
        }


@component
class PassageRetriever:
    """The best passages of the index that meet the question's filter.

    Only what `reader` may read is found; without one, only what everybody may read.
    """

    def __init__(
        self,
        index: PassageIndex,
        options: SearchOptions | None = None,
        concepts: ConceptFinder | None = None,
        model: str | None = None,
    ) -> None:
        """`concepts` as for `QueryEmbedder`.

        With `model` (`ModelIdentity.name`), what cannot answer is put below what comes close.
        """
        self._index = index
        self._options = options or SearchOptions()
        self._concepts = known_concepts(concepts)
        self._scales = load_relevance_scales(model) if model else None

    @component.output_types(hits=list[IndexHit])
    def run(
        self,
        question: Question,
        embedding: list[float],
        understanding: Understanding,
        token_embeddings: list[list[float]] | None = None,
        token_places: list[tuple[int, int]] | None = None,
        reader: Reader = ANONYMOUS,
    ) -> dict[str, Any]:
        """At most `SearchOptions.depth` hits, best first; without tokens, by the vector alone."""
        vector = np.asarray(embedding, dtype=np.float32)
        tokens = np.asarray(token_embeddings or [], dtype=np.float32).reshape(-1, len(vector))
        encoded = EncodedQuery(vector, tokens, token_places or ())
        depth = self._options.depth
        sought = sought_by(question, understanding, self._concepts)
        queries = steps.queries(sought, encoded, self._concepts)
        hits = steps.retrieve(question, queries, self._index, reader, depth)
        own, whole = (
            scale_for(one, self._scales, self._concepts) for one in (sought, understanding)
        )
        hits = steps.by_scale(hits, own, whole)
        return {"hits": list(steps.answering(hits, sought, whole))}


@component
class CitationJoiner:
    """Hits as cited passages: as results of ours, and as documents for other components.

    What the store no longer gives to the reader is left out, as `SearchEngine.search` does.
    """

    def __init__(self, store: Store, model: str, concepts: ConceptFinder | None = None) -> None:
        """`model` is `ModelIdentity.name`, by which scores are turned into relevance.

        Other names of what the question names are marked as `concepts` know them, else as the
        program does.
        """
        self._store = store
        self._concepts = known_concepts(concepts)
        self._scales = load_relevance_scales(model)

    @component.output_types(
        documents=list[haystack.Document], results=list[Result], next_cursor=str | None
    )
    def run(
        self,
        question: Question,
        hits: list[IndexHit],
        understanding: Understanding,
        reader: Reader = ANONYMOUS,
    ) -> dict[str, Any]:
        """The question's page of the hits. Raises InvalidRequest for another's cursor."""
        after = from_cursor(question.cursor, question.digest) if question.cursor else None

        def join(passage_ids: Sequence[str]) -> Mapping[str, PassageInContext]:
            return self._store.passages(passage_ids, reader)

        scale = scale_for(understanding, self._scales, self._concepts)
        weighed = Weighed(understanding, scale)
        page = steps.paged(hits, question, weighed, catalogue_for(self._store, reader), join, after)
        scores = steps.own_scores(hits)
        results = steps.present(page.shown, question, weighed, scores, self._concepts)
        return {
            "documents": [to_haystack(result) for result in results],
            "results": list(results),
            "next_cursor": to_cursor(page.end, question.digest) if page.end else None,
        }


def build_query_pipeline(
    embedder: Embedder,
    index: PassageIndex,
    store: Store,
    options: SearchOptions | None = None,
    concepts: ConceptFinder | None = None,
) -> haystack.Pipeline:
    """The three components, connected. Run it with `pipeline_input(question, reader)`.

    `concepts` find an organisation's own names as well, as those of `SearchEngine` do.
    """
    pipeline = haystack.Pipeline()
    model = embedder.identity.name
    pipeline.add_component(EMBEDDER, QueryEmbedder(embedder, options, concepts, index))
    pipeline.add_component(RETRIEVER, PassageRetriever(index, options, concepts, model))
    pipeline.add_component(JOINER, CitationJoiner(store, model, concepts))
    pipeline.connect(f"{EMBEDDER}.embedding", f"{RETRIEVER}.embedding")
    pipeline.connect(f"{EMBEDDER}.token_embeddings", f"{RETRIEVER}.token_embeddings")
    pipeline.connect(f"{EMBEDDER}.token_places", f"{RETRIEVER}.token_places")
    pipeline.connect(f"{EMBEDDER}.understanding", f"{RETRIEVER}.understanding")
    pipeline.connect(f"{EMBEDDER}.understanding", f"{JOINER}.understanding")
    pipeline.connect(f"{RETRIEVER}.hits", f"{JOINER}.hits")
    return pipeline


def pipeline_input(question: Question, reader: Reader = ANONYMOUS) -> dict[str, dict[str, Any]]:
    """What `Pipeline.run` takes for one question."""
    return {
        EMBEDDER: {"question": question, "reader": reader},
        RETRIEVER: {"question": question, "reader": reader},
        JOINER: {"question": question, "reader": reader},
    }


def to_haystack(result: Result) -> haystack.Document:
    """The passage as a Haystack document: its words as content, its citation as metadata."""
    passage, metadata = result.passage, result.document.metadata
    return haystack.Document(
        id=passage.id,
        content=passage.text,
        score=result.score,
        meta={
            "document_id": passage.document_id,
            "revision": passage.revision,
            "title": metadata.title,
            "kind": metadata.kind.value,
            "language": passage.language,
            "countries": list(passage.speaks_of(metadata.countries)),
            "year": metadata.year,
            "publisher": metadata.publisher,
            "source_url": metadata.source_url,
            "heading_path": list(passage.heading_path),
            "outcome": passage.outcome.outcome.value if passage.outcome else None,
            "locator": {**asdict(passage.locator), "unit": passage.locator.unit.value},
            "start": passage.start,
            "end": passage.end,
        },
    )
