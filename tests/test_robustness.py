"""Whatever is killed, broken, hostile or busy: nothing answered is lost, nothing is doubled.

And each bad file is one line with a reason and a remedy.
"""

from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import which

import pytest
from command_samples import CommandLine
from convert_samples import PdfPage, archive, pdf
from ingest_samples import FREE_CARE, PURCHASING, SmallLibrary, by_path
from pypdf import PdfReader, PdfWriter
from search_samples import WordEmbedder, quick_folder

import ingest.reading
from corpus.filters import PassageFilter
from corpus.model import OWNER
from corpus.vocabulary import load_groupings
from ingest.blocks import ConvertedDocument
from ingest.convert import ConversionLimits
from ingest.report import FileReport, FileStatus, NobodyWatching
from ingest.revise import Source, revise
from ingest.run import Ingest, IngestOptions, ReadingLimits
from ingest.sandbox import ConversionSandbox
from ingest.split import SplitOptions
from search.engine import SearchEngine
from search.index import open_embedded_index
from search.query import Question
from search.results import Answer, Result

pytest_plugins = ["command_samples"]

TESTS = Path(__file__).parent
CRIPPLED = ConversionLimits(max_seconds=120, max_memory_bytes=300 * 1024 * 1024, ocr=False)
OLD = {"a.md": "# A\n\nCare in the old years, 1999.", "b.md": "# B\n\nCare in other years, 2005."}
NEW = {
    "a.md": "# A\n\nCare in the new years, 2010.",
    "c.md": "# C\n\nCare in further years, 2020.",
}


def put(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def script(name: str, *arguments: Path) -> list[str]:
    return [sys.executable, str(TESTS / name), *map(str, arguments)]


def surroundings() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(TESTS.parent)}


@pytest.fixture
def library() -> Iterator[SmallLibrary]:
    """An empty library with a real store and index, and a model that knows words alone."""
    with quick_folder() as data:
        library = SmallLibrary(data, WordEmbedder(), CRIPPLED)
        yield library
        library.close()


