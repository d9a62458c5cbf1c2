"""Which passages are found under a filter that leaves too many to be called few."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import numpy as np

from search.index import edge
from search.index.conditions import AnyOf
from search.index.options import RankingMode, RankingOptions
from search.index.payload import FIELDS
from search.index.points import StoredPassage
from search.index.ranking import Question
from search.lexical import NO_TERMS

DIMENSION, PASSAGES, WANTED = 384, 9000, 200


def test_under_a_filter_none_of_the_best_is_missed(tmp_path: Path) -> None:
    """Links between passages lead past some of the best where a filter takes others away."""
    draw = np.random.default_rng(7)
    vectors = draw.normal(size=(PASSAGES, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    languages = np.where(draw.random(PASSAGES) < 0.8, "fr", "en")
    shard = edge.create_shard(tmp_path / "shard", DIMENSION)
    edge.upsert(
        shard,
        (
            StoredPassage(
                str(UUID(int=number + 1)),
                vector,
                NO_TERMS,
                {**{field: [] for field in FIELDS}, "language": [str(language)]},
                None,
            )
            for number, (vector, language) in enumerate(zip(vectors, languages, strict=True))
        ),
    )
    shard.optimize()
    french = np.flatnonzero(languages == "fr")
    for asked in vectors[:5]:
        question = Question(asked, NO_TERMS, [AnyOf("language", ("fr",))], WANTED)
        ranked = edge.rank(shard, question, RankingOptions(mode=RankingMode.DENSE))
        nearest = french[np.argsort(-(vectors[french] @ asked))[:WANTED]]
        found = {key.int - 1 for key, _ in ranked}
        # The small numbers that are looked through differ from the exact ones by a little.
        assert len(found & set(nearest.tolist())) >= 0.95 * WANTED
