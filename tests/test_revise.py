"""What a revision says of its document, settled from every source at once."""

import pytest

from corpus.model import LocatorUnit, MetadataOrigin
from ingest.blocks import Block, BlockKind, ConvertedDocument, DocumentProperties
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
