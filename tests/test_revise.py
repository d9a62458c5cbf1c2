"""What a revision says of its document, settled from every source at once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from corpus.model import LocatorUnit, MetadataOrigin, Revision
from ingest.blocks import Block, BlockKind, ConvertedDocument, DocumentProperties
from ingest.convert.limits import ConversionLimits
from ingest.convert.word.converter import convert
from ingest.revise import Source, revise
from ingest.split import SplitOptions

TEXT = "Fees were removed in 2006, and attendance doubled within a year in every district."
DETECTED, PROPERTIES = MetadataOrigin.DETECTED, MetadataOrigin.PROPERTIES


def year_of(
    properties: DocumentProperties, path: str, heading: str = "", **written: object
) -> tuple[int | None, MetadataOrigin | None]:
    """The year of a document, and where it came from."""
    blocks = [Block(BlockKind.HEADING, heading, 1, 1)] if heading else []
    document = ConvertedDocument(
        "application/pdf",
        LocatorUnit.PAGE,
        1,
        (*blocks, Block(BlockKind.PARAGRAPH, TEXT, 1)),
        properties,
    )
    revision, _ = revise(document, Source("c", path, "00", written), SplitOptions())
    return revision.metadata.year, revision.metadata.origins.get("year")


@pytest.mark.parametrize(
    ("properties", "path", "heading", "expected"),
    [
        (DocumentProperties(file_year=2021), "report.pdf", "Health review 2019", (2019, DETECTED)),
        (DocumentProperties(file_year=2021), "review_2019.pdf", "Review", (2019, DETECTED)),
        (DocumentProperties("Review 2018", file_year=2021), "a_2019.pdf", "", (2018, DETECTED)),
        (DocumentProperties(file_year=2021), "report.pdf", "Review", (2021, PROPERTIES)),
        (DocumentProperties(file_year=2021), "plan.pdf", "Plan to 2049", (2021, PROPERTIES)),
        (DocumentProperties(), "report.pdf", "Review", (2006, DETECTED)),
        (DocumentProperties(year=2015), "forum-2014.eml", "Forum 2014", (2015, PROPERTIES)),
    ],
)
def test_a_year_in_the_title_or_file_name_outranks_the_day_the_file_was_made(
    properties: DocumentProperties, path: str, heading: str, expected: tuple[int, MetadataOrigin]
) -> None:
    """A scan of 2021 of a report of 2019 is of 2019; a day of sending or publication stands."""
    assert year_of(properties, path, heading) == expected


def test_the_year_in_a_title_that_somebody_wrote_down_counts() -> None:
    """A manifest with titles but without a column of years."""
    made = DocumentProperties("Scan 2021", file_year=2021)
    assert year_of(made, "a.pdf", titre="Chad: free care, 2013") == (2013, DETECTED)
    assert year_of(made, "a.pdf", year=2012) == (2012, MetadataOrigin.MANIFEST)


def revised(
    blocks: Iterable[Block],
    written: Mapping[str, object],
    unit: LocatorUnit = LocatorUnit.PARAGRAPH,
) -> Revision:
    """What is stored of a document with these blocks, of which a manifest says `written`."""
    document = ConvertedDocument("application/pdf", unit, 2, tuple(blocks))
    revision, _ = revise(document, Source("c", "report.pdf", "00", written), SplitOptions())
    return revision


def passages_of(*blocks: Block, **written: object) -> list[str]:
    """What the passages of a document with these blocks say, all of which its text keeps."""
    revision = revised(blocks, written)
    assert all(block.text in revision.text for block in blocks)
    assert all(one.text == revision.text[one.start : one.end] for one in revision.passages)
    assert [one.ordinal for one in revision.passages] == list(range(len(revision.passages)))
    return [one.text for one in revision.passages]


TITLE = "Senegal: mutual health insurance"
UNDER = (Block(BlockKind.HEADING, "What was done", 1, 1), Block(BlockKind.PARAGRAPH, TEXT, 1))


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [
        (BlockKind.HEADING, TITLE, {}),
        (BlockKind.HEADING, "SENEGAL : mutual\nhealth insurance.", {"title": TITLE}),
        (BlockKind.PARAGRAPH, TITLE, {"title": TITLE}),
    ],
)
def test_no_passage_is_nothing_but_the_title(
    kind: BlockKind, text: str, written: dict[str, object]
) -> None:
    """It stands beside every passage; alone it answers nothing, and comes close to everything."""
    assert passages_of(Block(kind, text, 1, 1), *UNDER, **written) == [TEXT]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"{TITLE} failed", {"title": TITLE}),
        ("Free care was ended", {"title": TITLE}),  # else it would be found nowhere
        (f"{TITLE}. {TEXT}", {"title": TITLE}),
    ],
)
def test_what_says_more_than_the_title_stays(text: str, written: dict[str, object]) -> None:
    """However short it is, and however much of the title is in it."""
    said = passages_of(Block(BlockKind.PARAGRAPH, text, 1), *UNDER, **written)
    assert said == [text, TEXT]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_first_heading_without_text_of_its_own_heads_all_passages(level: int) -> None:
    """The title that a document gives itself, where the manifest has another."""
    own = Block(BlockKind.HEADING, "Senegal:\nmutuelles de santé", 1, level)
    later = (Block(BlockKind.HEADING, "What came of it", 1, 1), Block(BlockKind.PARAGRAPH, TEXT, 1))
    revision = revised([own, *UNDER, *later], {"title": TITLE})
    assert own.text in revision.text
    assert [(one.heading_path, one.text) for one in revision.passages] == [
        (("Senegal: mutuelles de santé", "What was done"), TEXT),
        (("Senegal: mutuelles de santé", "What came of it"), TEXT),
    ]


def test_headings_alone_that_begin_no_document_stay_passages() -> None:
    """Or part of one. Else they would be found nowhere, being last, second or all that there is."""
    alone = Block(BlockKind.HEADING, "Free care was ended", 1, 1)
    other = replace(alone, text="Visits fell")
    preface = Block(BlockKind.PARAGRAPH, "Preface", 1)
    assert passages_of(*UNDER, alone, title=TITLE) == [f"{TEXT}\n\n{alone.text}"]
    assert passages_of(preface, alone, *UNDER, title=TITLE) == [f"Preface\n\n{alone.text}", TEXT]
    assert passages_of(other, alone, *UNDER, title=TITLE) == [alone.text, TEXT]
    assert passages_of(alone, title=TITLE) == [alone.text]
    assert passages_of(alone, other, title=TITLE) == [other.text]


def test_the_first_heading_of_a_thread_heads_no_other_message() -> None:
    """It says who wrote the first, of which nothing else is left."""
    messages = tuple(replace(block, position=2) for block in UNDER)
    first = Block(BlockKind.HEADING, "Awa, 3 May 2019", 1, 1)
    revision = revised([first, *messages], {"title": TITLE}, LocatorUnit.MESSAGE)
    assert [(one.heading_path, one.text) for one in revision.passages] == [
        ((), first.text),
        (("What was done",), TEXT),
    ]


def test_a_document_of_nothing_but_its_title_keeps_it() -> None:
    """It would be refused as empty, and lost."""
    assert passages_of(Block(BlockKind.HEADING, TITLE, 1, 1)) == [TITLE]


def test_the_title_of_a_word_document_is_no_passage(tmp_path: Path) -> None:
    """Word gives it a style of its own, above headings of the first level that it does not head."""
    written = docx.Document()
    written.add_heading(TITLE, 0)
    written.add_heading("What was done", 1)
    written.add_paragraph(TEXT)
    written.save(str(tmp_path / "report.docx"))
    document = convert(tmp_path / "report.docx", ConversionLimits())
    revision, _ = revise(document, Source("c", "report.docx", "00", {}), SplitOptions())
    assert revision.metadata.title == TITLE
    assert [one.text for one in revision.passages] == [TEXT]
    assert TITLE in revision.text
