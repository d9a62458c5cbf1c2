"""The starter collection's typeset documents are read as they were written, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from convert_samples import converted

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "scripts" / "starter_collection" / "sources"
LINKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def words(text: str) -> list[str]:
    """The words of Markdown or of what was read, numbers of lists included."""
    return re.findall(r"\w+", LINKED.sub(r"\1", text))


@pytest.mark.parametrize(
    "source", sorted(SOURCES.rglob("*.md")), ids=lambda source: str(source.stem)
)
def test_every_word_is_read_in_its_place(source: Path):
    """Through line ends, page ends, tables, italics and both directions of writing."""
    body = source.read_text(encoding="utf-8").split("---\n", 2)[2]
    document = converted(ROOT / "corpus" / "documents" / source.parent.name / source.stem)
    title, *blocks = document.blocks
    assert title.level == 1
    assert words("\n".join(block.text for block in blocks)) == words(body)
