"""Which pieces of a question are compared with those of passages.

What country a passage is about is known of it, and who names one is answered by passages about it
(`countries.py`). Looked for among the words as well, a country's name made evidence all alone: of
"football in Ghana" a passage about Ghana has the half that counts most.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from corpus.ports import EncodedQuery
from search.lexical import ConceptFinder, country_places, matter_places
from search.sides import side_asked


def without_countries(
    encoded: EncodedQuery, matter: str, language: str, concepts: ConceptFinder | None = None
) -> EncodedQuery:
    """The question `matter`, as encoded, without the pieces that name a country.

    With them where it asks for nothing else, as "what worked in Rwanda" and "lessons from Ghana",
    or where nobody knows which pieces these are.
    """
    named = country_places(matter, language, concepts) if encoded.places else []
    kept = [n for n, place in enumerate(encoded.places) if not _meets(place, named)]
    if len(kept) == len(encoded.places) or not _says_more(encoded, kept, matter, language):
        return encoded
    counts = np.linalg.norm(encoded.tokens, axis=1)
    return EncodedQuery(
        encoded.vector,
        # Beside each other they count as before, and 1 on average.
        tokens=encoded.tokens[kept] / counts[kept].mean(),
        places=[encoded.places[n] for n in kept],
        left_out=float(1 - counts[kept].sum() / counts.sum()),
    )


def _says_more(encoded: EncodedQuery, kept: Collection[int], matter: str, language: str) -> bool:
    """Whether any of these pieces says what the question is about, and not only which side."""
    side = side_asked(matter)
    of_side = [(side.start, side.end)] if side else []
    said = [one for one in matter_places(matter, language) if not _meets(one, of_side)]
    return any(_meets(encoded.places[n], said) for n in kept)


def _meets(place: tuple[int, int], others: Collection[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)
