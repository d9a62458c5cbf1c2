"""Which passages only list sources: they report nothing themselves, whatever their titles say.

Told by the heading above the list, whether it was recognised as one or stands as a line in the
text, or by the form of the list: years, initials, addresses and pages as dense as in no prose, and
as many names and titles with capitals. docs/measurements/ranking.md says how good that is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[a-z]?(?!\d)")
# What stands in a list of sources beside its years.
_MARK = re.compile(
    rf"""https?://|www\.|\bdoi\b|\bISBN\b
    |\d\s*\(\d[\d–-]*\)\s*[:,;]                       # volume (issue)
    |[:,]\s*[eE]?\d+\s*[–-]\s*[eE]?\d+\b|\bpp?\.\s*\d       # pages
    |\b{_CAPITAL}\.(?:[ -]?{_CAPITAL}\.)*             # initials before or after a name
    |\b[^\W\d_]{{2,}}[ ][A-Z]{{1,3}}[,.;]             # initials as medical journals write them
    """,
    re.VERBOSE,
)
_LONGEST_HEADING = 80
_FEWEST = 3
_LEAST_SHARE = 0.02  # of the words
_LEAST_CAPITALS = 0.35  # in prose, one word in six


def is_reference_list(heading_path: Sequence[str], text: str) -> bool:
    """Whether a passage under these headings, the nearest last, is a list of sources.

    A heading has to say so as a whole, in any language we know it in: "Sources" does, "Sources of
    funding" does not. Within the text, at least three quarters have to stand under it.
    """
    if heading_path and _is_heading(heading_path[-1]):
        return True
    return _stands_under_a_heading(text) or _has_the_form(text)


def _stands_under_a_heading(text: str) -> bool:
    at = 0
    for line in text.splitlines(keepends=True):
        if at > len(text) / 4:
            return False
        if _is_heading(line):
            return True
        at += len(line)
    return False


@lru_cache(maxsize=4096)  # many questions are shown the same passages
def _has_the_form(text: str) -> bool:
    words = len(text.split())
    fewest = max(_FEWEST, words * _LEAST_SHARE)
    if any(len(pattern.findall(text)) < fewest for pattern in (_YEAR, _MARK)):
        return False
    # All through: the head of a paper, with its authors and their abstract, begins like a list.
    middle = len(text) // 2
    return all(map(_goes_on, (text[:middle], text[middle:])))


def _goes_on(text: str) -> bool:
    parts: list[str] = _WORD.findall(text)
    capitals = sum(1 for part in parts if part[0].isupper() or part[0].isdigit())
    return capitals >= _LEAST_CAPITALS * len(parts) and all(
        pattern.search(text) for pattern in (_YEAR, _MARK)
    )


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and _folded(line) in _reference_headings()


@lru_cache(maxsize=1)
def _reference_headings() -> frozenset[str]:
    content = (resources.files("corpus") / "reference_headings.txt").read_text(encoding="utf-8")
    return frozenset(
        _folded(line) for line in content.splitlines() if line and not line.startswith("#")
    )


def _folded(heading: str) -> str:
    composed = unicodedata.normalize("NFC", heading.casefold())
    return " ".join(_NOT_LETTERS.split(composed)).strip()
