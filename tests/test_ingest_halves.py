"""Halves of characters, which documents name by number, never end an ingest."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from convert_samples import converted, texts
from docx import Document
from docx.oxml.ns import qn
from ingest_samples import SmallLibrary, by_path
from robustness_samples import OLD, put

import ingest.reading
from corpus.model import OWNER
from corpus.storable import storable_value, whole_characters
from ingest.blocks import ConvertedDocument
from ingest.convert.writing import clean
from ingest.report import FileStatus
from ingest.revise import Source, revise
from ingest.split import SplitOptions

HIGH, LOW = "\ud83d", "\ude00"


def with_symbol(path: Path, code: str) -> Path:
    """A Word document in which a symbol of that number stands between words."""
    document = Document()
    paragraph = document.add_paragraph("Care came ")
    symbol = paragraph.add_run()._r.makeelement(qn("w:sym"))
    symbol.set(qn("w:font"), "Arial")
    symbol.set(qn("w:char"), code)
    paragraph.add_run()._r.append(symbol)
    paragraph.add_run("late in 2004.")
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"a{HIGH}{LOW}b", "a\U0001f600b"),
        (f"a{HIGH}b", "ab"),
        (f"a{LOW}{HIGH}b", "ab"),
        (f"ab{HIGH}", "ab"),
        (f"{HIGH}{HIGH}{LOW}", "\U0001f600"),
        ("\U0001f600 é e\u0301 \ue000 \ufdd0", "\U0001f600 é e\u0301 \ue000 \ufdd0"),
    ],
)
def test_halves_that_form_a_character_become_it_and_others_are_left_out(
    text: str, whole: str
) -> None:
    """Whole characters, private ones and accents written apart are as they were."""
    assert whole_characters(text) == whole
    clean(text).encode()


def test_halves_that_something_unseen_parts_do_not_form_a_character() -> None:
    """They are no text either way."""
    assert clean(f"a{HIGH}\u200b{LOW}b") == "ab"


def test_values_are_cleaned_however_they_are_nested() -> None:
    """Numbers and dates stay, and lines stay lines."""
    given = {f"a{LOW}": [f"b{HIGH}", ("c\0", 1)], "d": "e\nf"}
    assert storable_value(given) == {"a": ["b", ("c", 1)], "d": "e\nf"}


def test_a_document_with_half_a_character_goes_in_and_so_does_the_rest(
    word_library: SmallLibrary, tmp_path: Path
) -> None:
    """In its text, in what the file says of itself, and in a manifest."""
    folder = put(tmp_path / "in", OLD)
    assert texts(converted(with_symbol(folder / "half.docx", "D800"))) == [
        "Care came late in 2004."
    ]
    title = json.dumps(f"Care {HIGH}{LOW} at home {LOW}")
    put(folder, {"said.md": f"---\ntitle: {title}\n---\n\nCare at home began in 1999."})
    put(folder, {"manifest.yaml": 'a.md: {publisher: "Min\\uD800istry"}\n'})
    report = by_path(word_library.ingest(folder))
    assert {line.status for line in report.values()} == {FileStatus.ADDED}
    assert len(report) == 4
    said = {
        document.path: document.metadata for document in word_library.store.documents(OWNER).items
    }
    assert said["said.md"].title == "Care \U0001f600 at home"
    assert said["a.md"].publisher == "Ministry"


def test_a_file_that_we_have_a_fault_with_is_one_line_and_the_fault_is_logged(
    word_library: SmallLibrary,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody has to mend the file: the next run reads it again, unchanged as it is."""
    folder = put(tmp_path / "in", OLD)

    def at_fault(document: ConvertedDocument, source: Source, options: SplitOptions) -> object:
        if source.path == "a.md":
            raise KeyError("fault")
        return revise(document, source, options)

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(ingest.reading, "revise", at_fault)
        report = by_path(word_library.ingest(folder))
    assert (report["a.md"].code, report["a.md"].detail) == ("processing_failed", "KeyError")
    assert report["b.md"].status is FileStatus.ADDED
    assert "a.md" in caplog.text
    assert "Traceback" in caplog.text
    assert by_path(word_library.ingest(folder))["a.md"].status is FileStatus.ADDED


@pytest.mark.parametrize("failing", [OSError("no space"), MemoryError()])
def test_a_machine_that_fails_ends_the_run(
    word_library: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: Exception
) -> None:
    """The next file would fare no better, and none of them is to blame."""

    def fails(document: ConvertedDocument, source: Source, options: SplitOptions) -> object:
        raise failing

    monkeypatch.setattr(ingest.reading, "revise", fails)
    with pytest.raises(type(failing)):
        word_library.ingest(put(tmp_path / "in", OLD))
