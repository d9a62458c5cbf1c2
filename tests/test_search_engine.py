"""Questions to a real index and a real store: what is shown, to whom, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from search_samples import SampleLibrary, WordEmbedder, quick_folder

from corpus.errors import InvalidRequest, ModelMismatch, NotFound
from corpus.evidence import Outcome
from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Kind, Reader
from search.answers.results import Result, SearchResult
from search.engine import SearchEngine
from search.options import SearchOptions
from search.question.question import Question

FEES = "user fees were removed"


@pytest.fixture
def library() -> Iterator[SampleLibrary]:
    with quick_folder() as folder, SampleLibrary(folder, WordEmbedder()) as opened:
        yield opened


def texts(results: Sequence[Result]) -> list[str]:
    return [result.passage.text for result in results]


def all_pages(
    engine: SearchEngine, question: Question, reader: Reader = ANONYMOUS
) -> Iterator[SearchResult]:
    found = engine.search(question, reader)
    yield found
    while found.next_cursor:
        follow = Question(
            question.text, question.language, question.filter, question.limit,
            question.per_document, found.next_cursor,
        )  # fmt: skip
        found = engine.search(follow, reader)
        yield found


def test_a_result_cites_the_exact_words_and_where_they_stand(library: SampleLibrary):
    """Title, page, year and publisher beside a quote that is the passage itself."""
    library.put(
        "fees.pdf",
        "Clinics were built.",
        f"In 2008 {FEES}.",
        title="Fees",
        year=2009,
        publisher="Ministry",
    )
    (first, *_) = library.engine.search(Question(FEES), ANONYMOUS).results
    cited = first.citation
    assert (cited.quote, cited.title, cited.year, cited.publisher) == (
        f"In 2008 {FEES}.",
        "Fees",
        2009,
        "Ministry",
    )
    assert (cited.locator.first, cited.locator.last) == (2, 2)
    assert cited.passage_id == first.passage.id
    assert cited.document_id == first.document.id
    assert (
        library.store.document_text(cited.document_id, ANONYMOUS)[
            first.passage.start : first.passage.end
        ]
        == cited.quote
    )


def test_the_questions_words_are_marked(library: SampleLibrary):
    """Spans count in the passage's own text."""
    library.put("wells.pdf", "In 2008 wells were repaired by law.")
    (first,) = library.engine.search(Question("repairing wells"), ANONYMOUS).results
    marked = [first.passage.text[s.start : s.end] for s in first.highlights]
    assert marked == ["wells", "repaired"]


def test_no_document_is_shown_more_often_than_asked(library: SampleLibrary):
    """Over all pages together."""
    library.put("long.pdf", *(f"{FEES} in district {n}" for n in range(8)))
    library.put("short.pdf", "user fees came back")
    pages = list(all_pages(library.engine, Question(FEES, limit=1, per_document=2)))
    shown = [result.document.path for page in pages for result in page.results]
    assert sorted(shown) == ["long.pdf", "long.pdf", "short.pdf"]


def test_pages_show_everything_once_in_one_order(library: SampleLibrary):
    """What one page of fifty shows is what pages of seven show."""
    for number in range(40):
        library.put(f"{number}.pdf", f"{FEES} in district {number % 5}", index=False)
    library.index_pending()
    (together,) = all_pages(library.engine, Question(FEES, limit=50))
    by_seven = [
        r for page in all_pages(library.engine, Question(FEES, limit=7)) for r in page.results
    ]
    assert [r.passage.id for r in by_seven] == [r.passage.id for r in together.results]
    assert len(by_seven) == 40


def test_depth_is_bounded_and_said(library: SampleLibrary):
    """A reader who has seen all pages learns that the index was not searched to its end."""
    for number in range(12):
        library.put(f"{number}.pdf", f"{FEES} in district {number}", index=False)
    library.index_pending()
    engine = SearchEngine(library.embedder, library.index, library.store, SearchOptions(depth=5))
    pages = list(all_pages(engine, Question(FEES, limit=3)))
    assert sum(len(page.results) for page in pages) == 5
    assert {(page.considered, page.depth) for page in pages} == {(5, 5)}


