"""Which cases are about one thing: what their titles name, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest
from context_samples import document, passage
from search_samples import SampleLibrary, quick_folder

from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, Document, OutcomeLabel, Passage
from corpus.ports import Embedder
from search.answers.matters import Matter, MatterReader
from search.answers.pairs import is_sure
from search.lexical import shipped_concepts
from search.question.question import Question

FREE_CARE = frozenset({"free_care"})


@dataclass(frozen=True, slots=True)
class SampleCase:
    """As an engine has it."""

    document: Document
    passage: Passage


@cache
def reader() -> MatterReader:
    """By the names of the shipped glossary."""
    return MatterReader(shipped_concepts())


def matter_of(case: SampleCase) -> Matter:
    return reader().matter_of(case)


def case(title: str, text: str, language: str = "en", heading: str = "") -> SampleCase:
    plain = document("a")
    titled = replace(plain, metadata=replace(plain.metadata, title=title, language=language))
    told = replace(
        passage(titled), text=text, language=language, heading_path=(heading,) if heading else ()
    )
    return SampleCase(titled, told)


ABOLISHED = case("Two years without user fees in Kalwe", "Visits doubled once nobody had to pay.")
GRATUITE = case(
    "La gratuité des soins à Sorane", "Les centres n'ont pas été remboursés.", language="fr"
)
COMMON_FUND = case("The health fund", "Pooled donor funding paid late.", heading="What went wrong")
EQUITY_FUND = case(
    "Un fonds d'équité en santé à Mirande", "Les consultations des pauvres ont doublé.", "fr"
)
UNTITLED = case("Scan 0012", "User fees were abolished and visits doubled.")
ALSO_UNTITLED = case("doc_final", "Free care was announced, and drugs ran out.")


@pytest.mark.parametrize(
    ("one", "other", "asked", "expected"),
    [
        (ABOLISHED, GRATUITE, set(), True),
        (ABOLISHED, GRATUITE, {"user_fees"}, True),
        (ABOLISHED, GRATUITE, {"community_health_workers"}, False),
        (EQUITY_FUND, COMMON_FUND, set(), False),
        (EQUITY_FUND, GRATUITE, set(), False),
        (ABOLISHED, ALSO_UNTITLED, set(), True),
        (UNTITLED, ALSO_UNTITLED, {"user_fees"}, True),
        (UNTITLED, ALSO_UNTITLED, {"community_health_workers"}, False),
        (UNTITLED, ALSO_UNTITLED, set(), False),
    ],
)
def test_cases_are_of_one_matter_where_one_tells_of_the_others_title(
    one: SampleCase, other: SampleCase, asked: set[str], expected: bool
) -> None:
    """In any two languages, narrower things included, and never of another thing than asked for."""
    first, second = matter_of(one), matter_of(other)
    assert first.is_that_of(second, asked) is expected
    assert second.is_that_of(first, asked) is expected


def test_a_country_is_no_matter() -> None:
    """Two cases of Chad need not be about one thing."""
    roads, wells = case("Roads in Chad", "They were mended."), case("Wells in Chad", "They dried.")
    assert not matter_of(roads).titled
    assert not matter_of(roads).is_that_of(matter_of(wells), set())


def test_only_what_is_probable_is_held_against_another_case() -> None:
    plain = passage(document("a"))
    assert not is_sure(replace(plain, outcome=None))
    assert not is_sure(replace(plain, outcome=OutcomeLabel(Outcome.WORKED, 0.49)))
    assert is_sure(replace(plain, outcome=OutcomeLabel(Outcome.WORKED, 0.5)))


PAID = "payments to the health centres came late every quarter, and debts grew for three years."
OTHER = "Free care for children: medicines ran out, and health centres were paid late."


def test_cases_that_are_near_disagree_only_where_they_are_of_one_matter(
    prepared_embedder: Embedder,
) -> None:
    """The nearest tells of payments in the very same words, but of nothing that was free."""
    with quick_folder() as folder, SampleLibrary(folder, prepared_embedder) as library:
        library.put("free.txt", f"Care for children went well, and no {PAID}",
                    title="Free care for children in Kalwe",
                    outcomes=[Outcome.WORKED])  # fmt: skip
        library.put("late.txt", OTHER, title="A review in Sorane",
                    outcomes=[Outcome.DID_NOT_WORK])  # fmt: skip
        library.put("fund.txt", f"Care for children went badly, and {PAID}",
                    title="Pooled donor funding in Mirande",
                    outcomes=[Outcome.DID_NOT_WORK])  # fmt: skip
        found = library.engine.answer(Question("payments that came late"), ANONYMOUS)
        passages = {
            result.document.path: result.passage.id
            for column in (found.worked, found.did_not_work)
            for result in column.results
        }
        vectors = library.index.vectors(list(passages.values()), ANONYMOUS)
    (pair,) = found.pairs
    assert (pair.worked.document.path, pair.did_not_work.document.path) == ("free.txt", "late.txt")
    near = {path: vectors[passages["free.txt"]] @ vectors[key] for path, key in passages.items()}
    assert near["fund.txt"] > near["late.txt"]
