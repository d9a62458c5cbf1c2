"""The numbers that Word draws before paragraphs: they stand nowhere in a DOCX file's text.

A paragraph, or its style, names a list (`numId`) and a level of it; the list's definition
(`abstractNum`) says how each level is counted and written (ECMA-376, part 1, 17.9). A list may
replace levels of its definition, and a definition may leave everything to a style's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ingest.convert.office.elements import W, whole_number
from ingest.convert.office.list_numbers import written
from ingest.convert.trees import Element
from ingest.convert.word.text import is_on

BULLET = "-"
NOT_NUMBERED = ("bullet", "none")
DEEPEST_STYLE = 10
# Letters around a number. Written before every item, a longer text would be most of the document.
LONGEST_TEXT = 255


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written; `text` is such as "%1.%2.".

    It begins anew under each of the first `under` levels. Where it `is_legal` all counts in its
    number are written in digits.
    """

    start: int
    format: str
    text: str
    style: str | None
    under: int
    is_legal: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list: the definition it shares its count with, its levels, and those it begins anew."""

    definition: str
    levels: Mapping[int, Level]
    begins: frozenset[int] = frozenset()

    def under(self, depth: int) -> int:
        """Under how many of the first levels the one at `depth` begins anew."""
        level = self.levels.get(depth)
        return depth if level is None else level.under

    def counted(self, counts: Mapping[int, int], depth: int, within: Level) -> str:
        """The count of the level at `depth`, as it stands in the number of the level `within`."""
        level = self.levels.get(depth)
        if level is None:
            return ""
        style = "decimal" if within.is_legal else level.format
        return written(max(counts.get(depth, level.start), 0), style)


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
        counts = self.counts.setdefault(found.definition, {})
        if number not in self.begun:
            self.begun.add(number)
            for at in found.begins:
                counts.pop(at, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if depth < at and depth < found.under(at)]:
            del counts[deeper]
        if level.format in NOT_NUMBERED:
            return BULLET if level.format == "bullet" else ""
        return re.sub(
            r"%(\d)", lambda match: found.counted(counts, int(match[1]) - 1, level), level.text
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
                return number, whole_number(depth, self._depth_of_style(number, style))
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
    named = {_attribute(style, "styleId"): style for style in styles.findall(f"{W}style")}
    definitions = _by_id(numbering, "abstractNum")
    numbers = _by_id(numbering, "num")
    lists = {
        id: _list(number, _definition(number, definitions, numbers, named))
        for id, number in numbers.items()
    }
    return Numbering(lists, named)


def _by_id(numbering: Element | None, name: str) -> dict[str, Element]:
    found = [] if numbering is None else numbering.findall(f"{W}{name}")
    return {_attribute(one, f"{name}Id"): one for one in found}


def _definition(
    number: Element,
    definitions: Mapping[str, Element],
    numbers: Mapping[str, Element],
    styles: Mapping[str, Element],
) -> Element | None:
    """What defines a list: its own definition, or that of the style that this one leaves it to."""
    for _ in range(DEEPEST_STYLE):
        definition = definitions.get(_value(number, "abstractNumId") or "")
        style = styles.get(_value(definition, "numStyleLink") or "")
        if style is None:
            return definition
        following = numbers.get(_value(style.find(f"{W}pPr/{W}numPr"), "numId") or "")
        if following is None:
            return definition
        number = following
    return None


def _list(number: Element, definition: Element | None) -> List:
    """The list that `number` makes of its definition, with the levels that it replaces."""
    if definition is None:
        return List("", {})
    levels = dict(_levels(definition))
    begins: set[int] = set()
    for override in number.findall(f"{W}lvlOverride"):
        levels |= dict(_levels(override))
        at, start = whole_number(_attribute(override, "ilvl"), 0), _value(override, "startOverride")
        if start is not None:
            begins.add(at)
            if at in levels:
                levels[at] = replace(levels[at], start=whole_number(start, 1))
    return List(_attribute(definition, "abstractNumId"), levels, frozenset(begins))


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in parent.findall(f"{W}lvl"):
        at = whole_number(_attribute(level, "ilvl"), 0)
        yield (
            at,
            Level(
                start=whole_number(_value(level, "start"), 1),
                format=_value(level, "numFmt") or "decimal",
                text=(_value(level, "lvlText") or "")[:LONGEST_TEXT],
                style=_value(level, "pStyle"),
                under=whole_number(_value(level, "lvlRestart"), at),
                is_legal=is_on(level.find(f"{W}isLgl")),
            ),
        )


def _value(parent: Element | None, name: str) -> str | None:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return _attribute(found, "val") or None if found is not None else None


def _attribute(element: Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "")
