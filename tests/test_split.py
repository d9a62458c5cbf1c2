"""Passages are verbatim, bounded, never cross a heading, and lose nothing."""

import itertools

import pytest
from growth import STEADY, TIMES, growth
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import LocatorUnit
from ingest.blocks import Block, BlockKind, ConvertedDocument
from ingest.split import SplitOptions, document_text, split, turns
from ingest.word_count import word_count

SENTENCE = "The district paid its community health workers late in every quarter of that year. "


def converted(*blocks: Block, unit: LocatorUnit = LocatorUnit.PAGE) -> ConvertedDocument:
    count = max((block.position_at(len(block.text)) for block in blocks), default=1)
    return ConvertedDocument("text/plain", unit, count, blocks)


def heading(text: str, level: int = 1, position: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, position, level)


def paragraph(sentences: int, position: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, (SENTENCE * sentences).strip(), position)


def test_a_long_section_gives_passages_within_the_limits_and_of_whole_sentences() -> None:
    document = converted(heading("Results"), *(paragraph(7, page) for page in range(1, 8)))
    cuts = split(document, "en")
    assert len(cuts) > 2
    assert all(120 <= word_count(cut.text) <= 220 for cut in cuts)
    assert all(cut.text.endswith(".") for cut in cuts)


def test_a_passage_never_crosses_a_heading_and_carries_its_path() -> None:
    document = converted(
        heading("Results"), paragraph(2), heading("What worked", 2), paragraph(2), heading("Next"), paragraph(1)
    )  # fmt: skip
    assert [cut.heading_path for cut in split(document, "en")] == [
        ("Results",), ("Results", "What worked"), ("Next",)
    ]  # fmt: skip


def test_a_heading_with_nothing_under_it_is_still_found() -> None:
    """As a passage, or, where it begins the document, with every passage."""
    alone = (heading("Free care was ended"), heading("Why"), paragraph(1))
    later = split(converted(heading("What was done"), paragraph(1), *alone), "en")
    assert any(cut.text.endswith("Free care was ended") for cut in later)
    first = split(converted(*alone), "en")
    assert {cut.heading_path for cut in first} == {("Free care was ended", "Why")}


def test_a_heading_too_long_to_be_one_is_text() -> None:
    """It would stand beside every passage under it."""
    cuts = split(converted(heading("Fees were removed. " * 40), paragraph(1)), "en")
    assert [cut.heading_path for cut in cuts] == [()]


def test_a_passage_names_the_pages_that_its_own_words_stand_on() -> None:
    """A paragraph that goes on over pages does not lend its other pages to each passage of it."""
    text = (SENTENCE * 60).strip()
    block = Block(BlockKind.PARAGRAPH, text, 3, turns=(len(SENTENCE) * 20 + 5, len(SENTENCE) * 40))
    document = ConvertedDocument("text/plain", LocatorUnit.PAGE, 5, (block,))
    cuts = split(document, "en")
    pages = [(cut.locator.first, cut.locator.last) for cut in cuts]
    assert pages == [(block.position_at(cut.start), block.position_at(cut.end - 1)) for cut in cuts]
    assert {first for first, _ in pages} == {3, 4, 5}
    assert (3, 4) in pages  # the sentence that the page cuts


def test_a_text_knows_where_its_pages_begin() -> None:
    """Also where one goes on after the notes at the foot of another, and where nothing stands."""
    cut = Block(BlockKind.PARAGRAPH, "Fees were abolished", 1, turns=(4, 9, 9))
    note = Block(BlockKind.PARAGRAPH, "1 See the annex.", 1)
    document = converted(cut, note, paragraph(1, 4), paragraph(1, 4))
    text = document_text(document.blocks)
    found = turns(document)
    assert [(text[start:][:4], page) for start, page in found] == [
        ("Fees", 1), (" wer", 2), (" abo", 4), ("1 Se", 1), ("The ", 4)
    ]  # fmt: skip
    assert turns(converted(paragraph(1), unit=LocatorUnit.PARAGRAPH)) == ()