def test_a_cursor_of_another_question_is_refused(library: SampleLibrary):
    """Also where only the filter differs."""
    library.put("a.pdf", f"{FEES} here")
    library.put("b.pdf", f"{FEES} there")
    cursor = library.engine.search(Question(FEES, limit=1), ANONYMOUS).next_cursor
    assert cursor is not None
    with pytest.raises(InvalidRequest):
        library.engine.search(Question("health workers", cursor=cursor), ANONYMOUS)
    filtered = PassageFilter(kinds=(Kind.COUNTRY_CASE_STUDY,))
    with pytest.raises(InvalidRequest):
        library.engine.search(Question(FEES, filter=filtered, cursor=cursor), ANONYMOUS)


def test_withdrawn_documents_do_not_answer_and_others_take_their_place(library: SampleLibrary):
    """The index still holds them; the store no longer gives them."""
    for number in range(6):
        library.put(f"{number}.pdf", f"{FEES} in district {number}", index=False)
    library.index_pending()
    before = library.engine.search(Question(FEES, limit=3), ANONYMOUS).results
    library.store.withdraw([result.document.id for result in before])
    after = library.engine.search(Question(FEES, limit=3), ANONYMOUS).results
    assert len(after) == 3
    assert {r.document.id for r in after}.isdisjoint(r.document.id for r in before)


def test_what_was_restricted_meanwhile_is_not_shown(library: SampleLibrary):
    """The index still thinks it public; the store knows better."""
    library.put("notes.eml", f"{FEES} says the forum")
    secret = Access(AccessLevel.RESTRICTED, ("organisers",))
    library.put("notes.eml", f"{FEES} says the forum", access=secret, index=False)
    assert library.engine.search(Question(FEES), ANONYMOUS).results == ()


def test_a_reader_finds_counts_and_compares_only_what_they_may_read(library: SampleLibrary):
    """Results, facets, answers and similar passages alike."""
    secret = Access(AccessLevel.RESTRICTED, ("organisers",))
    library.put("open.pdf", f"{FEES} in public", outcomes=[Outcome.WORKED])
    library.put("notes.eml", f"{FEES} in confidence", outcomes=[Outcome.WORKED], access=secret)
    library.put(
        "net.eml",
        f"{FEES} in the network",
        outcomes=[Outcome.WORKED],
        access=Access(AccessLevel.NETWORK),
    )
    organiser = Reader(groups=frozenset({"organisers"}))
    for reader, papers in [
        (ANONYMOUS, {"open.pdf"}),
        (Reader(in_network=True), {"open.pdf", "net.eml"}),
        (organiser, {"open.pdf", "notes.eml"}),
        (OWNER, {"open.pdf", "notes.eml", "net.eml"}),
    ]:
        engine = library.engine
        assert {r.document.path for r in engine.search(Question(FEES), reader).results} == papers
        assert {
            r.document.path for r in engine.answer(Question(FEES), reader).worked.results
        } == papers
        assert engine.facets(PassageFilter(), reader, [FacetField.OUTCOME]).total == len(papers)
    (notes,) = (
        r
        for r in library.engine.search(Question(FEES), organiser).results
        if r.document.path == "notes.eml"
    )
    with pytest.raises(NotFound):
        library.engine.similar(notes.passage.id, ANONYMOUS)
    assert texts(library.engine.similar(notes.passage.id, organiser)) == [f"{FEES} in public"]


def test_old_and_new_revision_in_the_index_give_the_new_one(library: SampleLibrary):
    """As after a kill between publishing the new passages and dropping the old."""
    library.put("fees.pdf", f"{FEES} in 2008", f"{FEES} in town")
    library.put("fees.pdf", f"{FEES} in 2009", f"{FEES} in villages", index=False)
    library.index_pending(mark=False, drop_old=False)
    found = library.engine.search(Question(FEES), ANONYMOUS)
    assert found.considered == 4
    assert sorted(texts(found.results)) == [f"{FEES} in 2009", f"{FEES} in villages"]


def test_the_language_is_detected_only_where_it_is_not_given(library: SampleLibrary):
    """And counts as unknown where the guess is not sure."""
    library.put("a.pdf", FEES)
    ask = library.engine.search
    given = ask(Question("la gratuité des soins", language="pt"), ANONYMOUS).understanding
    assert (given.language, given.confidence, given.detected) == ("pt", 1.0, False)
    detected = ask(Question("la gratuité des soins pour les femmes"), ANONYMOUS).understanding
    assert (detected.language, detected.detected) == ("fr", True)
    assert detected.confidence > 0.9
    unsure = ask(Question("UHC 2030"), ANONYMOUS).understanding
    assert unsure.language == "und"
    assert unsure.confidence < 0.6


