"""What a question names and no passage does is said in every language, and nothing is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_fixtures import QUIET
from index_samples import country_groups, entry, put
from page_samples import LANGUAGES, soup_of, words
from starlette.testclient import TestClient

from api.bootstrap import Library
from api.messages import messages
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel
from corpus.ports import PassageIndex
from corpus.vocabulary import load_glossary, load_place_finder
from search.index import open_embedded_index
from search.lexical import ConceptFinder, named_things, shipped_concepts
from search.question.question import Question

pytestmark = QUIET


def terms_of(text: str) -> set[int]:
    """The terms of passages that name what an English text names."""
    return {term for thing in named_things(text, "en", shipped_concepts()) for term in thing.terms}


VOUCHERS, TELEMEDICINE = terms_of("vouchers"), terms_of("telemedicine")


def test_terms_that_no_passage_has_are_lacking(index: PassageIndex) -> None:
    """For each reader by what they may read: nobody learns what stands in what is not for them."""
    assert VOUCHERS
    assert TELEMEDICINE
    put(
        index,
        [
            entry("open", "Vouchers paid for a birth at the health centre."),
            entry("closed", "Telemedicine was tried.", access=Access(AccessLevel.NETWORK)),
        ],
    )
    assert index.lacking(VOUCHERS | TELEMEDICINE, OWNER) == frozenset()
    assert index.lacking(VOUCHERS | TELEMEDICINE, ANONYMOUS) == TELEMEDICINE


def test_nobody_can_tell_of_passages_analysed_with_other_names(tmp_path: Path) -> None:
    """A name that was given since stands in passages which were not looked through for it."""
    glossary = tmp_path / "glossary.yaml"
    glossary.write_text(
        "format: 1\nconcepts:\n  telemedicine:\n    names:\n      en: [video visits]\n",
        encoding="utf-8",
    )
    own = ConceptFinder(load_glossary(glossary), load_place_finder())
    assert own.digest != shipped_concepts().digest
    folder = tmp_path / "index"
    put(open_embedded_index(folder, country_groups), [entry("one", "Video visits were tried.")])
    before = open_embedded_index(folder, country_groups)
    assert before.lacking(TELEMEDICINE, OWNER) == TELEMEDICINE
    since = open_embedded_index(folder, country_groups, concepts=own)
    assert since.lacking(TELEMEDICINE, OWNER) == frozenset()


@pytest.mark.parametrize(
    ("asked", "unnamed"),
    [
        ("Are school meals worth their price in Ghana?", ("school meals",)),
        ("Les repas scolaires améliorent-ils la santé ?", ("repas scolaires",)),
        ("¿Sirven las comidas escolares para la salud?", ("comidas escolares",)),
        ("As refeições escolares melhoram a saúde?", ("refeições escolares",)),
        ("snakebite and rabies in rural areas", ("snakebite", "rabies")),
        ("user fees", ()),
        ("gratuité des soins au Tchad", ()),
        ("user fees in the WHO African Region", ()),
    ],
)
def test_what_no_passage_names_is_told(
    asked: str, unnamed: tuple[str, ...], starter_library: Library
) -> None:
    """In the question's words; regions aside, whose passages name their countries."""
    assert starter_library.engine.search(Question(asked), OWNER).understanding.unnamed == unnamed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_it_before_what_comes_close(client: TestClient, language: str) -> None:
    """Nothing that was found is left out for it."""
    asked = "mutual health insurance premiums of the poorest and telemedicine"
    page = client.get("/search", params={"q": asked, "lang": language})
    said = messages(language)
    thing = said.text("thing-quoted", thing="telemedicine")
    told = words(soup_of(page))
    for sentence in (said.text("things-unnamed", things=thing), said.text("things-near")):
        assert sentence.replace("\u00a0", " ") in told
    assert soup_of(page).select(".card")


def test_the_api_tells_it(client: TestClient) -> None:
    """So that a program can say so as well."""
    answer = client.get("/api/v1/answer", params={"q": "telemedicine and premiums"}).json()
    assert answer["understanding"]["unnamed"] == ["telemedicine"]
    answer = client.get("/api/v1/answer", params={"q": "premiums"}).json()
    assert answer["understanding"]["unnamed"] == []
