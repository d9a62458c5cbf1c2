"""Which passages only list sources: they report nothing themselves, whatever their titles say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

_NOT_LETTERS = re.compile(r"[\W\d_]+")


def is_reference_list(heading_path: Sequence[str]) -> bool:
    """Whether the nearest heading says that sources follow, in any language we know it in.

    The whole heading has to: "Sources" does, "Sources of funding" does not.
    """
    return bool(heading_path) and _folded(heading_path[-1]) in _reference_headings()


@lru_cache(maxsize=1)
def _reference_headings() -> frozenset[str]:
    content = (resources.files("corpus") / "reference_headings.txt").read_text(encoding="utf-8")
    return frozenset(
        _folded(line) for line in content.splitlines() if line and not line.startswith("#")
    )


def _folded(heading: str) -> str:
    composed = unicodedata.normalize("NFC", heading.casefold())
    return " ".join(_NOT_LETTERS.split(composed)).strip()
