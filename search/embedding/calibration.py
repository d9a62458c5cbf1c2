"""Takes out of a vector what it says about its language, so that languages can be compared.

Vectors of multilingual models hold the language of a text beside its meaning, so that a question
finds passages in its own language before better ones in another. Subtracting the mean vector of
each language removes most of that. The directions in which the means differ most are left out as
well: they tell languages apart within a text too, and languages that have no mean here. The means
are taken over fixed parallel text of this domain, so they do not drift as a collection grows.

Passages and queries have separate means. Those of passages are over runs of sentences as long as a
passage; those of queries are halfway between questions and statements, since people type both.
Pieces of words have means of their own, taken over the same texts.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.errors import ModelUnavailable
from corpus.ports import Vectors
from search.embedding.bundled_model import Progress
from search.embedding.checksums import digest
from search.embedding.encoder import Reading, TextEncoder, unit_length
from search.embedding.files import write_whole

SENTENCES = "sentences.tsv"
QUESTIONS = "questions.tsv"

# Part of the fingerprint: to be raised whenever the same text would give other means.
_METHOD = "4"
_SENTENCES_A_PASSAGE = 8  # about 160 words

# Of all directions in which means can differ; the last ones hold what differs by chance.
_DIRECTIONS_LEFT_OUT = 0.8
_NOTHING = 1e-6

_KINDS = ("passages", "queries", "passage_words", "query_words")

ParallelText = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CalibrationText:
    """Parallel sentences and questions, by ISO 639-1 code."""

    sentences: ParallelText
    questions: ParallelText

    @property
    def languages(self) -> list[str]:
        """The languages that both kinds of text are there in, by code."""
        return sorted(self.sentences.keys() & self.questions.keys())

    @property
    def fingerprint(self) -> str:
        """Hex; the same for the same text and method, whatever the order of its languages."""
        kinds = (self.sentences, self.questions)
        return digest(_METHOD, *(repr(sorted(kind.items())) for kind in kinds))


@dataclass(frozen=True, slots=True)
class LanguageMeans:
    """One mean vector a language, for one kind of text or of pieces of words.

    A language without one is given the mean over the languages that have. `directions` (some,
    dimension), of unit length and at right angles to each other, are left out of every vector.
    """

    by_language: Mapping[str, Vectors]
    overall: Vectors
    directions: Vectors

    def centred(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, dimension) without their languages, of unit length again.

        `languages` has one code a vector; of "pt-BR" or "pt_BR", "pt" counts.
        """
        if not languages:
            return vectors
        return self._without(vectors, np.stack([self._mean(code) for code in languages]))

    def of_words(self, words: Vectors, language: str) -> Vectors:
        """Pieces of words of one text, (pieces, dimension), without their language: unit length."""
        return self._without(unit_length(words), self._mean(language))

    def _without(self, vectors: Vectors, means: Vectors) -> Vectors:
        centred = np.asarray(vectors - means, np.float32)
        return unit_length(centred - np.asarray((centred @ self.directions.T) @ self.directions))

    def _mean(self, code: str) -> Vectors:
        return self.by_language.get(code.replace("_", "-").split("-")[0].lower(), self.overall)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The means of both kinds of text, and of the pieces of words in them."""

    passages: LanguageMeans
    queries: LanguageMeans
    passage_words: LanguageMeans
    query_words: LanguageMeans


def read_calibration_text(folder: Path) -> CalibrationText:
    """The two files of parallel text. Raises ModelUnavailable where they are not usable."""
    text = CalibrationText(
        _read_parallel_text(folder / SENTENCES), _read_parallel_text(folder / QUESTIONS)
    )
    if not text.languages:
        raise ModelUnavailable(
            "calibration missing", file=str(folder), why="the files have no language in common"
        )
    return text


def calibrate(
    encoder: TextEncoder, text: CalibrationText, folder: Path, progress: Progress
) -> Calibration:
    """The means of `text` under this model: as kept in `folder`, else computed and kept there."""
    kept = folder / f"calibration-{digest(encoder.fingerprint, text.fingerprint)[:16]}.npz"
    means = _read_means(kept, text, encoder.dimension)
    if means is None:
        means = _computed_means(encoder, text, progress)
        _keep_means(kept, means)
    of_texts = _directions(means["passages"], means["queries"])
    of_words = _directions(means["passage_words"], means["query_words"])
    return Calibration(
        **{
            kind: LanguageMeans(
                dict(zip(text.languages, vectors, strict=True)),
                vectors.mean(axis=0),
                of_words if kind.endswith("words") else of_texts,
            )
            for kind, vectors in means.items()
        }
    )


def _directions(*means: Vectors) -> Vectors:
    """Those in which the languages' means, (languages, dimension) a kind, differ most."""
    differences = np.concatenate([vectors - vectors.mean(axis=0) for vectors in means])
    _, sizes, directions = np.linalg.svd(differences, full_matrices=False)
    most = round(_DIRECTIONS_LEFT_OUT * sum(len(vectors) - 1 for vectors in means))
    kept: Vectors = directions[:most][sizes[:most] > _NOTHING]
    return kept


