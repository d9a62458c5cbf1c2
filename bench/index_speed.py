"""Times the passage index alone on made-up passages: `python bench/index_speed.py --help`.

Vectors are drawn around cluster centres, words by Zipf's law, documents have 25 passages. What is
timed as a page is what a page of results asks of the index: three searches under filters and
eight facets.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import numpy as np

from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import FacetField, PassageFilter
from corpus.model import (
    OWNER,
    GuidanceStatus,
    Kind,
    Locator,
    LocatorUnit,
    Metadata,
    OutcomeLabel,
    Passage,
    Reader,
    ThemeTag,
)
from corpus.ports import IndexEntry, IndexQuery, ModelIdentity, PassageIndex, Vectors
from search.index import open_embedded_index

DIMENSION = 384
IDENTITY = ModelIdentity("bench/random", DIMENSION, "", "", "bench")
PASSAGES_A_DOCUMENT = 25
CLUSTERS = 400
VOCABULARY = 60_000
WORDS_A_PASSAGE = 110
DOCUMENTS_A_PUBLISH = 400
LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru")
FACETS = (
    FacetField.OUTCOME, FacetField.COUNTRY, FacetField.REGION, FacetField.INCOME_GROUP,
    FacetField.LANGUAGE, FacetField.YEAR, FacetField.THEME, FacetField.KIND,
)  # fmt: skip
READER = Reader(in_network=True)
_PASSAGES, _QUESTIONS, _MORE, _RECALL = range(4)  # seeds


class MadeUp:
    """Passages and questions drawn from a seed, around the same centres and of the same words."""

    def __init__(self, seed: int) -> None:
        same = np.random.default_rng(0)
        self._centres = same.normal(size=(CLUSTERS, DIMENSION))
        steps = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
        self._steps = steps / steps[-1]
        letters = np.array(list("bcdfglmnprstvaeiou"))
        self._words = ["".join(same.choice(letters, 7)) for _ in range(VOCABULARY)]
        self.draw = np.random.default_rng(seed)

    def vectors(self, count: int) -> Vectors:
        """`count` unit vectors, each near one of the centres."""
        centres = self._centres[self.draw.integers(0, CLUSTERS, count)]
        vectors = centres + 0.9 * self.draw.normal(size=(count, DIMENSION))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / lengths).astype(np.float32)

    def text(self, words: int, rarest: int = 0) -> str:
        """Words by Zipf's law; those of rank `rarest` and below only."""
        drawn = np.searchsorted(self._steps, self.draw.random(words))
        return " ".join(self._words[max(rank, rarest)] for rank in drawn.tolist())

    def documents(self, first: int, count: int) -> Iterator[list[IndexEntry]]:
        """Whole documents, numbered from `first`."""
        for number in range(first, first + count):
            vectors = self.vectors(PASSAGES_A_DOCUMENT)
            yield [self._entry(number, place, vector) for place, vector in enumerate(vectors)]

    def _entry(self, number: int, place: int, vector: Vectors) -> IndexEntry:
        text = self.text(WORDS_A_PASSAGE)
        outcome = OutcomeLabel(list(Outcome)[place % 5], 0.8)
        return IndexEntry(
            Passage(
                id=str(uuid5(NAMESPACE_URL, f"{number}/{place}")),
                document_id=f"document-{number}",
                revision=f"revision-{number}",
                ordinal=place,
                text=text,
                start=0,
                end=len(text),
                locator=Locator(LocatorUnit.PAGE, 1, 1),
                language=LANGUAGES[number % len(LANGUAGES)],
                themes=tuple(ThemeTag(f"theme-{one % 14}", 0.9) for one in {place, number}),
                outcome=outcome,
            ),
            collection="bench",
            metadata=Metadata(
                title="",
                kind=list(Kind)[number % 3],
                countries=(f"C{number % 120:02d}",),
                year=2000 + number % 25,
                publisher=f"publisher-{number % 40}",
                evidence_basis=list(EvidenceBasis)[number % 5],
                guidance_status=list(GuidanceStatus)[number % 3],
            ),
            vector=vector,
        )

    def question(self, filter: PassageFilter) -> IndexQuery:
        """Six words of middling and rare frequency, near one of the centres."""
        return IndexQuery(self.text(6, rarest=60), "fr", self.vectors(1)[0], filter)


def country_groups(country: str) -> tuple[str | None, str | None]:
    """Six regions and four income groups."""
    return f"region-{int(country[1:]) % 6}", f"income-{int(country[1:]) % 4}"


FILTERS = {
    "none": PassageFilter(),
    "outcome": PassageFilter(outcomes=(Outcome.WORKED,)),
    "language": PassageFilter(languages=("fr",)),
    "country": PassageFilter(countries=("C07",)),
    "region and years": PassageFilter(regions=("region-1",), year_from=2005, year_to=2015),
}
PAGE = tuple(
    PassageFilter(outcomes=(outcome,), year_from=2003)
    for outcome in (Outcome.WORKED, Outcome.DID_NOT_WORK, Outcome.RECOMMENDATION)
)


