"""Files that left, moved or are taken in apart: what is withdrawn, and what stays."""

from pathlib import Path

import pytest
from ingest_samples import FREE_CARE, PURCHASING, SmallLibrary, by_path, write

from corpus.errors import Conflict, InvalidRequest, PruneRefused
from corpus.filters import NO_FILTER
from corpus.model import OWNER
from ingest.report import FileStatus


def titles(library: SmallLibrary) -> set[str]:
    return {document.metadata.title for document in library.store.documents(OWNER).items}


def test_when_the_first_of_two_equal_files_leaves_the_other_takes_its_place(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", a__md=FREE_CARE, b__md=FREE_CARE)
    small_library.ingest(folder)
    (folder / "a.md").unlink()
    report = by_path(small_library.ingest(folder, prune=True, yes=True))
    assert report["a.md"].status is FileStatus.WITHDRAWN
    assert report["b.md"].status is FileStatus.ADDED
    assert titles(small_library) == {"Free care in Burkina Faso"}


def test_files_that_left_are_withdrawn_only_when_asked(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "in",
        **{f"d{n}__md": PURCHASING.replace("stratégique", f"stratégique {n}") for n in range(6)},
    )
    small_library.ingest(folder)
    (folder / "d0.md").unlink()
    small_library.ingest(folder)
    assert small_library.index.count(NO_FILTER, OWNER) == 6
    small_library.ingest(folder, prune=True)
    assert small_library.index.count(NO_FILTER, OWNER) == 5


def test_an_emptied_folder_withdraws_nothing(small_library: SmallLibrary, tmp_path: Path) -> None:
    """What an unmounted disk looks like."""
    folder = write(tmp_path / "in", a__md=FREE_CARE, b__md=PURCHASING)
    small_library.ingest(folder)
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(InvalidRequest):
        small_library.ingest(folder, prune=True)
    write(folder, a__md=FREE_CARE)
    with pytest.raises(PruneRefused):
        small_library.ingest(folder, prune=True)
    assert small_library.index.count(NO_FILTER, OWNER) == 2


def test_two_folders_with_files_of_the_same_name_do_not_replace_each_other(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    small_library.ingest(write(tmp_path / "one", note__md=FREE_CARE))
    small_library.ingest(write(tmp_path / "two", note__md=PURCHASING))
    assert len(titles(small_library)) == 2
    with pytest.raises(Conflict) as conflict:
        small_library.ingest(tmp_path / "two", collection="one")
    assert conflict.value.facts["folder"] == str(tmp_path / "one")


def test_a_file_taken_in_alone_is_the_same_document_as_with_its_folder(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write(folder / "notes", free__md=FREE_CARE)
    write(folder, purchasing__md=PURCHASING, manifest__csv="path,title\nnotes/free.md,Given\n")
    small_library.ingest(folder)
    write(folder / "notes", free__md=FREE_CARE.replace("2016", "2017"))
    report = small_library.ingest(folder / "notes" / "free.md")
    assert [(line.path, line.status) for line in report.files] == [
        ("notes/free.md", FileStatus.CHANGED)
    ]
    assert titles(small_library) == {"Given", "Achat stratégique"}


def test_pruning_a_part_of_a_folder_leaves_the_rest(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write(folder / "notes", free__md=FREE_CARE)
    write(folder, purchasing__md=PURCHASING)
    small_library.ingest(folder)
    (folder / "purchasing.md").unlink()
    small_library.ingest(folder / "notes", prune=True)
    assert small_library.index.count(NO_FILTER, OWNER) == 2


def test_a_folder_that_moved_keeps_its_documents(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "one", note__md=FREE_CARE)
    small_library.ingest(folder)
    moved = folder.rename(tmp_path / "elsewhere")
    report = small_library.ingest(moved, collection="one", moved=True)
    assert [line.status for line in report.files] == [FileStatus.UNCHANGED]
