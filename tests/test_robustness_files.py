"""Each bad file is one line with a reason and a remedy, and everything else goes in."""

from __future__ import annotations

import functools
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from command_samples import CommandLine
from convert_samples import PdfPage, archive, pdf
from growth import ends
from ingest_samples import FREE_CARE, PURCHASING, SmallLibrary, by_path
from pypdf import PdfReader, PdfWriter
from robustness_samples import CRIPPLED, NEW, OLD, put

import ingest.reading
from ingest.blocks import ConvertedDocument
from ingest.report import FileReport, FileStatus, NobodyWatching
from ingest.revise import Source, revise
from ingest.run import Ingest, IngestOptions, ReadingLimits
from ingest.sandbox import ConversionSandbox
from ingest.split import SplitOptions

GOOD = {"good.md": FREE_CARE, "also-good.txt": PURCHASING}


def bad_files(folder: Path) -> dict[str, str]:
    """Files that cannot go in, beside good ones; the code that each is to be refused with."""
    put(folder, GOOD)
    (folder / "empty.docx").touch()
    whole = pdf(folder / "whole.pdf", [PdfPage().text(60, 700, "Fees were removed in 2004.")])
    (folder / "truncated.pdf").write_bytes(whole.read_bytes()[:300])
    locked = PdfWriter(clone_from=PdfReader(whole))
    locked.encrypt("secret")
    locked.write(folder / "encrypted.pdf")
    whole.unlink()
    pdf(folder / "scan.pdf", [PdfPage().picture()])
    subjects = ("Fees", "Staff", "Drugs", "Water", "Roads", "Funds")
    pages = [PdfPage().text(60, 700, f"{subject} come first here.") for subject in subjects]
    pdf(folder / "long.pdf", pages)
    (folder / "photo.pdf").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64))
    (folder / "noise.txt").write_bytes(bytes(range(128, 256)) * 8)
    large = f"<html><!-- {'-' * (1 << 21)} --><body><p>Care at home.</p></body></html>"
    (folder / "large.html").write_text(large, encoding="utf-8")
    (folder / "nested.html").write_text("<table><tr><td>" * 3000 + "text", encoding="utf-8")
    archive(
        folder / "pack.zip",
        {
            "inside.md": b"# Inside\n\nA session on home visits, noted by its chair.",
            "inner.zip": b"PK\x03\x04",
            "../outside.md": b"# Outside",
        },
    )
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("bomb.txt", b" " * (64 << 20))
    outside = folder.parent / "outside.md"
    outside.write_text("# Elsewhere", encoding="utf-8")
    (folder / "link.md").symlink_to(outside)
    (folder / "loop.md").symlink_to(folder / "loop.md")
    os.mkfifo(folder / "pipe.txt")
    return {
        "empty.docx": "empty",
        "truncated.pdf": "truncated",
        "encrypted.pdf": "encrypted",
        "scan.pdf": "no_text_needs_ocr",
        "long.pdf": "too_many_pages",
        "photo.pdf": "unsupported_format",
        "noise.txt": "unreadable_encoding",
        "large.html": "too_large",
        "nested.html": "parser_crashed",
        "pack.zip!/inner.zip": "nested_archive",
        "pack.zip!/../outside.md": "unsafe_path",
        "bomb.zip!/bomb.txt": "archive_too_large",
        "link.md": "link_out_of_folder",
        "loop.md": "unreadable_file",
        "pipe.txt": "unreadable_file",
    }


LIMITS = {"SANKOFA_FILE_MOST_PAGES": "5", "SANKOFA_FILE_MOST_MEGABYTES": "1"}
NO_PROGRAMS = {"PATH": str(Path(sys.executable).parent)}


