"""An ingest takes in what it can, says what became of every file, and repeats without harm."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from ingest_samples import FREE_CARE, PURCHASING, SmallLibrary, by_path, write

from corpus.access_keys import Role
from corpus.errors import Conflict, InvalidRequest, PruneRefused
from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, OWNER, MetadataOrigin, Outcome
from corpus.ports import EncodedPassage, IndexEntry
from corpus.reviews import Aspect, Judgement, Reviewer
from corpus.store import DocumentFilter
from ingest.blocks import ConversionWarning, WarningCode
from ingest.report import FileStatus, NobodyWatching
from search.index.embedded_batch import EmbeddedBatch

ALL = PassageFilter()


def titles(library: SmallLibrary) -> set[str]:
    return {document.metadata.title for document in library.store.documents(OWNER).items}


def test_documents_become_passages_that_are_stored_and_indexed(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", free__md=FREE_CARE, purchasing__md=PURCHASING)
    report = small_library.ingest(folder)
    assert {line.status for line in report.files} == {FileStatus.ADDED}
    assert dict(report.languages) == {"en": 1, "fr": 1}
    assert report.indexing.passages == small_library.index.count(ALL, OWNER) == 2
    assert small_library.store.counts().pending == 0


def test_a_quote_is_verbatim_and_detected_values_are_marked(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    small_library.ingest(write(tmp_path / "in", free__md=FREE_CARE))
    (document,) = small_library.store.documents(OWNER).items
    text = small_library.store.document_text(document.id, OWNER)
    (passage,) = small_library.store.document_passages(document.id, OWNER)
    assert passage.text == text[passage.start : passage.end]
    assert passage.years == (2016,)
    assert document.metadata.countries == passage.countries == ("BFA",)
    assert document.metadata.origins["countries"] is MetadataOrigin.DETECTED


def test_a_kind_that_nobody_gave_is_told_with_the_file(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    """Not where a manifest gives it, and mail is what it is."""
    mail = "From: A <a@example.org>\nSubject: Fees\n\nFees were removed in 2006.\n"
    folder = write(
        tmp_path / "in",
        free__md=FREE_CARE,
        purchasing__md=PURCHASING,
        mail__eml=mail,
        manifest__csv="path,kind\nfree.md,country_case_study\n",
    )
    report = by_path(small_library.ingest(folder))
    guessed = (ConversionWarning(WarningCode.KIND_GUESSED, "country_case_study"),)
    told = {path: line.warnings for path, line in report.items()}
    assert told == {"free.md": (), "mail.eml": (), "purchasing.md": guessed}


def test_unchanged_files_are_left_alone_and_changed_ones_replaced_whole(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", free__md=FREE_CARE, purchasing__md=PURCHASING)
    small_library.ingest(folder)
    write(folder, free__md=FREE_CARE.replace("2016", "2017"))
    report = by_path(small_library.ingest(folder))
    assert report["purchasing.md"].status is FileStatus.UNCHANGED
    assert report["free.md"].status is FileStatus.CHANGED
    (passage,) = small_library.store.document_passages(report["free.md"].document_id, OWNER)
    assert passage.years == (2017,)
    assert small_library.index.count(ALL, OWNER) == 2


def test_one_bad_file_is_one_line_and_the_rest_goes_in(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "in", free__md=FREE_CARE, empty__pdf=b"", broken__pdf=b"%PDF-1.7\ntrunc"
    )
    report = by_path(small_library.ingest(folder))
    assert report["free.md"].status is FileStatus.ADDED
    assert report["empty.pdf"].code == "empty"
    assert report["broken.pdf"].status is FileStatus.REFUSED
    again = by_path(small_library.ingest(folder))
    assert again["empty.pdf"].code == "empty"
    assert again["free.md"].status is FileStatus.UNCHANGED


def test_the_same_content_twice_is_kept_once_and_both_files_have_a_line(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", a__md=FREE_CARE, b__md=FREE_CARE)
    report = by_path(small_library.ingest(folder))
    assert report["b.md"].status is FileStatus.DUPLICATE
    assert report["b.md"].detail == "a.md"
    assert small_library.index.count(ALL, OWNER) == 1


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
    assert small_library.index.count(ALL, OWNER) == 6
    small_library.ingest(folder, prune=True)
    assert small_library.index.count(ALL, OWNER) == 5


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
    assert small_library.index.count(ALL, OWNER) == 2


def test_access_written_in_the_manifest_holds_in_counts_and_lists(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "in", a__md=FREE_CARE, b__md=PURCHASING,
        manifest__csv="path,access,groups\nb.md,restricted,organisers\n",
    )  # fmt: skip
    small_library.ingest(folder)
    assert small_library.index.count(ALL, ANONYMOUS) == 1
    assert "fr" not in small_library.index.facet(FacetField.LANGUAGE, ALL, ANONYMOUS)
    assert small_library.store.documents(ANONYMOUS, DocumentFilter()).total == 1


def test_an_access_word_nobody_understands_takes_the_document_out_of_sight(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    """Somebody meant to restrict it and mistyped: what was public before must not stay so."""
    folder = write(tmp_path / "in", a__md=FREE_CARE, b__md=PURCHASING)
    small_library.ingest(folder)
    write(folder, manifest__csv="path,access\nb.md,restrcted\n")
    report = by_path(small_library.ingest(folder))
    assert report["b.md"].code == "invalid_metadata"
    assert small_library.index.count(ALL, OWNER) == 1


def test_rows_without_a_file_have_a_line(small_library: SmallLibrary, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__md=FREE_CARE, manifest__csv="path,title\ngone.md,Gone\n")
    assert by_path(small_library.ingest(folder))["gone.md"].status is FileStatus.MISSING


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
    assert small_library.index.count(ALL, OWNER) == 2


def test_a_folder_that_moved_keeps_its_documents(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "one", note__md=FREE_CARE)
    small_library.ingest(folder)
    moved = folder.rename(tmp_path / "elsewhere")
    report = small_library.ingest(moved, collection="one", moved=True)
    assert [line.status for line in report.files] == [FileStatus.UNCHANGED]


def test_the_language_a_word_processor_records_yields_to_the_text(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    """Files typed in a program set to English record English whatever they say."""
    page = f"<html lang='en'><head><title>Achat</title></head><body><main><p>{PURCHASING}</p></main></body></html>"
    report = by_path(small_library.ingest(write(tmp_path / "in", achat__html=page)))
    assert report["achat.html"].language == "fr"


class InterruptedAtTheFirst(NobodyWatching):
    """Somebody who presses Ctrl-C when the first document is in the index."""

    def __init__(self) -> None:
        self._indexing = False

    def stage(self, name: str, total: int) -> None:
        """Note which stage it is."""
        self._indexing = name == "index"

    def advanced(self, by: int) -> None:
        """Interrupt."""
        if self._indexing:
            raise KeyboardInterrupt


def test_who_interrupts_does_not_wait_for_the_document_that_is_embedded_ahead(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    paragraphs = (f"In district {n} the clinic kept its staff. " * 20 for n in range(200))
    folder = write(
        tmp_path / "in", a__md=FREE_CARE, long__md="# Districts\n\n" + "\n\n".join(paragraphs)
    )
    asked: list[int] = []
    encode = small_library.tools.embedder.encode_passages

    def counted(texts: Sequence[str], languages: Sequence[str]) -> list[EncodedPassage]:
        asked.append(len(texts))
        return encode(texts, languages)

    with patch.object(small_library.tools.embedder, "encode_passages", counted):
        with pytest.raises(KeyboardInterrupt):
            small_library.ingest(folder, observer=InterruptedAtTheFirst())
        assert sum(asked) < 200
    small_library.ingest(folder)
    assert small_library.index.count(ALL, OWNER) > 200 - 1
    assert small_library.store.counts().pending == 0


@pytest.mark.parametrize("revision_is_new", [True, False])
def test_an_outcome_judged_while_its_document_is_indexed_stays_on_the_list_of_work(
    small_library: SmallLibrary, tmp_path: Path, *, revision_is_new: bool
) -> None:
    """A server that tells the index of it later may be killed before."""
    store, index = small_library.store, small_library.index
    folder = write(tmp_path / "in", free__md=FREE_CARE)
    small_library.ingest(folder)
    (document,) = store.documents(OWNER).items
    if revision_is_new:
        write(folder, free__md=FREE_CARE.replace("2016", "2017"))
    else:
        store.mark_for_reindex([document.id])
    put = EmbeddedBatch.put

    def judged_meanwhile(batch: EmbeddedBatch, entries: Sequence[IndexEntry]) -> None:
        put(batch, entries)
        (passage,) = store.document_passages(document.id, OWNER)
        store.judge(
            passage.id,
            Aspect.OUTCOME,
            None,
            Judgement(Outcome.DID_NOT_WORK.value, "I read it"),
            Reviewer("Awa", Role.CURATOR),
            OWNER,
        )

    with patch.object(EmbeddedBatch, "put", judged_meanwhile):
        small_library.ingest(folder)
    assert store.counts().pending == 1
    small_library.ingest(folder)
    assert store.counts().pending == 0
    assert index.facet(FacetField.OUTCOME, ALL, OWNER) == {Outcome.DID_NOT_WORK: 1}
