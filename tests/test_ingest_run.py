"""An ingest takes in what it can, says what became of every file, and repeats without harm."""

from pathlib import Path

from ingest_samples import FREE_CARE, PURCHASING, SmallLibrary, by_path, write

from corpus.filters import NO_FILTER, FacetField
from corpus.model import ANONYMOUS, OWNER, MetadataOrigin
from corpus.store import DocumentFilter
from ingest.blocks import ConversionWarning, WarningCode
from ingest.report import FileStatus


def test_documents_become_passages_that_are_stored_and_indexed(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", free__md=FREE_CARE, purchasing__md=PURCHASING)
    report = small_library.ingest(folder)
    assert {line.status for line in report.files} == {FileStatus.ADDED}
    assert dict(report.languages) == {"en": 1, "fr": 1}
    assert report.indexing.passages == small_library.index.count(NO_FILTER, OWNER) == 2
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


def test_a_mark_of_confidentiality_is_told_where_nobody_gave_the_access(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    """Who gives it, in a manifest or in the document, knows; the words stay the document's own."""
    marked = FREE_CARE.replace("\n\n", "\n\nDraft, do not cite\n\n", 1)
    folder = write(
        tmp_path / "in",
        free__md=marked,
        given__md=f"{marked}\nTitle and access are given.\n",
        known__md=f"---\naccess: network\n---\n{marked}\nAccess is known.\n",
        manifest__csv="path,kind,access\nfree.md,country_case_study,\n"
        "given.md,country_case_study,public\nknown.md,country_case_study,\n",
    )
    report = by_path(small_library.ingest(folder))
    told = (ConversionWarning(WarningCode.MARKED_CONFIDENTIAL, "“Draft, do not cite”"),)
    lines = {path: line.warnings for path, line in report.items()}
    assert lines == {"free.md": told, "given.md": (), "known.md": ()}


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
    assert small_library.index.count(NO_FILTER, OWNER) == 2


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
    assert small_library.index.count(NO_FILTER, OWNER) == 1


def test_access_written_in_the_manifest_holds_in_counts_and_lists(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "in", a__md=FREE_CARE, b__md=PURCHASING,
        manifest__csv="path,access,groups\nb.md,restricted,organisers\n",
    )  # fmt: skip
    small_library.ingest(folder)
    assert small_library.index.count(NO_FILTER, ANONYMOUS) == 1
    assert "fr" not in small_library.index.facet(FacetField.LANGUAGE, NO_FILTER, ANONYMOUS)
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
    assert small_library.index.count(NO_FILTER, OWNER) == 1


def test_rows_without_a_file_have_a_line(small_library: SmallLibrary, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a__md=FREE_CARE, manifest__csv="path,title\ngone.md,Gone\n")
    assert by_path(small_library.ingest(folder))["gone.md"].status is FileStatus.MISSING


def test_the_language_a_word_processor_records_yields_to_the_text(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    """Files typed in a program set to English record English whatever they say."""
    page = f"<html lang='en'><head><title>Achat</title></head><body><main><p>{PURCHASING}</p></main></body></html>"
    report = by_path(small_library.ingest(write(tmp_path / "in", achat__html=page)))
    assert report["achat.html"].language == "fr"
