"""The query side as a Haystack pipeline gives what the engine gives."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from search_samples import SampleLibrary, WordEmbedder, quick_folder

from api.bootstrap import Library
from corpus.evidence import Outcome
from corpus.filters import PassageFilter
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Kind, Reader
from corpus.vocabulary import load_glossary, load_place_finder
from search.engine import SearchEngine
from search.lexical import ConceptFinder
from search.question.question import Question
from search.question.sides import Side

FEES = "user fees were removed"


@pytest.fixture
def library() -> Iterator[SampleLibrary]:
    with quick_folder() as folder, SampleLibrary(folder, WordEmbedder()) as opened:
        for number in range(8):
            opened.put(
                f"{number}.pdf", f"{FEES} in district {number}", f"midwives of {number} were paid",
                outcomes=[Outcome.WORKED, Outcome.NONE], title=f"Case {number}", year=2000 + number,
                access=Access(AccessLevel.NETWORK if number == 3 else AccessLevel.PUBLIC), index=False,
            )  # fmt: skip
        opened.index_pending()
        yield opened


@pytest.mark.parametrize("reader", [ANONYMOUS, OWNER])
@pytest.mark.parametrize(
    "question",
    [
        Question(FEES),
        Question("la gratuité des soins", language="fr", limit=3),
        Question("midwives", limit=2, per_document=1, filter=PassageFilter(year_from=2004)),
    ],
)
def test_the_pipeline_equals_the_engine(library: SampleLibrary, question: Question, reader: Reader):
    """Results, their order, scores, marks and the next cursor, page after page."""
    from search.components import JOINER, build_query_pipeline, pipeline_input

    pipeline = build_query_pipeline(library.embedder, library.index, library.store)
    for _ in range(2):
        joined = pipeline.run(pipeline_input(question, reader))[JOINER]
        found = library.engine.search(question, reader)
        assert tuple(joined["results"]) == found.results
        assert joined["next_cursor"] == found.next_cursor
        assert [document.id for document in joined["documents"]] == [
            r.passage.id for r in found.results
        ]
        if found.next_cursor is None:
            break
        question = Question(question.text, question.language, question.filter, question.limit,
                            question.per_document, found.next_cursor)  # fmt: skip


GUIDANCE = PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,))


@pytest.mark.parametrize("reader", [ANONYMOUS, OWNER])
@pytest.mark.parametrize(
    "question",
    [
        # Guidance alone, by filter or side: for every country as well.
        Question("Should premiums of the poorest be covered in Rwanda?", filter=GUIDANCE),
        Question("Should premiums of the poorest be covered in Rwanda?", side=Side.GUIDANCE),
        Question("How should providers be paid in Senegal and Rwanda?", filter=GUIDANCE),
        # A country alone, a country of which nothing is held, and a fact of it.
        Question("Rwanda"),
        Question("premiums of the poorest in Iceland"),
        Question("Who is the minister of health of Iceland?"),
        Question("Who is the minister of health of Iceland?", filter=GUIDANCE),
        # Where nothing is particular, everything is as before.
        Question("Did subsidising premiums of the poorest work?", side=Side.WORKED),
        Question("premiums of the poorest in Rwanda and in Senegal", diverse=True),
    ],
)
def test_the_pipeline_ranks_as_the_engine_does(
    shared_library: Library, question: Question, reader: Reader
):
    """With the model and its scale: what is looked for, in which order, and what comes close."""
    from search.components import EMBEDDER, JOINER, build_query_pipeline, pipeline_input

    library = shared_library
    pipeline = build_query_pipeline(library.embedder, library.index, library.store)
    ran = pipeline.run(pipeline_input(question, reader), include_outputs_from={EMBEDDER})
    found = library.engine.search(question, reader)
    ranked, expected = (
        [(r.passage.id, r.score, r.relevance) for r in results]
        for results in (ran[JOINER]["results"], found.results)
    )
    assert expected
    assert ranked == expected
    assert ran[JOINER]["next_cursor"] == found.next_cursor
    assert ran[EMBEDDER]["understanding"] == found.understanding


@pytest.mark.parametrize(
    "question",
    [
        Question("Should premiums of the poorest be covered in Rwanda?", filter=GUIDANCE),
        Question("premiums of the poorest in Iceland"),
        Question("Who is the minister of health of Iceland?"),
    ],
)
def test_components_by_themselves_say_what_they_cannot_know(
    shared_library: Library, question: Question
):
    """Without the index nobody knows what is held, without the model not what comes close."""
    from search.components import PassageRetriever, QueryEmbedder

    library = shared_library
    alone = QueryEmbedder(library.embedder).run(question)
    assert not alone["understanding"].not_held
    hits = PassageRetriever(library.index).run(
        question, alone["embedding"], alone["understanding"], alone["token_embeddings"]
    )["hits"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


OWN = """
format: 1
concepts:
  southern_fund:
    names:
      en: [Southern rural fund]
      fr: [Mutuelle rurale du Sud]
"""


def test_the_pipeline_knows_an_organisations_own_names(library: SampleLibrary, tmp_path: Path):
    """As the engine does: what the question names is recognised and marked."""
    from search.components import EMBEDDER, JOINER, build_query_pipeline, pipeline_input

    glossary = tmp_path / "own.yaml"
    glossary.write_text(OWN, encoding="utf-8")
    own = ConceptFinder(load_glossary(glossary), load_place_finder())
    library.put("own.pdf", "The Mutuelle rurale du Sud paid for care late in every quarter")
    engine = SearchEngine(library.embedder, library.index, library.store, concepts=own)
    question = Question("Who pays in the Southern rural fund?")
    found = engine.search(question, ANONYMOUS)
    marked = {}
    for concepts in (own, None):
        pipeline = build_query_pipeline(
            library.embedder, library.index, library.store, concepts=concepts
        )
        ran = pipeline.run(pipeline_input(question), include_outputs_from={EMBEDDER})
        named = [mention.id for mention in ran[EMBEDDER]["understanding"].concepts]
        assert ("southern_fund" in named) is (concepts is own)
        marked[concepts is own] = tuple(ran[JOINER]["results"])
    assert marked[True] == found.results
    assert marked[True] != marked[False]


def test_a_haystack_document_carries_the_citation(library: SampleLibrary):
    """So that a prompt builder or a writer downstream can cite as we do."""
    from search.components import to_haystack

    (first, *_) = library.engine.search(Question(f"{FEES} 5"), ANONYMOUS).results
    document = to_haystack(first)
    assert document.content == first.passage.text
    assert document.score == first.score
    assert document.meta["title"] == first.document.metadata.title
    assert document.meta["locator"] == {"unit": "page", "first": 1, "last": 1}
    assert document.meta["kind"] == Kind.COUNTRY_CASE_STUDY.value
    assert document.meta["outcome"] == "worked"
    assert type(document).from_dict(document.to_dict()) == document


def test_the_engine_does_without_haystack():
    """A command line that searches must not wait for it."""
    program = "import sys, search.engine, search.evaluate; sys.exit('haystack' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
