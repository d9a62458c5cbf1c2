"""Training the outcome head, on an embedder that knows words alone."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from search_samples import WordEmbedder

from corpus.errors import ModelUnavailable
from corpus.evidence import Outcome
from search.outcomes import TrainingReport, load_outcome_classifier, train_outcomes
from search.outcomes.examples import parallel_texts, shipped_readings, starter_passages
from search.outcomes.training import judged
from search.outcomes.training_set import training_examples

LANGUAGES = {"en", "fr", "es", "pt", "ar", "ru"}


def labelled(folder: Path, name: str = "own.jsonl", **changes: str) -> Path:
    """A file of thirty texts of each outcome, told apart by one word."""
    rows = [
        {"id": f"{outcome}-{n}", "lang": "en", "text": f"{outcome} text {n}", "outcome": outcome}
        | changes
        for outcome in Outcome
        for n in range(30)
    ]
    file = folder / name
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> TrainingReport:
    """A head trained on the file, once for the tests that look at it."""
    folder = tmp_path_factory.mktemp("outcomes")
    return train_outcomes([labelled(folder)], WordEmbedder(), folder / "weights.npz")


def test_learns_what_the_texts_teach(trained: TrainingReport) -> None:
    """Texts told apart by a word are told apart afterwards, and the report says so."""
    assert trained.texts == dict.fromkeys(Outcome, 30)
    assert trained.accuracy > 0.9
    embedder = WordEmbedder()
    classifier = load_outcome_classifier(embedder.identity, trained.weights)
    texts = ["recommendation text 99", "worked text 99"]
    labels = classifier.classify(embedder.embed_passages(texts, ["en"] * 2), texts, ["en"] * 2)
    assert [label.outcome for label in labels if label] == [
        Outcome.RECOMMENDATION,
        Outcome.WORKED,
    ]


def test_the_same_texts_give_the_same_weights(trained: TrainingReport, tmp_path: Path) -> None:
    """Training again writes the same numbers."""
    again = train_outcomes([labelled(tmp_path)], WordEmbedder(), tmp_path / "weights.npz")
    first, second = (np.load(report.weights) for report in (trained, again))
    assert all(np.array_equal(first[name], second[name]) for name in first.files)


def test_a_text_in_two_files_counts_once(tmp_path: Path) -> None:
    """The first file's label holds, and the other's knowledge of its report is kept."""
    first = labelled(tmp_path, "first.jsonl")
    second = labelled(tmp_path, "second.jsonl", outcome="none", operation="report 1")
    given = [example for example in training_examples([first, second]) if example.given]
    assert len(given) == 150
    assert {example.groups for example in given} == {frozenset({"report 1"})}
    assert sum(example.outcome is Outcome.NONE for example in given) == 30


def test_lines_without_outcome_are_given_our_reading_or_left_out(tmp_path: Path) -> None:
    """Excerpts whose texts cannot be shipped are known by id."""
    known, outcome = next(iter(shipped_readings().items()))
    rows = [{"id": known, "lang": "en", "text": "x"}, {"id": "unknown", "lang": "en", "text": "y"}]
    file = tmp_path / "excerpts.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    given = [example for example in training_examples([file]) if example.given]
    assert [(example.text, example.outcome) for example in given] == [("x", outcome)]


def test_figures_are_over_what_was_read(tmp_path: Path) -> None:
    """What a reader was not fitted to has no logits of it: it must not count as read wrongly."""
    shipped = training_examples([])
    assert judged(shipped).all()
    read = judged(shipped, 0.25)
    assert 0 < read.sum() < len(shipped)
    assert [example.weight >= 0.25 for example in shipped] == read.tolist()
    with_own = training_examples([labelled(tmp_path)])
    assert judged(with_own, 0.25).tolist() == [example.given for example in with_own]


def test_weights_of_another_model_are_not_used(trained: TrainingReport) -> None:
    """Own weights count only for the model they were trained on."""
    other = WordEmbedder("another")
    classifier = load_outcome_classifier(other.identity, trained.weights)
    assert classifier.classify(other.embed_passages(["x"], ["en"]), ["x"], ["en"]) == [None]


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    """A cut file is refused by name, not read as something else."""
    weights = tmp_path / "weights.npz"
    weights.write_bytes(b"PK not weights")
    with pytest.raises(ModelUnavailable) as error:
        load_outcome_classifier(WordEmbedder().identity, weights)
    assert error.value.facts["file"] == str(weights)


def test_parallel_texts_are_there_in_six_languages() -> None:
    """Every text in each language, and no two alike within one."""
    texts = parallel_texts()
    groups = {text.group for text in texts}
    for group in groups:
        assert {text.language for text in texts if text.group == group} == LANGUAGES
    assert len({(text.language, text.text) for text in texts}) == len(texts)


def test_passages_judged_by_reading_are_learnt_with_that_label() -> None:
    """Those that labels of a library are measured on."""
    file = Path(__file__).parent / "data" / "judged_outcomes.tsv"
    with file.open(encoding="utf-8") as lines:
        judged_by_reading = list(csv.DictReader(lines, delimiter="\t"))
    learnt = {text.id: text.outcome for text in starter_passages()}
    for row in judged_by_reading:
        assert learnt[f"{row['document']}#{row['ordinal']}"] == row["outcome"]


def test_shipped_texts_are_balanced() -> None:
    """No outcome has more than twice the texts of another among those written for training."""
    counts = [sum(t.outcome is outcome for t in parallel_texts()) for outcome in Outcome]
    assert max(counts) <= 2 * min(counts)
    assert {text.language for text in starter_passages()} == LANGUAGES - {"ru"}
