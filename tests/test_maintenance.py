"""Store, index and files are kept of one mind: removing, embedding anew, finding and repairing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from convert_samples import archive
from index_damages import DAMAGES, cut
from ingest_samples import FREE_CARE, PURCHASING, SmallLibrary, write
from search_samples import WordEmbedder, quick_folder

from corpus.errors import Busy, IndexUnavailable, ModelMismatch
from corpus.filters import PassageFilter
from corpus.model import OWNER, Document
from corpus.ports import EncodedPassage, IndexEntry
from corpus.vocabulary import load_groupings
from ingest.maintenance import Findings, reindex, remove, verify
from ingest.report import NobodyWatching
from search.engine import SearchEngine
from search.index import RankingOptions, open_server_index
from search.index.embedded import EmbeddedIndex
from search.question.question import Question

ALL = PassageFilter()
TWO_PASSAGES = """# Water

## Wells

Wells were dug in every village of the district, and most of them still give water today.

## Pumps

Pumps broke within a year, because nobody had been trained to repair them in the villages.
"""


class Shelf:
    """A library of three documents and four passages, with what is asked of it most."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.data = data
        self.folder = write(
            folder, care__md=FREE_CARE, purchasing__md=PURCHASING, water__md=TWO_PASSAGES
        )
        self.library = SmallLibrary(data, WordEmbedder())
        self.library.ingest(folder)

    def document(self, path: str) -> Document:
        return next(
            found for found in self.library.store.documents(OWNER).items if found.path == path
        )

    def verify(self, *, repair: bool = True) -> Findings:
        return verify(self.library.store, self.library.index, self.library.tools, repair=repair)

    def found(self, words: str) -> list[str]:
        """Paths of the documents that a search finds, best first, each as often as it is found."""
        engine = SearchEngine(self.library.tools.embedder, self.library.index, self.library.store)
        return [result.document.path for result in engine.search(Question(words), OWNER).results]

    def reopen(self) -> None:
        """As another process finds it."""
        self.library.close()
        self.library = SmallLibrary(self.data, WordEmbedder())


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with quick_folder() as data:
        shelf = Shelf(data, tmp_path / "in")
        yield shelf
        shelf.library.close()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_found_and_made_anew(shelf: Shelf, damage: str) -> None:
    """From the store alone, whatever part of it is broken; looking alone changes nothing."""
    DAMAGES[damage](shelf.data)
    shelf.reopen()
    found = shelf.verify(repair=False)
    assert set(found.repaired) & {"index_damaged", "not_indexed"}
    assert shelf.verify(repair=False) == found
    assert shelf.verify() == found
    assert shelf.verify().is_good
    assert sorted(shelf.found("wells pumps district")) == [
        "care.md",
        "purchasing.md",
        "water.md",
        "water.md",
    ]


