"""What the port PassageIndex promises who writes to it, on every engine."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from index_fixtures import QUIET, OpenIndex
from index_samples import (
    DIMENSION,
    EVERYTHING,
    IDENTITY,
    OTHER_IDENTITY,
    direction,
    entry,
    found,
    hits_of,
    library,
    passage_id,
    put,
    query,
)

from corpus.errors import Busy, IndexDamaged, ModelMismatch, NotFound
from corpus.filters import FacetField, PassageFilter
from corpus.model import (
    OWNER,
)
from corpus.ports import ModelIdentity, PassageIndex

pytestmark = QUIET


class TestBeforeAnythingIsPublished:
    def test_nothing_is_found_and_nothing_counted(self, index: PassageIndex) -> None:
        """An index that does not exist yet answers as an empty one."""
        assert index.search(query("vouchers", direction(1)), OWNER) == []
        assert index.count(EVERYTHING, OWNER) == 0
        assert index.facet(FacetField.KIND, EVERYTHING, OWNER) == {}
        assert index.revisions() == {}
        assert index.examine() == []
        with pytest.raises(NotFound):
            index.similar(passage_id("burundi"), EVERYTHING, OWNER, 5)

    def test_status_names_no_model(self, index: PassageIndex) -> None:
        status = index.status()
        assert (status.passages, status.identity) == (0, None)
        assert index.identity() is None


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

    def test_what_is_held_is_examined(self, index: PassageIndex) -> None:
        """Also after changes; passages without signs, or without words, are no damage."""
        signs = np.zeros((3, DIMENSION // 8), np.uint8)
        put(index, [entry("one", signs=signs), entry("two"), entry("wordless", "-")])
        put(index, [entry("one", "Other words now.", signs=signs), entry("later", signs=signs)])
        with index.write(IDENTITY) as batch:
            batch.remove_documents(["two"])
            batch.publish()
        assert index.examine() == [passage_id("wordless")]

    @pytest.mark.parametrize("length", [0.0, 0.5, 2.0])
    def test_a_vector_that_is_not_of_unit_length_is_damage(
        self, filled_index: PassageIndex, length: float
    ) -> None:
        """No model gives one."""
        vector = np.float32(length) * direction("any")
        put(filled_index, [entry("longer or shorter", vector=vector)])
        with pytest.raises(IndexDamaged):
            filled_index.examine()

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
        assert index.identity() == IDENTITY
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
        assert shared.identity() == IDENTITY
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
        assert filled_index.identity() == OTHER_IDENTITY
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
        assert filled_index.identity() == IDENTITY

    def test_vectors_of_another_dimension_are_refused(self, filled_index: PassageIndex) -> None:
        short = direction(1)[:-1]
        with pytest.raises(ModelMismatch):
            filled_index.search(query("", short), OWNER)
        with filled_index.write(IDENTITY) as batch, pytest.raises(ModelMismatch):
            batch.put([entry("short", vector=short)])
