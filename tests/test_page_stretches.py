"""What of a document stands on each of its pages, where text flows from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import PROSE, PdfPage, pages_of
from library_fixtures import BASE_URL, OpenLibrary
from page_samples import href, one, soup_of, words
from sqlalchemy import update
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.messages import LANGUAGES, messages
from api.pages.document_parts import Part, Stretch, stretches_of
from corpus.model import OWNER, Document, Locator, LocatorUnit, Passage
from corpus.tables import revisions
from ingest.run import IngestOptions

NOTE = "1 See the annex."
FIRST, SECOND = PROSE[0], " ".join(PROSE[1:])
TEXT = f"{FIRST} {SECOND}\n\n{NOTE}\n\nFees stayed abolished."
TURNS = [(0, 1), (len(FIRST), 2), (TEXT.index(NOTE), 1), (TEXT.index("Fees stayed"), 2)]


def _passage(start: int, end: int, first: int, last: int) -> Passage:
    place = Locator(LocatorUnit.PAGE, first, last)
    return Passage("p", "d", "r", 0, TEXT[start:end], start, end, place, "en")


def _on_page(
    number: int, turns: list[tuple[int, int]], *passages: Passage, wanted: Passage | None = None
) -> list[Stretch]:
    part = Part(number, 2, 0, len(passages), is_page=True)
    return stretches_of(part, TEXT, passages, turns, wanted)


def test_a_page_has_what_stands_on_it() -> None:
    """A sentence goes on on the next page past the note at the foot of its own."""
    whole = _passage(0, len(TEXT), 1, 2)
    first, second = _on_page(1, TURNS, whole), _on_page(2, TURNS, whole)
    assert [TEXT[one.start : one.end].strip() for one in first] == [FIRST, NOTE]
    assert [TEXT[one.start : one.end].strip() for one in second] == [
        SECOND, "Fees stayed abolished."
    ]  # fmt: skip
    assert [(one.began_on, one.goes_on_on) for one in first] == [(None, 2), (None, None)]
    assert [(one.began_on, one.goes_on_on) for one in second] == [(1, None), (None, None)]


def test_a_passage_of_several_paragraphs_goes_on_after_the_end_of_one() -> None:
    """Who looks for it is led on, though the page ends with a sentence."""
    wanted = _passage(TEXT.index(NOTE), len(TEXT), 1, 2)
    assert _on_page(1, TURNS, wanted, wanted=wanted)[-1].goes_on_on == 2
    assert _on_page(2, TURNS, wanted, wanted=wanted)[-1].began_on == 1


def test_a_passage_whose_parts_nobody_knows_stands_whole_on_each_page() -> None:
    """Of documents taken in before the turns were kept."""
    whole = _passage(0, len(TEXT), 1, 2)
    (first,), (second,) = _on_page(1, [], whole), _on_page(2, [], whole)
    assert (first.start, first.end) == (second.start, second.end) == (0, len(TEXT))
    assert (first.began_on, first.goes_on_on, first.is_shared) == (None, 2, True)
    assert (second.began_on, second.goes_on_on, second.is_shared) == (1, None, True)
    assert _on_page(2, []) == []


def _two_pages(library: Library, folder: Path) -> Document:
    """Takes in a PDF whose one sentence goes on over two pages."""
    folder.mkdir()
    first = PdfPage().paragraph(72, 700, PROSE[:1]).text(72, 60, NOTE, size=7)
    pages_of(folder, first, PdfPage().paragraph(72, 760, PROSE[1:]))
    library.ingest(folder, IngestOptions("pages"))
    found = library.store.documents(OWNER, limit=100).items
    return next(document for document in found if document.collection == "pages")


def test_each_page_shows_its_own_words_and_leads_to_the_others(
    own_library: OpenLibrary, tmp_path: Path
) -> None:
    """Word for word, the passage marked on both; pages that were never parted say so."""
    library = own_library()
    document = _two_pages(library, tmp_path / "pages")
    passage = library.store.document_passages(document.id, OWNER)[0]
    address = f"/documents/{document.id}?passage={passage.id}"
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        first = soup_of(client.get(address))
        assert FIRST in words(one(first, ".text"))
        assert PROSE[1] not in words(one(first, ".text"))
        assert len(first.select("#passage")) == 1
        turned = one(first, ".turned a")
        assert words(turned) == "Continues on page 2"
        second = soup_of(client.get(href(turned)))
        assert " ".join(words(mark) for mark in second.select("mark")) == SECOND
        assert words(one(second, ".turned a")) == "Continued from page 1"
        _forget_turns(library, document)
        older = soup_of(client.get(f"{address}&page=2"))
        assert words(one(older, ".turned a")) == "Part of this is on page 1."
        assert FIRST in words(one(older, ".text"))


def _forget_turns(library: Library, document: Document) -> None:
    """As of a document taken in before they were kept."""
    with library.store._database.writing() as connection:
        connection.execute(update(revisions).values(turns=()))
    assert library.store.document_turns(document.id, OWNER) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_it_goes_on_is_said_in_every_language(language: str) -> None:
    said = messages(language)
    names = ("text-began", "text-goes-on", "text-shared")
    told = {said.text(name, number="7") for name in names}
    assert len(told) == len(names)
    assert all("7" in one for one in told)
