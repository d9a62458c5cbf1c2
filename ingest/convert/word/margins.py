"""The headers and footers of a Word document: letterheads, imprints, and what each page repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.convert.office.elements import R, W, choose_alternatives
from ingest.convert.office.parts import Part, part_of, parts_of_kind
from ingest.convert.running_lines import told_nowhere_else
from ingest.convert.trees import Element
from ingest.convert.word.hidden import HiddenText
from ingest.convert.word.text import is_on, paragraphs_of_cell, visible_text


def not_in_text(lines: Iterable[str], body: Element) -> Iterator[str]:
    """The lines of headers and footers that the text does not say."""
    return told_nowhere_else(lines, map(visible_text, body.iter(f"{W}p")))


def margin_lines(body: Element, part: Part, hidden: HiddenText) -> list[str]:
    """What headers, footers and the watermarks in them say, each line once, section by section."""
    return list(dict.fromkeys(_lines(body, part, hidden)))


def _lines(body: Element, part: Part, hidden: HiddenText) -> Iterator[str]:
    has_even = any(
        is_on(settings.root.find(f"{W}evenAndOddHeaders"))
        for settings in parts_of_kind("settings", part)
    )
    references = dict.fromkeys(_references(body, has_even=has_even))
    for reference in references:
        yield from _lines_of(reference, part, hidden)


def _references(body: Element, *, has_even: bool) -> Iterator[str | None]:
    """The headers and footers that are shown; sections may have the same."""
    for section in body.iter(f"{W}sectPr"):
        shown = ["first"] if is_on(section.find(f"{W}titlePg")) else []
        shown += ["default", "even"] if has_even else ["default"]
        for name in ("header", "footer"):
            for kind in shown:
                for reference in section.iterfind(f"{W}{name}Reference[@{W}type='{kind}']"):
                    yield reference.get(f"{R}id")


def _lines_of(reference: str | None, part: Part, hidden: HiddenText) -> Iterator[str]:
    held = part_of(reference, part)
    if held is not None:
        choose_alternatives(held.root)
        hidden.leave_out(held.root)
        _leave_out_unfilled(held.root)
        for paragraph in paragraphs_of_cell(held.root):
            yield from visible_text(paragraph).split("\n")


def _leave_out_unfilled(root: Element) -> None:
    """Take out what a template asks to be filled in and nobody did: "[Type the title]"."""
    for control in list(root.iter(f"{W}sdt")):
        if is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
            control.getparent().remove(control)
