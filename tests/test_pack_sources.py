"""How the items of a topic pack stand to their sources, and who is shown which."""

from __future__ import annotations

from pack_samples import NOW, document_item, filled, order, quoted

from corpus.model import AccessLevel, Locator, LocatorUnit, Passage
from corpus.packs import rules as packs
from corpus.packs.sources import (
    SourceState,
    SourceStatus,
    judge_source,
    readable_part,
    restricted_items,
)
from corpus.quote_search import CurrentSource


def test_the_readable_part_shows_nothing_of_other_sources():
    """Neither words nor notes nor how many there were."""
    pack = packs.add_item(filled(), NOW, "s1", quoted("x", "secret", document="d9", note="hush"))
    shown = readable_part(pack, {"d1", "d2"})
    assert order(shown) == ["abc", "d"]
    assert "secret" not in repr(shown)
    assert "hush" not in repr(shown)
    assert readable_part(pack, pack.document_ids) == pack
    assert readable_part(pack, ()).items == ()


def source(*pages: str, revision: str = "r2") -> CurrentSource:
    """A document with a passage a page."""
    text, passages = "\n".join(pages), []
    for number, words in enumerate(pages, 1):
        start = sum(len(page) + 1 for page in pages[: number - 1])
        locator = Locator(LocatorUnit.PAGE, number, number)
        passages.append(
            Passage(
                f"n{number}", "d1", revision, number - 1, words, start, start + len(words), locator,
                "en",
            )
        )  # fmt: skip
    return CurrentSource(revision, text, tuple(passages))


def test_a_quote_is_followed_to_where_it_stands_now():
    """The same place, another page, across two passages, gone, withdrawn."""
    item = quoted("a", "premiums rose")
    page_1, page_2 = Locator(LocatorUnit.PAGE, 1, 1), Locator(LocatorUnit.PAGE, 2, 2)
    unchanged = judge_source(item, source("anything", revision="r1"))
    assert unchanged == SourceStatus(SourceState.PRESENT, "passage-a", page_1)
    same_page = judge_source(item, source("so premiums rose."))
    assert same_page == SourceStatus(SourceState.PRESENT, "n1", page_1)
    moved = judge_source(item, source("A preface.", "premiums rose"))
    assert moved == SourceStatus(SourceState.MOVED, "n2", page_2)
    across = judge_source(quoted("a", "rose\nand fell"), source("x", "premiums rose", "and fell"))
    assert across == SourceStatus(SourceState.MOVED, "n2", Locator(LocatorUnit.PAGE, 2, 3))
    assert judge_source(item, source("Premiums fell")) == SourceStatus(SourceState.CHANGED)
    assert judge_source(item, None) == SourceStatus(SourceState.WITHDRAWN)


def test_words_that_stand_twice_are_not_said_to_have_moved():
    """The place they were quoted from comes before an earlier one."""
    item = quoted("a", "premiums rose", pages=(2, 2))
    status = judge_source(item, source("premiums rose", "again premiums rose"))
    assert (status.state, status.passage_id) == (SourceState.PRESENT, "n2")


def test_a_whole_document_is_present_changed_or_withdrawn():
    """It has no words of its own to follow."""
    item = document_item("d")
    assert judge_source(item, source(revision="r1")).state is SourceState.PRESENT
    assert judge_source(item, source(revision="r2")).state is SourceState.CHANGED
    assert judge_source(item, None).state is SourceState.WITHDRAWN


def test_only_restricted_documents_are_told_as_such():
    """Whatever became of the source; what is for the whole network is not restricted."""
    item, now = quoted("a", "premiums rose"), source("premiums rose")
    statuses = {level.value: judge_source(item, now, level) for level in AccessLevel}
    assert [name for name, status in statuses.items() if status.is_restricted] == ["restricted"]
    withdrawn = judge_source(item, None, AccessLevel.RESTRICTED)
    assert (withdrawn.state, withdrawn.is_restricted) == (SourceState.WITHDRAWN, True)
    assert restricted_items(statuses | {"gone": withdrawn}) == 2
    assert restricted_items({}) == 0
