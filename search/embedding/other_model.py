"""Any SentenceTransformer, from a folder or the Hugging Face hub, on torch, with a GPU if present.

sentence_transformers takes seconds to import, so it is imported when a model is opened.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import ModelUnavailable, SettingError
from corpus.ports import Vectors
from search.embedding.checksums import Checksum, checksum, digest, read_checksums, write_checksums
from search.embedding.encoder import Reading, encodable, without_words
from search.embedding.options import EmbeddingOptions
from search.hub import is_hub_reachable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_QUERY_PROMPTS = ("query",)
_PASSAGE_PROMPTS = ("document", "passage", "corpus")
_FILES_IN_EVERY_MODEL = ("modules.json", "config_sentence_transformers.json", "config.json")


class SentenceTransformerEncoder:
    """A SentenceTransformer with its prefixes. Threads take turns: its tokenizer needs that."""

    def __init__(
        self, model: SentenceTransformer, source: str, fingerprint: str, options: EmbeddingOptions
    ) -> None:
        """Raises SettingError where the dimension is not the one asked for."""
        self._model = model
        self._turn = threading.Lock()
        self._batch_size = options.batch_size
        self.name = source
        self.dimension = _checked_dimension(model, options)
        prompts = model.prompts
        self.query_prefix = _prefix(options.query_prefix, prompts, _QUERY_PROMPTS)
        self.passage_prefix = _prefix(options.passage_prefix, prompts, _PASSAGE_PROMPTS)
        if options.max_tokens is not None:
            model.max_seq_length = options.max_tokens
        self.fingerprint = digest(
            fingerprint, self.query_prefix, self.passage_prefix, str(model.max_seq_length)
        )

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """As the port `TextEncoder` says."""
        return self._encode(texts, self.query_prefix, "query")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """As the port `TextEncoder` says."""
        return self._encode(texts, self.passage_prefix, "document")

    def read_queries(self, texts: Sequence[str]) -> list[Reading]:
        """As the port `TextEncoder` says; without tokens, which models cut in their own ways."""
        return without_words(self.encode_queries(texts))

    def read_passages(self, texts: Sequence[str]) -> list[Reading]:
        """As the port `TextEncoder` says; without tokens."""
        return without_words(self.encode_passages(texts))

    def inner_states(self, texts: Sequence[str]) -> None:
        """As the port `TextEncoder` says: None, since models differ in their layers."""

    def _encode(self, texts: Sequence[str], prefix: str, task: str) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._turn:
            vectors = self._model.encode(
                [encodable(text) for text in texts],
                prompt=prefix,
                batch_size=self._batch_size,
                normalize_embeddings=True,
                show_progress_bar=False,
                task=task,
            )
        return np.asarray(vectors, np.float32)


def open_sentence_transformer(
    source: str, options: EmbeddingOptions, models: Path
) -> SentenceTransformerEncoder:
    """The model of that folder or hub id.

    Raises ModelUnavailable where there is none, or it cannot be fetched or loaded.
    """
    folder = Path(source).expanduser()
    if folder.is_dir():
        model = _load(str(folder.resolve()), options)
        return SentenceTransformerEncoder(
            model, source, _folder_fingerprint(folder.resolve(), models), options
        )
    if folder.is_absolute() or source.startswith((".", "~")):
        raise ModelUnavailable("folder missing", folder=source)
    model = _load(source, options)
    return SentenceTransformerEncoder(model, source, _hub_fingerprint(source), options)


def _load(source: str, options: EmbeddingOptions) -> SentenceTransformer:
    import torch
    from sentence_transformers import SentenceTransformer

    device = options.device or _best_device()
    if device == "cpu":
        torch.set_num_threads(options.threads)
    is_folder = Path(source).is_dir()
    try:
        return SentenceTransformer(
            source,
            device=device,
            trust_remote_code=options.trust_remote_code,
            local_files_only=is_folder or not is_hub_reachable(),
        )
    except Exception as error:  # the hub's client, torch and the model's own code raise anything
        if is_folder:
            raise ModelUnavailable("cannot load", folder=source, why=str(error)) from error
        raise ModelUnavailable("cannot fetch", model=source, why=str(error)) from error


def _best_device() -> str:
    import torch

    if torch.cuda.is_available():
        return "cuda"
    if torch.backends.mps.is_available():
        return "mps"
    return "cpu"


def _checked_dimension(model: SentenceTransformer, options: EmbeddingOptions) -> int:
    found = model.get_embedding_dimension()
    if found is None:
        found = model.encode(["."], show_progress_bar=False).shape[1]
    if options.dimension not in (None, found):
        raise SettingError(
            "wrong setting",
            setting="model dimension",
            why=f"{options.dimension} is asked for, the model has {found}",
        )
    return int(found)


def _prefix(wanted: str | None, prompts: Mapping[str, str | None], names: Sequence[str]) -> str:
    if wanted is not None:
        return wanted
    return next((prompts[name] or "" for name in names if prompts.get(name)), "")


def _hub_fingerprint(source: str) -> str:
    """The revision of the files that were loaded."""
    from huggingface_hub import try_to_load_from_cache

    for name in _FILES_IN_EVERY_MODEL:
        for repository in (source, f"sentence-transformers/{source}"):
            with suppress(ValueError):
                cached = try_to_load_from_cache(repository, name)
                if isinstance(cached, str):
                    return digest(repository, Path(cached).parent.name)
    raise ModelUnavailable("cannot fetch", model=source, why="it left no files in the hub's cache")


def _folder_fingerprint(folder: Path, models: Path) -> str:
    """Over the content of every file. Large ones are read again only when they have changed."""
    memory = models / f"checksums-{digest(str(folder))[:16]}.json"
    known = read_checksums(memory)
    try:
        found = {
            path.relative_to(folder).as_posix(): checksum(
                path, known.get(path.relative_to(folder).as_posix())
            )
            for path in sorted(folder.rglob("*"))
            if _matters(path.relative_to(folder), path)
        }
    except OSError as error:
        raise ModelUnavailable("cannot load", folder=str(folder), why=str(error)) from error
    if found != known:
        with suppress(OSError):
            models.mkdir(parents=True, exist_ok=True)
            write_checksums(memory, found)
    return _content_digest(found)


def _matters(name: Path, path: Path) -> bool:
    """Whether vectors may depend on it: not on a model's description, nor on caches beside it."""
    hidden = any(part.startswith(".") for part in name.parts)
    return path.is_file() and not hidden and name.suffix.lower() != ".md"


def _content_digest(found: Mapping[str, Checksum]) -> str:
    return digest(*(f"{name} {one.sha256}" for name, one in sorted(found.items())))
