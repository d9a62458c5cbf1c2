"""The packages that Office documents are, and the parts that their elements refer to."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from ingest.blocks import RefusalCode, Refused
from ingest.convert.trees import Element

# Parts of python-docx and python-pptx, which share no types.
Part = Any

# What a part of an Office document may unpack to, and by how much it may have been packed.
LARGEST_PART = 500 * 1024 * 1024
SUSPICIOUS_RATIO = 200
# When the templates were made that python-docx and python-pptx begin every new file with.
TEMPLATES_MADE = frozenset((datetime(2013, 12, 23, 23, 15), datetime(2013, 1, 27, 9, 14, 16)))  # noqa: DTZ001
# What python-docx and python-pptx raise over parts that are missing or make no sense.
DAMAGE = (KeyError, ValueError, AttributeError, IndexError, TypeError)


def refuse_bomb(file: Path | IO[bytes]) -> None:
    """Raises `Refused(TOO_LARGE)` for a packed document that unpacks beyond reason."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > LARGEST_PART or (size > LARGEST_PART / 10 and size > SUSPICIOUS_RATIO * packed):
        raise Refused(RefusalCode.TOO_LARGE, f"{size}")


def year_made(created: datetime | None) -> int | None:
    """The year in which a document was begun, if its program wrote down when that was."""
    if created is None or created.replace(tzinfo=None) in TEMPLATES_MADE:
        return None
    return created.year


@dataclass(frozen=True, slots=True)
class XmlPart:
    """A part with the root of its XML."""

    part: Part
    root: Element


def part_of(reference: str | None, part: Part) -> XmlPart | None:
    """The part that `part` knows by the id `reference`, if it is in the file and makes sense."""
    held = held_part(reference, part)
    return None if held is None else parsed(held)


def held_part(reference: str | None, part: Part) -> Part | None:
    """The part that `part` knows by the id `reference`, if it is in the file."""
    relation = part.rels.get(reference or "")
    return None if relation is None or relation.is_external else relation.target_part


def parts_of_kind(kind: str, part: Part) -> Iterator[XmlPart]:
    """The parts that `part` has of a kind, such as "footnotes", as far as they make sense."""
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            found = parsed(relation.target_part)
            if found is not None:
                yield found


def count_of_comments(part: Part) -> int:
    """How many comments stand in the margin of `part`, answers to others left aside."""
    return sum(len(held.root) for held in parts_of_kind("comments", part))


def parsed(part: Part) -> XmlPart | None:
    """The part with its XML, if it is well formed."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(resolve_entities=False, no_network=True)
    try:
        root = fromstring(part.blob, parser)
    except XMLSyntaxError:
        return None
    join_texts(root)
    return XmlPart(part, root)


def join_texts_of_parts(package: Any) -> None:
    """`join_texts` for what python-docx or python-pptx has read of a package."""
    for part in package.iter_parts():
        root = getattr(part, "_element", None)
        if root is not None:
            join_texts(root)


def join_texts(root: Element) -> None:
    """Leave out comments, instructions for programs, and entities, which nobody resolves.

    Where one stands within a text, what follows it would not be read.
    """
    from lxml.etree import Comment, Entity, ProcessingInstruction, strip_elements

    strip_elements(root, Comment, Entity, ProcessingInstruction, with_tail=False)
