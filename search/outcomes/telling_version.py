"""By what telling sentences were found: another version looks for them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from corpus.ports import ModelIdentity, OutcomeClassifier
from search.outcomes.classifier import TrainedClassifier

# To be raised whenever equal words are read otherwise than before with the same phrases.
_READING = "4"
_PHRASES = ("asides", "cues", "headings", "misread")


def telling_version(identity: ModelIdentity, classifier: OutcomeClassifier) -> str:
    """What is found depends on besides the passage: rules, phrases, model and weights. 16 digits.

    Hexadecimal. The model is that of the vectors by which the sentence that serves a question is
    chosen.
    """
    weights = classifier.fingerprint if isinstance(classifier, TrainedClassifier) else ""
    parts = (_READING, _of_phrases(), identity.fingerprint, weights)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@cache
def _of_phrases() -> str:
    read = hashlib.sha256()
    for name, content in _phrases():
        read.update(f"\0{name}\0".encode() + content)
    return read.hexdigest()


def _phrases() -> Iterator[tuple[str, bytes]]:
    for folder in _PHRASES:
        files = (resources.files("search.outcomes") / folder).iterdir()
        for file in sorted(files, key=lambda one: one.name):
            if file.name.endswith(".txt"):
                yield f"{folder}/{file.name}", file.read_bytes()
