"""Metadata: the most trusted source that can be understood wins, and access fails closed."""

import pytest

from corpus.model import Access, AccessLevel, GuidanceStatus, Kind, MetadataOrigin
from ingest.blocks import RefusalCode, Refused
from ingest.describe import describe

DETECTED = {"title": "From the text", "kind": "country_case_study", "language": "fr"}


def described(manifest: dict[str, object], front_matter: dict[str, object] | None = None):
    return describe(
        [
            (MetadataOrigin.MANIFEST, manifest),
            (MetadataOrigin.FRONT_MATTER, front_matter or {}),
            (MetadataOrigin.DETECTED, DETECTED),
        ]
    )


def test_the_most_trusted_source_wins_field_by_field_and_is_recorded() -> None:
    metadata = described({"title": "Given"}, {"title": "Other", "year": "2016-05-01"}).metadata
    assert (metadata.title, metadata.year, metadata.language) == ("Given", 2016, "fr")
    assert metadata.origins["title"] is MetadataOrigin.MANIFEST
    assert metadata.origins["year"] is MetadataOrigin.FRONT_MATTER
    assert metadata.origins["language"] is MetadataOrigin.DETECTED


@pytest.mark.parametrize("year", ["٢٠١٩", "۲۰۱۹", "مارس ٢٠١٩م", "2019"])
def test_a_year_is_read_in_any_digits(year: str) -> None:
    described_with_it = describe(
        [(MetadataOrigin.MANIFEST, {"date": year}), (MetadataOrigin.DETECTED, DETECTED)]
    )
    assert described_with_it.metadata.year == 2019
    assert not described_with_it.unread


def test_values_are_read_as_people_write_them() -> None:
    metadata = described(
        {
            "kind": "Orientations normatives",
            "pays": "Ivory Coast; SEN",
            "lang": "fr-FR",
            "status": "Superseded",
            "themes": "Models of care; purchasing_and_payment_systems",
        }
    ).metadata
    assert metadata.kind is Kind.NORMATIVE_GUIDANCE
    assert metadata.countries == ("CIV", "SEN")
    assert metadata.language == "fr"
    assert metadata.guidance_status is GuidanceStatus.SUPERSEDED
    assert metadata.themes == ("models_of_care", "purchasing_and_payment_systems")


def test_a_value_outside_the_vocabulary_is_reported_and_the_next_source_used() -> None:
    description = described({"kind": "poem"})
    assert description.metadata.kind is Kind.COUNTRY_CASE_STUDY
    (unread,) = description.unread
    assert (unread.field, unread.written, unread.origin) == (
        "kind",
        "poem",
        MetadataOrigin.MANIFEST,
    )


def test_nothing_written_about_access_means_public() -> None:
    assert described({}).metadata.access == Access()


def test_groups_alone_mean_restricted_to_them() -> None:
    access = described({"groups": "forum-organisers; west-africa"}).metadata.access
    assert access == Access(AccessLevel.RESTRICTED, ("forum-organisers", "west-africa"))


@pytest.mark.parametrize(
    "written", [{"access": "secret"}, {"access": "restricted"}, {"access": "public", "groups": "x"}]
)
def test_access_that_is_not_understood_keeps_the_file_out(written: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        described(written)
    assert refused.value.code is RefusalCode.INVALID_METADATA


def test_a_restriction_in_the_front_matter_holds_when_the_manifest_is_silent() -> None:
    assert described({}, {"access": "network"}).metadata.access.level is AccessLevel.NETWORK


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fees\x00 \x07removed\ud800", "Fees removed"),
        ("T" * 501, "From the text"),
        (["a"] * 3, "From the text"),
        ({"a": 1}, "From the text"),
        ("\x1b\x00", "From the text"),
    ],
)
def test_a_title_that_is_none_is_passed_over_and_told_in_short(written: object, title: str) -> None:
    """It would stand in every answer, and with some of these characters not be stored at all."""
    description = described({"title": written})
    assert description.metadata.title == title
    assert all(len(one.written) < 600 for one in description.unread)


def test_groups_that_nobody_could_be_in_keep_the_file_out() -> None:
    with pytest.raises(Refused):
        described({"groups": ["a\ud800"]})


def test_what_is_not_understood_among_several_values_is_named_and_the_others_count() -> None:
    """It used to vanish without a line, and a list was called "list"."""
    description = described(
        {"countries": "Chad; Atlantis", "themes": ["physical infrastructure", "dragons", "snakes"]}
    )
    assert description.metadata.countries == ("TCD",)
    assert description.metadata.themes == ("physical_infrastructure",)
    assert [(unread.field, unread.written) for unread in description.unread] == [
        ("countries", "Atlantis"),
        ("themes", "dragons; snakes"),
    ]
    (unread,) = described({"themes": ["dragons", "snakes"]}).unread
    assert unread.written == "dragons; snakes"
