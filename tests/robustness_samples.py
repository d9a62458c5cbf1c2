"""Two states of a small folder, and a library to take them into. A pytest plugin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ingest_samples import SmallLibrary
from search_samples import WordEmbedder, quick_folder

from ingest.convert import ConversionLimits

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


@pytest.fixture
def word_library() -> Iterator[SmallLibrary]:
    """An empty library with a real store and index, and a model that knows words alone."""
    with quick_folder() as data:
        library = SmallLibrary(data, WordEmbedder(), CRIPPLED)
        yield library
        library.close()
