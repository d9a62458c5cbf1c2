"""Topic packs in the store: nobody's work overwritten, nothing shown to whom it is not for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from pack_samples import LATER, NOW, document_item, draft, quoted
from store_samples import index_all, put

from corpus.errors import Conflict, NotFound, NotPermitted
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, Document, Reader
from corpus.packs import rules as packs
from corpus.packs.model import PackItem, PackState, TopicPack
from corpus.packs.sources import SourceState, quote_of, whole
from corpus.store import Store

CURATOR = Reader(in_network=True)
RESTRICTED = Access(AccessLevel.RESTRICTED, ("organisers",))
ORGANISER = Reader(in_network=True, groups=frozenset({"organisers"}))


def first_quote(store: Store, document: Document, item_id: str, note: str = "") -> PackItem:
    """An item that quotes the first passage of a stored document."""
    passage = store.document_passages(document.id, OWNER)[0]
    return PackItem(item_id, quote_of(passage, document), note)


def kept(store: Store, *items: PackItem) -> TopicPack:
    """A draft with these items, as its maker would have it."""
    pack = draft()
    for item in items:
        pack = packs.add_item(pack, NOW, "s1", item)
    return store.create_pack(pack)


def test_a_pack_comes_back_as_it_was_kept(store: Store):
    """Sections, order, notes, quotes with everything needed to cite them."""
    pack = draft(language="ar", title="دفع ثمن الرعاية")
    pack = packs.add_section(pack, NOW, "s2", "Guidance")
    pack = packs.add_item(pack, NOW, "s2", document_item("d", note="all of it"))
    pack = packs.add_item(pack, NOW, "s1", quoted("b", "التأمين", pages=(3, 4), language="ar"))
    pack = packs.move_section(packs.add_item(pack, NOW, "s1", quoted("a")), NOW, "s2", "s1")
    created = store.create_pack(pack)
    assert created.version == 1
    read = store.pack("p1", OWNER, drafts=True)
    assert read == created
    assert (read.sections, read.title) == (pack.sections, pack.title)
    with pytest.raises(Conflict):
        store.create_pack(pack)


def test_a_change_upon_an_older_state_is_refused(store: Store):
    """Two curators at once: the second is told, nothing of the first is lost."""
    created = kept(store)
    first = store.change_pack("p1", 1, lambda p: packs.retitle(p, LATER, title="First"), OWNER)
    assert (first.version, created.version) == (2, 1)
    with pytest.raises(Conflict) as refused:
        store.change_pack("p1", 1, lambda p: packs.retitle(p, LATER, title="Second"), OWNER)
    assert refused.value.facts["version"] == 2
    assert store.pack("p1", OWNER, drafts=True) == first


def test_of_many_changes_at_once_one_is_kept(store: Store):
    """Whichever comes first; the others are conflicts."""
    kept(store)

    def retitle(number: int) -> bool:
        try:
            store.change_pack(
                "p1", 1, lambda p: packs.retitle(p, LATER, title=f"By {number}"), OWNER
            )
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(5) as pool:
        assert list(pool.map(retitle, range(10))).count(True) == 1
    assert store.pack("p1", OWNER, drafts=True).version == 2


def test_a_rule_that_refuses_leaves_the_pack_alone(store: Store):
    """What a rule raises comes through, the transaction is gone."""
    kept(store)
    with pytest.raises(NotFound):
        store.change_pack("p1", 1, lambda p: packs.remove_item(p, NOW, "none"), OWNER)
    assert store.pack("p1", OWNER, drafts=True).version == 1


def test_drafts_are_for_curators(store: Store):
    """Until it is published a reader hears nothing of it; then it has its own address."""
    document = put(store, "a.txt", "words")
    kept(store, first_quote(store, document, "a"))
    for ask in (store.pack, store.pack_by_slug):
        with pytest.raises(NotFound):
            ask("p1", ANONYMOUS)
    assert store.packs(ANONYMOUS) == []
    assert [summary.id for summary in store.packs(OWNER, drafts=True)] == ["p1"]
    published = store.publish_pack("p1", 1, OWNER)
    assert (published.slug, published.state) == ("paying-for-care", PackState.PUBLISHED)
    assert store.pack_by_slug("paying-for-care", ANONYMOUS) == published
    [summary] = store.packs(ANONYMOUS)
    assert (summary.slug, summary.items, summary.version) == ("paying-for-care", 1, 2)
    with pytest.raises(Conflict):
        store.change_pack("p1", 2, lambda p: packs.retitle(p, NOW, title="x"), OWNER)


def test_packs_of_the_same_title_have_their_own_addresses(store: Store):
    """A yearly forum may call its pack the same each year."""
    document = put(store, "a.txt", "words")
    kept(store, first_quote(store, document, "a"))
    published = store.publish_pack("p1", 1, OWNER)
    copy = store.copy_pack("p1", OWNER)
    assert (copy.copied_from, copy.state, copy.sections) == (
        "p1",
        PackState.DRAFT,
        published.sections,
    )
    again = store.publish_pack(copy.id, copy.version, OWNER)
    assert again.slug == "paying-for-care-2"
    assert store.pack_by_slug("paying-for-care", ANONYMOUS) == published


def test_only_drafts_are_deleted(store: Store):
    """What has an address keeps it."""
    document = put(store, "a.txt", "words")
    kept(store, first_quote(store, document, "a"))
    with pytest.raises(Conflict):
        store.delete_draft("p1", 7, OWNER)
    published = store.publish_pack("p1", 1, OWNER)
    with pytest.raises(Conflict):
        store.delete_draft("p1", published.version, OWNER)
    copy = store.copy_pack("p1", OWNER)
    store.delete_draft(copy.id, copy.version, OWNER)
    with pytest.raises(NotFound):
        store.pack(copy.id, OWNER, drafts=True)
    with pytest.raises(NotFound):
        store.delete_draft(copy.id, copy.version, OWNER)


def restricted_pack(store: Store) -> TopicPack:
    """A published pack of one open and two restricted items, made by an organiser."""
    open_one = put(store, "open.txt", "open words", title="Open")
    secret = put(store, "secret.txt", "secret words", title="Secret title", access=RESTRICTED)
    made = kept(
        store,
        first_quote(store, open_one, "open"),
        first_quote(store, secret, "quote", "secret note"),
        PackItem("whole", whole(secret)),
    )
    return store.publish_pack(made.id, made.version, ORGANISER)


def test_items_of_unreadable_sources_are_not_shown(store: Store):
    """No quote, title, note, count or state of them, by any way in."""
    published = restricted_pack(store)
    assert len(published.items) == 3
    for reader, names in ((ANONYMOUS, ["open"]), (ORGANISER, ["open", "quote", "whole"])):
        by_id, by_slug = store.pack("p1", reader), store.pack_by_slug("paying-for-care", reader)
        assert [item.id for item in by_id.items] == names
        assert by_slug == by_id
        assert store.packs(reader)[0].items == len(names)
        assert list(store.source_statuses(published, reader)) == names
    assert "ecret" not in repr(store.pack("p1", ANONYMOUS)) + repr(store.packs(ANONYMOUS))


def test_a_withdrawn_source_keeps_its_readers(store: Store):
    """Withdrawing a restricted document must not open its quotes to everybody."""
    published = restricted_pack(store)
    ids = sorted(published.document_ids)
    store.withdraw(ids)
    store.mark_indexed(dict.fromkeys(ids))
    assert [item.id for item in store.pack("p1", ANONYMOUS).items] == ["open"]
    assert store.packs(ANONYMOUS)[0].items == 1
    seen = store.pack("p1", ORGANISER)
    assert len(seen.items) == 3
    statuses = store.source_statuses(seen, ORGANISER)
    assert {status.state for status in statuses.values()} == {SourceState.WITHDRAWN}
    told = [status.is_restricted for status in statuses.values()]
    assert told == [False, True, True]
    assert seen.items[1].source == published.items[1].source


def test_restricting_a_source_later_hides_what_was_quoted(store: Store):
    """Access is asked of the document as it is, not as it was when it was quoted."""
    document = put(store, "a.txt", "words")
    kept(store, first_quote(store, document, "a"))
    store.publish_pack("p1", 1, OWNER)
    assert len(store.pack("p1", ANONYMOUS).items) == 1
    before = store.source_statuses(store.pack("p1", ORGANISER), ORGANISER)
    put(store, "a.txt", "words", access=RESTRICTED)
    after = store.source_statuses(store.pack("p1", ORGANISER), ORGANISER)
    assert (before["a"].is_restricted, after["a"].is_restricted) == (False, True)
    assert store.pack("p1", ANONYMOUS).items == ()
    assert len(store.pack("p1", ORGANISER).items) == 1


def test_a_curator_edits_around_what_they_may_not_see(store: Store):
    """Hidden items stay where they are; removing or adding such is refused."""
    secret = put(store, "secret.txt", "secret words", access=RESTRICTED)
    open_one, other = put(store, "open.txt", "open words"), put(store, "other.txt", "more words")
    kept(store, first_quote(store, open_one, "a"), first_quote(store, secret, "hidden"))
    seen = store.change_pack(
        "p1", 1, lambda p: packs.add_item(p, NOW, "s1", first_quote(store, other, "b")), CURATOR
    )
    assert [item.id for item in seen.items] == ["a", "b"]
    moved = store.change_pack(
        "p1", 2, lambda p: packs.move_item(p, NOW, "b", "s1", before="a"), CURATOR
    )
    assert [item.id for item in moved.items] == ["b", "a"]
    whole_pack = store.pack("p1", ORGANISER, drafts=True)
    assert [item.id for item in whole_pack.items] == ["b", "a", "hidden"]
    with pytest.raises(NotPermitted):
        store.delete_draft("p1", whole_pack.version, CURATOR)
    sneaky = PackItem("sneaky", whole(secret))
    for change in (
        lambda p: packs.remove_item(p, NOW, "hidden"),
        lambda p: packs.set_note(p, NOW, "hidden", "I know of you"),
        lambda p: packs.add_item(p, NOW, "s1", sneaky),
    ):
        with pytest.raises(NotPermitted):
            store.change_pack("p1", 3, change, CURATOR)
    assert store.pack("p1", ORGANISER, drafts=True) == whole_pack


def test_a_pack_survives_its_sources_being_taken_in_again(store: Store):
    """Quotes stay word for word; each says where it stands now, or that it does not."""
    same = put(store, "same.txt", "these words stay")
    moves = put(store, "moves.txt", "these words move")
    changes = put(store, "changes.txt", "these words go")
    goes = put(store, "goes.txt", "this document goes")
    items = [first_quote(store, d, n) for d, n in ((same, "s"), (moves, "m"), (changes, "c"))]
    kept(store, *items, first_quote(store, goes, "g"), PackItem("w", whole(changes)))
    index_all(store)
    put(store, "same.txt", "these words stay", year=1999)
    put(store, "moves.txt", "a new first page", "these words move")
    put(store, "changes.txt", "other words")
    store.withdraw([goes.id])
    index_all(store)
    pack = store.pack("p1", OWNER, drafts=True)
    statuses = store.source_statuses(pack, OWNER)
    assert {name: status.state.value for name, status in statuses.items()} == {
        "s": "present",
        "m": "moved",
        "c": "changed",
        "g": "withdrawn",
        "w": "changed",
    }
    locator = statuses["m"].locator
    assert locator is not None
    assert locator.first == 2
    now_at = store.passages([str(statuses["m"].passage_id)], OWNER)
    assert [hit.passage.text for hit in now_at.values()] == ["these words move"]
    assert [item.source.document_id for item in pack.items[:4]] == [
        same.id, moves.id, changes.id, goes.id,
    ]  # fmt: skip
    assert pack.items[:3] == tuple(items)


def test_a_withdrawn_document_is_not_recommended_whole(store: Store):
    """It cannot be read by the time of the session."""
    document = put(store, "a.txt", "words")
    store.withdraw([document.id])
    with pytest.raises(NotFound):
        store.document(document.id, OWNER)
    from dataclasses import replace

    with pytest.raises(Conflict):
        whole(replace(document, revision=None))
