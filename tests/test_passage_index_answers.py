"""What the port PassageIndex promises who asks it, on every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from index_fixtures import QUIET
from index_samples import (
    EVERYTHING,
    direction,
    entry,
    hits_of,
    library,
    passage_id,
    put,
    query,
    towards,
)

from corpus.errors import InvalidRequest, NotFound
from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, GuidanceStatus, Kind, Reader
from corpus.ports import IndexEntry, PassageIndex

pytestmark = QUIET

NETWORK = Reader(in_network=True)
MINISTER = Reader(groups=frozenset({"ministers"}))
AND_GENERAL = partial(PassageFilter, general_guidance=True)

ASKED = [
    (PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,)), {"guidance"}),
    (PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE, Kind.FORUM_NOTES)), {"guidance", "forum"}),
    (PassageFilter(outcomes=(Outcome.DID_NOT_WORK,)), {"burundi", "forum"}),
    (PassageFilter(countries=("BDI",)), {"burundi", "rwanda"}),
    (PassageFilter(regions=("AMR", "SEAR")), {"brazil", "forum"}),
    (PassageFilter(income_groups=("low",)), {"burundi", "rwanda"}),
    (PassageFilter(countries=("BDI",), regions=("AMR",)), set()),
    (AND_GENERAL(countries=("BDI",)), {"burundi", "rwanda", "guidance"}),
    (AND_GENERAL(regions=("AMR", "SEAR")), {"brazil", "forum", "guidance"}),
    (AND_GENERAL(income_groups=("low",)), {"burundi", "rwanda", "guidance"}),
    (AND_GENERAL(countries=("BDI",), regions=("AMR",)), {"guidance"}),
    (AND_GENERAL(countries=("ISL",), year_from=2020), {"guidance"}),
    (AND_GENERAL(countries=("ISL",), year_from=2022), set()),
    (AND_GENERAL(countries=("BDI",), kinds=(Kind.COUNTRY_CASE_STUDY,)), {"burundi", "rwanda"}),
    (AND_GENERAL(countries=("BDI",), kinds=(Kind.NORMATIVE_GUIDANCE,)), {"guidance"}),
    (AND_GENERAL(languages=("en",)), {"burundi", "guidance", "forum"}),
    (PassageFilter(languages=("fr", "pt")), {"rwanda", "brazil"}),
    (PassageFilter(year_from=2010), {"burundi", "guidance"}),
    (PassageFilter(year_to=2003), {"rwanda", "brazil"}),
    (PassageFilter(year_from=2000, year_to=2010), {"rwanda", "burundi"}),
    (PassageFilter(themes=("financing",)), {"rwanda", "guidance"}),
    (PassageFilter(publishers=("WHO",)), {"guidance"}),
    (PassageFilter(evidence_bases=(EvidenceBasis.EVALUATION,)), {"rwanda"}),
    (PassageFilter(guidance_statuses=(GuidanceStatus.CURRENT,)), {"guidance"}),
    (PassageFilter(access_levels=(AccessLevel.NETWORK,)), {"forum"}),
    (PassageFilter(collections=("evaluations",)), {"brazil"}),
    (PassageFilter(document_ids=("rwanda", "forum", "unknown")), {"rwanda", "forum"}),
    (PassageFilter(countries=("BDI",), languages=("fr",)), {"rwanda"}),
    (PassageFilter(countries=("BRA",), languages=("fr",)), set()),
]


class TestFilters:
    @pytest.mark.parametrize(("filter", "documents"), ASKED, ids=lambda value: str(value)[:60])
    def test_each_field_restricts_search_and_count_alike(
        self, shared: PassageIndex, filter: PassageFilter, documents: set[str]
    ) -> None:
        """Values within a field are alternatives; fields are all required."""
        hits = hits_of(shared, "health financing", filter=filter, reader=NETWORK)
        assert {hit.document_id for hit in hits} == documents
        assert shared.count(filter, NETWORK) == len(hits)

    def test_hits_name_document_and_revision(self, shared: PassageIndex) -> None:
        (hit,) = hits_of(shared, "programa", filter=PassageFilter(document_ids=("brazil",)))
        assert (hit.passage_id, hit.revision) == (passage_id("brazil"), "r1")

    def test_as_many_candidates_as_asked_for(self, shared: PassageIndex) -> None:
        assert len(hits_of(shared, "health", candidates=3)) == 3
        assert len(hits_of(shared, "health", candidates=1000)) == len(library())

    @pytest.mark.parametrize("candidates", [0, 1001])
    def test_candidates_out_of_range_are_refused(
        self, shared: PassageIndex, candidates: int
    ) -> None:
        with pytest.raises(InvalidRequest):
            hits_of(shared, "health", candidates=candidates)


class TestFacets:
    def test_counts_are_exact_and_largest_first(self, shared: PassageIndex) -> None:
        assert list(shared.facet(FacetField.KIND, EVERYTHING, OWNER).items()) == [
            ("country_case_study", 4),
            ("forum_notes", 2),
            ("normative_guidance", 2),
        ]
        assert shared.facet(FacetField.COUNTRY, EVERYTHING, OWNER) == {
            "BDI": 3, "BRA": 1, "CIV": 1, "IND": 1, "RWA": 1,
        }  # fmt: skip
        assert shared.facet(FacetField.YEAR, EVERYTHING, OWNER) == {
            "2010": 2, "2021": 2, "1994": 1, "2003": 1, "2019": 1,
        }  # fmt: skip

    def test_a_region_counts_once_for_a_passage_on_two_of_its_countries(
        self, shared: PassageIndex
    ) -> None:
        assert shared.facet(FacetField.REGION, EVERYTHING, OWNER)["AFR"] == 4

    def test_an_unknown_value_is_no_value(self, shared: PassageIndex) -> None:
        counts = shared.facet(FacetField.PUBLISHER, EVERYTHING, OWNER)
        assert counts == {"Ministry of Health": 2, "WHO": 2}

    def test_passages_without_a_label_are_counted_with_those_that_report_nothing(
        self, shared: PassageIndex
    ) -> None:
        counts = shared.facet(FacetField.OUTCOME, EVERYTHING, OWNER)
        assert counts == {
            "did_not_work": 2, "none": 2, "worked": 2, "mixed": 1, "recommendation": 1,
        }  # fmt: skip

    def test_under_a_filter(self, shared: PassageIndex) -> None:
        wanted = PassageFilter(countries=("BDI",), year_from=2005)
        of_place = {"purchasing": 2, "workforce": 1}
        assert shared.facet(FacetField.THEME, wanted, OWNER) == of_place
        more = replace(wanted, general_guidance=True)
        assert shared.facet(FacetField.THEME, more, OWNER) == {**of_place, "financing": 1}

    def test_guidance_for_every_country_counts_for_no_place(self, shared: PassageIndex) -> None:
        """A place's own count is of what is about it, whatever else the filter keeps."""
        wanted = AND_GENERAL(regions=("AMR",))
        assert shared.facet(FacetField.COUNTRY, wanted, OWNER) == {"BRA": 1}
        assert shared.facet(FacetField.KIND, wanted, OWNER) == {
            "normative_guidance": 2, "country_case_study": 1,
        }  # fmt: skip

    def test_no_more_values_than_asked_for(self, shared: PassageIndex) -> None:
        assert shared.facet(FacetField.COUNTRY, EVERYTHING, OWNER, limit=2) == {"BDI": 3, "BRA": 1}

    @pytest.mark.parametrize("field", FacetField)
    def test_every_field_can_be_counted_over(self, shared: PassageIndex, field: FacetField) -> None:
        counts = shared.facet(field, EVERYTHING, OWNER)
        assert counts
        assert sum(counts.values()) >= max(counts.values()) > 0

    def test_follow_what_is_published(self, filled_index: PassageIndex) -> None:
        put(filled_index, [entry("more", countries=("BRA",)), entry("most", countries=("BRA",))])
        assert filled_index.facet(FacetField.COUNTRY, EVERYTHING, OWNER)["BRA"] == 3


