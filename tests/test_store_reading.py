"""What the store shows to whom: access inside every query, lists that page without slipping."""

from __future__ import annotations

import pytest
from store_samples import index_all, put

from corpus.errors import InvalidRequest, NotFound
from corpus.evidence import EvidenceBasis
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, GuidanceStatus, Kind, Reader
from corpus.store import DocumentFilter, Store, document_id

NETWORK = Access(AccessLevel.NETWORK)
ORGANISERS = Access(AccessLevel.RESTRICTED, ("organisers", "ministry"))
OTHERS = Access(AccessLevel.RESTRICTED, ("others",))
READERS = (
    ANONYMOUS,
    OWNER,
    Reader(in_network=True),
    Reader(groups=frozenset({"organisers"})),
    Reader(groups=frozenset({"ministry", "others"}), in_network=True),
    Reader(groups=frozenset({"network", "public"})),
)


def titles(store: Store, reader: Reader = OWNER, **conditions: object) -> list[str]:
    page = store.documents(reader, DocumentFilter(**conditions))
    assert page.total == len(page.items)
    return [document.metadata.title for document in page.items]


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_no_method_shows_what_a_reader_may_not_read(store: Store, reader: Reader):
    """Lists, single documents, texts, files, passages and counts all agree."""
    documents = [
        put(store, f"{n}.txt", f"words {n}", access=access)
        for n, access in enumerate((Access(), NETWORK, ORGANISERS, OTHERS))
    ]
    readable = [
        d
        for d in documents
        if reader.reads_everything or reader.tokens & {*d.metadata.access.tokens}
    ]
    hidden = [d for d in documents if d not in readable]
    page = store.documents(reader)
    assert (list(page.items), page.total) == (readable, len(readable))
    [summary] = store.collections(reader)
    assert (summary.documents, summary.passages) == (len(readable), len(readable))
    assert summary.by_kind == {Kind.COUNTRY_CASE_STUDY: len(readable)}
    everything = {p.id: d.id for d in documents for p in store.document_passages(d.id, OWNER)}
    found = store.passages(list(everything), reader)
    assert {hit.document.id for hit in found.values()} == {d.id for d in readable}
    for document in readable:
        assert store.document(document.id, reader) == document
        assert store.document_text(document.id, reader)
        assert store.original_file(document.id, reader).is_file()
    for document in hidden:
        [passage] = store.document_passages(document.id, OWNER)
        for refused in (
            lambda d=document: store.document(d.id, reader),
            lambda d=document: store.document_text(d.id, reader),
            lambda d=document: store.document_text(d.id, reader, d.revision),
            lambda d=document: store.document_passages(d.id, reader),
            lambda d=document: store.original_file(d.id, reader),
            lambda p=passage: store.neighbours(p.id, 1, 1, reader),
        ):
            with pytest.raises(NotFound):
                refused()


def test_a_hidden_document_and_a_missing_one_are_refused_alike(store: Store):
    """The error says nothing about what exists."""
    hidden = put(store, "hidden.txt", "words", access=OTHERS)
    messages = set()
    for name in (hidden.id, document_id("cases", "missing.txt")):
        with pytest.raises(NotFound) as refused:
            store.document(name, ANONYMOUS)
        messages.add((refused.value.detail, frozenset(refused.value.facts)))
    assert len(messages) == 1


def test_access_is_that_of_the_revision_to_serve(store: Store):
    """Restricting a document holds at once, for the older revision in the index as well."""
    old = put(store, "a.txt", "words", title="old")
    index_all(store)
    [passage] = store.document_passages(old.id, ANONYMOUS)
    put(store, "a.txt", "words", title="new", access=NETWORK)
    assert store.passages([passage.id], ANONYMOUS) == {}
    assert store.passages([passage.id], Reader(in_network=True))
    with pytest.raises(NotFound):
        store.document_text(old.id, ANONYMOUS, old.revision)
    put(store, "a.txt", "words", title="newer")
    assert store.passages([passage.id], ANONYMOUS)


def test_passages_come_in_the_order_asked_for(store: Store):
    """The order is the ranking; ids that are gone leave no gap, ids asked twice come once."""
    document = put(store, "a.txt", *[f"passage {n}" for n in range(1200)])
    ids = [passage.id for passage in store.document_passages(document.id, ANONYMOUS)]
    asked = [*reversed(ids), "gone", ids[0]]
    assert list(store.passages(asked, ANONYMOUS)) == list(reversed(ids))
    assert store.passages([], ANONYMOUS) == {}


def test_neighbours_stay_within_the_document(store: Store):
    """At its ends there are fewer; the passage itself is among them."""
    document = put(store, "a.txt", *"abcde")
    put(store, "b.txt", *"vwxyz")
    ids = [passage.id for passage in store.document_passages(document.id, ANONYMOUS)]

    def around(ordinal: int, before: int, after: int) -> str:
        return "".join(p.text for p in store.neighbours(ids[ordinal], before, after, ANONYMOUS))

    assert around(0, 2, 1) == "ab"
    assert around(2, 1, 1) == "bcd"
    assert around(4, 1, 9) == "de"
    assert around(2, 0, 0) == "c"


