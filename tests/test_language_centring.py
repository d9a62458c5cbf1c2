"""Language centring: a text is found for what it says, whatever language it says it in."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from corpus.ports import Embedder, Vectors
from search.embedding import EmbeddingOptions, load_embedder
from search.embedding.calibration import (
    CalibrationText,
    LanguageMeans,
    calibrate,
    read_calibration_text,
)
from search.embedding.encoder import Reading, without_words
from search.embedding.options import CALIBRATION_FOLDER

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru")


def write_text(folder: Path, header: str, *rows: str, questions: str | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    content = "\n".join([header, *rows]) + "\n"
    (folder / "sentences.tsv").write_text(content, encoding="utf-8")
    (folder / "questions.tsv").write_text(questions or content, encoding="utf-8")
    return folder


def rows_of(name: str) -> list[dict[str, str]]:
    with (CALIBRATION_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def half_calibrated(
    tmp_path_factory: pytest.TempPathFactory, model_data_dir: Path
) -> tuple[Embedder, Embedder]:
    """Without centring, and centred by every second calibration row: the others are left to test."""
    folder = tmp_path_factory.mktemp("calibration")
    for name in ("sentences.tsv", "questions.tsv"):
        rows = rows_of(name)[0:48:2]
        lines = ["\t".join([row["id"], *(row[code] for code in LANGUAGES)]) for row in rows]
        (folder / name).write_text("\n".join(["\t".join(["id", *LANGUAGES]), *lines]))
    plain = load_embedder(EmbeddingOptions(centred=False), model_data_dir)
    return plain, load_embedder(EmbeddingOptions(calibration=folder), model_data_dir)


def recall_of_translations(embedder: Embedder, rows: Sequence[dict[str, str]]) -> float:
    """The share of each sentence's translations among as many nearest sentences."""
    texts = [row[code] for row in rows for code in LANGUAGES]
    vectors = embedder.embed_passages(texts, list(LANGUAGES) * len(rows))
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -1)
    others = len(LANGUAGES) - 1
    nearest = np.argsort(-similarity, axis=1)[:, :others] // len(LANGUAGES)
    return float(np.mean(nearest == np.arange(len(texts))[:, np.newaxis] // len(LANGUAGES)))


def test_translations_come_nearest_once_centred(half_calibrated: tuple[Embedder, Embedder]):
    """On sentences that the means were not taken from, more translations are found."""
    plain, centred = half_calibrated
    unseen = rows_of("sentences.tsv")[1:40:2]
    before, after = (recall_of_translations(one, unseen) for one in (plain, centred))
    assert after > before + 0.05


def own_language_share(embedder: Embedder, questions: Sequence[dict[str, str]]) -> float:
    """How often the passage nearest to a question, of one a language and topic, is in its own."""
    rows = rows_of("sentences.tsv")[1:40:2]
    texts = [row[code] for row in rows for code in LANGUAGES]
    passages = embedder.embed_passages(texts, list(LANGUAGES) * len(rows))
    own = []
    for question in questions:
        for place, code in enumerate(LANGUAGES):
            best = int(np.argmax(passages @ embedder.embed_query(question[code], code)))
            own.append(best % len(LANGUAGES) == place)
    return float(np.mean(own))


def test_questions_favour_their_own_language_less(half_calibrated: tuple[Embedder, Embedder]):
    """Where every passage is there in six languages, a sixth of the first should be in its own."""
    plain, centred = half_calibrated
    questions = rows_of("questions.tsv")[1:32:2]
    before, after = (own_language_share(one, questions) for one in (plain, centred))
    assert before > 0.5
    assert after < before - 0.2


def test_the_mean_of_a_language_is_taken_out():
    """By the formula: less the mean of its language, of the overall mean where it has none."""
    means = LanguageMeans(
        {"fr": np.array([1, 0], np.float32), "en": np.array([0, 1], np.float32)},
        np.array([0.5, 0.5], np.float32),
        np.empty((0, 2), np.float32),
    )
    vectors = np.array([[1, 1]] * 5, np.float32)
    centred = means.centred(vectors, ["fr", "en", "und", "fr-CA", "EN_gb"])
    diagonal = np.sqrt(0.5)
    expected = [[0, 1], [1, 0], [diagonal, diagonal], [0, 1], [1, 0]]
    np.testing.assert_allclose(centred, expected, atol=1e-6)
    assert means.centred(vectors[:0], []).shape == (0, 2)


def test_directions_are_left_out_of_every_vector():
    """What is left stands at right angles to them, and has unit length."""
    means = LanguageMeans({}, np.zeros(3, np.float32), np.array([[0, 0.6, 0.8]], np.float32))
    vectors = np.array([[1, 2, 3], [0, 1, -1]], np.float32)
    centred = means.centred(vectors, ["fr", "und"])
    np.testing.assert_allclose(centred @ means.directions[0], 0, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(centred, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(means.of_words(5 * vectors, "fr"), centred, atol=1e-6)


class LetterCounts:
    """The smallest encoder there is: it counts letters, and how often it was asked."""

    name = "letters"
    dimension = 26
    query_prefix = ""
    passage_prefix = ""
    fingerprint = "letters"

    def __init__(self) -> None:
        self.asked = 0

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += 1
        counts = [[text.lower().count(chr(97 + i)) + 0.1 for i in range(26)] for text in texts]
        array = np.array(counts, np.float32)
        return array / np.linalg.norm(array, axis=1, keepdims=True)

    def read_passages(self, texts: Sequence[str]) -> list[Reading]:
        return without_words(self.encode_passages(texts))

    encode_queries = encode_passages
    read_queries = read_passages


TEXT = CalibrationText({"en": ("a b", "c d"), "xx": ("e f",)}, {"en": ("g",), "xx": ("h", "i")})


def silent(_step: str, _done: float) -> None:
    """No progress shown."""


def test_means_are_kept_with_the_model(tmp_path: Path):
    """Computed once, read after that, and computed again when the file is damaged."""
    encoder = LetterCounts()
    first = calibrate(encoder, TEXT, tmp_path, silent)
    asked = encoder.asked
    again = calibrate(encoder, TEXT, tmp_path, silent)
    assert encoder.asked == asked > 0
    for code in ("en", "xx"):
        np.testing.assert_array_equal(
            first.queries.by_language[code], again.queries.by_language[code]
        )
    (kept,) = tmp_path.glob("calibration-*.npz")
    for damaged in (b"", kept.read_bytes()[:200], b"x" * 5000):
        kept.write_bytes(damaged)
        calibrate(encoder, TEXT, tmp_path, silent)
        assert encoder.asked == 2 * asked
        encoder.asked = asked


def test_means_are_computed_where_nothing_can_be_written(tmp_path: Path):
    """A model on a read-only disk works all the same."""
    (tmp_path / "file").write_text("")
    calibration = calibrate(LetterCounts(), TEXT, tmp_path / "file" / "below", silent)
    assert set(calibration.passages.by_language) == {"en", "xx"}


def test_progress_runs_from_nothing_to_all(tmp_path: Path):
    """Fractions of the work, never going back."""
    done: list[float] = []
    calibrate(LetterCounts(), TEXT, tmp_path, lambda _step, fraction: done.append(fraction))
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0.0, 1.0)


def test_another_calibration_is_another_identity(
    half_calibrated: tuple[Embedder, Embedder], prepared_embedder: Embedder
):
    """Vectors under other means cannot be compared, so the fingerprint says so."""
    embedders = (*half_calibrated, prepared_embedder)
    assert len({embedder.identity.fingerprint for embedder in embedders}) == 3


def test_the_order_of_languages_does_not_matter(tmp_path: Path):
    """The same text is the same calibration; one word changed is another."""
    one = write_text(tmp_path / "one", "id\ten\tfr", "s1\tFees rose.\tLes frais ont augmenté.")
    same = write_text(tmp_path / "same", "id\tfr\ten", "s1\tLes frais ont augmenté.\tFees rose.")
    other = write_text(tmp_path / "other", "id\ten\tfr", "s1\tFees fell.\tLes frais ont augmenté.")
    prints = [read_calibration_text(folder).fingerprint for folder in (one, same, other)]
    assert prints[0] == prints[1] != prints[2]


def test_a_column_called_id_further_on_is_indonesian(tmp_path: Path):
    """Columns are read by position: the first is the row's id."""
    folder = write_text(tmp_path, "id\ten\tid", "s1\tFees\tBiaya", "s2\tDrugs\tObat")
    assert read_calibration_text(folder).sentences == {
        "en": ("Fees", "Drugs"),
        "id": ("Biaya", "Obat"),
    }


@pytest.mark.parametrize(
    "questions",
    ["", "en\tfr\na\tb\n", "id\n1\n", "id\ten\n", "id\tsw\nq1\tDawa\n"],
    ids=["empty", "no id", "no language", "no row", "nothing in common"],
)
def test_unusable_calibration_text_is_an_error(tmp_path: Path, questions: str):
    """Said when the model is opened, instead of leaving languages unfairly ranked in silence."""
    folder = write_text(tmp_path, "id\ten", "s1\tFees")
    (folder / "questions.tsv").write_text(questions)
    with pytest.raises(ModelUnavailable, match="calibration missing"):
        read_calibration_text(folder)


def test_missing_calibration_text_is_an_error(tmp_path: Path):
    """The file is named."""
    with pytest.raises(ModelUnavailable) as failed:
        read_calibration_text(tmp_path)
    assert failed.value.facts["file"] == str(tmp_path / "sentences.tsv")
