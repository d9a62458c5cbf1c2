"""An optional second look at the best passages: a cross-encoder reads each beside the question.

Off unless a model is named by setting. It reads question and passage together, which no index can
do ahead, so it takes far longer than the rest of a search; docs/search.md says how long.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.errors import ModelUnavailable
from corpus.ports import IndexHit
from search.hub import is_hub_reachable

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

# Passages of a list, or of a column, that are looked at again.
RERANKING_DEPTH = 20


class Reranker(Protocol):
    """Says how well passages answer a question, by reading each beside it."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """One number a text, in order; only their order means anything."""
        ...


class CrossEncoderReranker:
    """Any CrossEncoder of sentence_transformers with one label, from a folder or the hub."""

    def __init__(self, source: str, device: str | None = None) -> None:
        """Loads the model, which takes seconds. Raises ModelUnavailable."""
        if not Path(source).exists() and (Path(source).is_absolute() or source[:1] in ".~"):
            raise ModelUnavailable("no folder of a reranker", folder=source)
        self._model = _load(source, device)
        self._turn = threading.Lock()  # its tokenizer is for one thread

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """As the port says."""
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        with self._turn:
            found = self._model.predict(pairs, show_progress_bar=False)
        return [float(score) for score in found]


def reranked(hits: Sequence[IndexHit], scores: Mapping[str, float]) -> list[IndexHit]:
    """Those of the hits that have new scores, by passage id, in the order of these.

    Each takes over the index's score of its new place, so that scores go down along the list as
    before, and those without a new score keep their place.
    """
    again = [hit for hit in hits if hit.passage_id in scores]
    best_first = iter(sorted(again, key=lambda hit: -scores[hit.passage_id]))
    return [
        replace(next(best_first), score=hit.score) if hit.passage_id in scores else hit
        for hit in hits
    ]


def _load(source: str, device: str | None) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    try:
        is_local = Path(source).is_dir() or not is_hub_reachable()
        model: CrossEncoder = CrossEncoder(source, device=device, local_files_only=is_local)
    except Exception as error:  # the hub's client, torch and the model's own code raise anything
        raise ModelUnavailable("no such reranker", model=source, why=str(error)) from error
    if model.num_labels != 1:
        raise ModelUnavailable(
            "a reranker with several labels", model=source, labels=model.num_labels
        )
    return model
