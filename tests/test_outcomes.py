"""The outcome classifier, on the bundled model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from outcome_samples import labelled_passage

from corpus.evidence import Outcome
from corpus.ports import Embedder
from search.outcomes import find_telling_sentences, load_outcome_classifier

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


SENTENCES = [
    "The district has 14 clinics and one hospital.",
    "Coordination with the municipality worked very well.",
    "Stock-outs of vaccines delayed the campaign by three weeks.",
]
TEXT = " ".join(SENTENCES)
SPANS = [(TEXT.index(sentence), TEXT.index(sentence) + len(sentence)) for sentence in SENTENCES]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.WORKED, [1]),
        (Outcome.DID_NOT_WORK, [2]),
        (Outcome.MIXED, [1, 2]),
        (Outcome.NONE, []),
    ],
)
def test_the_sentence_that_says_so(
    prepared_embedder: Embedder, outcome: Outcome, expected: list[int]
) -> None:
    """A label is shown by its sentence, a mixed one by one for each side, none by nothing."""
    classifier = load_outcome_classifier(prepared_embedder.identity)
    found = find_telling_sentences(
        labelled_passage(TEXT, "en", outcome), SPANS, prepared_embedder, classifier
    )
    assert [(one.start, one.end) for one in found] == [SPANS[place] for place in expected]
    assert all(0 < one.probability <= 1 for one in found)


def test_a_side_that_no_sentence_says_is_not_shown_by_another(prepared_embedder: Embedder) -> None:
    """Called mixed, a text that tells a success alone must not say that its plain words failed."""
    classifier = load_outcome_classifier(prepared_embedder.identity)
    plain, good = SPANS[:2]
    mixed = labelled_passage(TEXT[: good[1]], "en", Outcome.MIXED)
    (found,) = find_telling_sentences(mixed, [plain, good], prepared_embedder, classifier)
    assert (found.start, found.end, found.outcome) == (*good, Outcome.WORKED)
    assert find_telling_sentences(mixed, [plain], prepared_embedder, classifier) == ()
