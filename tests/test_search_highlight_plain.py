"""Marking words, against marking them the plain way, on the starter collection."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from shipped_names import highlights

from api.bootstrap import Library
from corpus.model import OWNER, Passage
from search.answers import highlight
from search.answers.results import Span
from search.lexical import shipped_concepts
from search.lexical.names import Readings
from search.lexical.words import words
from search.question.question import Question
from search.question.sides import Side

QUESTIONS = (
    ("community health workers and user fees in Rwanda", "en"),
    ("paiement direct et mutuelles au Sénégal ou en Côte d’Ivoire", "fr"),
    ("seguro popular y atención primaria de salud en México", "es"),
    ("agentes comunitários de saúde no Brasil", "pt"),
    ("التأمين الصحي والعاملون الصحيون في المغرب", "ar"),
    ("PBF, UHC and out-of-pocket payments", "und"),
)


def marked_plainly(passage: Passage, question: str, asked_in: str) -> tuple[Span, ...]:
    """Every stretch is read by itself, and names are looked for behind each."""
    text, language = passage.text, passage.language
    wanted = highlight._wanted(question, language, asked_in)
    named = highlight._named(question, asked_in, shipped_concepts())
    stretches = [match.span() for match in re.finditer(r"\S+", text)]
    spans: list[Span] = []
    for number, (start, end) in enumerate(stretches):
        spans += highlight._words_wanted(text[start:end], start, language, wanted)
        if named:
            until = stretches[min(number + 3 * named.longest, len(stretches)) - 1][1]
            following = text[start:until]
            spans += highlight._names_wanted(following, start, end, language, named)
    return tuple(highlight._joined(sorted(spans), text))


def passages_of(library: Library) -> Iterator[Passage]:
    for document in library.store.documents(OWNER, limit=200).items:
        # Every third, of all languages.
        yield from library.store.document_passages(document.id, OWNER)[::3]


@pytest.mark.parametrize(("question", "asked_in"), QUESTIONS)
def test_the_same_words_are_marked(question: str, asked_in: str, starter_library: Library) -> None:
    passages = list(passages_of(starter_library))
    found = {
        one.id: highlights(one.text, one.language, question, question, asked_in) for one in passages
    }
    assert found == {one.id: marked_plainly(one, question, asked_in) for one in passages}
    assert any(found.values())


def test_the_words_of_a_question_are_looked_for_in_a_stretch_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Passages share most of their words."""
    looked_up: list[str] = []

    class Watched(highlight._Readings):
        def __getitem__(self, stretch: str) -> frozenset[str]:
            looked_up.append(stretch)
            return super().__getitem__(stretch)

    monkeypatch.setattr(highlight, "_readings", Watched)
    for text in ("premiums rose where fees fell", "premiums fell where wages rose"):
        highlights(text, "en", "landless drummers", "landless drummers", "en")
    assert [looked_up.count(word) for word in ("rose", "where", "fell", "wages")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("user fees", True),
        ("users of the fees", True),
        ("user charges", True),
        ("user groups met", False),
        ("user-fees", True),
    ],
)
def test_names_go_on_with_what_they_go_on_with(text: str, begins: bool) -> None:
    concepts = shipped_concepts()
    (mention, *_) = concepts.in_question("user fees", "en")
    table = concepts.names(mention.concepts)
    read = Readings(words(text)).all("en")
    seconds = table.second_words("en")
    firsts = read & table.first_words("en")
    assert any(not seconds[first] or not seconds[first].isdisjoint(read) for first in firsts) is (
        begins
    )


def test_words_of_a_side_are_marked_only_where_they_are_looked_for(
    starter_library: Library,
) -> None:
    """Where all that is shown failed, "fail" says nothing of one passage."""
    asked = "what failed when user fees were removed?"

    def marked(side: Side | None) -> set[str]:
        results = starter_library.engine.search(Question(asked, side=side, limit=50), OWNER).results
        return {
            result.passage.text[span.start : span.end].casefold()
            for result in results
            for span in result.highlights
        }

    assert any("fail" in words for words in marked(None))
    assert not any("fail" in words for words in marked(Side.DID_NOT_WORK))
    assert any("fees" in words for words in marked(Side.DID_NOT_WORK))
