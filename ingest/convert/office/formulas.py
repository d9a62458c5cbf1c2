"""Formulas of Office documents on one line (Office Math, ECMA-376, part 1, 22.1).

Bars of fractions, brackets and roots stand nowhere in a formula's text: without them (A - B) / C
would be read as A - BC.
"""

from __future__ import annotations

import re

from ingest.convert.office.elements import M
from ingest.convert.trees import Element

# What needs no brackets to be taken as one.
WHOLE = re.compile(r"[\w.,%]*|\([^()]*\)")


def formula_text(element: Element) -> str:
    """A formula, or a part of one, as it is written on a line."""
    name = str(element.tag).rpartition("}")[2]
    if name == "t":
        return element.text or ""
    if name.endswith("Pr") or name == "del":
        return ""
    if name in WRITTEN:
        return WRITTEN[name](element)
    return "".join(map(formula_text, element.iterchildren()))


def _fraction(element: Element) -> str:
    return f"{_whole(element, 'num')}/{_whole(element, 'den')}"


def _bracketed(element: Element) -> str:
    opening, between, closing = (
        _mark(element, "dPr", name, usual)
        for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    inner = map(formula_text, element.iterchildren(f"{M}e"))
    return f"{opening}{between.join(inner)}{closing}"


def _power(element: Element) -> str:
    return f"{_part(element, 'e')}{_part(element, 'sub')}^{_whole(element, 'sup')}"


def _root(element: Element) -> str:
    return f"{_part(element, 'deg')}√{_whole(element, 'e')}"


def _of_many(element: Element) -> str:
    """A sum, a product, an integral, with where it begins and ends."""
    limits = ", ".join(filter(None, (_part(element, "sub"), _part(element, "sup"))))
    sign = _mark(element, "naryPr", "chr", "∫")
    return f"{sign}({limits}) {_part(element, 'e')}" if limits else f"{sign} {_part(element, 'e')}"


WRITTEN = {
    "f": _fraction,
    "d": _bracketed,
    "sSup": _power,
    "sSubSup": _power,
    "rad": _root,
    "nary": _of_many,
}


def _part(element: Element, name: str) -> str:
    part = element.find(f"{M}{name}")
    return "" if part is None else formula_text(part)


def _whole(element: Element, name: str) -> str:
    return whole(_part(element, name).strip())


def whole(text: str) -> str:
    """A part of a formula in brackets, where it would not be taken as one without them."""
    return text if WHOLE.fullmatch(text) else f"({text})"


def _mark(element: Element, properties: str, name: str, usual: str) -> str:
    """A sign that a formula's properties name; `usual` where they name none."""
    given = element.find(f"{M}{properties}/{M}{name}")
    return usual if given is None else given.get(f"{M}val") or ""
