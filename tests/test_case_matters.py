"""Which cases are about one thing: what their titles name, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest
from context_samples import document, passage
from search_samples import SampleLibrary, quick_folder

from api.bootstrap import Library
from corpus.annotations import TellingSentence
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, OWNER, Document, OutcomeLabel, Passage
from corpus.ports import Embedder
from search.answers.matters import Matter, MatterReader, wide_things
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


def telling(one: SampleCase, sentence: str) -> TellingSentence:
    """The sentence of a case that says its outcome."""
    start = one.passage.text.index(sentence)
    return TellingSentence(start, start + len(sentence), Outcome.WORKED, 0.9)


BONUSES = "Bonuses were paid by results. Nobody found any harm."
BIRTHS = "Free care was given to mothers. Births doubled."
TWO_THINGS = case("Performance-based financing and free care in Sorane", f"{BONUSES}\n\n{BIRTHS}")


@pytest.mark.parametrize(
    ("sentence", "expected"), [("Nobody found any harm.", False), ("Births doubled.", True)]
)
def test_of_a_title_of_several_things_a_sentence_tells_what_its_paragraph_names(
    sentence: str, expected: bool
) -> None:
    told = reader().matter_of(TWO_THINGS, telling(TWO_THINGS, sentence))
    assert told.is_that_of(matter_of(GRATUITE), FREE_CARE) is expected


def test_a_title_of_one_thing_holds_for_every_sentence() -> None:
    """Its paragraphs need not name it again."""
    one = case("Free care in Sorane", f"{BIRTHS}\n\nVisits of children rose as well.")
    told = reader().matter_of(one, telling(one, "Visits of children rose as well."))
    assert told.is_that_of(matter_of(GRATUITE), FREE_CARE)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Town funds did better.", False),
        ("The register enrolled the poorest.", False),
        ("Visits doubled under free care.", True),
    ],
)
def test_what_is_named_in_passing_is_not_what_a_sentence_tells(
    sentence: str, expected: bool
) -> None:
    """What its paragraph names only after it, or what another paragraph is about."""
    text = (
        "Town funds did better. Staff praised free care as well.\n\n"
        "The register enrolled the poorest.\n\nVisits doubled under free care."
    )
    mutuals = case("Community-based health insurance in Mirande", text)
    assert matter_of(mutuals).is_that_of(matter_of(GRATUITE), FREE_CARE)
    told = reader().matter_of(mutuals, telling(mutuals, sentence))
    assert told.is_that_of(matter_of(GRATUITE), FREE_CARE) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"), [("Medicines were there.", False), ("Primary care held.", True)]
)
def test_a_field_is_a_matter_only_where_both_come_to_speak_of_it(
    sentence: str, expected: bool
) -> None:
    """By a title alone, "primary health care" says nothing of what was done."""
    one = case("Primary health care in Sorane", "Medicines were there.\n\nPrimary care held.")
    other = case("Primary health care in Mirande", "Primary health care lost its nurses.")
    told = reader().matter_of(one, telling(one, sentence))
    against = reader().matter_of(other, telling(other, other.passage.text))
    assert told.is_that_of(against, set()) is expected


def test_what_titles_are_too_wide_for_is_in_the_glossary() -> None:
    """An id that is not would never be looked at."""
    assert all(shipped_concepts().concept(key) for key in wide_things())


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


@pytest.mark.parametrize(
    "asked", ["gratuité", "contracting NGOs", "seguro de salud", "الرعاية الصحية الأولية"]
)
def test_of_a_pair_the_sentences_shown_are_of_one_matter(
    starter_library: Library, asked: str
) -> None:
    """Those that are underlined, and not only the passages that they stand in."""
    answer = starter_library.engine.answer(Question(asked), OWNER)
    for pair in answer.pairs:
        one, other = (
            reader().matter_of(case, case.telling[0] if case.telling else None)
            for case in (pair.worked, pair.did_not_work)
        )
        assert one.is_that_of(other, set())
    assert answer.pairs
