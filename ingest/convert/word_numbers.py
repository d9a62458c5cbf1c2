"""The numbers that Word draws before paragraphs: they stand nowhere in a DOCX file's text.

A paragraph, or its style, names a list (`numId`) and a level of it; the list's definition
(`abstractNum`) says how each level is counted and written (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.convert.list_numbers import written

# Elements of lxml, which is not typed.
Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "-"
NOT_NUMBERED = ("bullet", "none")
DEEPEST_STYLE = 10
# Letters around a number. Written before every item, a longer text would be most of the document.
LONGEST_TEXT = 255


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written; `text` is such as "%1.%2."."""

    start: int
    format: str
    text: str
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list: the definition it shares its count with, and its levels."""

    definition: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


@dataclass
class Numbering:
    """Counts a document's numbered paragraphs; to be asked for each of them once, in order."""

    lists: Mapping[str, List]
    styles: Mapping[str, Element]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def mark(self, paragraph: Element) -> str:
        """What stands before a paragraph: its number, `BULLET`, or nothing."""
        number, depth = self._place(paragraph)
        found = self.lists.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        if level.format in NOT_NUMBERED:
            return BULLET if level.format == "bullet" else ""
        counts = self.counts.setdefault(found.definition, {})
        if number not in self.begun:
            self.begun.add(number)
            counts.update({at: start - 1 for at, start in found.restarts.items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return re.sub(
            r"%(\d)", lambda match: _counted(found.levels, counts, int(match[1]) - 1), level.text
        )

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph by itself, else by its style; no list is ""."""
        properties = paragraph.find(f"{W}pPr")
        style = _value(properties, "pStyle")
        for found in (properties, *self._inherited(style)):
            numbered = found.find(f"{W}numPr") if found is not None else None
            number = _value(numbered, "numId")
            if number is not None:
                depth = _value(numbered, "ilvl")
                return number, _number(depth, self._depth_of_style(number, style))
        return "", 0

    def _inherited(self, style: str | None) -> Iterator[Element]:
        for _ in range(DEEPEST_STYLE):
            element = self.styles.get(style or "")
            if element is None:
                return
            yield element.find(f"{W}pPr")
            style = _value(element, "basedOn")

    def _depth_of_style(self, number: str, style: str | None) -> int:
        levels = self.lists[number].levels if number in self.lists else {}
        return next((at for at, level in levels.items() if style and level.style == style), 0)


def numbering_of(styles: Element, numbering: Element | None) -> Numbering:
    """The numbering of a document with these parts; without the second nothing is numbered."""
    definitions = {
        _attribute(one, "abstractNumId"): dict(_levels(one))
        for one in ([] if numbering is None else numbering.findall(f"{W}abstractNum"))
    }
    lists = {
        _attribute(one, "numId"): List(
            _value(one, "abstractNumId") or "",
            definitions.get(_value(one, "abstractNumId") or "", {}),
            dict(_restarts(one)),
        )
        for one in ([] if numbering is None else numbering.findall(f"{W}num"))
    }
    named = {_attribute(style, "styleId"): style for style in styles.findall(f"{W}style")}
    return Numbering(lists, named)


def _levels(definition: Element) -> Iterator[tuple[int, Level]]:
    for level in definition.findall(f"{W}lvl"):
        yield (
            _number(_attribute(level, "ilvl"), 0),
            Level(
                start=_number(_value(level, "start"), 1),
                format=_value(level, "numFmt") or "decimal",
                text=(_value(level, "lvlText") or "")[:LONGEST_TEXT],
                style=_value(level, "pStyle"),
            ),
        )


def _restarts(number: Element) -> Iterator[tuple[int, int]]:
    for override in number.findall(f"{W}lvlOverride"):
        start = _value(override, "startOverride")
        if start is not None:
            yield _number(_attribute(override, "ilvl"), 0), _number(start, 1)


def _counted(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return written(max(counts.get(depth, level.start), 0), level.format)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else otherwise


def _value(parent: Element | None, name: str) -> str | None:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return _attribute(found, "val") or None if found is not None else None


def _attribute(element: Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "")
