"""What is told from the text when nobody wrote it down."""

from dataclasses import replace

import pytest

from corpus.model import Kind, LocatorUnit
from ingest.blocks import Block, BlockKind, ConvertedDocument, DocumentProperties
from ingest.detect import countries_spoken_of, detected_values, years_named


def document(
    text: str, title: str = "", unit: LocatorUnit = LocatorUnit.PARAGRAPH
) -> ConvertedDocument:
    heading = [Block(BlockKind.HEADING, title, 1, 1)] if title else []
    return ConvertedDocument("text/plain", unit, 2, (*heading, Block(BlockKind.PARAGRAPH, text, 2)))


def test_title_language_country_and_year_come_from_the_text() -> None:
    values = detected_values(
        document("La gratuité des soins a été décidée en 2016 par le gouvernement.", "Gratuité des soins au Burkina Faso"),
        "rapport_final.txt",
        2026,
    )  # fmt: skip
    assert values["title"] == "Gratuité des soins au Burkina Faso"
    assert (values["language"], values["countries"], values["year"]) == ("fr", ("BFA",), 2016)
    assert values["kind"] is Kind.COUNTRY_CASE_STUDY


def test_without_a_heading_the_file_name_is_the_title() -> None:
    assert (
        detected_values(document("Texte."), "a/plan_national_2019.txt", 2026)["title"]
        == "plan national 2019"
    )


@pytest.mark.parametrize(
    ("path", "unit", "kind"),
    [
        ("thread.mbox", LocatorUnit.MESSAGE, Kind.FORUM_NOTES),
        ("national-guidelines.pdf", LocatorUnit.PAGE, Kind.NORMATIVE_GUIDANCE),
        ("دليل.pdf", LocatorUnit.PAGE, Kind.NORMATIVE_GUIDANCE),
        ("pharmacies.txt", LocatorUnit.PARAGRAPH, Kind.COUNTRY_CASE_STUDY),
    ],
)
def test_kind_follows_the_form_and_the_words_of_the_name(
    path: str, unit: LocatorUnit, kind: Kind
) -> None:
    assert detected_values(document("Some text.", unit=unit), path, 2026)["kind"] is kind


@pytest.mark.parametrize(
    ("line", "countries", "kind"),
    [
        ("Bénin : les pharmacies", ("BEN",), Kind.COUNTRY_CASE_STUDY),
        ("Guide des pharmacies du Bénin", ("BEN",), Kind.NORMATIVE_GUIDANCE),
        ("Guide des pharmacies", (), Kind.NORMATIVE_GUIDANCE),
        ("We visited Benin to read the law.", (), Kind.COUNTRY_CASE_STUDY),
    ],
)
def test_a_first_line_written_as_a_title_counts_as_one_where_there_are_no_headings(
    line: str, countries: tuple[str, ...], kind: Kind
) -> None:
    """Plain text has none; a sentence that names a country or a law is none."""
    blocks = (Block(BlockKind.PARAGRAPH, line, 1), Block(BlockKind.PARAGRAPH, "Some text.", 2))
    plain = ConvertedDocument("text/plain", LocatorUnit.PARAGRAPH, 2, blocks)
    values = detected_values(plain, "notes.txt", 2026)
    assert (values["countries"], values["kind"]) == (countries, kind)
    headed = replace(plain, blocks=(Block(BlockKind.HEADING, "Notes", 1, 1), *blocks))
    assert detected_values(headed, "notes.txt", 2026)["kind"] is Kind.COUNTRY_CASE_STUDY


def test_the_title_that_the_file_records_may_say_that_it_is_guidance() -> None:
    recorded = replace(document("Some text."), properties=DocumentProperties("Guidelines on care"))
    assert detected_values(recorded, "a.pdf", 2026)["kind"] is Kind.NORMATIVE_GUIDANCE


def test_a_year_to_come_is_not_taken_for_the_documents_own() -> None:
    assert detected_values(document("Objectifs 2040, bilan 2021."), "x.txt", 2026)["year"] == 2021


def test_countries_named_in_passing_are_not_what_the_text_speaks_of() -> None:
    assert countries_spoken_of("", "Rwanda Rwanda Rwanda Rwanda Rwanda. Kenya.") == ("RWA",)


def test_a_text_with_examples_from_many_countries_speaks_of_none() -> None:
    text = "Uganda. Uganda. Uganda. Kenya. Ghana. Niger. Burundi. Senegal. Rwanda."
    assert countries_spoken_of("", text) == ()


def test_years_are_read_in_both_kinds_of_digits_and_not_inside_numbers() -> None:
    assert years_named("in 2003, ٢٠١٦; 12 2019.5 120035 and 1.2003") == (2003, 2016)


@pytest.mark.parametrize(
    ("path", "title"),
    [("a" * 300 + ".txt", "a" * 200), ("\x1b\x07.txt", "document"), ("a.zip!/x\n[0m.md", "x [0m")],
)
def test_a_file_name_makes_a_title_that_can_be_shown(path: str, title: str) -> None:
    assert detected_values(document("Text."), path, 2026)["title"] == title
