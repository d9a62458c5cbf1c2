"""Both engines give the same answers to the same questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import numpy as np
import pytest
from index_fixtures import QUIET, OpenIndex, engines
from index_samples import EVERYTHING, direction, entry, library, passage_id, put, query, towards

from corpus.evidence import Outcome
from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Kind
from corpus.ports import IndexEntry, PassageIndex
from search.index import RankingMode, RankingOptions

pytestmark = QUIET

WORDS = (
    "vouchers midwives districts financing Burundi Rwanda CBHI purchasing enrolment staff "
    "hospitals fees drugs vaccines training supervision data audits late payments"
)
COUNTRIES = ("BDI", "RWA", "CIV", "BRA", "IND")
FILTERS = (
    EVERYTHING,
    PassageFilter(countries=("BDI", "BRA"), year_from=2004),
    PassageFilter(countries=("BDI", "BRA"), year_from=2004, general_guidance=True),
    PassageFilter(outcomes=(Outcome.WORKED,), languages=("en",)),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[OpenIndex]]:
    """Openers of indexes that hold the same three hundred passages."""
    with ExitStack() as stack:
        openers = []
        for engine in engines():
            opener = stack.enter_context(engine(tmp_path_factory.mktemp("engine")))
            index = opener()
            put(index, passages())
            index.close()
            openers.append(opener)
        yield openers


def passages() -> list[IndexEntry]:
    draw = np.random.default_rng(7)
    topics = [direction(f"topic {n}") for n in range(6)]
    return library() + [
        entry(
            f"document-{n // 6}",
            " ".join(draw.choice(WORDS.split(), int(draw.integers(3, 40)))),
            ordinal=n % 6,
            language=("en", "fr", "pt")[n // 6 % 3],
            vector=towards(topics[n % 6], n, 0.7),
            outcome=list(Outcome)[n % 5],
            kind=list(Kind)[n % 3],
            countries=(COUNTRIES[n % 5],),
            year=2000 + n % 12,
            access=Access(AccessLevel.NETWORK) if n % 7 == 0 else Access(),
        )
        for n in range(300)
    ]


@pytest.mark.parametrize("mode", RankingMode)
@pytest.mark.parametrize(
    "filter", FILTERS, ids=["all", "places and years", "places and guidance", "worked"]
)
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("late payments to midwives in Burundi", "en"),
        ("CBHI enrolment", "fr"),
        ("formation et supervision", "und"),
    ],
)
def test_search(
    both: list[OpenIndex], mode: RankingMode, filter: PassageFilter, text: str, language: str
) -> None:
    """The same passages with the same scores, in every mode."""
    asked = query(text, direction(text), language=language, filter=filter, candidates=30)
    answers = []
    for opener in both:
        index = opener(options=RankingOptions(mode=mode))
        answers.append({hit.passage_id: hit.score for hit in index.search(asked, ANONYMOUS)})
        index.close()
    first, *others = answers
    assert first
    for other in others:
        if mode is RankingMode.RRF:
            # Which of two equal scores ranks first is each engine's own affair.
            assert len(other.keys() & first.keys()) > len(first) / 2
            continue
        assert sorted(other.values()) == pytest.approx(sorted(first.values()), abs=1e-3)
        least = min(first.values()) + 1e-3  # below stand ties that either may cut
        assert {key for key in first if first[key] > least} <= other.keys()
        for key in first.keys() & other.keys():
            assert other[key] == pytest.approx(first[key], abs=1e-3)


def test_facets_and_counts(both: list[OpenIndex]) -> None:
    def told(index: PassageIndex) -> list[object]:
        return [
            [
                (index.count(filter, reader), index.facet(field, filter, reader, limit=7))
                for field in FacetField
            ]
            for filter in FILTERS
            for reader in (ANONYMOUS, OWNER)
        ]

    first, *others = [told(opener()) for opener in both]
    assert others
    assert all(other == first for other in others)


def test_similar(both: list[OpenIndex]) -> None:
    def told(index: PassageIndex) -> dict[str, float]:
        near = index.similar(passage_id("document-3", 2), FILTERS[1], ANONYMOUS, 20)
        return {hit.passage_id: hit.score for hit in near}

    first, *others = [told(opener()) for opener in both]
    assert len(first) == 20
    for other in others:
        assert other.keys() == first.keys()
        assert other == pytest.approx(first, abs=1e-3)


def test_revisions(both: list[OpenIndex]) -> None:
    first, *others = [opener().revisions() for opener in both]
    assert len(first) == 56
    assert others == [first] * len(others)
