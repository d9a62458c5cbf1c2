"""The outcome classifier, on the bundled model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Outcome
from corpus.ports import Embedder
from search.outcomes import load_outcome_classifier

CLEAR = [
    ("en", "Stock-outs of vaccines delayed the campaign in three districts.", Outcome.DID_NOT_WORK),
    ("fr", "Les ruptures de stock ont retardé la vaccination.", Outcome.DID_NOT_WORK),
    ("es", "Se debe capacitar al personal antes de la próxima campaña.", Outcome.RECOMMENDATION),
    ("ar", "يجب أن تدرب الوزارة العاملين الصحيين المجتمعيين", Outcome.RECOMMENDATION),
    ("en", "Coordination with the ministry worked very well.", Outcome.WORKED),
]


@pytest.mark.parametrize(("language", "text", "outcome"), CLEAR)
def test_clear_sentences_get_their_outcome(
    prepared_embedder: Embedder, language: str, text: str, outcome: Outcome
) -> None:
    """What nobody would doubt is labelled right, with a probability that says so."""
    classifier = load_outcome_classifier(prepared_embedder.identity)
    vectors = prepared_embedder.embed_passages([text], [language])
    (label,) = classifier.classify(vectors, [text], [language])
    assert label is not None
    assert label.outcome is outcome
    assert 0.5 < label.probability <= 1


def test_other_models_are_not_judged(prepared_embedder: Embedder) -> None:
    """Vectors of a model that no weights were trained for get no label."""
    other = replace(prepared_embedder.identity, name="another-model")
    vectors = prepared_embedder.embed_passages(["It worked."], ["en"])
    assert load_outcome_classifier(other).classify(vectors, ["It worked."], ["en"]) == [None]


def test_nothing_to_judge_is_no_error(prepared_embedder: Embedder) -> None:
    """A document without passages has no labels."""
    classifier = load_outcome_classifier(prepared_embedder.identity)
    assert classifier.classify(prepared_embedder.embed_passages([], []), [], []) == []
