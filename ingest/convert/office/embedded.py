"""Documents within Office documents: those a text is put together from, and objects drawn in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ingest.blocks import (
    Block,
    BlockKind,
    ConversionWarning,
    RefusalCode,
    Refused,
    WarningCode,
)
from ingest.convert.attachments import left_out
from ingest.convert.limits import ConversionLimits
from ingest.convert.office.elements import OLE, P, R, W
from ingest.convert.office.embedded_sheets import shown_rows
from ingest.convert.office.parts import Part, held_part
from ingest.convert.trees import Element
from ingest.convert.writing import BlockWriter

OBJECTS = (f"{OLE}OLEObject", f"{P}oleObj")
# Formulas are drawn, and say nothing that their picture's place in a sentence does not need.
FORMULA = "equation"


@dataclass
class EmbeddedDocuments:
    """Writes what is embedded where it stands, and remembers what could not be read."""

    writer: BlockWriter
    limits: ConversionLimits
    names_left_out: list[str] = field(default_factory=list)
    inner_warnings: dict[ConversionWarning, None] = field(default_factory=dict)

    def write_chunks(self, element: Element, part: Part) -> None:
        """Write the documents that Word takes over into its text when it opens this one."""
        for reference in element.iter(f"{W}altChunk"):
            held = _held(reference.get(f"{R}id"), part)
            if held is None:
                self.names_left_out.append("altChunk")
            else:
                self._write_document(*held)

    def write_objects(self, element: Element, part: Part, *, position: int = 0) -> None:
        """Write the spreadsheets and documents that are shown in `element` of `part` as pictures.

        What is shown as an icon is an attachment.
        """
        for reference, program, is_icon in _objects_in(element):
            held = _held(reference, part)
            if held is None or program.lower().startswith(FORMULA):
                continue
            name, content = held
            if is_icon or not self._write_object(name, content, position):
                self.names_left_out.append(f"{name} ({program})" if program else name)

    def warnings(self) -> tuple[ConversionWarning, ...]:
        """What a reader of the report should know."""
        return (*self.inner_warnings, *left_out(self.names_left_out))

    def _write_object(self, name: str, content: bytes, position: int) -> bool:
        """Whether it could be read. Its headings head nothing of what stands around it."""
        rows = shown_rows(content)
        if rows is not None:
            self.writer.add_table(rows, position=position)
            return True
        blocks = self._blocks(name, content)
        for block in blocks or ():
            kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
            self.writer.add(kind, block.text, position=position)
        return blocks is not None

    def _write_document(self, name: str, content: bytes) -> None:
        blocks = self._blocks(name, content)
        if blocks is None:
            self.names_left_out.append(name)
        for block in blocks or ():
            self.writer.add(block.kind, block.text, level=block.level)

    def _blocks(self, name: str, content: bytes) -> Sequence[Block] | None:
        """What a document says, None where it cannot be read.

        What is embedded in it in turn is not opened: a package can be made to hold itself.
        """
        if not self.limits.open_embedded:
            return None
        from ingest.convert import convert_file

        with tempfile.TemporaryDirectory(prefix="sankofa-embedded-") as folder:
            path = Path(folder) / "given"
            path.write_bytes(content)
            try:
                document = convert_file(path, replace(self.limits, open_embedded=False), name=name)
            except Refused as refused:
                return () if refused.code is RefusalCode.EMPTY else None
        # Programs name these parts as they please.
        told = (one for one in document.warnings if one.code is not WarningCode.WRONG_EXTENSION)
        self.inner_warnings |= dict.fromkeys(told)
        return document.blocks


def _held(reference: str | None, part: Part) -> tuple[str, bytes] | None:
    """The name and content of the part that `part` knows by an id, if it is in the file."""
    held = held_part(reference, part)
    return None if held is None else (PurePosixPath(str(held.partname)).name, held.blob)


def _objects_in(element: Element) -> Iterator[tuple[str, str, bool]]:
    """For each object its part's id, the program that made it, and whether it is an icon."""
    seen: set[str] = set()
    for drawn in element.iter(*OBJECTS):
        reference = drawn.get(f"{R}id") or ""
        is_icon = drawn.get("DrawAspect") == "Icon" or drawn.get("showAsIcon") in ("1", "true")
        if reference not in seen:
            yield reference, drawn.get("ProgID") or drawn.get("progId") or "", is_icon
        seen.add(reference)
