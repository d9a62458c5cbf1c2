"""Real documents in seven languages: none may vanish, and no good one may be refused.

Runs where SANKOFA_SHARED_DATA names the folder that holds `documents/` and its manifest.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from ingest.blocks import ConvertedDocument, RefusalCode, Refused, WarningCode
from ingest.convert import ConversionLimits, legacy_office
from ingest.discover import discover
from ingest.sandbox import ConversionSandbox

SHARED = os.environ.get("SANKOFA_SHARED_DATA", "")
DOCUMENTS = Path(SHARED) / "documents"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SHARED or not DOCUMENTS.is_dir(), reason="SANKOFA_SHARED_DATA is not set"
    ),
]

Result = ConvertedDocument | Refused


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    with ConversionSandbox(ConversionLimits(ocr=False)) as sandbox:
        return {s.path: result for s, result in sandbox.convert_many(discover(DOCUMENTS))}


@pytest.fixture(scope="module")
def manifest() -> dict[str, dict[str, str]]:
    with (DOCUMENTS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return {row["path"]: row for row in csv.DictReader(file)}


def test_every_file_has_a_result(results: dict[str, Result], manifest: dict[str, dict[str, str]]):
    """As many lines as files."""
    assert set(results) == set(manifest)


def test_refused_files_are_those_without_a_readable_text_layer(
    results: dict[str, Result], manifest: dict[str, dict[str, str]]
):
    """Scans and garbled layers need recognition; everything else is read."""
    for path, result in results.items():
        layer = manifest[path]["text_layer"]
        unreadable = manifest[path]["format"] == "doc" and legacy_office.program() is None
        if isinstance(result, ConvertedDocument):
            assert not layer.startswith("none"), path
        elif unreadable:
            assert result.code is RefusalCode.UNSUPPORTED_FORMAT, path
        else:
            assert result.code is RefusalCode.NO_TEXT_NEEDS_OCR, path
            # One real page reads as Arabic and is not; its description calls it sound.
            assert not layer.startswith("ok") or path.endswith("right_to_left_02.pdf"), path


def test_page_counts_agree_with_the_manifest(
    results: dict[str, Result], manifest: dict[str, dict[str, str]]
):
    """Citations stand on the right page."""
    for path, result in results.items():
        if isinstance(result, ConvertedDocument) and manifest[path]["pages"]:
            assert result.unit_count == int(manifest[path]["pages"]), path
            assert max(block.position for block in result.blocks) <= result.unit_count


def test_arabic_laws_are_in_logical_order(results: dict[str, Result]):
    """Articles' numbers, dates and lam-alef as a reader of Arabic expects them."""
    law = results["ar/law-policy/law_no.5.of_.2025.pdf"]
    assert isinstance(law, ConvertedDocument)
    text = "\n".join(block.text for block in law.blocks)
    for words in ("قانون رقم ٥ لسنة ٢٠٢٥", "قبل ٢٠٢٠/١/١ طلب", "الإلكترونية للمصلحة", "مادة (١)"):
        assert words in text
    assert "اإل" not in text


def test_page_with_few_letters_on_a_scan_is_reported(results: dict[str, Result]):
    """Its text layer holds the letterhead alone."""
    law = results["ar/law-policy/LAW-208-2022.pdf"]
    assert isinstance(law, ConvertedDocument)
    assert [(w.code, w.detail) for w in law.warnings] == [(WarningCode.PAGES_WITHOUT_TEXT, "1-2")]