class TestAccess:
    @pytest.mark.parametrize(
        ("reader", "hidden"),
        [
            (ANONYMOUS, {"forum", "minutes"}),
            (NETWORK, {"minutes"}),
            (MINISTER, {"forum"}),
            (Reader(in_network=True, groups=frozenset({"ministers"})), set()),
            (OWNER, set()),
        ],
    )
    def test_nothing_unreadable_is_found_counted_or_compared(
        self, shared: PassageIndex, reader: Reader, hidden: set[str]
    ) -> None:
        """Not by exact words, not by its own vector, not in any facet."""
        readable = {one.passage.document_id for one in library()} - hidden
        hits = hits_of(shared, "audit PM-JAY", vector=direction(("minutes", 0)), reader=reader)
        assert {hit.document_id for hit in hits} == readable
        visible = [one for one in library() if one.passage.document_id in readable]
        assert shared.count(EVERYTHING, reader) == len(visible)
        for field in FacetField:
            counts = shared.facet(field, EVERYTHING, reader)
            assert sum(counts.values()) == _values_in(visible, shared, field)
        near = shared.similar(passage_id("burundi"), EVERYTHING, reader, 100)
        assert {hit.document_id for hit in near} == readable - {"burundi"}

    def test_an_unreadable_passage_is_as_unknown_as_any(self, shared: PassageIndex) -> None:
        with pytest.raises(NotFound):
            shared.similar(passage_id("minutes"), EVERYTHING, NETWORK, 5)
        assert shared.similar(passage_id("minutes"), EVERYTHING, MINISTER, 5)

    def test_asking_for_a_level_does_not_open_it(self, shared: PassageIndex) -> None:
        restricted = PassageFilter(access_levels=(AccessLevel.RESTRICTED,))
        assert shared.count(restricted, NETWORK) == 0
        assert hits_of(shared, "audit", filter=restricted, reader=NETWORK) == []

    def test_scores_do_not_tell_what_stands_in_what_is_not_for_the_reader(
        self, index: PassageIndex
    ) -> None:
        """A code, and a word that some may read, in passages that are restricted beside them."""

        def scores(reader: Reader) -> dict[str, float]:
            hits = hits_of(index, "vouchers in case KX-2291", reader=reader)
            return {hit.document_id: hit.score for hit in hits}

        put(index, [entry("a", "Vouchers for midwives."), entry("b", "Case law.")])
        before = scores(NETWORK)
        ministers = Access(AccessLevel.RESTRICTED, ("ministers",))
        put(
            index,
            [
                entry(f"secret {number}", "Vouchers in case KX-2291.", access=ministers)
                for number in range(3)
            ],
        )
        assert scores(NETWORK) == pytest.approx(before, abs=1e-6)
        found = scores(MINISTER)
        assert {"secret 0", "a", "b"} < found.keys()
        assert found["a"] < before["a"], "whoever may read the code is asked for it"