def _computed_means(
    encoder: TextEncoder, text: CalibrationText, progress: Progress
) -> dict[str, Vectors]:
    """Means by kind, each of shape (languages, dimension) in the order of `text.languages`."""
    means: dict[str, list[Vectors]] = {kind: [] for kind in _KINDS}
    for done, language in enumerate(text.languages):
        progress("calibration", done / len(text.languages))
        sentences, questions = text.sentences[language], text.questions[language]
        passages = encoder.read_passages(_passages(sentences))
        asked = [
            encoder.read_queries(texts) for texts in (questions, _spread(sentences, len(questions)))
        ]
        means["passages"].append(_mean_vector(passages))
        means["passage_words"].append(_mean_word(passages))
        means["queries"].append(np.mean([_mean_vector(kind) for kind in asked], axis=0))
        means["query_words"].append(np.mean([_mean_word(kind) for kind in asked], axis=0))
    progress("calibration", 1.0)
    return {kind: np.stack(vectors) for kind, vectors in means.items()}


def _mean_vector(readings: Sequence[Reading]) -> Vectors:
    mean: Vectors = np.mean([reading.vector for reading in readings], axis=0)
    return mean


def _mean_word(readings: Sequence[Reading]) -> Vectors:
    """The mean of all pieces of words, made unit vectors before; 0 where there are none."""
    words = np.concatenate([reading.words for reading in readings])
    mean: Vectors = unit_length(words).sum(axis=0) / max(len(words), 1)
    return mean


def _passages(sentences: Sequence[str]) -> list[str]:
    """Runs of sentences about as long as the passages that will be compared."""
    starts = range(0, len(sentences), _SENTENCES_A_PASSAGE)
    return ["\n".join(sentences[start : start + _SENTENCES_A_PASSAGE]) for start in starts]


def _spread(sentences: Sequence[str], count: int) -> Sequence[str]:
    """About `count` of them, from all over: more would cost time and change little."""
    return sentences[:: max(1, len(sentences) // count)]


def _keep_means(path: Path, means: Mapping[str, Vectors]) -> None:
    with suppress(OSError):  # in a folder that cannot be written they are computed each time
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, lambda file: np.savez(file, allow_pickle=False, **means))


def _read_means(path: Path, text: CalibrationText, dimension: int) -> dict[str, Vectors] | None:
    shape = (len(text.languages), dimension)
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            means = {kind: kept[kind] for kind in _KINDS}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    return means if all(vectors.shape == shape for vectors in means.values()) else None


def _read_parallel_text(path: Path) -> dict[str, tuple[str, ...]]:
    """Texts by language: one column a language under its ISO code, after the column `id`."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise ModelUnavailable("calibration missing", file=str(path), why=str(error)) from error
    header = rows[0] if rows else []
    columns = {
        code.strip().lower(): tuple(
            row[place].strip() for row in rows[1:] if len(row) > place and row[place].strip()
        )
        for place, code in enumerate(header)
        if place > 0
    }
    texts = {code: column for code, column in columns.items() if code and column}
    if header[:1] != ["id"] or not texts:
        raise ModelUnavailable(
            "calibration missing", file=str(path), why="a header of id and languages is needed"
        )
    return texts
