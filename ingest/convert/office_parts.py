"""Parts of Office documents that an element of another part refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.convert.office_xml import Element

# Parts of python-docx and python-pptx, which share no types.
Part = Any


@dataclass(frozen=True, slots=True)
class RelatedPart:
    """A part with the root of its XML."""

    part: Part
    root: Element


def part_of(reference: str | None, part: Part) -> RelatedPart | None:
    """The part that `part` knows by the id `reference`, if it is in the file and makes sense."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    relation = part.rels.get(reference or "")
    if relation is None or relation.is_external:
        return None
    parser = XMLParser(resolve_entities=False, no_network=True)
    try:
        return RelatedPart(relation.target_part, fromstring(relation.target_part.blob, parser))
    except XMLSyntaxError:
        return None