def test_a_passage_names_its_first_and_last_page() -> None:
    document = converted(paragraph(5, 3), paragraph(5, 4))
    (cut,) = split(document, "en")
    assert (cut.locator.first, cut.locator.last) == (3, 4)


def test_a_short_rest_is_not_left_over() -> None:
    """150 and 40 words under one heading make one passage, not a passage and a scrap."""
    document = converted(
        Block(BlockKind.PARAGRAPH, "one two three four five. " * 30, 1), paragraph(3)
    )
    assert len(split(document, "en")) == 1


def test_later_rows_of_a_table_carry_its_header() -> None:
    rows = "\n".join(
        f"District {n} | {n} health centres open at night and on Sundays" for n in range(60)
    )
    document = converted(Block(BlockKind.TABLE, f"District | Centres\n{rows}", 2))
    first, *rest = split(document, "en")
    assert first.heading_path == ()
    assert rest
    assert all(cut.heading_path == ("District | Centres",) for cut in rest)


def test_text_without_sentence_ends_is_cut_between_words() -> None:
    document = converted(Block(BlockKind.PARAGRAPH, "word " * 1000, 1))
    cuts = split(document, "en")
    assert max(word_count(cut.text) for cut in cuts) <= 220
    assert sum(word_count(cut.text) for cut in cuts) == 1000


def test_endless_text_with_few_spaces_is_cut_as_well() -> None:
    """Thai parts phrases by spaces and has no full stops; encoded data has neither."""
    for text in (
        ("卫生系统改革" * 100 + " ") * 3,
        ("ระบบสุขภาพ" * 40 + " ") * 30,
        f"{'word' * 9_000} end",
    ):
        cuts = split(converted(Block(BlockKind.PARAGRAPH, text, 1)), "zh")
        assert len(cuts) > 2
        assert all(word_count(cut.text) <= 220 for cut in cuts)
        assert all(len(cut.text) <= 220 * 40 for cut in cuts)
        assert "".join("".join(cut.text for cut in cuts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("again", "count"),
    [("word", 100_000), ("A. ", 100_000), ("Dr. ", 100_000), ("a\u0301", 200_000)],
    ids=["a word", "initials", "abbreviations", "accents"],
)
def test_a_long_text_takes_no_longer_a_word_to_cut(again: str, count: int) -> None:
    """What is cut has been parsed within limits of time, but is cut without."""

    def cut(times: int) -> None:
        assert split(converted(Block(BlockKind.PARAGRAPH, f"{again * times}.", 1)), "en")

    assert growth(cut, count // TIMES, count) < STEADY


def test_many_small_blocks_take_no_longer_each_to_cut() -> None:
    """A text of a hundred thousand lines, each by itself."""
    blocks = [Block(BlockKind.LIST_ITEM, "x", 1)] * 100_000

    def cut(some: list[Block]) -> None:
        assert split(converted(*some), "en")

    assert growth(cut, blocks[: len(blocks) // TIMES], blocks, runs=1) < STEADY


def test_scripts_without_spaces_are_measured_in_characters() -> None:
    document = converted(Block(BlockKind.PARAGRAPH, "全民健康覆盖是可以实现的目标。" * 100, 1))
    assert all(word_count(cut.text) <= 220 for cut in split(document, "zh"))


BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=st.text(st.sampled_from("ab. \n|؟é1ไ卫"), max_size=80),
        position=st.integers(1, 9),
        level=st.integers(1, 3),
    ),
    max_size=12,
)


@given(blocks=BLOCKS)
def test_passages_are_verbatim_in_order_and_lose_no_text(blocks: list[Block]) -> None:
    document = converted(*blocks)
    text = document_text(document.blocks)
    cuts = split(document, "en", SplitOptions(5, 10))
    assert all(cut.text == text[cut.start : cut.end] and cut.text.strip() for cut in cuts)
    assert all(before.end <= after.start for before, after in itertools.pairwise(cuts))
    found = "".join("".join(cut.text.split()) for cut in cuts)
    headings = "".join(title for cut in cuts for title in cut.heading_path)
    for block in blocks:
        words = "".join(block.text.split())
        assert words in found or words in "".join(headings.split())
