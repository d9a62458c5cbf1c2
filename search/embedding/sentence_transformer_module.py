"""The first module of a prepared model folder, for SentenceTransformer and all that builds on it.

Named in the folder's `modules.json`; imported by sentence_transformers alone, since it needs torch.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import torch
from sentence_transformers.base.modules import InputModule

from search.embedding.onnx_encoder import OnnxModel

_FILES = ("config.json", "model.onnx", "model.onnx.data", "tokenizer.json", "tokenizer_config.json")
_PADDING = 1


class OnnxTransformer(InputModule):
    """Token vectors by ONNX Runtime, on the processor whatever device torch uses."""

    def __init__(self, folder: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._folder = Path(folder)
        self._model = OnnxModel(self._folder)
        self.tokenizer = self._model.tokenizer

    @property
    def max_seq_length(self) -> int:
        """Longer texts are cut at so many tokens."""
        return self._model.max_tokens

    def get_embedding_dimension(self) -> int:
        """Numbers in a token's vector."""
        return self._model.dimension

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        """Texts to `input_ids` and `attention_mask`, int64 of shape (texts, longest)."""
        ids = [self._model.token_ids((prompt or "") + text) for text in inputs]
        shape = (len(ids), max(map(len, ids), default=0))
        input_ids = torch.full(shape, _PADDING, dtype=torch.int64)
        mask = torch.zeros(shape, dtype=torch.int64)
        for row, tokens in enumerate(ids):
            input_ids[row, : len(tokens)] = torch.tensor(tokens)
            mask[row, : len(tokens)] = 1
        return {"input_ids": input_ids, "attention_mask": mask}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds `token_embeddings`, float32 of shape (texts, longest, dimension), 0 at padding."""
        ids, mask = features["input_ids"], features["attention_mask"]
        vectors = torch.zeros((*ids.shape, self._model.dimension))
        for row, length in enumerate(mask.sum(dim=1).tolist()):
            # Alone and without padding, as the encoder runs it, so that both give one result.
            tokens = self._model.token_vectors(ids[row, :length].tolist())
            vectors[row, :length] = torch.from_numpy(tokens)
        return {**features, "token_embeddings": vectors.to(ids.device)}

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Copy the model's files to that folder."""
        for name in _FILES:
            shutil.copyfile(self._folder / name, Path(output_path) / name)

    @classmethod
    def load(
        cls,
        model_name_or_path: str,
        subfolder: str = "",
        token: bool | str | None = None,  # noqa: FBT001
        cache_folder: str | None = None,
        revision: str | None = None,
        local_files_only: bool = False,  # noqa: FBT001, FBT002
        init_defaults: dict[str, Any] | None = None,
        **_: Any,
    ) -> Self:
        """The module of that folder, or of that model id on the hub; nothing else is settable."""
        del init_defaults
        folder = cls.load_dir_path(
            model_name_or_path, subfolder, token, cache_folder, revision, local_files_only
        )
        if folder is None:
            raise FileNotFoundError(model_name_or_path)
        return cls(folder)
