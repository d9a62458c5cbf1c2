"""The field's ordinary pipeline on the same texts: Haystack, SentenceTransformers, Qdrant.

The same model on torch in float32, QdrantDocumentStore in local mode, hybrid retriever. Sparse
vectors are counts of hashed words: their making is not what is measured.
"""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from search.embedding.bundled_model import bundled_weights, prepare_bundled_model
from search.embedding.weights import E5Weights, read_weights

_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Plain:
    """Passages a second by stage and in all; milliseconds of a query."""

    embed_per_second: float
    write_per_second: float
    in_all_per_second: float
    query_p50: float
    query_p95: float


def measure(model: Path, texts: Sequence[str], questions: Sequence[str], threads: int) -> Plain:
    """Index `texts`, then put `questions`, as the Haystack documentation shows."""
    import torch
    from haystack import Document, Pipeline
    from haystack.dataclasses import SparseEmbedding
    from haystack.utils import ComponentDevice
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )
    from haystack_integrations.components.retrievers.qdrant import QdrantHybridRetriever
    from haystack_integrations.document_stores.qdrant import QdrantDocumentStore

    torch.set_num_threads(threads)
    cpu = ComponentDevice.from_str("cpu")
    store = QdrantDocumentStore(
        ":memory:", embedding_dim=384, use_sparse_embeddings=True, recreate_index=True
    )
    embedder = SentenceTransformersDocumentEmbedder(
        model=str(model),
        prefix="passage: ",
        normalize_embeddings=True,
        device=cpu,
        progress_bar=False,
    )
    embedder.warm_up()
    started = time.perf_counter()
    documents = embedder.run(documents=[Document(content=text) for text in texts])["documents"]
    embedded = time.perf_counter()
    for document in documents:
        document.sparse_embedding = SparseEmbedding(*_counts(document.content or ""))
    store.write_documents(documents)
    written = time.perf_counter()

    pipeline = Pipeline()
    pipeline.add_component(
        "embed",
        SentenceTransformersTextEmbedder(
            model=str(model),
            prefix="query: ",
            normalize_embeddings=True,
            device=cpu,
            progress_bar=False,
        ),
    )
    pipeline.add_component("retrieve", QdrantHybridRetriever(document_store=store, top_k=10))
    pipeline.connect("embed.embedding", "retrieve.query_embedding")
    times = []
    for question in (questions[0], *questions):
        began = time.perf_counter()
        sparse = SparseEmbedding(*_counts(question))
        pipeline.run({"embed": {"text": question}, "retrieve": {"query_sparse_embedding": sparse}})
        times.append((time.perf_counter() - began) * 1000)
    count = len(texts)
    return Plain(
        embed_per_second=count / (embedded - started),
        write_per_second=count / (written - embedded),
        in_all_per_second=count / (written - started),
        query_p50=float(np.percentile(times[1:], 50)),
        query_p95=float(np.percentile(times[1:], 95)),
    )


def torch_model(data_dir: Path, folder: Path) -> Path:
    """The bundled model as an ordinary torch SentenceTransformer under `folder`."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel

    source = prepare_bundled_model(data_dir / "models", lambda _step, _done: None)
    written = json.loads((source / "config.json").read_text(encoding="utf-8"))
    left_out = ("architectures", "model_type")
    config = BertConfig(**{key: value for key, value in written.items() if key not in left_out})
    bert = BertModel(config, add_pooling_layer=False)
    tensors = _tensors(read_weights(bundled_weights()))
    bert.load_state_dict(
        {name: torch.tensor(value) for name, value in tensors.items()}, strict=True
    )
    plain = folder / "bert"
    bert.save_pretrained(plain)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(source / name, plain / name)
    modules: list[Any] = [
        Transformer(str(plain), max_seq_length=512),
        Pooling(384, "mean"),
        Normalize(),
    ]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder / "model"))
    return folder / "model"


def _tensors(weights: E5Weights) -> dict[str, Any]:
    sizes = weights.architecture
    wide = (-1, sizes.hidden)
    tensors: dict[str, Any] = {
        "embeddings.word_embeddings.weight": weights.matrix("emb.word", sizes.words).dequantised(),
        "embeddings.position_embeddings.weight": weights.vector("emb.pos").reshape(wide),
        "embeddings.token_type_embeddings.weight": weights.vector("emb.type").reshape(wide),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
    }
    for layer in range(sizes.layers):
        for short, name in _LINEAR.items():
            bias = weights.vector(f"l{layer}.{short}.b")
            matrix = weights.matrix(f"l{layer}.{short}.w", len(bias)).dequantised()
            tensors[f"encoder.layer.{layer}.{name}.bias"] = bias
            tensors[f"encoder.layer.{layer}.{name}.weight"] = matrix
        for short, name in _NORMS.items():
            for end, part in (("w", "weight"), ("b", "bias")):
                tensors[f"encoder.layer.{layer}.{name}.{part}"] = weights.vector(
                    f"l{layer}.{short}.{end}"
                )
    return tensors


def _counts(text: str) -> tuple[list[int], list[float]]:
    counts = Counter(crc32(word.encode()) for word in text.lower().split())
    return list(counts), [float(count) for count in counts.values()]