@pytest.mark.slow
def test_killed_at_any_moment_what_was_answered_still_is_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    """At every commit and renaming: each document answers once, in its old state or its new."""
    folder = put(tmp_path / "in", OLD)
    with quick_folder() as data:
        template = data / "template"
        template.mkdir()
        filled = SmallLibrary(template, WordEmbedder())
        filled.ingest(folder)
        filled.close()
        put(folder, NEW)
        done = subprocess.run(
            script("ingest_killer.py", template, folder, data / "work"),
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    assert done.returncode == 0, done.stderr
    moments = [json.loads(line) for line in done.stdout.splitlines()]
    before, after = ["a.md 1999", "b.md 2005"], ["a.md 2010", "b.md 2005", "c.md 2020"]
    assert {tuple(moment["killed"]) for moment in moments} == {tuple(before), tuple(after)}
    for moment in moments:
        assert moment["finished"] == after, moment
        assert moment["good"], moment
        assert set(moment["statuses"]) == {"a.md", "b.md", "c.md"}
    # Documents stored before the kill are not read again.
    kept = [list(moment["statuses"].values()).count("unchanged") for moment in moments]
    assert (kept[0], kept[-1]) == (1, 3)
    assert kept == sorted(kept)


@pytest.mark.slow
def test_a_command_killed_again_and_again_completes_in_the_end(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """The same library, each run killed later than the one before, the last one left alone."""
    texts = {f"note{n}.md": f"# Note {n}\n\n" + PURCHASING.split("\n", 1)[1] for n in range(8)}
    folder = put(tmp_path / "in", texts)
    for lines in (0, 1, 4, 8):
        with sankofa.running("ingest", folder, "--again") as process:
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
            process.kill()
            process.communicate()
    done = sankofa("ingest", folder, "--json")
    assert done.status == 0
    assert sum(done.answer["counts"].values()) == 8
    status = sankofa("status", "--json").answer
    assert status["counts"]["documents"] == status["index"]["passages"] == 8
    assert sankofa("verify").out == "Store, index and files agree.\n"


def test_a_second_ingest_is_told_that_the_library_is_busy(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """And loses nothing: it takes its folder in once the first has ended."""
    one, two = put(tmp_path / "one", OLD), put(tmp_path / "two", NEW)
    with sankofa.running("ingest", one) as first:
        assert first.stdout is not None
        first.stdout.readline()  # it holds the index now
        first.send_signal(signal.SIGSTOP)
        second = sankofa("ingest", two)
        first.send_signal(signal.SIGCONT)
        out, err = first.communicate(timeout=300)
    assert (second.status, second.out) == (1, "")
    assert second.err == (
        "Another process is writing to this library. Wait for it to finish, then run again.\n"
    )
    assert (first.returncode, err) == (0, "")
    assert "2 files: 2 added" in out
    assert sankofa("ingest", two).status == 0
    assert sankofa("status", "--json").answer["index"]["passages"] == 4


@pytest.mark.slow
def test_searches_by_another_process_are_right_at_every_moment_of_an_ingest(
    library: SmallLibrary, tmp_path: Path
) -> None:
    """A document being replaced is never missing and never double; new ones appear by themselves."""
    folder = put(tmp_path / "in", OLD)
    library.ingest(folder)
    data, stop = Path(library.store._originals.folder).parent, tmp_path / "stop"
    seen = tmp_path / "seen"
    with (
        seen.open("w") as output,
        subprocess.Popen(
            script("ingest_reader.py", data, stop), env=surroundings(), stdout=output
        ) as reader,
    ):
        for year in range(2010, 2022):
            put(folder, {"a.md": OLD["a.md"].replace("1999", str(year))})
            library.ingest(folder)
        put(folder, NEW)
        library.ingest(folder)
        stop.touch()
        assert reader.wait(timeout=120) == 0
    searches = [json.loads(line) for line in seen.read_text().splitlines()]
    for found in searches:
        paths = [line.split()[0] for line in found]
        assert paths in (["a.md", "b.md"], ["a.md", "b.md", "c.md"]), found
        assert "b.md 2005" in found
    years = [int(found[0].split()[1]) for found in searches]
    assert len(set(years)) > 3, "the reader saw the library change"
    assert searches[-1] == ["a.md 2010", "b.md 2005", "c.md 2020"]


def column_results(answer: Answer) -> list[Result]:
    columns = (answer.worked, answer.did_not_work, answer.mixed, answer.guidance, answer.other)
    return [result for column in columns for result in column.results]


@pytest.mark.parametrize("ask", ["search", "answer", "similar"])
def test_a_document_replaced_between_index_and_store_is_not_missed(
    library: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: str
) -> None:
    """The index still gave the old passages, and the store has only the new ones."""
    folder = put(tmp_path / "in", OLD)
    library.ingest(folder)
    engine = SearchEngine(library.tools.embedder, library.index, library.store)
    kept = next(d for d in library.store.documents(OWNER).items if d.path == "b.md")
    (passage,) = library.store.document_passages(kept.id, OWNER)
    real = {name: getattr(library.index, name) for name in ("search", "similar")}

    def then_replaced(name: str, *given: object) -> object:
        hits = real[name](*given)
        if not (folder / "c.md").exists():
            put(folder, NEW)
            library.ingest(folder)
        return hits

    for name in real:
        monkeypatch.setattr(library.index, name, functools.partial(then_replaced, name))
    question = Question("care years")
    asked: dict[str, Callable[[], Sequence[Result]]] = {
        "search": lambda: engine.search(question, OWNER).results,
        "answer": lambda: column_results(engine.answer(question, OWNER)),
        "similar": lambda: engine.similar(passage.id, OWNER),
    }
    assert 2010 in {result.passage.years[0] for result in asked[ask]()}


def test_a_changed_document_is_replaced_whole(library: SmallLibrary, tmp_path: Path) -> None:
    """One that became shorter leaves nothing behind, in the index or in the store."""
    long = "\n\n".join(f"## Part {n}\n\nCare in the years of part {n}." for n in range(6))
    folder = put(tmp_path / "in", {"a.md": f"# A\n\n{long}"})
    library.ingest(folder)
    assert library.index.count(PassageFilter(), OWNER) == 6
    put(folder, OLD)
    library.ingest(folder)
    assert library.index.count(PassageFilter(), OWNER) == 2
    assert library.store.counts().passages == 2


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
    library: SmallLibrary, tmp_path: Path
) -> None:
    """Its content is the same: only the refusal is over."""
    folder = put(tmp_path / "in", OLD)
    (folder / "a.md").chmod(0)
    assert by_path(library.ingest(folder))["a.md"].code == "unreadable_file"
    (folder / "a.md").chmod(0o644)
    assert by_path(library.ingest(folder))["a.md"].status is FileStatus.ADDED


@pytest.mark.parametrize("event", ["changed", "taken away"])
def test_a_file_that_changes_while_it_is_read_is_one_line(
    library: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str
) -> None:
    """As one that is still being copied into the folder; the next run takes it in."""
    folder = put(tmp_path / "in", OLD)

    def meanwhile(document: ConvertedDocument, source: Source, options: SplitOptions) -> object:
        if source.path == "a.md":
            put(folder, NEW) if event == "changed" else (folder / "a.md").unlink()
        return revise(document, source, options)

    with monkeypatch.context() as patch:
        patch.setattr(ingest.reading, "revise", meanwhile)
        report = by_path(library.ingest(folder))
    assert report["a.md"].code == "changed_meanwhile"
    assert report["b.md"].status is FileStatus.ADDED
    put(folder, OLD)
    assert by_path(library.ingest(folder))["a.md"].status is FileStatus.ADDED


def test_names_in_no_encoding_of_ours_are_taken_in(library: SmallLibrary, tmp_path: Path) -> None:
    """Archives from older systems unpack to such names."""
    folder = put(tmp_path / "in", OLD)
    (folder / "a.md").rename(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md"))
    report = by_path(library.ingest(folder))
    assert report["caf\\xe9.md"].status is FileStatus.ADDED
    assert by_path(library.ingest(folder))["caf\\xe9.md"].status is FileStatus.UNCHANGED


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
    library: SmallLibrary, tmp_path: Path
) -> None:
    """Neither the file before it nor the ones after it."""
    misbehaving = {"b1.txt": "abort", "b2.txt": "fill memory", "b3.txt": "say nonsense"}
    report = by_path(library.ingest(put(tmp_path / "in", {**OLD, **misbehaving, **NEW})))
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
    library: SmallLibrary, tmp_path: Path
) -> None:
    """Ctrl+C while a parser hangs, which it may do for minutes."""

    class Impatient(NobodyWatching):
        def file_done(self, report: FileReport) -> None:
            raise KeyboardInterrupt

    folder = put(tmp_path / "in", {"a.md": OLD["a.md"], "b.txt": "hang", "c.txt": "hang"})
    run = Ingest(library.store, library.index, library.tools, ReadingLimits(CRIPPLED))
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run.run(folder, IngestOptions(), Impatient())
    assert time.monotonic() - started < CRIPPLED.max_seconds / 2
    last = library.store.last_run()
    assert last is not None
    assert last.state == "stopped"


def test_a_refused_write_leaves_the_lock_free(library: SmallLibrary, tmp_path: Path) -> None:
    """A run that ends in an error is no writer any more, for any process."""
    folder = put(tmp_path / "in", {"manifest.csv": "path,access\na.md,public,too many\n", **OLD})
    with pytest.raises(Exception, match="unreadable manifest"):
        library.ingest(folder)
    data = library.store._originals.folder.parent
    other = open_embedded_index(data, load_groupings().region_and_income)
    with other.write(library.tools.embedder.identity):
        pass
    (folder / "manifest.csv").unlink()
    assert len(by_path(library.ingest(folder))) == 2
