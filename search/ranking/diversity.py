"""A list that does not say the same from one document, country or language when others are as good.

Each hit pays for the better hits of its own document, of its countries and in its language: its
score is lowered, the more so the more of them there are, but never by so much that it would stand
below a hit that is not nearly as good. Within one document, and where all are of one country and
language, the order stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import Document
from corpus.ports import IndexHit
from search.index.hits import best_first

# Further down a list nobody reads for its variety.
DIVERSE_DEPTH = 50


def diversified(
    hits: Sequence[IndexHit], documents: Mapping[str, Document], nearly: float
) -> list[IndexHit]:
    """The hits with lower scores for what repeats others, best first; ties by passage id.

    `documents` are those of the best `DIVERSE_DEPTH` hits that may be told of, by id; hits of
    others, and those further down, pay the most there is to pay, so that they stay behind. That is
    `nearly`, the difference within which two scores are as good.
    """
    ordered = best_first(hits)
    shown: Counter[str] = Counter()
    varied = []
    for place, hit in enumerate(ordered):
        document = documents.get(hit.document_id) if place < DIVERSE_DEPTH else None
        paid = nearly * (_repeated(hit, document, shown) if document else 1.0)
        varied.append(replace(hit, score=hit.score - paid))
    return best_first(varied)


def _repeated(hit: IndexHit, document: Document, shown: Counter[str]) -> float:
    """How much a hit repeats what is shown, in [0, 1), which is then counted as shown as well."""
    countries = hit.countries or (f"of {document.id}",)
    groups: list[tuple[str, ...]] = [(document.id,), countries, (document.metadata.language,)]
    shares = []
    for group in groups:
        before = min(shown[value] for value in group)
        shares.append(before / (before + 1))
        shown.update(group)
    return sum(shares) / len(shares)
