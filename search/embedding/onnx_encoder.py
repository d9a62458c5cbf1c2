"""Runs a prepared model folder with tokenizers and ONNX Runtime, without importing torch.

Each text runs alone, on one thread, without padding, and as many run at once as there are threads.
On a processor this beats batches: nothing is padded, intermediate results stay in its cache, and
threads do not wait for each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import ModelUnavailable
from corpus.ports import Vectors
from search.embedding.checksums import digest
from search.embedding.encoder import encodable, unit_length
from search.embedding.graph import INPUT, OUTPUT
from search.embedding.model_files import MAX_TOKENS

# More characters than a model reads tokens, whatever the language; bounds the tokenizer's time.
_CHARACTERS_A_TOKEN = 64


class OnnxModel:
    """Texts to tokens to vectors, by the files of one folder. Any thread may use it."""

    def __init__(self, folder: Path, max_tokens: int | None = None) -> None:
        """Raises ModelUnavailable where the folder's files do not load."""
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = _session(folder / "model.onnx")
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelUnavailable("model damaged", folder=str(folder), why=str(error)) from error
        most: int = (tokenizer.truncation or {}).get("max_length", MAX_TOKENS)
        self.max_tokens: int = min(most, max_tokens or most)
        tokenizer.enable_truncation(self.max_tokens)
        self.tokenizer = tokenizer
        self.dimension: int = self._session.get_outputs()[0].shape[-1]

    def token_ids(self, text: str) -> list[int]:
        """The tokens the model reads of a text, those at the two ends included."""
        start = encodable(text[: self.max_tokens * _CHARACTERS_A_TOKEN])
        return self.tokenizer.encode(start).ids

    def token_vectors(self, ids: Sequence[int]) -> Vectors:
        """One vector a token: shape (len(ids), dimension), float32, not normalised."""
        outputs = self._session.run([OUTPUT], {INPUT: np.array([ids], np.int64)})
        vectors: Vectors = outputs[0][0]
        return vectors

    def vector(self, text: str) -> Vectors:
        """The mean of a text's token vectors, shape (dimension,), float32, unit length."""
        return unit_length(self.token_vectors(self.token_ids(text)).mean(axis=0))


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
    ) -> None:
        self._model = model
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

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # The longest first, so that no thread is left with a long text at the end.
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        for place, vector in zip(order, self._vectors([texts[i] for i in order]), strict=True):
            vectors[place] = vector
        return vectors

    def _vectors(self, texts: list[str]) -> list[Vectors]:
        if len(texts) < 2 or self._threads == 1:  # noqa: PLR2004
            return [self._model.vector(text) for text in texts]
        with ThreadPoolExecutor(min(self._threads, len(texts)), "embedding") as pool:
            return list(pool.map(self._model.vector, texts))


def _session(graph: Path) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Beyond "basic" it would fuse operations into slower ones.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
