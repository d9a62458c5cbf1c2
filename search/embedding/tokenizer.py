"""Writes the tokenizer of multilingual-e5-small as the `tokenizer.json` of fast tokenizers.

It is put together so that it gives the same tokens as the engine the weights come with, which
replaces characters one by one. The replacement step of fast tokenizers works on what a reader sees
as one character, and drops accents and signs that follow a replaced letter; so a separator is put
before each character, and taken out again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from typing import Any

from search.embedding.character_map import precompiled_character_map
from search.embedding.weights import Vocabulary

_WORD_START = "▁"
_SEPARATOR = "\x01"


def tokenizer_json(vocabulary: Vocabulary, max_tokens: int) -> str:
    """The file `tokenizer.json`. Texts are cut at `max_tokens`, the two at the ends included."""
    pieces = vocabulary.pieces
    beginning, end = pieces[vocabulary.beginning], pieces[vocabulary.end]
    content = {
        "version": "1.0",
        "truncation": {
            "direction": "Right",
            "max_length": max_tokens,
            "strategy": "LongestFirst",
            "stride": 0,
        },
        "padding": None,
        "added_tokens": [_added_token(vocabulary, i) for i in _special_tokens(vocabulary)],
        "normalizer": _normalizer(vocabulary),
        "pre_tokenizer": _pre_tokenizer(vocabulary),
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [_special(beginning), _sequence("A"), _special(end)],
            "pair": [
                _special(beginning),
                _sequence("A"),
                _special(end),
                _special(end),
                _sequence("B"),
                _special(end),
            ],
            "special_tokens": {
                beginning: _ids(beginning, vocabulary.beginning),
                end: _ids(end, vocabulary.end),
            },
        },
        "decoder": _metaspace("always"),
        "model": {
            "type": "Unigram",
            "unk_id": vocabulary.unknown,
            "byte_fallback": False,
            "vocab": list(zip(pieces, vocabulary.scores, strict=True)),
        },
    }
    return json.dumps(content, ensure_ascii=False)


def tokenizer_config_json(vocabulary: Vocabulary, max_tokens: int) -> str:
    """The file `tokenizer_config.json`, by which transformers opens the tokenizer."""
    pieces = vocabulary.pieces
    return json.dumps(
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": max_tokens,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": pieces[vocabulary.beginning],
            "cls_token": pieces[vocabulary.beginning],
            "eos_token": pieces[vocabulary.end],
            "sep_token": pieces[vocabulary.end],
            "pad_token": pieces[vocabulary.padding],
            "unk_token": pieces[vocabulary.unknown],
            "mask_token": pieces[-1],
            "clean_up_tokenization_spaces": False,
        },
        indent=2,
    )


def _special_tokens(vocabulary: Vocabulary) -> list[int]:
    last = len(vocabulary.pieces) - 1
    ends = {vocabulary.beginning, vocabulary.end, vocabulary.padding, vocabulary.unknown}
    return sorted({*ends, last})


def _added_token(vocabulary: Vocabulary, place: int) -> dict[str, Any]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": place, "content": vocabulary.pieces[place], **flags, "special": True}


def _normalizer(vocabulary: Vocabulary) -> dict[str, Any]:
    kept = {code: text for code, text in vocabulary.replacements.items() if text}
    # The table must delete nothing: the library leaves a text's first character in place then.
    deleted = [0, ord(_SEPARATOR), *(vocabulary.replacements.keys() - kept.keys())]
    table = precompiled_character_map(kept)
    return {
        "type": "Sequence",
        "normalizers": [
            _replace({"Regex": f"[{_character_ranges(set(deleted))}]"}, ""),
            _replace({"Regex": r"(?!\A)(?=[^\x00-\x7F])"}, _SEPARATOR),
            {
                "type": "Precompiled",
                "precompiled_charsmap": base64.b64encode(table).decode("ascii"),
            },
            _replace({"String": _SEPARATOR}, ""),
            _replace({"Regex": " {2,}"}, " "),
        ],
    }


def _pre_tokenizer(vocabulary: Vocabulary) -> dict[str, Any]:
    known = (ord(piece) for piece in vocabulary.pieces if len(piece) == 1)
    return {
        "type": "Sequence",
        "pretokenizers": [
            _metaspace("first"),
            # One unknown token a character: the Unigram model alone would merge neighbours.
            {
                "type": "Split",
                "pattern": {"Regex": f"[^{_character_ranges(known)}]"},
                "behavior": "Isolated",
                "invert": False,
            },
        ],
    }


def _character_ranges(code_points: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for code in sorted(code_points):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in ranges)


def _replace(pattern: dict[str, str], content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": pattern, "content": content}


def _metaspace(prepend_scheme: str) -> dict[str, Any]:
    return {
        "type": "Metaspace",
        "replacement": _WORD_START,
        "prepend_scheme": prepend_scheme,
        "split": True,
    }


def _special(token: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": token, "type_id": 0}}


def _sequence(name: str) -> dict[str, Any]:
    return {"Sequence": {"id": name, "type_id": 0}}


def _ids(token: str, place: int) -> dict[str, Any]:
    return {"id": token, "ids": [place], "tokens": [token]}
