"""What a passage reports: worked, did not work, mixed, a recommendation, or none of these."""

from search.outcomes.classifier import load_outcome_classifier
from search.outcomes.examples import LabelledText, read_labelled_texts
from search.outcomes.training import TrainingReport, train_outcomes

__all__ = [
    "LabelledText",
    "TrainingReport",
    "load_outcome_classifier",
    "read_labelled_texts",
    "train_outcomes",
]
