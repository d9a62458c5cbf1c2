"""The few words in an exported topic pack that are not its own."""

from __future__ import annotations

from datetime import datetime

from api.messages import LANGUAGES, Messages, messages
from corpus.model import AccessLevel
from corpus.packs.outline import Labels
from corpus.vocabulary import load_vocabulary


def export_labels(language: str, fallback: Messages) -> Labels:
    """Labels in the pack's language, or in the caller's where there are none in that."""
    said = messages(language) if language in LANGUAGES else fallback

    def label(key: str, **facts: object) -> str:
        if key == AccessLevel.RESTRICTED:  # the word that cards use
            return load_vocabulary().label("access", key, said.language)
        return said.text(f"export-{key}", **{name: _written(fact) for name, fact in facts.items()})

    return label


def _written(fact: object) -> str:
    return fact.date().isoformat() if isinstance(fact, datetime) else str(fact)
