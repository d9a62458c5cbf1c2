"""Shapes of slides that somebody hid: neither an audience nor who opens the file sees them."""

from __future__ import annotations

from ingest.convert.office.elements import P
from ingest.convert.trees import Element

TITLES = ("title", "ctrTitle")


def leave_out_hidden(tree: Element) -> None:
    """Take the hidden shapes out of the tree of a slide, a layout or a page of notes.

    A hidden title stays: so authors name a slide for those who have it read to them.
    """
    for properties in list(tree.iter(f"{P}cNvPr")):
        drawn = properties.getparent().getparent()
        if properties.get("hidden") in ("1", "true") and drawn is not tree and not _is_title(drawn):
            drawn.getparent().remove(drawn)


def _is_title(drawn: Element) -> bool:
    placeholder = drawn.find(f"*/{P}nvPr/{P}ph")
    return placeholder is not None and placeholder.get("type") in TITLES
