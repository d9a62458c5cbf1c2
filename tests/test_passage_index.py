"""What the port PassageIndex promises, on every engine."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import pytest
from index_samples import (
    DIMENSION,
    EVERYTHING,
    IDENTITY,
    OTHER_IDENTITY,
    OpenIndex,
    direction,
    entry,
    found,
    hits_of,
    library,
    passage_id,
    put,
    query,
    towards,
)

from corpus.errors import Busy, InvalidRequest, ModelMismatch, NotFound
from corpus.filters import FacetField, PassageFilter
from corpus.model import (
    ANONYMOUS,
    OWNER,
    AccessLevel,
    EvidenceBasis,
    GuidanceStatus,
    Kind,
    Outcome,
    Reader,
)
from corpus.ports import IndexEntry, ModelIdentity, PassageIndex

# What the client's in-process mode says of what it leaves out.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Payload indexes have no effect"),
    pytest.mark.filterwarnings("ignore:Local mode performs exact"),
]

NETWORK = Reader(in_network=True)
MINISTER = Reader(groups=frozenset({"ministers"}))


class TestBeforeAnythingIsPublished:
    def test_nothing_is_found_and_nothing_counted(self, index: PassageIndex) -> None:
        """An index that does not exist yet answers as an empty one."""
        assert index.search(query("vouchers", direction(1)), OWNER) == []
        assert index.count(EVERYTHING, OWNER) == 0
        assert index.facet(FacetField.KIND, EVERYTHING, OWNER) == {}
        assert index.revisions() == {}
        with pytest.raises(NotFound):
            index.similar(passage_id("burundi"), EVERYTHING, OWNER, 5)

    def test_status_names_no_model(self, index: PassageIndex) -> None:
        status = index.status()
        assert (status.passages, status.identity) == (0, None)


class TestPublishing:
    def test_changes_show_when_published_and_not_before(
        self, index: PassageIndex, open_index: OpenIndex
    ) -> None:
        """Another reader sees all of a batch or nothing of it."""
        other = open_index()
        with index.write(IDENTITY) as batch:
            batch.put(library())
            assert other.count(EVERYTHING, OWNER) == 0
            batch.publish()
            assert other.count(EVERYTHING, OWNER) == len(library())
            batch.put([entry("later")])
            assert other.count(EVERYTHING, OWNER) == len(library())
        other.close()

    def test_what_was_not_published_is_dropped(self, filled_index: PassageIndex) -> None:
        """Leaving a batch, also by an error, leaves what was published."""
        with pytest.raises(RuntimeError, match="midway"), filled_index.write(IDENTITY) as batch:
            batch.put([entry("half-done")])
            batch.remove_documents(["burundi"])
            raise RuntimeError("midway")
        assert "half-done" not in filled_index.revisions()
        assert "burundi" in filled_index.revisions()
        put(filled_index, [entry("next")])
        assert filled_index.revisions().keys() >= {"burundi", "next"}
        assert "half-done" not in filled_index.revisions()

    def test_publishing_twice_in_a_batch(self, index: PassageIndex) -> None:
        with index.write(IDENTITY) as batch:
            batch.put([entry("one")])
            batch.publish()
            batch.put([entry("two")])
            batch.publish()
            batch.publish()
        assert index.revisions() == {"one": {"r1"}, "two": {"r1"}}

    def test_an_empty_index_can_be_published(self, index: PassageIndex) -> None:
        with index.write(IDENTITY) as batch:
            batch.publish()
        assert index.status().identity == IDENTITY
        assert index.search(query("vouchers", direction(1)), OWNER) == []
        put(index, library())
        assert index.count(EVERYTHING, OWNER) == len(library())

    def test_the_same_entries_put_twice_are_held_once(self, filled_index: PassageIndex) -> None:
        """Also when both are in one batch, and also in the frequencies of their words."""
        before = [(hit.passage_id, hit.score) for hit in hits_of(filled_index, "Burundi financing")]
        with filled_index.write(IDENTITY) as batch:
            batch.put(library())
            batch.put(library() + library())
            batch.publish()
        assert filled_index.count(EVERYTHING, OWNER) == len(library())
        assert filled_index.status().passages == len(library())
        after = [(hit.passage_id, hit.score) for hit in hits_of(filled_index, "Burundi financing")]
        assert [found for found, _ in after] == [found for found, _ in before]
        assert [score for _, score in after] == pytest.approx([s for _, s in before], abs=1e-5)

    def test_putting_a_passage_again_replaces_all_of_it(self, filled_index: PassageIndex) -> None:
        new = entry("rwanda", "Un texte nouveau.", language="fr", countries=("CIV",), year=2020)
        put(filled_index, [new])
        assert filled_index.count(EVERYTHING, OWNER) == len(library())
        assert filled_index.facet(FacetField.YEAR, EVERYTHING, OWNER).get("2003") is None
        assert filled_index.count(PassageFilter(countries=("RWA",)), OWNER) == 0
        best = hits_of(filled_index, "CBHI", vector=new.vector)[0]
        assert best.document_id == "rwanda"
        assert best.score == pytest.approx(1.0, abs=2e-3), "the old word no longer counts"

    def test_removing_documents(self, filled_index: PassageIndex) -> None:
        with filled_index.write(IDENTITY) as batch:
            batch.remove_documents(["burundi", "forum", "never-held"])
            batch.publish()
        assert filled_index.revisions().keys() == {"rwanda", "brazil", "guidance", "minutes"}
        assert "burundi" not in found(filled_index, "performance-based financing in Burundi")

    def test_removing_all_but_one_revision(self, filled_index: PassageIndex) -> None:
        """How a changed document is replaced whole, also when it has become shorter."""
        with filled_index.write(IDENTITY) as batch:
            batch.put([entry("burundi", "All rewritten.", revision="r2")])
            batch.remove_documents(["burundi"], {"burundi": "r2"})
            batch.publish()
        assert filled_index.revisions()["burundi"] == {"r2"}
        assert filled_index.count(PassageFilter(document_ids=("burundi",)), OWNER) == 1

    def test_removing_what_the_same_batch_put(self, index: PassageIndex) -> None:
        with index.write(IDENTITY) as batch:
            batch.put([entry("kept"), entry("dropped")])
            batch.remove_documents(["dropped"])
            batch.publish()
        assert index.revisions() == {"kept": {"r1"}}

    def test_removing_and_putting_back_in_one_batch(self, filled_index: PassageIndex) -> None:
        with filled_index.write(IDENTITY) as batch:
            batch.remove_documents(["burundi"])
            batch.put([one for one in library() if one.passage.document_id == "burundi"])
            batch.publish()
        assert filled_index.count(EVERYTHING, OWNER) == len(library())

    def test_removing_from_an_empty_index(self, index: PassageIndex) -> None:
        with index.write(IDENTITY) as batch:
            batch.remove_documents(["nothing"])
            batch.publish()
        assert index.count(EVERYTHING, OWNER) == 0

    def test_one_writer_at_a_time(self, index: PassageIndex, open_index: OpenIndex) -> None:
        other = open_index()
        with index.write(IDENTITY), pytest.raises(Busy), other.write(IDENTITY):
            pass
        with other.write(IDENTITY) as batch:
            batch.publish()
        other.close()

    def test_readers_in_threads_see_whole_states(self, filled_index: PassageIndex) -> None:
        """While one thread publishes, each answer in others is of one published state."""
        wrong: list[object] = []
        done = threading.Event()

        def read() -> None:
            while not done.wait(0.02):
                counted = filled_index.count(PassageFilter(document_ids=("pair",)), OWNER)
                hits = [
                    hit
                    for hit in hits_of(
                        filled_index, "pair", filter=PassageFilter(document_ids=("pair",))
                    )
                    if hit.document_id == "pair"
                ]
                if counted not in (0, 2) or len(hits) not in (0, 2):
                    wrong.append((counted, hits))

        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        for _ in range(3):
            put(filled_index, [entry("pair", ordinal=0), entry("pair", ordinal=1)])
            with filled_index.write(IDENTITY) as batch:
                batch.remove_documents(["pair"])
                batch.publish()
        done.set()
        for reader in readers:
            reader.join()
        assert wrong == []


class TestModelIdentity:
    def test_status_tells_the_model(self, shared: PassageIndex) -> None:
        assert shared.status().identity == IDENTITY
        assert shared.status().passages == len(library())

    def test_writing_with_another_model_is_refused(self, filled_index: PassageIndex) -> None:
        with pytest.raises(ModelMismatch), filled_index.write(OTHER_IDENTITY):
            pass
        assert filled_index.count(EVERYTHING, OWNER) == len(library())

    def test_the_same_weights_under_another_name_are_the_same_model(
        self, filled_index: PassageIndex
    ) -> None:
        moved = ModelIdentity("elsewhere/model", DIMENSION, "query: ", "passage: ", "f00d")
        with filled_index.write(moved) as batch:
            batch.put([entry("more")])
            batch.publish()
        assert "more" in filled_index.revisions()

    def test_a_rebuild_replaces_all_at_its_first_publish(self, filled_index: PassageIndex) -> None:
        """Readers keep the old vectors until the new ones are there."""
        with filled_index.write(OTHER_IDENTITY, rebuild=True) as batch:
            batch.put([entry("fresh")])
            assert filled_index.count(EVERYTHING, OWNER) == len(library())
            batch.publish()
            assert filled_index.revisions() == {"fresh": {"r1"}}
            batch.put([entry("second")])
            batch.publish()
        assert filled_index.revisions() == {"fresh": {"r1"}, "second": {"r1"}}
        assert filled_index.status().identity == OTHER_IDENTITY
        with pytest.raises(ModelMismatch), filled_index.write(IDENTITY):
            pass

    def test_a_rebuild_can_change_the_dimension(self, filled_index: PassageIndex) -> None:
        wider = ModelIdentity("tests/wider", DIMENSION * 2, "", "", "cafe")
        long = np.concatenate([direction(1), direction(2)]) / np.sqrt(2)
        with filled_index.write(wider, rebuild=True) as batch:
            batch.put([entry("wide", vector=long.astype(np.float32))])
            batch.publish()
        assert found(filled_index, "", vector=long.astype(np.float32)) == ["wide"]

    def test_an_abandoned_rebuild_changes_nothing(self, filled_index: PassageIndex) -> None:
        with filled_index.write(OTHER_IDENTITY, rebuild=True) as batch:
            batch.put([entry("fresh")])
        assert filled_index.count(EVERYTHING, OWNER) == len(library())
        assert filled_index.status().identity == IDENTITY

    def test_vectors_of_another_dimension_are_refused(self, filled_index: PassageIndex) -> None:
        short = direction(1)[:-1]
        with pytest.raises(ModelMismatch):
            filled_index.search(query("", short), OWNER)
        with filled_index.write(IDENTITY) as batch, pytest.raises(ModelMismatch):
            batch.put([entry("short", vector=short)])

    def test_reading_with_another_model_is_refused_when_one_is_expected(
        self, shared: PassageIndex, open_shared: OpenIndex
    ) -> None:
        same, other = open_shared(expected=IDENTITY), open_shared(expected=OTHER_IDENTITY)
        assert same.count(EVERYTHING, OWNER) == len(library())
        with pytest.raises(ModelMismatch):
            other.search(query("vouchers", direction(1)), OWNER)
        assert other.status().identity == IDENTITY
        same.close()
        other.close()


ASKED = [
    (PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE,)), {"guidance"}),
    (PassageFilter(kinds=(Kind.NORMATIVE_GUIDANCE, Kind.FORUM_NOTES)), {"guidance", "forum"}),
    (PassageFilter(outcomes=(Outcome.DID_NOT_WORK,)), {"burundi", "forum"}),
    (PassageFilter(countries=("BDI",)), {"burundi", "rwanda"}),
    (PassageFilter(regions=("AMR", "SEAR")), {"brazil", "forum"}),
    (PassageFilter(income_groups=("low",)), {"burundi", "rwanda"}),
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
        assert shared.facet(FacetField.THEME, wanted, OWNER) == {"purchasing": 2, "workforce": 1}

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