class TestSimilar:
    def test_nearest_passages_of_other_documents(self, index: PassageIndex) -> None:
        about = direction("topic")
        put(
            index,
            [
                entry("one", vector=about),
                entry("one", ordinal=1, vector=towards(about, 1, 0.99)),
                entry("two", vector=towards(about, 2, 0.9)),
                entry("three", vector=towards(about, 3, 0.6)),
            ],
        )
        hits = index.similar(passage_id("one"), EVERYTHING, OWNER, 5)
        assert [hit.document_id for hit in hits] == ["two", "three"]
        assert hits[0].score == pytest.approx(float(about @ towards(about, 2, 0.9)), abs=2e-3)
        assert len(index.similar(passage_id("one"), EVERYTHING, OWNER, 1)) == 1

    def test_within_a_filter(self, shared: PassageIndex) -> None:
        only = PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,))
        hits = shared.similar(passage_id("burundi"), only, OWNER, 5)
        assert {hit.document_id for hit in hits} == {"guidance"}

    @pytest.mark.parametrize("unknown", [passage_id("nowhere"), "not an id"])
    def test_an_unknown_passage(self, shared: PassageIndex, unknown: str) -> None:
        with pytest.raises(NotFound):
            shared.similar(unknown, EVERYTHING, OWNER, 5)


def _values_in(entries: Sequence[IndexEntry], index: PassageIndex, field: FacetField) -> int:
    """How many values the entries have in a field, counted one document at a time."""
    documents = {one.passage.document_id for one in entries}
    return sum(
        sum(index.facet(field, PassageFilter(document_ids=(document,)), OWNER).values())
        for document in documents
    )


def test_a_hit_says_whether_its_passage_only_lists_sources(index: PassageIndex) -> None:
    """So that nobody has to read the passage to find out."""
    prose = entry("study", "Vouchers raised deliveries.", vector=direction(1))
    listing = replace(prose.passage, id=passage_id("list"), heading_path=("References",))
    put(index, [prose, replace(prose, passage=listing)])
    hits = index.search(query("vouchers", direction(1)), OWNER)
    assert {hit.passage_id: hit.lists_sources for hit in hits} == {
        prose.passage.id: False,
        listing.id: True,
    }


def test_of_a_document_about_several_countries_a_passage_is_found_by_its_own(
    index: PassageIndex,
) -> None:
    """Those it is placed in or names, by region and income group too; by all where nothing says."""
    both = entry("study", "Vouchers in Burundi.", countries=("BDI", "BRA"), vector=direction(1))
    naming = replace(both.passage, id=passage_id("naming"), countries=("BDI", "FRA"))
    placed = replace(both.passage, id=passage_id("placed"), placed_in=("BRA",))
    put(index, [replace(both, passage=one) for one in (both.passage, naming, placed)])
    hits = index.search(query("vouchers", direction(1)), OWNER)
    about = {hit.passage_id: hit.countries for hit in hits}
    assert about == {both.passage.id: ("BDI", "BRA"), naming.id: ("BDI",), placed.id: ("BRA",)}
    for filter, field, value in (
        (PassageFilter(countries=("BRA",)), FacetField.COUNTRY, "BRA"),
        (PassageFilter(regions=("AMR",)), FacetField.REGION, "AMR"),
        (PassageFilter(income_groups=("upper_middle",)), FacetField.INCOME_GROUP, "upper_middle"),
    ):
        asked = replace(query("vouchers", direction(1)), filter=filter)
        found = {hit.passage_id for hit in index.search(asked, OWNER)}
        assert found == {both.passage.id, placed.id}
        assert index.facet(field, PassageFilter(), OWNER)[value] == len(found)
