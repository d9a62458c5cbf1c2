"""The embedded index's files where a part was lost or makes no sense: told, and left as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_files import contents, live
from index_samples import EVERYTHING, IDENTITY, country_groups, entry, library, put

from corpus.errors import IndexDamaged, IndexUnavailable
from corpus.model import OWNER
from corpus.ports import PassageIndex
from search.index import open_embedded_index

IN_THE_WAY = ("index", "index/live", "index/live.new", "index/writer.lock", "index/work")
SOMEBODYS = "what somebody keeps there"


def put_in_the_way(data: Path, what: str) -> None:
    """A file in place of a folder of the index, a folder with a file in place of a file."""
    found = data / what
    if found.is_dir():
        shutil.rmtree(found)
    elif found.exists():
        found.unlink()
    if what in ("index", "index/work"):
        found.write_text(SOMEBODYS)
    else:
        found.mkdir()
        (found / "notes.txt").write_text(SOMEBODYS)


def said(aside: Path) -> str:
    """What was put there."""
    return (aside / "notes.txt" if aside.is_dir() else aside).read_text()


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PassageIndex]:
    opened = open_embedded_index(tmp_path, country_groups)
    put(opened, library())
    yield opened
    opened.close()


class TestGeneration:
    def test_without_the_engines_configuration_is_told_and_left_as_it_is(
        self, index: PassageIndex, tmp_path: Path
    ) -> None:
        """The engine would make one, and a log, in files that are never changed."""
        (live(tmp_path) / "shard" / "edge_config.json").unlink()
        before = contents(live(tmp_path))
        with pytest.raises(IndexDamaged):
            open_embedded_index(tmp_path, country_groups).count(EVERYTHING, OWNER)
        assert contents(live(tmp_path)) == before

    def test_that_holds_other_passages_than_it_says_is_told(
        self, index: PassageIndex, tmp_path: Path
    ) -> None:
        about = live(tmp_path) / "generation.json"
        about.write_text(about.read_text().replace('"passages": 8', '"passages": 7'))
        with pytest.raises(IndexDamaged) as told:
            open_embedded_index(tmp_path, country_groups).count(EVERYTHING, OWNER)
        assert told.value.facts["why"] == "8 passages, not 7"


class TestPointer:
    @pytest.mark.parametrize(
        "pointer",
        [b"", bytes(11), b"nonsense", b"\xff\xfe\0abc", b"g1", b"../../secret", b"g0000000001x"],
    )
    def test_that_names_no_generation_is_told_and_replaced_by_a_rebuild(
        self, index: PassageIndex, tmp_path: Path, pointer: bytes
    ) -> None:
        """With a name that none had: what was answered from another is not taken for this one's."""
        put(index, [entry("later")])
        names = {path.name for path in (tmp_path / "index").glob("g*")}
        (tmp_path / "index" / "live").write_bytes(pointer)
        fresh = open_embedded_index(tmp_path, country_groups)
        for ask_it in (fresh.identity, fresh.status, fresh.revisions, fresh.examine):
            with pytest.raises(IndexDamaged):
                ask_it()
        with pytest.raises(IndexDamaged), fresh.write(IDENTITY):
            pass
        with fresh.write(IDENTITY, rebuild=True) as batch:
            batch.put(library())
            batch.publish()
        assert fresh.status().generation > max(names)
        assert fresh.count(EVERYTHING, OWNER) == len(library())
        assert len(list((tmp_path / "index").glob("g*"))) <= 2

    @pytest.mark.parametrize("what", IN_THE_WAY)
    def test_in_whose_place_something_else_stands_is_set_aside_by_a_rebuild(
        self, index: PassageIndex, tmp_path: Path, what: str
    ) -> None:
        """A folder in place of a file, or a file in place of a folder; nothing is deleted."""
        for times in (1, 2):
            put_in_the_way(tmp_path, what)
            fresh = open_embedded_index(tmp_path, country_groups)
            if what in ("index", "index/live"):
                for ask_it in (fresh.identity, fresh.status, fresh.revisions, fresh.examine):
                    with pytest.raises(IndexDamaged):
                        ask_it()
            with fresh.write(IDENTITY, rebuild=True) as batch:
                batch.put(library())
                batch.publish()
            assert fresh.count(EVERYTHING, OWNER) == len(library())
            asides = sorted(tmp_path.glob(f"{what}.set-aside-*"))
            assert [aside.name[-1] for aside in asides] == ["1", "2"][:times]
            assert all(said(aside) == SOMEBODYS for aside in asides)

    @pytest.mark.parametrize("what", ["index/live", "index"])
    def test_that_cannot_be_read_is_told_as_that(
        self, index: PassageIndex, tmp_path: Path, what: str
    ) -> None:
        """The operating system does not say what it is: nothing is damaged, or set aside."""
        found = tmp_path / what
        found.rename(tmp_path / "elsewhere")
        found.symlink_to(found)
        fresh = open_embedded_index(tmp_path, country_groups)
        for ask_it in (fresh.identity, fresh.status, fresh.revisions, fresh.examine):
            with pytest.raises(IndexUnavailable) as told:
                ask_it()
            assert not isinstance(told.value, IndexDamaged)
        with pytest.raises(IndexUnavailable), fresh.write(IDENTITY, rebuild=True):
            pass
