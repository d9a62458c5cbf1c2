"""The rules of topic packs, apart from any database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from pack_samples import LATER, NOW, document_item, draft, filled, order, quoted

from corpus.errors import Conflict, InvalidRequest, NotFound
from corpus.packs import rules as packs
from corpus.packs.model import PackState
from corpus.packs.texts import slug_for


def test_a_new_pack_is_a_draft_that_takes_items_at_once():
    """It has a section without a title, so that nobody must name one first."""
    pack = packs.create(
        NOW, id="p", title="  Paying \n for care ", purpose=" why ", language="fr", section_id="s"
    )
    assert (pack.title, pack.purpose, pack.language) == ("Paying for care", "why", "fr")
    assert (pack.state, pack.slug, pack.version) == (PackState.DRAFT, None, 0)
    assert [(section.id, section.title) for section in pack.sections] == [("s", "")]


@pytest.mark.parametrize("title", ["", "  \n", "x" * 201, "a\0b", "a\ud800", "a\x1bb"])
def test_a_title_says_something_that_can_be_shown(title: str):
    """Blank, too long and unprintable titles are refused, for packs and sections alike."""
    with pytest.raises(InvalidRequest):
        draft(title=title)
    with pytest.raises(InvalidRequest):
        packs.add_section(draft(), NOW, "s2", title)
    with pytest.raises(InvalidRequest):
        packs.rename_section(draft(), NOW, "s1", title)


def test_what_is_not_given_stays():
    """Changing the title leaves purpose and language, and the moment is noted."""
    pack = packs.retitle(draft(), LATER, title="New")
    assert (pack.title, pack.purpose, pack.language) == ("New", "Before the session", "en")
    assert (pack.created_at, pack.updated_at) == (NOW, LATER)
    assert packs.retitle(pack, LATER, purpose="").purpose == ""
    with pytest.raises(InvalidRequest):
        packs.retitle(pack, LATER, purpose="x" * 4001)


def test_items_move_within_and_between_sections():
    """Before another item, or last; to where it stands already, nothing changes."""
    pack = filled()
    assert order(packs.move_item(pack, NOW, "c", "s1", before="a")) == ["cab", "d"]
    assert order(packs.move_item(pack, NOW, "a", "s1")) == ["bca", "d"]
    assert order(packs.move_item(pack, NOW, "a", "s2", before="d")) == ["bc", "ad"]
    assert order(packs.move_item(pack, NOW, "a", "s2")) == ["bc", "da"]
    assert order(packs.move_item(pack, NOW, "b", "s1", before="b")) == ["abc", "d"]


def test_sections_move_and_go():
    """The last one stays; a section takes its items with it."""
    pack = filled()
    swapped = packs.move_section(pack, NOW, "s2", before="s1")
    assert order(swapped) == ["d", "abc"]
    assert order(packs.move_section(swapped, NOW, "s2")) == ["abc", "d"]
    left = packs.remove_section(pack, NOW, "s1")
    assert order(left) == ["d"]
    with pytest.raises(Conflict):
        packs.remove_section(left, NOW, "s2")


def test_a_note_is_set_and_taken_back():
    """Other items keep theirs."""
    pack = packs.set_note(filled(), NOW, "b", " Read this first.\nThen discuss. ")
    assert {i.id: i.note for i in pack.items if i.note} == {"b": "Read this first.\nThen discuss."}
    assert not any(item.note for item in packs.set_note(pack, NOW, "b", "").items)
    with pytest.raises(InvalidRequest):
        packs.set_note(pack, NOW, "b", "x" * 4001)


def test_the_same_reading_stands_in_a_pack_once():
    """Whichever section it is in, and whatever id it came with."""
    pack = filled()
    for same in (replace(quoted("a"), id="z"), replace(document_item("d"), id="z"), quoted("a")):
        with pytest.raises(Conflict):
            packs.add_item(pack, NOW, "s2", same)
    other = packs.add_item(pack, NOW, "s2", document_item("z", document="d1"))
    assert order(other) == ["abc", "dz"]


def test_what_is_not_there_is_not_found():
    """Sections and items of another pack, or removed meanwhile."""
    pack = filled()
    for ask in (
        lambda: packs.rename_section(pack, NOW, "none", "x"),
        lambda: packs.move_section(pack, NOW, "none"),
        lambda: packs.move_section(pack, NOW, "s1", before="none"),
        lambda: packs.remove_section(pack, NOW, "none"),
        lambda: packs.add_item(pack, NOW, "none", quoted("z")),
        lambda: packs.move_item(pack, NOW, "none", "s1"),
        lambda: packs.move_item(pack, NOW, "a", "none"),
        lambda: packs.move_item(pack, NOW, "a", "s1", before="d"),
        lambda: packs.set_note(pack, NOW, "none", "x"),
        lambda: packs.remove_item(pack, NOW, "none"),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_pack_does_not_grow_without_end():
    """Five hundred items, fifty sections: nobody reads more before a session."""
    pack = draft()
    for number in range(500):
        pack = packs.add_item(pack, NOW, "s1", quoted(str(number)))
    with pytest.raises(Conflict):
        packs.add_item(pack, NOW, "s1", quoted("more"))
    for number in range(49):
        pack = packs.add_section(pack, NOW, f"more-{number}", "x")
    with pytest.raises(Conflict):
        packs.add_section(pack, NOW, "too-many", "x")


def test_ids_are_not_given_twice():
    """Two requests that chose the same id cannot hide one another."""
    with pytest.raises(Conflict):
        packs.add_section(filled(), NOW, "s2", "again")
    with pytest.raises(Conflict):
        packs.add_item(filled(), NOW, "s2", quoted("a", "other words"))


def test_publishing_needs_something_to_publish():
    """The error names all that is missing."""
    with pytest.raises(Conflict) as refused:
        packs.publish(draft(purpose=""), NOW, "paying-for-care")
    assert refused.value.facts["missing"] == ["purpose", "items"]
    published = packs.publish(filled(), LATER, "paying-for-care")
    assert (published.state, published.slug) == (PackState.PUBLISHED, "paying-for-care")
    assert published.published_at == LATER


@pytest.mark.parametrize("slug", ["", "Paying", "a b", "-a", "a--b", "a/b", "é", "x" * 81])
def test_an_address_is_plain(slug: str):
    """It is read out over the telephone."""
    with pytest.raises(InvalidRequest):
        packs.publish(filled(), NOW, slug)


def test_a_published_pack_is_frozen():
    """Every operation is refused, publishing again included; a copy is a draft again."""
    pack = packs.publish(filled(), NOW, "paying-for-care")
    for change in (
        lambda: packs.retitle(pack, NOW, title="x"),
        lambda: packs.add_section(pack, NOW, "s3", "x"),
        lambda: packs.rename_section(pack, NOW, "s1", "x"),
        lambda: packs.move_section(pack, NOW, "s1"),
        lambda: packs.remove_section(pack, NOW, "s1"),
        lambda: packs.add_item(pack, NOW, "s1", quoted("z")),
        lambda: packs.move_item(pack, NOW, "a", "s2"),
        lambda: packs.set_note(pack, NOW, "a", "x"),
        lambda: packs.remove_item(pack, NOW, "a"),
        lambda: packs.publish(pack, NOW, "again"),
    ):
        with pytest.raises(Conflict):
            change()
    copy = packs.copy_to_draft(pack, LATER, "p2")
    assert (copy.state, copy.slug, copy.published_at) == (PackState.DRAFT, None, None)
    assert (copy.copied_from, copy.sections) == ("p1", pack.sections)
    assert packs.retitle(copy, LATER, title="Second edition").title == "Second edition"
    with pytest.raises(Conflict):
        packs.copy_to_draft(copy, LATER, "p3")


def test_addresses_are_made_from_titles():
    """Accents fold, other scripts fall back on the id, what is taken gets a number."""
    assert slug_for("Santé & équité : que faire ?", "p1", ()) == "sante-equite-que-faire"
    assert slug_for("التأمين الصحي", "0af3c9d2ee", ()) == "pack-0af3c9d2"
    assert slug_for("Care", "p1", {"care", "care-2"}) == "care-3"


@given(title=st.text(max_size=300), taken=st.sets(st.sampled_from(["a-b", "a-b-2", "pack-p1"])))
def test_any_title_gives_an_address_that_can_be_published(title: str, taken: set[str]):
    """Whatever a curator types."""
    slug = slug_for(title, "p1", taken)
    assert slug not in taken
    assert packs.publish(filled(), NOW, slug).slug == slug


class PackEditing(RuleBasedStateMachine):
    """Any sequence of edits agrees with lists of names that are edited alike."""

    @initialize()
    def begin(self) -> None:
        self.pack = draft()
        self.model: dict[str, list[str]] = {"s1": []}
        self.made = 0

    def some(self, data: st.DataObject, names: list[str]) -> str:
        return data.draw(st.sampled_from(names))

    def place(self, data: st.DataObject, names: list[str]) -> str | None:
        return data.draw(st.sampled_from([None, *names]))

    @property
    def all_items(self) -> list[str]:
        return [name for names in self.model.values() for name in names]

    @rule(data=st.data())
    def add_item(self, data: st.DataObject) -> None:
        section, name = self.some(data, list(self.model)), f"i{self.made}"
        self.made += 1
        self.pack = packs.add_item(self.pack, NOW, section, quoted(name))
        self.model[section].append(name)

    @rule()
    def add_section(self) -> None:
        self.made += 1
        self.pack = packs.add_section(self.pack, NOW, f"s{self.made + 1}", "x")
        self.model[f"s{self.made + 1}"] = []

    @precondition(lambda self: self.all_items)
    @rule(data=st.data())
    def move_item(self, data: st.DataObject) -> None:
        name, section = self.some(data, self.all_items), self.some(data, list(self.model))
        others = [other for other in self.model[section] if other != name]
        before = self.place(data, others)
        self.pack = packs.move_item(self.pack, NOW, name, section, before)
        for names in self.model.values():
            if name in names:
                names.remove(name)
        self.model[section].insert(others.index(before) if before else len(others), name)

    @precondition(lambda self: self.all_items)
    @rule(data=st.data())
    def remove_item(self, data: st.DataObject) -> None:
        name = self.some(data, self.all_items)
        self.pack = packs.remove_item(self.pack, NOW, name)
        for names in self.model.values():
            if name in names:
                names.remove(name)

    @rule(data=st.data())
    def move_section(self, data: st.DataObject) -> None:
        name = self.some(data, list(self.model))
        others = [other for other in self.model if other != name]
        before = self.place(data, others)
        self.pack = packs.move_section(self.pack, NOW, name, before)
        others.insert(others.index(before) if before else len(others), name)
        self.model = {section: self.model[section] for section in others}

    @precondition(lambda self: len(self.model) > 1)
    @rule(data=st.data())
    def remove_section(self, data: st.DataObject) -> None:
        name = self.some(data, list(self.model))
        self.pack = packs.remove_section(self.pack, NOW, name)
        del self.model[name]

    @invariant()
    def agrees(self) -> None:
        held = {s.id: [item.id for item in s.items] for s in self.pack.sections}
        assert list(held.items()) == list(self.model.items())
        assert all(item.source == quoted(item.id).source for item in self.pack.items)


TestPackEditing = PackEditing.TestCase
TestPackEditing.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
