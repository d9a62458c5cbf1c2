"""What a passage reports: worked, did not work, mixed, a recommendation, or none of these."""

from search.outcomes.classifier import load_outcome_classifier
from search.outcomes.evaluation import OutcomeEvaluation, evaluate_outcomes, render_text
from search.outcomes.examples import LabelledText, read_labelled_texts
from search.outcomes.reader import load_outcome_reader
from search.outcomes.telling_sentences import find_telling_sentences
from search.outcomes.telling_version import telling_version
from search.outcomes.training import TrainingReport, train_outcomes

__all__ = [
    "LabelledText",
    "OutcomeEvaluation",
    "TrainingReport",
    "evaluate_outcomes",
    "find_telling_sentences",
    "load_outcome_classifier",
    "load_outcome_reader",
    "read_labelled_texts",
    "render_text",
    "telling_version",
    "train_outcomes",
]