def test_each_bad_file_is_one_line_and_the_rest_goes_in(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """With a reason and a remedy, now and at the next run; then limits are raised as it says."""
    codes = bad_files(tmp_path / "in")
    taken = {*GOOD, "pack.zip!/inside.md"}
    done = sankofa("ingest", tmp_path / "in", **LIMITS, **NO_PROGRAMS)
    assert (done.status, done.err) == (1, "")
    lines = {line.split(": ", 1)[0]: line for line in done.out.splitlines() if ": " in line}
    for path in codes:
        (line,) = done.lines(f"{path}: ")
        assert line.startswith(f"{path}: refused: ")
        assert line.count(". ") == 1, f"a reason and a remedy: {line}"
    for path in taken:
        assert lines[path].startswith(f"{path}: added, ")
    assert f"{len(codes) + 3} files: 3 added, {len(codes)} refused" in done.out
    again = sankofa("ingest", tmp_path / "in", "--json", **LIMITS, **NO_PROGRAMS).answer
    files = {file["path"]: file for file in again["files"]}
    assert {path: files[path]["code"] for path in files} == {
        **dict.fromkeys(taken),
        **codes,
    }
    raised = sankofa("ingest", tmp_path / "in", **NO_PROGRAMS)
    assert raised.lines("long.pdf") == ["long.pdf: added, 1 passage"]
    assert raised.lines("large.html") == ["large.html: added, 1 passage"]


@pytest.mark.skipif(which("tesseract") is None, reason="tesseract is not installed")
def test_a_page_that_could_not_be_read_comes_in_once_it_can(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """The file has not changed; what this machine can do with it has."""
    folder = tmp_path / "in"
    folder.mkdir()
    scan_and_text(folder / "half.pdf")
    without = sankofa("ingest", folder, **NO_PROGRAMS)
    assert without.status == 0
    assert "half.pdf: added, 1 passage" in without.out
    assert "pages without text were left out: 2" in without.out
    with_it = sankofa("ingest", folder)
    assert "half.pdf: changed, 1 passage" in with_it.out
    assert "check quotes against the page: 2" in with_it.out
    (found,) = sankofa("search", "vaccination in the mountains", "--json").answer["results"]
    assert "mountains" in found["citation"]["quote"]
    assert found["citation"]["locator"]["last"] == 2


def scan_and_text(path: Path) -> None:
    """A page of text, and a page that is a picture of text."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(48)
    picture = Image.new("L", (1240, 1754), 255)
    drawing = ImageDraw.Draw(picture)
    for row, words in enumerate(("Vaccination in the", "mountains was late", "every spring")):
        drawing.text((120, 200 + 90 * row), words, fill=0, font=font)
    picture.save(path.with_suffix(".scan"), "PDF", resolution=150)
    first = pdf(path.with_suffix(".text"), [PdfPage().text(60, 700, "Fees were removed in 2004.")])
    writer = PdfWriter()
    for part in (first, path.with_suffix(".scan")):
        writer.append(part)
        part.unlink()
    writer.write(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_goes_in_once_it_may(
    word_library: SmallLibrary, tmp_path: Path
) -> None:
    """Its content is the same: only the refusal is over."""
    folder = put(tmp_path / "in", OLD)
    (folder / "a.md").chmod(0)
    assert by_path(word_library.ingest(folder))["a.md"].code == "unreadable_file"
    (folder / "a.md").chmod(0o644)
    assert by_path(word_library.ingest(folder))["a.md"].status is FileStatus.ADDED


@pytest.mark.parametrize("event", ["changed", "taken away"])
def test_a_file_that_changes_while_it_is_read_is_one_line(
    word_library: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str
) -> None:
    """As one that is still being copied into the folder; the next run takes it in."""
    folder = put(tmp_path / "in", OLD)

    def meanwhile(document: ConvertedDocument, source: Source, options: SplitOptions) -> object:
        if source.path == "a.md":
            put(folder, NEW) if event == "changed" else (folder / "a.md").unlink()
        return revise(document, source, options)

    with monkeypatch.context() as patch:
        patch.setattr(ingest.reading, "revise", meanwhile)
        report = by_path(word_library.ingest(folder))
    assert report["a.md"].code == "changed_meanwhile"
    assert report["b.md"].status is FileStatus.ADDED
    put(folder, OLD)
    assert by_path(word_library.ingest(folder))["a.md"].status is FileStatus.ADDED


def test_names_in_no_encoding_of_ours_are_taken_in(
    word_library: SmallLibrary, tmp_path: Path
) -> None:
    """Archives from older systems unpack to such names."""
    folder = put(tmp_path / "in", OLD)
    (folder / "a.md").rename(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md"))
    report = by_path(word_library.ingest(folder))
    assert report["caf\\xe9.md"].status is FileStatus.ADDED
    assert by_path(word_library.ingest(folder))["caf\\xe9.md"].status is FileStatus.UNCHANGED


@pytest.fixture
def hostile_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read by a process that does what a file of these words tells it to."""
    monkeypatch.setattr(
        ingest.reading,
        "ConversionSandbox",
        functools.partial(ConversionSandbox, worker_module="hostile_worker"),
    )


@pytest.mark.usefixtures("hostile_parser")
def test_a_parser_that_crashes_takes_nothing_else_down(
    word_library: SmallLibrary, tmp_path: Path
) -> None:
    """Neither the file before it nor the ones after it."""
    misbehaving = {"b1.txt": "abort", "b2.txt": "fill memory", "b3.txt": "say nonsense"}
    report = by_path(word_library.ingest(put(tmp_path / "in", {**OLD, **misbehaving, **NEW})))
    assert {path: line.code for path, line in report.items()} == {
        "a.md": None,
        "b.md": None,
        "b1.txt": "parser_crashed",
        "b2.txt": "too_much_memory",
        "b3.txt": "parser_crashed",
        "c.md": None,
    }


@pytest.mark.usefixtures("hostile_parser")
def test_stopping_a_run_does_not_wait_for_the_file_being_read(
    word_library: SmallLibrary, tmp_path: Path
) -> None:
    """Ctrl+C while a parser hangs, which it may do for as long as it is allowed to."""

    class Impatient(NobodyWatching):
        def file_done(self, report: FileReport) -> None:
            raise KeyboardInterrupt

    folder = put(tmp_path / "in", {"a.md": OLD["a.md"], "b.txt": "hang", "c.txt": "hang"})
    for_hours = ReadingLimits(replace(CRIPPLED, max_seconds=36_000))
    run = Ingest(word_library.store, word_library.index, word_library.tools, for_hours)
    with pytest.raises(KeyboardInterrupt):
        ends(lambda: run.run(folder, IngestOptions(), Impatient()))
    last = word_library.store.last_run()
    assert last is not None
    assert last.state == "stopped"
