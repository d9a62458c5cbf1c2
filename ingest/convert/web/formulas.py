"""Formulas of web pages on one line (MathML), as those of Office documents are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.convert.office.formulas import whole
from ingest.convert.trees import Element

# The same formula in the words of another program.
ANNOTATIONS = ("annotation", "annotation-xml")


def formula_text(formula: Element) -> str:
    """A formula, or a part of one, as it is written on a line."""
    said: dict[Element, str] = {}
    # From the innermost outwards, because programs nest them deeply.
    for part in reversed(list(formula.iter())):
        if not isinstance(part.tag, str) or part.tag in ANNOTATIONS:
            said[part] = ""
            continue
        inner = [said[one] for one in part]
        written = WRITTEN.get(part.tag)
        if written is not None and len(inner) == written[0]:
            said[part] = written[1](inner)
        else:
            said[part] = " ".join((part.text or "").split()) + "".join(inner)
    return said[formula]


def _power(parts: Sequence[str]) -> str:
    return f"{parts[0]}^{whole(parts[1])}"


# How many parts each has, and how they are written.
WRITTEN: dict[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "mfrac": (2, lambda parts: f"{whole(parts[0])}/{whole(parts[1])}"),
    "msup": (2, _power),
    "msubsup": (3, lambda parts: _power((parts[0] + parts[1], parts[2]))),
    "msqrt": (1, lambda parts: f"√{whole(parts[0])}"),
    "mroot": (2, lambda parts: f"{parts[1]}√{whole(parts[0])}"),
}
