"""What a page shows that its elements hold in ways of their own, put where readers see it.

Words that a page draws (SVG), pages within the page, templates that are in use, open dialogs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping

from ingest.blocks import Refused
from ingest.convert.line_ends import words
from ingest.convert.trees import Element
from ingest.convert.web.parsing import parse
from ingest.convert.writing import one_line

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What a drawing defines for use elsewhere, and what is written for programs.
NOT_DRAWN = words("defs symbol clippath mask pattern marker title desc metadata script style")
HIDING = ("id", "role", "hidden", "aria-hidden", "style")
PLACED = ("x", "y", "dy")
SHADOW_ROOT = ("shadowrootmode", "shadowroot")
# Of pages within pages; each holds what is within it whole.
DEEPEST_PAGE = 3


def bring_into_view(root: Element, framed: MutableMapping[str, str]) -> None:
    """Make elements of the page of what is shown in frames, templates, dialogs and drawings.

    `framed` has pages by what frames call them; those that are shown are taken out of it.
    """
    _open_frames(root, DEEPEST_PAGE, framed)
    for template in root.iter("template"):
        if any(template.get(name) == "open" for name in SHADOW_ROOT):
            template.tag = "div"
    for dialog in root.iter("dialog"):
        if dialog.get("open") is not None:
            dialog.tag = "div"
    for drawing in list(root.iter("svg", "canvas")):
        # What is drawn within a drawing is written out with it.
        if drawing.getparent() is not None and not _is_in_drawing(drawing):
            _write_out(drawing)


def is_hidden(element: Element) -> bool:
    """Whether an element says that it is not shown; a page that is searched shows some."""
    said = element.get("hidden", "until-found").lower() != "until-found"
    return (
        said
        or element.get("aria-hidden") == "true"
        or bool(HIDDEN_STYLE.search(element.get("style", "")))
    )


def _open_frames(root: Element, deepest: int, framed: MutableMapping[str, str]) -> None:
    """Put the pages that are written within this one, or saved with it, in place of their frames.

    A page saved with it is shown once by each of its names: pages that frame each other end.
    """
    for frame in list(root.iter("iframe", "frame")):
        if not deepest or frame.getparent() is None:
            continue
        inner = frame.get("srcdoc") or framed.pop(frame.get("src", ""), "")
        if not inner:
            continue
        try:
            page = parse(inner)
        except Refused:
            continue
        body = page.find("body")
        shown = page if body is None else body
        _open_frames(shown, deepest - 1, framed)
        shown.tag, shown.tail = "div", None
        if is_hidden(frame):  # as it is, its page is: a button may open it
            shown.attrib.update({name: frame.get(name) for name in HIDING if name in frame.attrib})
        frame.addprevious(shown)


def _is_in_drawing(element: Element) -> bool:
    return next(element.iterancestors("svg", "canvas"), None) is not None


def _write_out(drawing: Element) -> None:
    """Put the words and the description of a drawing before it.

    One text goes on in its line, several stand each in its own.
    """
    drawn = list(_drawn(drawing))
    said = " ".join(one_line(one.text_content()) for one in drawn)
    if len(drawn) == 1 and drawn[0].tag == "p":
        drawn[0].tag = "span"
    for one in drawn:
        drawing.addprevious(one)
    title = next(drawing.iterchildren("title", "desc"), None)
    described = drawing.get("aria-label") or (title.text_content() if title is not None else "")
    if described and one_line(described).casefold() not in said.casefold():
        drawing.addprevious(drawing.makeelement("img", {"alt": described}))


def _drawn(drawing: Element) -> Iterator[Element]:
    """The texts of a drawing as paragraphs, and the pieces of page that it holds, in order."""
    waiting = [drawing]
    while waiting:
        part = waiting.pop()
        if not _is_drawn(part):
            continue
        if part.tag == "text":
            paragraph = part.makeelement("p")
            paragraph.text = one_line(_words(part))
            yield paragraph
        elif part.tag == "foreignobject":
            part.tag, part.tail = "div", None
            yield part
        elif part.tag != "canvas":
            waiting += reversed(part)


def _is_drawn(part: Element) -> bool:
    if not isinstance(part.tag, str) or part.tag in NOT_DRAWN or is_hidden(part):
        return False
    return not (part.get("display") == "none" or part.get("visibility") == "hidden")


def _words(text: Element) -> str:
    """The words of a text; a piece that is placed anew begins a line."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    for event, piece in iterwalk(text, events=("start", "end")):
        if event == "end":
            parts.append((piece.tail or "") if piece is not text else "")
        elif isinstance(piece.tag, str) and piece.tag not in NOT_DRAWN:
            is_placed = any(piece.get(name) is not None for name in PLACED)
            parts += [" " if is_placed else "", piece.text or ""]
    return "".join(parts)