def test_one_question_is_embedded_once(library: SampleLibrary):
    """The next page, the facets' page and the answer ask with the same vector."""
    library.put("a.pdf", FEES)
    for _ in range(3):
        library.engine.search(Question(FEES), ANONYMOUS)
        library.engine.answer(Question(FEES), ANONYMOUS)
    assert library.embedder.asked == [(FEES, "en")]


def test_stages_are_timed(library: SampleLibrary):
    """Their sum is no more than the total."""
    library.put("a.pdf", FEES)
    spent = dict(library.engine.search(Question(FEES), ANONYMOUS).milliseconds)
    assert set(spent) == {"index", "language", "embedding", "store", "presentation", "total"}
    assert 0 < sum(spent.values()) - spent["total"] <= spent["total"]


def test_an_empty_library_answers_with_nothing(library: SampleLibrary):
    """Before the first ingest has ended."""
    found = library.engine.search(Question(FEES), ANONYMOUS)
    assert (found.results, found.next_cursor, found.considered) == ((), None, 0)
    assert library.engine.answer(Question(FEES), ANONYMOUS).worked.results == ()
    assert library.engine.facets(PassageFilter(), ANONYMOUS).total == 0


def test_an_index_of_another_model_is_refused(library: SampleLibrary):
    """Its vectors mean nothing to this model, even with the same dimension."""
    library.put("a.pdf", FEES)
    other = SearchEngine(WordEmbedder("other"), library.index, library.store)
    with pytest.raises(ModelMismatch):
        other.search(Question(FEES), ANONYMOUS)
    with pytest.raises(ModelMismatch):
        other.answer(Question(FEES), ANONYMOUS)


def test_similar_passages_are_of_other_documents_one_each(library: SampleLibrary):
    """More like this shows other experience, not the next paragraph."""
    library.put("a.pdf", f"{FEES} here", f"{FEES} there")
    library.put("b.pdf", f"{FEES} now", f"{FEES} then")
    library.put("c.pdf", "midwives moved to towns")
    here = library.engine.search(Question(f"{FEES} here"), ANONYMOUS).results[0]
    found = library.engine.similar(here.passage.id, ANONYMOUS)
    assert [r.document.path for r in found] == ["b.pdf", "c.pdf"]
    assert found[0].relevance is None
    assert len(library.engine.similar(here.passage.id, ANONYMOUS, limit=1)) == 1
    with pytest.raises(NotFound):
        library.engine.similar("00000000-0000-0000-0000-000000000000", ANONYMOUS)
    with pytest.raises(InvalidRequest):
        library.engine.similar(here.passage.id, ANONYMOUS, limit=0)


def test_a_facet_leaves_its_own_selection_out(library: SampleLibrary):
    """Choosing one country must still show what choosing another would give."""
    library.put("gha.pdf", FEES, countries=("GHA",), year=2008)
    library.put("ken.pdf", FEES, FEES, countries=("KEN",), year=2004)
    library.put("rwa.pdf", FEES, countries=("RWA",), year=2004, kind=Kind.FORUM_NOTES)
    chosen = PassageFilter(countries=("GHA",), kinds=(Kind.COUNTRY_CASE_STUDY,), year_from=2005)
    found = library.engine.facets(
        chosen, ANONYMOUS, [FacetField.COUNTRY, FacetField.KIND, FacetField.YEAR, FacetField.REGION]
    )
    assert found.total == 1
    assert found.counts[FacetField.COUNTRY] == {"GHA": 1}
    without_years = PassageFilter(countries=("GHA",), kinds=(Kind.COUNTRY_CASE_STUDY,))
    countries = library.engine.facets(without_years, ANONYMOUS, [FacetField.COUNTRY]).counts
    assert countries[FacetField.COUNTRY] == {"KEN": 2, "GHA": 1}
    assert found.counts[FacetField.YEAR] == {"2008": 1}
    assert found.counts[FacetField.REGION] == {"AFR": 1}
    assert set(library.engine.facets(chosen, ANONYMOUS).counts) == set(FacetField)
    with pytest.raises(InvalidRequest):
        library.engine.facets(PassageFilter(year_from=2009, year_to=2008), ANONYMOUS)