def test_pages_neither_repeat_nor_skip(store: Store):
    """Titles that sort alike, in several scripts, and documents that come and go meanwhile."""
    names = ["Été", "eté", "ETE", "zanzibar", "التأمين", "Étude", "a", "A", "Ångström", "42"]
    for number, name in enumerate(names):
        put(store, f"{number}.txt", "words", title=name)
    seen, cursor = [], None
    for step in range(99):
        page = store.documents(ANONYMOUS, after=cursor, limit=3)
        seen += page.items
        if step == 0:
            put(store, "new.txt", "words", title="0 sorts before everything")
            store.withdraw([page.items[0].id])
        if (cursor := page.next) is None:
            break
    assert sorted(document.metadata.title for document in seen) == sorted(names)
    assert len({document.id for document in seen}) == len(names)
    keys = [document.metadata.title for document in seen]
    assert keys.index("42") < keys.index("a") < keys.index("Étude") < keys.index("zanzibar")
    assert keys[-1] == "التأمين"


@pytest.mark.parametrize("cursor", ["", "x", "bm90IGpzb24", "WzEsMl0", "WyJhIl0", "é", "W" * 5000])
def test_a_made_up_cursor_is_refused(store: Store, cursor: str):
    """Not an error of ours."""
    with pytest.raises(InvalidRequest):
        store.documents(ANONYMOUS, after=cursor)


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_limit_outside_is_refused(store: Store, limit: int):
    """Nobody reads the whole store in one request."""
    with pytest.raises(InvalidRequest):
        store.documents(ANONYMOUS, limit=limit)


def test_documents_are_filtered_by_every_field(store: Store):
    """Alternatives within a field, all fields together; a filter that nothing meets is empty."""
    put(
        store, "rwa.txt", "words", title="Rwanda", language="fr", countries=("RWA",), year=2004,
        themes=("models_of_care",), publisher="Ministry", evidence_basis=EvidenceBasis.EVALUATION,
    )  # fmt: skip
    put(
        store, "who.txt", "words", title="Guidance 100%", kind=Kind.NORMATIVE_GUIDANCE, year=2020,
        countries=("RWA", "GHA"), guidance_status=GuidanceStatus.CURRENT, collection="guidance",
        access=NETWORK,
    )  # fmt: skip
    put(store, "plain.txt", "words", title="Plain_text")
    both = ["Guidance 100%", "Rwanda"]
    assert titles(store) == ["Guidance 100%", "Plain_text", "Rwanda"]
    assert titles(store, languages=("fr", "pt")) == ["Rwanda"]
    assert titles(store, countries=("RWA",)) == both
    assert titles(store, countries=("GHA", "RWA")) == both
    assert titles(store, countries=("RWA",), year_from=2004, year_to=2004) == ["Rwanda"]
    assert titles(store, year_from=2005) == ["Guidance 100%"]
    assert titles(store, themes=("models_of_care",)) == ["Rwanda"]
    assert titles(store, themes=("RWA",)) == []
    assert titles(store, publishers=("Ministry",)) == ["Rwanda"]
    assert titles(store, evidence_bases=(EvidenceBasis.EVALUATION,)) == ["Rwanda"]
    assert titles(store, guidance_statuses=(GuidanceStatus.CURRENT,)) == ["Guidance 100%"]
    assert titles(store, kinds=(Kind.NORMATIVE_GUIDANCE,)) == ["Guidance 100%"]
    assert titles(store, access_levels=(AccessLevel.NETWORK,)) == ["Guidance 100%"]
    assert titles(store, ANONYMOUS, access_levels=(AccessLevel.NETWORK,)) == []
    assert titles(store, collections=("guidance",)) == ["Guidance 100%"]
    assert titles(store, title_contains=" RWÁN") == ["Rwanda"]
    assert titles(store, title_contains="%") == ["Guidance 100%"]
    assert titles(store, title_contains="_") == ["Plain_text"]


def test_a_filter_follows_the_metadata(store: Store):
    """A corrected country finds the document, the wrong one no longer does."""
    put(store, "a.txt", "words", title="x", countries=("RWA",), themes=("phc_workforce",))
    put(store, "a.txt", "words", title="x", countries=("GHA",))
    assert titles(store, countries=("GHA",)) == ["x"]
    assert titles(store, countries=("RWA",)) == []
    assert titles(store, themes=("phc_workforce",)) == []


def test_collections_count_by_kind_and_language(store: Store):
    """One summary a collection, by name."""
    put(store, "a.txt", "one", "two", language="fr")
    put(store, "b.txt", "three", language="en")
    put(store, "c.txt", "four", collection="forum", kind=Kind.FORUM_NOTES, language="ar")
    cases, forum = store.collections(ANONYMOUS)
    assert (cases.name, cases.documents, cases.passages) == ("cases", 2, 3)
    assert cases.by_language == {"en": 1, "fr": 1}
    assert (forum.name, forum.by_kind) == ("forum", {"forum_notes": 1})


def test_what_no_database_can_hold_is_a_bad_request(store: Store):
    """Not an error of ours: lone surrogates, NULs and numbers beyond 64 bits come from outside."""
    with pytest.raises(InvalidRequest):
        titles(store, year_from=10**30)
    with pytest.raises(InvalidRequest):
        store.documents(ANONYMOUS, after="WyJcdWQ4MDAiLCJhIl0")
    with pytest.raises((InvalidRequest, NotFound)):
        store.document("\ud800", ANONYMOUS)
    with pytest.raises((InvalidRequest, NotFound)):
        store.document("\0", ANONYMOUS)
