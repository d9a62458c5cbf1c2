"""The wider question of who found no evidence, and what comes close to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_documents import NETWORK_WORD
from library_fixtures import open_library_at
from shipped_names import of_all_countries, understand, wider

from api.bootstrap import Library
from corpus.filters import NO_FILTER, PassageFilter
from corpus.model import ANONYMOUS, OWNER, Kind
from corpus.ports import Embedder
from ingest.run import IngestOptions
from search.question.question import Question
from search.question.sides import Side

PREMIUMS = "Did subsidising premiums of the poorest work?"


@pytest.mark.parametrize(
    ("asked", "of_all"),
    [
        ("user fees in Iceland", "user fees"),
        ("user fees Iceland", "user fees"),
        ("school meals in Chad and in Niger?", "school meals?"),
        ("In the Gambia, road safety", "road safety"),
        ("Gratuité des soins au Tchad ?", "Gratuité des soins ?"),
        ("Au Tchad, qui paie les agents communautaires ?", "qui paie les agents communautaires ?"),
        ("mutuelles de santé en Côte d'Ivoire et au Mali", "mutuelles de santé"),
        ("Seguro social na Islândia?", "Seguro social?"),
        ("Atención primaria de Islandia, experiencias", "Atención primaria, experiencias"),
        ("آثار مجانية الرعاية في تشاد", "آثار مجانية الرعاية"),
        ("كيف تُموَّل الرعاية بالمغرب؟", "كيف تُموَّل الرعاية؟"),
        ("бесплатная помощь в Исландии", "бесплатная помощь"),
        ("Ghana's user fees", "user fees"),
        ("user fees (Ghana)", "user fees"),
        ("user fees and midwives, «Ghana»", "user fees and midwives"),
        ("Ghana/Rwanda user fees", "user fees"),
        ("Ghana? User fees?", "User fees?"),
        ("user fees - Ghana - 2010", "user fees - 2010"),
        ("midwives from Nepal, Bhutan and Mongolia", "midwives"),
        # Words that say something of a place say nothing without it.
        ("midwives outside Mongolia", "midwives"),
        ("sages-femmes sans la Mongolie", "sages-femmes"),
        ("أجور الممرضات في أيسلندا وفي منغوليا", "أجور الممرضات"),
        ("зарплаты врачей в Монголии и в Непале", "зарплаты врачей"),
        # Words that ask, or belong to what comes before, stay.
        ("How much does Chad spend on nurses?", "How much does spend on nurses?"),
        ("Why can Fiji not keep its doctors?", "Why can not keep its doctors?"),
        ("how nurses were paid for in Belize", "how nurses were paid for"),
        ("Show how Thailand financed premiums", "Show how financed premiums"),
        ("What did nurses and Mongolia gain?", "What did nurses and gain?"),
        ("Comment le Tchad paie-t-il les agents ?", "Comment paie-t-il les agents ?"),
        ("Pourquoi l'Islande paie-t-elle moins ?", "Pourquoi paie-t-elle moins ?"),
        ("¿Cómo paga el Chad a los agentes?", "¿Cómo paga a los agentes?"),
        ("Como é que o Chade paga aos agentes?", "Como é que paga aos agentes?"),
        ("كم تنفق منغوليا على الأدوية؟", "كم تنفق على الأدوية؟"),
        ("Почему из Исландии уезжают медсёстры?", "Почему уезжают медсёстры?"),
        # Without the country nothing would be asked.
        ("Iceland", "Iceland"),
        ("What worked in Iceland?", "What worked in Iceland?"),
        # No country, or not for sure.
        ("user fees", "user fees"),
        ("réunion de coordination", "réunion de coordination"),
    ],
)
def test_countries_are_taken_out_with_the_words_that_lead_up_to_them(
    asked: str, of_all: str
) -> None:
    """In six languages; what is left is what was asked, word for word."""
    assert of_all_countries(asked, understand(Question(asked), 0.6).language) == of_all


def test_the_wider_question_is_of_everything() -> None:
    """Without filters, sides and pages; none is wider than a question of everything."""
    chosen = PassageFilter(kinds=(Kind.FORUM_NOTES,), countries=("ISL",), year_from=2020)
    asked = Question("user fees in Iceland", filter=chosen, side=Side.WORKED, limit=5, cursor="x")
    understanding = understand(asked, 0.6)
    assert wider(asked, understanding) == Question("user fees", filter=NO_FILTER, limit=5)
    plain = Question("user fees")
    assert wider(plain, understand(plain, 0.6)) is None


def test_what_comes_close_is_counted_by_country(shared_library: Library) -> None:
    """As a search of the same question finds it."""
    question = Question(PREMIUMS, limit=50, per_document=20)
    evidence = shared_library.engine.evidence(question, ANONYMOUS)
    assert evidence is not None
    found = shared_library.engine.search(question, ANONYMOUS)
    close = [r for r in found.results if r.relevance and r.relevance.band != "weak"]
    assert evidence.tally.passages == len(close) > 0
    assert evidence.countries["RWA"] == sum(
        "RWA" in r.passage.speaks_of(r.document.metadata.countries) for r in close
    )
    assert list(evidence.countries.values()) == sorted(evidence.countries.values(), reverse=True)


def test_what_comes_close_is_counted_by_side(shared_library: Library) -> None:
    """As the columns of an answer have it; together they are all of it."""
    engine = shared_library.engine
    evidence = engine.evidence(Question(PREMIUMS), OWNER)
    answer = engine.answer(Question(PREMIUMS), OWNER)
    assert evidence is not None
    for column, side in evidence.sides.items():
        assert side == getattr(answer, column.value).tally
    assert evidence.tally.passages == sum(side.passages for side in evidence.sides.values()) > 0
    assert evidence.tally.is_all


def test_ways_on_are_for_who_found_no_evidence(shared_library: Library) -> None:
    """Whether in a list or an answer; without a filter or a country there is nothing wider."""
    engine = shared_library.engine
    later = PassageFilter(year_from=2024)
    for ask in (engine.search, engine.answer):
        ways = engine.ways_on(ask(Question(PREMIUMS, filter=later), OWNER), OWNER)
        assert ways is not None
        assert ways.question == Question(PREMIUMS)
        assert ways.evidence == engine.evidence(Question(PREMIUMS), OWNER)
        assert engine.ways_on(ask(Question(PREMIUMS), OWNER), OWNER) is None
        away = Question("Which carburettor fits a motorcycle of 1974?")
        assert engine.ways_on(ask(away, OWNER), OWNER) is None


def test_what_may_not_be_read_is_not_counted(shared_library: Library) -> None:
    """Nor its country."""
    question = Question(f"What came of the {NETWORK_WORD} district?")
    seen = shared_library.engine.evidence(question, OWNER)
    hidden = shared_library.engine.evidence(question, ANONYMOUS)
    assert seen is not None
    assert hidden is not None
    assert seen.tally.passages > hidden.tally.passages


@pytest.mark.parametrize(
    ("asked", "sought"),
    [
        (f"{PREMIUMS[:-1]} in Iceland?", PREMIUMS),
        ("mutuelles de santé en Islande", "mutuelles de santé"),
        ("التأمين الصحي في أيسلندا", "التأمين الصحي"),
        # One of them is held; nothing else is asked; nothing is named.
        ("premiums in Rwanda and in Iceland", "premiums in Rwanda and in Iceland"),
        ("Iceland", "Iceland"),
        (PREMIUMS, PREMIUMS),
    ],
)
def test_a_country_that_no_passage_is_about_is_not_looked_for(
    asked: str, sought: str, shared_library: Library
) -> None:
    """Who asks for their own country reads what others know of the matter, as without its name."""
    found = shared_library.engine.answer(Question(asked), OWNER)
    assert found.understanding.looked_for == sought
    plain = shared_library.engine.answer(Question(sought, found.understanding.language), OWNER)
    for column in ("worked", "did_not_work", "mixed", "guidance"):
        assert getattr(found, column).tally == getattr(plain, column).tally


def test_a_country_of_documents_that_may_not_be_read_is_none(
    tmp_path: Path, prepared_embedder: Embedder
) -> None:
    """What is looked for does not tell that they are there."""
    told = "Clinics in Iceland were paid late. Nurses left. " * 10
    head = "---\naccess: network\ncountries: [ISL]\n---\n\n"
    (tmp_path / "iceland.md").write_text(f"{head}# Late payments in Iceland\n\n{told}")
    asked = Question("late payments in Iceland")
    with open_library_at(tmp_path / "data", prepared_embedder) as library:
        library.ingest(tmp_path, IngestOptions("own"))
        found = [library.engine.search(asked, reader) for reader in (OWNER, ANONYMOUS)]
    assert [one.understanding.looked_for for one in found] == [asked.text, "late payments"]