class SomeSigns(WordEmbedder):
    """Gives signs of those passages alone that have one of `words`."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self._words_with_signs = words

    def encode_passages(
        self, texts: Sequence[str], languages: Sequence[str]
    ) -> list[EncodedPassage]:
        encoded = super().encode_passages(texts, languages)
        return [
            one
            if any(word in text for word in self._words_with_signs)
            else EncodedPassage(one.vector, one.signs[:0])
            for one, text in zip(encoded, texts, strict=True)
        ]


@pytest.mark.parametrize("words", [(), ("Wells",)])
def test_passages_of_which_the_model_gives_no_signs_are_no_damage(
    shelf: Shelf, words: tuple[str, ...]
) -> None:
    """Many models give none at all, and none gives any of a passage without words."""
    shelf.library.tools = replace(shelf.library.tools, embedder=SomeSigns(*words))
    reindex(shelf.library.store, shelf.library.index, shelf.library.tools, NobodyWatching())
    assert len(shelf.library.index.examine()) == 4 - len(words)
    assert shelf.verify().is_good


def test_one_passage_without_the_signs_that_the_model_gives_is_damage(shelf: Shelf) -> None:
    """It would be found, and never for what it says."""
    gives_all = shelf.library.tools
    shelf.library.tools = replace(gives_all, embedder=SomeSigns("Wells", "Burkina", "prestataires"))
    reindex(shelf.library.store, shelf.library.index, shelf.library.tools, NobodyWatching())
    assert len(shelf.library.index.examine()) == 1
    shelf.library.tools = gives_all
    assert shelf.verify().repaired == {"index_damaged": 1}
    assert shelf.library.index.examine() == []
    assert shelf.verify().is_good


@pytest.mark.parametrize("repair", [True, False])
def test_a_server_that_does_not_answer_is_told_and_nothing_is_made_anew(
    shelf: Shelf, *, repair: bool
) -> None:
    """It may answer the next minute, and all of the library would be embedded again."""
    down = open_server_index("http://127.0.0.1:9", load_groupings().region_and_income)
    store = shelf.library.store
    with pytest.raises(IndexUnavailable) as told:
        verify(store, down, shelf.library.tools, repair=repair)
    assert told.value.detail == "no answer"
    assert store.counts().pending == 0
    down.close()


class Refusing(EmbeddedIndex):
    """An index that knows its model and is refused what it needs to read passages."""

    refusal: Exception

    def revisions(self) -> dict[str, set[str]]:
        raise self.refusal


@pytest.mark.parametrize(
    "refusal",
    [
        Busy("another process is writing to the index"),
        IndexUnavailable("no answer", address="http://127.0.0.1:9", why="timed out"),
        PermissionError(13, "Permission denied"),
        OSError(24, "Too many open files"),
        MemoryError(),
        AttributeError("a mistake of this program"),
    ],
    ids=lambda refusal: type(refusal).__name__,
)
def test_what_passes_is_not_taken_for_damage(shelf: Shelf, refusal: Exception) -> None:
    """It is told as what it is, and the index stays the one it was."""
    library = shelf.library
    index = Refusing(
        shelf.data / "index", load_groupings().region_and_income, None, RankingOptions()
    )
    index.refusal = refusal
    before = library.index.status().generation
    with pytest.raises(type(refusal)) as told:
        verify(library.store, index, library.tools, repair=True)
    assert told.value is refusal
    assert library.index.status().generation == before
    assert library.store.counts().pending == 0


def test_a_document_missing_from_the_index_is_put_back(shelf: Shelf) -> None:
    """Counted as one, whatever the number of its passages."""
    with shelf.library.index.write(shelf.library.tools.embedder.identity) as batch:
        batch.remove_documents([shelf.document("water.md").id])
        batch.publish()
    assert shelf.verify().repaired == {"not_indexed": 1}
    assert shelf.verify().is_good
    assert shelf.library.index.count(ALL, OWNER) == 4


def test_a_document_that_lost_a_passage_is_made_whole(shelf: Shelf) -> None:
    """The index says that it has the revision, but not all of it."""
    water = shelf.document("water.md")
    assert water.revision is not None
    first, _ = shelf.library.store.passages_of(water.id, water.revision)
    embedder = shelf.library.tools.embedder
    (encoded,) = embedder.encode_passages([first.text], [first.language])
    with shelf.library.index.write(embedder.identity) as batch:
        batch.remove_documents([water.id])
        batch.publish()
        kept = IndexEntry(first, water.collection, water.metadata, encoded.vector, encoded.signs)
        batch.put([kept])
        batch.publish()
    assert shelf.verify().repaired == {"incomplete": 1}
    assert shelf.verify().is_good
    assert shelf.found("pumps broke")[:1] == ["water.md"]


def test_what_the_store_does_not_serve_leaves_the_index(shelf: Shelf) -> None:
    """A document somebody withdrew while the process that should have told the index was killed."""
    water = shelf.document("water.md")
    shelf.library.store.withdraw([water.id])
    shelf.library.store.mark_indexed({water.id: None})
    assert shelf.library.index.count(ALL, OWNER) == 4
    assert shelf.verify().repaired == {"not_in_store": 1}
    assert shelf.library.index.count(ALL, OWNER) == 2
    assert shelf.verify().is_good


def test_work_that_a_killed_run_left_is_finished(shelf: Shelf) -> None:
    """The mark is there, the work is not done."""
    shelf.library.store.mark_for_reindex([shelf.document("care.md").id])
    assert shelf.verify(repair=False).repaired == {"waiting": 1}
    assert shelf.verify().repaired == {"waiting": 1}
    assert shelf.verify().is_good


def original_of(shelf: Shelf, path: str) -> Path:
    return shelf.library.store.original_file(shelf.document(path).id, OWNER)


@pytest.mark.parametrize("harm", [Path.unlink, cut])
def test_an_original_is_fetched_again_from_where_it_came(
    shelf: Shelf, harm: Callable[[Path], None]
) -> None:
    """Where the same bytes still stand in the folder, nobody has to do anything."""
    kept = original_of(shelf, "care.md")
    harm(kept)
    assert shelf.verify(repair=False) == Findings({"file_lost": 1})
    assert shelf.verify() == Findings({"file_lost": 1})
    assert shelf.verify().is_good
    assert kept.read_bytes() == (shelf.folder / "care.md").read_bytes()


def test_an_original_is_fetched_again_out_of_its_archive(shelf: Shelf, tmp_path: Path) -> None:
    """Its path leads into the archive."""
    packed = tmp_path / "packed"
    packed.mkdir()
    archive(packed / "notes.zip", {"note.md": b"# Notes\n\nNotes of a session on care at home."})
    shelf.library.ingest(packed)
    original_of(shelf, "notes.zip!/note.md").unlink()
    assert shelf.verify().repaired == {"file_lost": 1}
    assert shelf.verify().is_good


@pytest.mark.parametrize(("harm", "what"), [(Path.unlink, "missing_file"), (cut, "damaged_file")])
def test_an_original_that_is_nowhere_any_more_is_named(
    shelf: Shelf, harm: Callable[[Path], None], what: str
) -> None:
    """A newer version in its place is not the file that the quotes are from."""
    harm(original_of(shelf, "care.md"))
    write(shelf.folder, care__md=FREE_CARE.replace("2016", "2017"))
    (fault,) = shelf.verify().left
    assert (fault.what, fault.detail) == (what, shelf.document("care.md").id)
    shelf.library.ingest(shelf.folder)
    assert shelf.verify().is_good


def test_an_index_of_another_model_is_neither_good_nor_repaired(shelf: Shelf) -> None:
    """Which model is meant is for a person to say."""
    shelf.library.tools = replace(shelf.library.tools, embedder=WordEmbedder("another"))
    with pytest.raises(ModelMismatch):
        shelf.verify()


def test_embedding_anew_replaces_the_model_and_keeps_every_passage(shelf: Shelf) -> None:
    """Those who read meanwhile see the old index until the new one is whole."""
    seen: list[int] = []

    class Reading(NobodyWatching):
        def advanced(self, by: int) -> None:
            seen.append(shelf.library.index.count(ALL, OWNER))

    other = replace(shelf.library.tools, embedder=WordEmbedder("another", dimension=32))
    report = reindex(shelf.library.store, shelf.library.index, other, Reading())
    assert (report.documents, report.passages) == (3, 4)
    assert seen == [4, 4, 4]
    shelf.library.tools = other
    assert shelf.verify().is_good
    assert shelf.found("pumps broke")[:1] == ["water.md"]


def test_a_removed_document_is_out_of_answers_and_counts_at_once(shelf: Shelf) -> None:
    """And nothing is left to do for the index."""
    water = shelf.document("water.md").id
    assert remove(shelf.library.store, shelf.library.index, [water]) == [water]
    assert "water.md" not in shelf.found("wells pumps")
    assert shelf.library.index.count(ALL, OWNER) == 2
    assert shelf.verify().is_good
    assert remove(shelf.library.store, shelf.library.index, [water, "unknown"]) == []


def test_a_document_removed_while_another_process_writes_leaves_answers_at_once(
    shelf: Shelf,
) -> None:
    """Its passages leave the counts with that process's next publish, or with the next run."""
    water = shelf.document("water.md").id
    with shelf.library.index.write(shelf.library.tools.embedder.identity) as batch:
        assert remove(shelf.library.store, shelf.library.index, [water]) == [water]
        assert "water.md" not in shelf.found("wells pumps")
        batch.publish()
    shelf.library.ingest(shelf.folder)
    assert shelf.library.index.count(ALL, OWNER) == 2
    assert shelf.verify().is_good


def test_repairing_waits_for_nobody(shelf: Shelf) -> None:
    """While another process writes, differences may be its unfinished work."""
    shelf.library.store.mark_for_reindex([shelf.document("care.md").id])
    with (
        shelf.library.index.write(shelf.library.tools.embedder.identity),
        pytest.raises(Busy),
    ):
        shelf.verify()
    assert shelf.verify().repaired == {"waiting": 1}
