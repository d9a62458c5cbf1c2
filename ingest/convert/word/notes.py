"""Footnotes and endnotes of a Word document, each of which is told after the paragraph it is to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.convert.office.elements import W, choose_alternatives
from ingest.convert.office.list_numbers import written
from ingest.convert.office.parts import parts_of_kind
from ingest.convert.trees import Element
from ingest.convert.word.hidden import HiddenText
from ingest.convert.word.text import TAKEN_OUT, paragraphs_of_cell, visible_text
from ingest.convert.writing import one_line

if TYPE_CHECKING:
    from docx.document import Document

# How Word numbers the notes of each kind unless it is told otherwise.
STYLES = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass
class Notes:
    """A document's notes by kind and id; to be asked for each of its paragraphs once, in order."""

    texts: Mapping[tuple[str, str], str]
    counts: dict[str, int] = field(default_factory=dict)

    def of(self, paragraph: Element) -> Iterator[str]:
        """The notes that a paragraph or table refers to, as they stand below the text."""
        for reference in paragraph.iter(*(f"{W}{kind}Reference" for kind in STYLES)):
            if next(reference.iterancestors(*TAKEN_OUT), None) is not None:
                continue
            kind = reference.tag.removeprefix(W).removesuffix("Reference")
            text = self.texts.get((kind, reference.get(f"{W}id") or ""))
            if text:
                self.counts[kind] = self.counts.get(kind, 0) + 1
                yield f"{written(self.counts[kind], STYLES[kind])} {text}"


def notes_of(document: Document, hidden: HiddenText) -> Notes:
    """The notes of a document, none where a part of it that should hold them makes no sense."""
    found = ((kind, note) for kind in STYLES for note in _notes(document, kind, hidden))
    return Notes({(kind, id): text for kind, (id, text) in found})


def _notes(document: Document, kind: str, hidden: HiddenText) -> Iterator[tuple[str, str]]:
    for held in parts_of_kind(f"{kind}s", document.part):
        choose_alternatives(held.root)
        hidden.leave_out(held.root)
        for note in held.root.iterchildren(f"{W}{kind}"):
            # Others hold the line that parts the notes from the text.
            if note.get(f"{W}type", "normal") == "normal":
                lines = (visible_text(paragraph) for paragraph in paragraphs_of_cell(note))
                yield note.get(f"{W}id") or "", one_line("\n".join(lines))
