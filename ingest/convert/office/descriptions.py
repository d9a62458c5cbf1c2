"""Descriptions of what is drawn in Office documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.convert.descriptions import described
from ingest.convert.office.elements import ADEC, VML, WP, P
from ingest.convert.trees import Element
from ingest.convert.writing import one_line


def descriptions_in(element: Element, words_of: Callable[[Element], str]) -> Iterator[str]:
    """The descriptions of what is drawn in an element of an Office document, each once.

    `words_of` gives the words of an element, which a description may only repeat.
    """
    drawn = element.iter(f"{WP}docPr", f"{P}cNvPr", f"{VML}shape")
    given = [written for one in drawn if (written := _given(one))]
    beside = one_line(words_of(element)) if given else ""
    yield from dict.fromkeys(text for one in given if (text := described(one, beside)))


def _given(drawn: Element) -> str:
    """What the author of a drawing, or a program, gave as its description."""
    decorative = next(drawn.iter(f"{ADEC}decorative"), None)
    if decorative is not None and decorative.get("val") in ("1", "true"):
        return ""
    return drawn.get("descr") or drawn.get("alt") or ""
