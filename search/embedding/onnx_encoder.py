"""Runs a prepared model folder with tokenizers and ONNX Runtime, without importing torch.

Each text runs alone, on one thread, without padding, and as many run at once as there are threads.
On a processor this beats batches: nothing is padded, intermediate results stay in its cache, and
threads do not wait for each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from corpus.errors import ModelUnavailable
from corpus.ports import Vectors
from search.embedding.checksums import digest
from search.embedding.emphasis import PieceWeigher
from search.embedding.encoder import InnerReader, Reading, encodable, unit_length
from search.embedding.graph import INNER, INPUT, OUTPUT, READ
from search.embedding.model_files import MAX_TOKENS

T = TypeVar("T")

# More characters than a model reads tokens, whatever the language; bounds the tokenizer's time.
_CHARACTERS_A_TOKEN = 64


class OnnxModel:
    """Texts to tokens to vectors, by the files of one folder. Any thread may use it."""

    def __init__(self, folder: Path, max_tokens: int | None = None) -> None:
        """Raises ModelUnavailable where the folder's files do not load."""
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = open_session(folder / "model.onnx")
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelUnavailable("model damaged", folder=str(folder), why=str(error)) from error
        most: int = (tokenizer.truncation or {}).get("max_length", MAX_TOKENS)
        self.max_tokens: int = min(most, max_tokens or most)
        tokenizer.enable_truncation(self.max_tokens)
        self.tokenizer = tokenizer
        outputs = {output.name: output.shape for output in self._session.get_outputs()}
        for needed in (INNER, READ):
            if needed not in outputs:
                why = f"no output {needed}"
                raise ModelUnavailable("model damaged", folder=str(folder), why=why)
        self.dimension: int = outputs[OUTPUT][-1]

    def token_ids(self, text: str) -> list[int]:
        """The tokens the model reads of a text, those at the two ends included."""
        ids: list[int] = self._encoding(text).ids
        return ids

    def token_vectors(self, ids: Sequence[int]) -> Vectors:
        """One vector a token: shape (len(ids), dimension), float32, not normalised."""
        vectors: Vectors = self._run([OUTPUT], ids)[0][0]
        return vectors

    def vector(self, text: str) -> Vectors:
        """The mean of a text's token vectors, shape (dimension,), float32, unit length."""
        return unit_length(self.token_vectors(self.token_ids(text)).mean(axis=0))

    def inner_states(self, text: str, output: str = READ) -> Vectors:
        """What an inner layer makes of a text, shape (tokens, hidden), float32.

        Without `output` what an `InnerReader` is given.
        """
        states: Vectors = self._run([output], self.token_ids(text))[0]
        return states

    def reading(
        self,
        text: str,
        prefix: str,
        *,
        weigher: PieceWeigher | None = None,
        reader: InnerReader | None = None,
    ) -> Reading:
        """The vector of prefix and text together, and those of the text's pieces of words.

        A piece is the sum of what the last layer and the tenth make of it. The last one, made for
        comparing whole texts, tells less of a single word: docs/retrieval.md has the difference.
        """
        encoding = self._encoding(prefix + text)
        token_vectors, inner_states, read = self._run([OUTPUT, INNER, READ], encoding.ids)
        vectors = token_vectors[0]
        # A token of the prefix alone stands nowhere in the text.
        places = [
            (max(start - len(prefix), 0), max(end - len(prefix), 0))
            for start, end in encoding.offsets
        ]
        is_word = [any(map(str.isalnum, text[start:end])) for start, end in places]
        inner = unit_length(inner_states[is_word])
        return Reading(
            vector=unit_length(vectors.mean(axis=0)),
            words=unit_length(vectors[is_word]) + inner,
            emphasis=weigher(inner) if weigher else None,
            places=list(compress(places, is_word)),
            inner=reader(read) if reader else None,
        )

    def _run(self, outputs: list[str], ids: Sequence[int]) -> list[Vectors]:
        found: list[Vectors] = self._session.run(outputs, {INPUT: np.array([ids], np.int64)})
        return found

    def _encoding(self, text: str) -> Any:
        return self.tokenizer.encode(encodable(text[: self.max_tokens * _CHARACTERS_A_TOKEN]))


class OnnxEncoder:
    """The bundled model, with its prefixes."""

    def __init__(
        self,
        model: OnnxModel,
        *,
        name: str,
        fingerprint: str,
        query_prefix: str,
        passage_prefix: str,
        threads: int,
        weigher: PieceWeigher | None = None,
        reader: InnerReader | None = None,
    ) -> None:
        """`weigher` is asked about questions, `reader` about passages."""
        self._model = model
        self._weigher = weigher
        self._reader = reader
        self._threads = threads
        self.name = name
        self.dimension = model.dimension
        self.query_prefix = query_prefix
        self.passage_prefix = passage_prefix
        self.fingerprint = digest(fingerprint, query_prefix, passage_prefix, str(model.max_tokens))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """As the port `TextEncoder` says."""
        return self._encode([self.query_prefix + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """As the port `TextEncoder` says."""
        return self._encode([self.passage_prefix + text for text in texts])

    def read_queries(self, texts: Sequence[str]) -> list[Reading]:
        """As the port `TextEncoder` says."""
        read = partial(self._model.reading, prefix=self.query_prefix, weigher=self._weigher)
        return self._on_all_threads(read, texts)

    def read_passages(self, texts: Sequence[str]) -> list[Reading]:
        """As the port `TextEncoder` says."""
        read = partial(self._model.reading, prefix=self.passage_prefix, reader=self._reader)
        return self._on_all_threads(read, texts)

    def inner_states(self, texts: Sequence[str]) -> list[Vectors]:
        """What an `InnerReader` is given of each passage: (tokens, hidden), float32."""
        return self._on_all_threads(
            self._model.inner_states, [self.passage_prefix + text for text in texts]
        )

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for place, vector in enumerate(self._on_all_threads(self._model.vector, texts)):
            vectors[place] = vector
        return vectors

    def _on_all_threads(self, read: Callable[[str], T], texts: Sequence[str]) -> list[T]:
        """What each text gives, in order."""
        if len(texts) < 2 or self._threads == 1:  # noqa: PLR2004
            return [read(text) for text in texts]
        # The longest first, so that no thread is left with a long text at the end.
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        with ThreadPoolExecutor(min(self._threads, len(texts)), "embedding") as pool:
            found = dict(zip(order, pool.map(lambda place: read(texts[place]), order), strict=True))
        return [found[place] for place in range(len(texts))]


def open_session(graph: Path | bytes) -> Any:
    """The graph of a file, or as serialised, ready to run on one thread."""
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Beyond "basic" it would fuse operations into slower ones.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    source = str(graph) if isinstance(graph, Path) else graph
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
