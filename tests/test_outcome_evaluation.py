"""The figures of an outcome evaluation, on numbers worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from search_samples import WordEmbedder

from api.messages import messages
from corpus.errors import InvalidRequest
from corpus.evidence import Outcome
from corpus.ports import Embedder
from search.outcomes import (
    evaluate_outcomes,
    load_outcome_classifier,
    read_labelled_texts,
    render_text,
)
from search.outcomes.evaluation import JudgedText, report
from search.outcomes.examples import LONGEST_TEXT

W, D, N = Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.NONE

JUDGED = [
    JudgedText("en", W, W, 0.95),
    JudgedText("en", W, D, 0.55),
    JudgedText("fr", D, D, 0.75),
    JudgedText("fr", D, D, 0.65),
]


def test_scores_of_classes() -> None:
    """Precision counts what was said, recall what was there."""
    found = report("four", JUDGED)
    assert found.accuracy == 0.75
    assert found.by_class[W].precision == 1.0
    assert found.by_class[W].recall == 0.5
    assert found.by_class[D].precision == pytest.approx(2 / 3)
    assert found.by_class[D].f1 == pytest.approx(0.8)
    assert found.confusion[W][D] == 1


def test_classes_without_texts_do_not_pull_the_mean_down() -> None:
    """Macro-F1 is over the outcomes that the file has."""
    found = report("four", JUDGED)
    assert found.by_class[N].texts == 0
    assert found.macro_f1 == pytest.approx((2 / 3 + 0.8) / 2)


def test_accuracy_by_language() -> None:
    """Each language by itself, with its number of texts."""
    assert report("four", JUDGED).by_language == {"en": (2, 0.5), "fr": (2, 1.0)}


def test_calibration_error_is_the_gap_between_sureness_and_truth() -> None:
    """Four bins of one text each: gaps of .05, .55, .25 and .35."""
    assert report("four", JUDGED).calibration_error == pytest.approx(0.3)


def test_a_classifier_that_is_as_right_as_it_is_sure_has_no_error() -> None:
    """Half sure and right half of the time."""
    judged = [JudgedText("en", W, W, 0.5), JudgedText("en", D, W, 0.5)]
    assert report("two", judged).calibration_error == pytest.approx(0.0)


def test_the_text_form_has_every_figure() -> None:
    """Headline, classes, languages and the confusion table."""
    shown = render_text(report("four.jsonl", JUDGED))
    assert "four.jsonl: 4 texts" in shown
    assert "accuracy 0.750" in shown
    assert "calibration error 0.300" in shown
    assert all(outcome in shown for outcome in Outcome)
    assert "fr" in shown


def test_prediction_sees_text_and_language_alone(
    tmp_path: Path, prepared_embedder: Embedder
) -> None:
    """Other labels and other members change nothing about what is predicted."""
    text = "Stock-outs delayed the campaign in three districts."
    rows = [
        {"id": "a", "lang": "en", "text": text, "outcome": "did_not_work", "note": "worked"},
        {"id": "b", "lang": "en", "text": text, "outcome": "worked", "sure": True},
    ]
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    classifier = load_outcome_classifier(prepared_embedder.identity)
    found = evaluate_outcomes(file, prepared_embedder, classifier)
    assert found.accuracy == 0.5
    assert found.confusion[D][D] == found.confusion[W][D] == 1


def test_a_model_without_weights_cannot_be_evaluated(tmp_path: Path) -> None:
    """Rather than figures of nothing, a sentence about the model."""
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "lang": "en", "text": "x", "outcome": "none"}\n', "utf-8")
    embedder = WordEmbedder()
    with pytest.raises(InvalidRequest):
        evaluate_outcomes(file, embedder, load_outcome_classifier(embedder.identity))


def test_a_file_may_begin_as_some_editors_have_it(tmp_path: Path) -> None:
    """With a mark of its encoding, and lines that end as on Windows."""
    file = tmp_path / "texts.jsonl"
    line = '{"id": 1, "lang": "en", "text": "x", "outcome": "none"}\r\n'
    file.write_text(line, encoding="utf-8-sig", newline="")
    assert [text.id for text in read_labelled_texts(file)] == ["1"]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"id": "a", "lang": "en", "outcome": "none"}',
        '{"id": "a", "lang": "en", "text": "x", "outcome": "excellent"}',
        '{"id": "a", "lang": "en", "text": " ", "outcome": "none"}',
        '["a"]',
        '{"id": "b", "lang": "en", "text": 5, "outcome": "none"}',
        '{"id": "b", "lang": ["en"], "text": "x", "outcome": "none"}',
        '{"id": "b", "lang": "English", "text": "x", "outcome": "none"}',
        '{"id": "b", "lang": "en", "text": "x", "outcome": null}',
        '{"id": {}, "lang": "en", "text": "x", "outcome": "none"}',
        '{"id": true, "lang": "en", "text": "x", "outcome": "none"}',
        '{"id": "b", "lang": "en", "text": "x", "outcome": "none", "group": [1]}',
        r'{"id": "b", "lang": "en", "text": "half a character: \ud800", "outcome": "none"}',
        '{"id": "a", "lang": "en", "text": "another", "outcome": "worked"}',
        '{"id": "b", "lang": "en", "text": "%s", "outcome": "none"}' % ("word " * LONGEST_TEXT),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    """The error says which line of which file."""
    file = tmp_path / "texts.jsonl"
    file.write_text(
        '{"id": "a", "lang": "en", "text": "x", "outcome": "none"}\n\n' + line, encoding="utf-8"
    )
    with pytest.raises(InvalidRequest) as error:
        read_labelled_texts(file)
    assert error.value.facts["line"] == 3
    assert error.value.facts["file"] == "texts.jsonl"
    with pytest.raises(InvalidRequest):
        read_labelled_texts(file, {"b": N})  # as for training


def test_what_is_wrong_with_a_line_says_what_to_write(tmp_path: Path) -> None:
    """In words that lead to the place and to what may stand there."""
    file = tmp_path / "texts.jsonl"
    rows = [
        {"id": "a", "lang": "en", "text": "x", "outcome": "none"},
        {"id": "a", "lang": "en", "text": "y", "outcome": "worked"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(InvalidRequest) as error:
        read_labelled_texts(file)
    assert "the id a is that of line 1" in messages("en").error(error.value)
    file.write_text(json.dumps(rows[0] | {"outcome": "good"}), encoding="utf-8")
    with pytest.raises(InvalidRequest) as error:
        read_labelled_texts(file)
    assert all(outcome in messages("en").error(error.value) for outcome in Outcome)


@pytest.mark.parametrize("content", ["", "\n \n", '{"id": "a", "lang": "en", "text": "x"}\n'])
def test_a_file_that_teaches_nothing_is_refused(tmp_path: Path, content: str) -> None:
    """Empty, or of lines without an outcome that nobody has read: it is not passed over."""
    file = tmp_path / "texts.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidRequest) as error:
        read_labelled_texts(file, {})
    assert "texts.jsonl" in messages("en").error(error.value)