def build(index: PassageIndex, made_up: MadeUp, documents: int) -> dict[str, float]:
    """Put everything in, published every so often; the last step orders the files."""
    started = time.perf_counter()
    with index.write(IDENTITY, rebuild=True) as batch:
        for number, entries in enumerate(made_up.documents(0, documents), start=1):
            batch.put(entries)
            if number % DOCUMENTS_A_PUBLISH == 0 or number == documents:
                batch.publish()
        published = time.perf_counter()
    ended = time.perf_counter()
    return {"put and publish s": published - started, "order files s": ended - published}


def publish_one(index: PassageIndex, made_up: MadeUp, documents: int) -> dict[str, float]:
    """One small document more, five times; and how long a reader takes to open the result."""
    publishing, opening = [], []
    index.count(PassageFilter(), OWNER)
    for number in range(5):
        (entries,) = made_up.documents(documents + number, 1)
        started = time.perf_counter()
        with index.write(IDENTITY) as batch:
            batch.put(entries)
            batch.publish()
        published = time.perf_counter()
        index.count(PassageFilter(), OWNER)
        opening.append(time.perf_counter() - published)
        publishing.append(published - started)
    return {
        "publish one document ms": _milliseconds(publishing, 50),
        "open new generation ms": _milliseconds(opening, 50),
    }


def answer(index: PassageIndex, made_up: MadeUp, rounds: int) -> dict[str, float]:
    """Searches under each filter, facets, and whole pages."""
    found: dict[str, float] = {}
    for name, filter in FILTERS.items():
        times = _times(lambda f=filter: index.search(made_up.question(f), READER), rounds)
        found[f"search, {name}: p50 ms"] = _milliseconds(times, 50)
        found[f"search, {name}: p95 ms"] = _milliseconds(times, 95)

    def page() -> None:
        for filter in PAGE:
            index.search(made_up.question(filter), READER)
        years = 2000 + int(made_up.draw.integers(25))
        for field in FACETS:
            index.facet(field, PassageFilter(year_from=years), READER)

    def facets() -> None:
        years = 2000 + int(made_up.draw.integers(25))
        for field in FACETS:
            index.facet(field, PassageFilter(year_from=years, kinds=(Kind.FORUM_NOTES,)), READER)

    for name, action in (("8 facets", facets), ("page of 3 searches and 8 facets", page)):
        used = time.process_time()
        times = _times(action, rounds)
        found[f"{name}: p50 ms"] = _milliseconds(times, 50)
        found[f"{name}: p95 ms"] = _milliseconds(times, 95)
        # What it would be on a machine that does nothing else, where this one does.
        found[f"{name}: mean processor ms"] = (time.process_time() - used) * 1000 / rounds
    return found


def recall(index: PassageIndex, documents: int, questions: int = 50) -> float:
    """Share of the ten nearest vectors found among the ten first, for questions without words."""
    held = [entry for entries in MadeUp(_PASSAGES).documents(0, documents) for entry in entries]
    matrix = np.stack([entry.vector for entry in held])
    asked = MadeUp(_RECALL).vectors(questions)
    hits = 0
    for vector in asked:
        best = np.argpartition(-(matrix @ vector), 10)[:10]
        nearest = {held[row].passage.id for row in best}
        answered = index.search(IndexQuery("", "und", vector, candidates=10), OWNER)
        hits += len(nearest & {hit.passage_id for hit in answered})
    return hits / (10 * questions)


def memory() -> dict[str, float]:
    """Megabytes this process holds: its own, and files the system can drop when it must."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return {
        "own memory MB": int(lines["RssAnon"].split()[0]) / 1024,
        "files in memory MB": int(lines["RssFile"].split()[0]) / 1024,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def serve(folder: Path, rounds: int) -> dict[str, float]:
    """What a process that only answers takes."""
    started = time.perf_counter()
    index = open_embedded_index(folder, country_groups)
    index.count(PassageFilter(), OWNER)
    opened = time.perf_counter() - started
    return {"open ms": opened * 1000, **answer(index, MadeUp(_QUESTIONS), rounds), **memory()}


def _times(action: Callable[[], object], rounds: int) -> list[float]:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return times


def _milliseconds(seconds: list[float], percentile: int) -> float:
    return float(np.percentile(seconds, percentile)) * 1000


def main() -> None:
    """Build, answer in a process of its own, publish; print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="kept, and used again without building")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        print(json.dumps(serve(asked.serve, asked.rounds)))
        return
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="sankofa-bench-"))
    documents = asked.passages // PASSAGES_A_DOCUMENT
    index = open_embedded_index(folder, country_groups)
    figures: dict[str, float] = {}
    if not index.status().passages:
        figures |= build(index, MadeUp(_PASSAGES), documents)
    command = [sys.executable, __file__, "--serve", str(folder), "--rounds", str(asked.rounds)]
    answered = subprocess.run(command, check=True, capture_output=True, text=True)
    figures |= json.loads(answered.stdout)
    figures |= publish_one(index, MadeUp(_MORE), documents)
    figures["disk MB"] = (index.status().bytes_on_disk or 0) / 2**20
    figures["recall of 10 nearest"] = recall(index, documents)
    for name, value in figures.items():
        print(f"{name:48} {value:10.2f}")
    if not asked.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
