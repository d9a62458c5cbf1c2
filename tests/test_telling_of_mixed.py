"""Of the mixed passages of the starter collection, what is marked says the side it is marked for.

Every sentence of 52 passages was read: whether it says that something worked, that something did
not, both, either hardly, or nothing. `telling_of_mixed.tsv` has what was found, by the digest of a
sentence's words. By the half "seen" it was decided how sentences are found.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.bootstrap import Library
from corpus.evidence import Outcome
from corpus.model import OWNER, Passage

JUDGED = Path(__file__).parent / "data" / "telling_of_mixed.tsv"
SAYS = {
    Outcome.WORKED: {"worked", "both"},
    Outcome.DID_NOT_WORK: {"did_not_work", "both"},
}
# What was measured, less a sentence or two: of those marked, the share that says what is claimed;
# how many are marked; how many say the contrary or nothing.
RIGHT = {"seen": 0.86, "apart": 0.85}
MARKED = {"seen": 47, "apart": 41}
WRONG = {"seen": 3, "apart": 3}


def mixed_passages(library: Library) -> Iterator[Passage]:
    for document in library.store.documents(OWNER, limit=500).items:
        for passage in library.store.document_passages(document.id, OWNER):
            if passage.outcome and passage.outcome.outcome is Outcome.MIXED:
                yield passage


def judged(sentence: str, by_digest: dict[str, dict[str, str]]) -> dict[str, str] | None:
    return by_digest.get(hashlib.sha256(sentence.encode()).hexdigest()[:16])


@pytest.fixture(scope="module")
def marked(starter_library: Library) -> dict[str, Counter[str]]:
    """By half: how many were marked, and how many of these say it, hardly say it, or do not."""
    with JUDGED.open(encoding="utf-8") as file:
        by_digest = {row["sentence"]: row for row in csv.DictReader(file, delimiter="\t")}
    passages = list(mixed_passages(starter_library))
    found = starter_library.telling.read(passages)
    counts: dict[str, Counter[str]] = {"seen": Counter(), "apart": Counter()}
    for passage in passages:
        for one in found[passage.id]:
            read = judged(passage.text[one.start : one.end], by_digest)
            if read:  # else of a passage that is newer, or was not mixed then
                counts[read["half"]][_verdict(one.outcome, read["says"])] += 1
    return counts


def _verdict(outcome: Outcome, says: str) -> str:
    if says in SAYS[outcome]:
        return "says it"
    return "hardly" if says == f"hardly_{outcome.value}" else "does not"


@pytest.mark.parametrize("half", ["seen", "apart"])
def test_what_is_marked_in_mixed_passages_says_its_side(
    marked: dict[str, Counter[str]], half: str
) -> None:
    """And rather nothing is marked than the contrary, but not so much less."""
    counts = marked[half]
    assert counts["says it"] / counts.total() > RIGHT[half]
    assert counts.total() >= MARKED[half]
    assert counts["does not"] <= WRONG[half]
