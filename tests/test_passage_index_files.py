"""The embedded index's files: what survives a kill, what other processes see, what is shared."""

from __future__ import annotations

import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_files import ask, contents, live, many, start
from index_samples import (
    EVERYTHING,
    IDENTITY,
    country_groups,
    direction,
    entry,
    library,
    put,
    query,
)
from library_fixtures import copy_of

from corpus.errors import Busy, IndexDamaged
from corpus.filters import FacetField
from corpus.model import OWNER
from corpus.ports import IndexHit, PassageIndex
from search.index import open_embedded_index
from search.index.edge import WORTH_ORDERING


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PassageIndex]:
    opened = open_embedded_index(tmp_path, country_groups)
    put(opened, library())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ordered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index large enough that its files were ordered for fast search."""
    folder = tmp_path_factory.mktemp("ordered")
    opened = open_embedded_index(folder, country_groups)
    put(opened, [*library(), *many(WORTH_ORDERING)])
    opened.close()
    return folder


class TestOtherProcesses:
    def test_see_what_is_published_without_being_restarted(
        self, index: PassageIndex, tmp_path: Path
    ) -> None:
        asking = """
            for _ in sys.stdin:
                print(index.count(EVERYTHING, OWNER), len(found(index, "vouchers")), flush=True)
        """
        with start(asking, tmp_path) as other:
            assert ask(other) == "8 8"
            put(index, [entry("later")])
            assert ask(other) == "9 9"
            with index.write(IDENTITY) as batch:
                batch.remove_documents(["later", "burundi"])
                assert ask(other) == "9 9"
                batch.publish()
            assert ask(other) == "6 6"
            other.communicate()
        assert other.returncode == 0

    def test_cannot_write_at_the_same_time(self, index: PassageIndex, tmp_path: Path) -> None:
        holding = """
            with index.write(IDENTITY) as batch:
                batch.put([entry("theirs")])
                print("holding", flush=True)
                sys.stdin.readline()
                batch.publish()
        """
        with start(holding, tmp_path) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "holding\n"
            with pytest.raises(Busy), index.write(IDENTITY):
                pass
            assert index.count(EVERYTHING, OWNER) == len(library())
            other.communicate("go on\n")
        assert "theirs" in index.revisions()
        put(index, [entry("ours")])

    def test_read_one_generation_together_and_leave_it_as_it_was(self, ordered: Path) -> None:
        """Opening, searching and closing write nothing into it."""
        before = contents(live(ordered))
        searching = """
            sys.stdin.readline()
            for number in range(20):
                hits = index.search(query(f"Word{number}", direction(number)), OWNER)
                assert len(hits) == 100, hits
            print(index.count(EVERYTHING, OWNER), flush=True)
            index.close()
        """
        others = [start(searching, ordered) for _ in range(3)]
        answers = [other.communicate("go\n")[0] for other in others]
        assert answers == [f"{WORTH_ORDERING + len(library())}\n"] * 3
        assert contents(live(ordered)) == before


class TestKilled:
    @pytest.mark.parametrize("seed", range(2))
    def test_a_writer_at_any_moment_leaves_a_published_state(
        self, index: PassageIndex, tmp_path: Path, seed: int
    ) -> None:
        """Whatever it was doing, readers and the next writer find a whole state."""
        publishing = """
            number = 0
            while True:
                with index.write(IDENTITY) as batch:
                    for _ in range(2):
                        pair = [entry(f"pair-{number}", ordinal=n) for n in range(2)]
                        batch.put(pair)
                        batch.remove_documents([f"pair-{number - 2}"])
                        batch.publish()
                        number += 1
                        print(number, flush=True)
        """
        with start(publishing, tmp_path) as other:
            assert other.stdout is not None
            other.stdout.readline()
            time.sleep(random.Random(seed).uniform(0, 0.6))
            other.send_signal(signal.SIGKILL)
        fresh = open_embedded_index(tmp_path, country_groups)
        counts = {
            document: sum(hit.document_id == document for hit in _all(fresh))
            for document in fresh.revisions()
            if document.startswith("pair-")
        }
        assert counts
        assert set(counts.values()) == {2}
        assert fresh.count(EVERYTHING, OWNER) == len(library()) + 2 * len(counts)
        put(fresh, [entry("afterwards")])
        assert "afterwards" in index.revisions()
        assert not (tmp_path / "index" / "work").exists()
        assert len(list((tmp_path / "index").glob("g*"))) <= 2

    def test_a_writer_that_had_not_published_leaves_nothing(
        self, index: PassageIndex, tmp_path: Path
    ) -> None:
        before = contents(live(tmp_path))
        holding = """
            with index.write(IDENTITY) as batch:
                batch.put([entry("half-done")])
                batch.remove_documents(["burundi"])
                print("holding", flush=True)
                time.sleep(60)
        """
        with start(holding, tmp_path) as other:
            assert other.stdout is not None
            other.stdout.readline()
            assert (tmp_path / "index" / "work").exists()
            other.send_signal(signal.SIGKILL)
        assert contents(live(tmp_path)) == before
        put(index, [entry("next")])
        assert index.revisions().keys() >= {"burundi", "next"}
        assert "half-done" not in index.revisions()


class TestGenerations:
    def test_publishing_changes_no_byte_of_the_one_before(
        self, ordered: Path, tmp_path: Path
    ) -> None:
        """Though the two share their large files; the engine must never write into those."""
        folder = tmp_path / "copied"
        copy_of(ordered, folder)
        index = open_embedded_index(folder, country_groups)
        first = live(folder)
        before = contents(first)
        with index.write(IDENTITY) as batch:
            batch.put([*many(60), entry("new", "A new passage.")])
            batch.change_fields({e.passage.id: {FacetField.THEME: ["new"]} for e in many(500)[60:]})
            batch.remove_documents(["many-3", "burundi"])
            batch.publish()
            second = live(folder)
            assert first.stat().st_mtime <= second.stat().st_mtime
            assert contents(first) == before
            batch.remove_documents(["many-4"])
            batch.publish()
        shared = [path for path in second.rglob("*") if path.is_file() and path.stat().st_nlink > 1]
        assert sum(path.stat().st_size for path in shared) > 100_000
        assert index.count(EVERYTHING, OWNER) == WORTH_ORDERING + len(library()) + 1 - 102

    def test_only_the_live_one_and_the_one_before_are_kept(
        self, index: PassageIndex, tmp_path: Path
    ) -> None:
        for number in range(3):
            put(index, [entry(f"more-{number}")])
        kept = sorted(path.name for path in (tmp_path / "index").glob("g*"))
        assert len(kept) == 2
        assert kept[-1] == live(tmp_path).name == index.status().generation

    def test_one_that_is_removed_while_open_still_answers(
        self, ordered: Path, tmp_path: Path
    ) -> None:
        """As for a reader that is in the middle of a call while a writer publishes twice."""
        folder = tmp_path / "copied"
        copy_of(ordered, folder)
        index = open_embedded_index(folder, country_groups)
        index.count(EVERYTHING, OWNER)
        generation = live(folder)
        generation.rename(folder / "elsewhere")
        shutil.rmtree(folder / "elsewhere")
        hits = index.search(query("Word7 Burundi", direction(7)), OWNER)
        assert len(hits) == 100
        assert index.similar(hits[0].passage_id, EVERYTHING, OWNER, 3)
        assert index.facet(FacetField.KIND, EVERYTHING, OWNER)

    def test_that_is_missing_is_told(self, index: PassageIndex, tmp_path: Path) -> None:
        shutil.rmtree(live(tmp_path))
        fresh = open_embedded_index(tmp_path, country_groups)
        with pytest.raises(IndexDamaged):
            fresh.count(EVERYTHING, OWNER)

    @pytest.mark.parametrize(
        "name", ["columns.npz", "frequencies.npz", "generation.json", "shard/edge_config.json"]
    )
    @pytest.mark.parametrize("left", [0, 3, 100])
    def test_with_a_damaged_file_is_told(
        self, index: PassageIndex, tmp_path: Path, name: str, left: int
    ) -> None:
        """Whatever the reader of the file makes of what is left of it; the file does not stay open."""
        damaged = live(tmp_path) / name
        damaged.write_bytes(damaged.read_bytes()[:left])
        with pytest.raises(IndexDamaged) as told:
            open_embedded_index(tmp_path, country_groups).count(EVERYTHING, OWNER)
        open_files = [
            str(link.readlink()) for link in Path("/proc/self/fd").glob("*") if link.exists()
        ]
        assert not [name for name in open_files if name == str(damaged)]
        assert told.value.detail == "cannot be opened"
        assert str(live(tmp_path)) in str(told.value.facts["folder"])

    def test_of_another_version_is_told(self, index: PassageIndex, tmp_path: Path) -> None:
        about = live(tmp_path) / "generation.json"
        about.write_text(about.read_text().replace('"format": 1', '"format": 999'))
        with pytest.raises(IndexDamaged, match="another version"):
            open_embedded_index(tmp_path, country_groups).count(EVERYTHING, OWNER)


class TestOrdering:
    def test_finds_the_same_as_before(self, ordered: Path, tmp_path: Path) -> None:
        """Approximate search through links finds what looking at every vector does."""
        one_by_one = open_embedded_index(tmp_path, country_groups)
        with one_by_one.write(IDENTITY) as batch:
            entries = [*library(), *many(WORTH_ORDERING)]
            batch.put(entries[: WORTH_ORDERING // 2])
            batch.publish()
            batch.put(entries[WORTH_ORDERING // 2 :])
            batch.publish()
            unordered = _ten_best(one_by_one)
        assert _ten_best(one_by_one) == _ten_best(open_embedded_index(ordered, country_groups))
        assert _ten_best(one_by_one) == unordered

    def test_that_fails_leaves_the_published_state(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "executable", "/bin/false")
        index = open_embedded_index(tmp_path, country_groups)
        put(index, many(WORTH_ORDERING))
        assert index.count(EVERYTHING, OWNER) == WORTH_ORDERING
        assert not (tmp_path / "index" / "work").exists()
        assert len(index.search(query("Word7", direction(7)), OWNER)) == 100


def _all(index: PassageIndex) -> list[IndexHit]:
    return index.search(query("", direction(0), candidates=1000), OWNER)


def _ten_best(index: PassageIndex) -> list[list[tuple[str, float]]]:
    return [
        [
            (hit.passage_id, round(hit.score, 3))
            for hit in index.search(query(f"Word{n}", direction(n), candidates=10), OWNER)
        ]
        for n in range(10)
    ]
