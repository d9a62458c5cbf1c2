"""The words that answers are described with, explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.pages.wording import Wording
from corpus.vocabulary import load_vocabulary
from search.ranking.relevance import RelevanceBand

# How many of 100 things said by a program were right. docs/outcomes.md and docs/themes.md tell how
# that was measured, and a test holds these figures to theirs.
MEASURED: Mapping[str, int] = {"right": 85, "reasons": 85, "equity": 73, "themes": 75}


@dataclass(frozen=True, slots=True)
class Explained:
    """A word used on the pages, and what is meant by it."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AboutView:
    """Outcomes, kinds of evidence (weakest first) and degrees of relevance (best first).

    `measured` are the figures that sentences name.
    """

    outcomes: tuple[Explained, ...]
    evidence: tuple[str, ...]
    relevance: tuple[Explained, ...]
    measured: Mapping[str, str]


def about_view(wording: Wording) -> AboutView:
    """The page in the reader's language."""
    language, vocabulary = wording.language, load_vocabulary()
    return AboutView(
        outcomes=tuple(
            Explained(term.id, term.label(language), term.definitions[language])
            for term in vocabulary.terms("outcome").values()
        ),
        evidence=tuple(
            term.label(language) for term in vocabulary.terms("evidence_basis").values()
        ),
        relevance=tuple(
            Explained(
                band.value,
                wording.text(f"relevance-{band.value}"),
                wording.text(f"relevance-{band.value}-meaning"),
            )
            for band in RelevanceBand
        ),
        measured={name: str(share) for name, share in MEASURED.items()},
    )
