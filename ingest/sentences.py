"""Where sentences begin and end, in every language a document may be in."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

# "J. Traoré", "n. 5": a single letter and a full stop do not end a sentence before more text.
_INITIAL = re.compile(r"(?:^|[\s(«\"'’-])\w\.$")
_LAST_WORD = re.compile(r"([\w.'’-]+\.)$")
_LONGEST_ABBREVIATION = 60
_CONTINUES = re.compile(r"^[a-zà-öø-ÿ0-9,;:)\]»]")


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end offsets of the sentences of `text`, in order, without outer white space.

    The spans cover every character of `text` that is not white space. `language` is ISO 639-1;
    an unknown one is cut by the rules of English.
    """
    from sentencex import segment

    spans: list[tuple[int, int]] = []
    cursor = 0
    for piece in segment(language if len(language) == 2 else "en", text):  # noqa: PLR2004
        start = text.find(piece, cursor)
        if start < 0 or text[cursor:start].strip():
            return _rejoined(text, _fallback_spans(text), language)
        cursor = start + len(piece)
        spans.append((start, cursor))
    if text[cursor:].strip():
        spans.append((cursor, len(text)))
    return _rejoined(
        text, [_trimmed(text, span) for span in spans if text[slice(*span)].strip()], language
    )


def _rejoined(text: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Undo cuts after abbreviations and initials."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and _runs_on(_end_of(text, joined[-1]), text[slice(*span)], language):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _end_of(text: str, span: tuple[int, int]) -> str:
    """The last words: more would be looked through again with every sentence joined on."""
    start, end = span
    return text[max(start, end - _LONGEST_ABBREVIATION) : end]


def _runs_on(before: str, after: str, language: str) -> bool:
    if not before.endswith("."):
        return False
    if _INITIAL.search(before):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group(1).lower()
    if word in abbreviations(language, "never_last"):
        return True
    return word in abbreviations(language, "may_be_last") and bool(_CONTINUES.match(after))


@lru_cache(maxsize=64)
def abbreviations(language: str, group: str) -> frozenset[str]:
    """Abbreviations of `language`, with their full stops, lower-case.

    Those in "never_last" stand before what they belong to (Dr., art.); those in "may_be_last"
    (etc., env.) end a sentence when a capital follows.
    """
    folder = resources.files("ingest") / "abbreviations"
    words: set[str] = set()
    for name in ("common", language):
        file = folder / f"{name}.txt"
        if file.is_file():
            words |= _group(file.read_text(encoding="utf-8"), group)
    return frozenset(words)


def _group(content: str, group: str) -> set[str]:
    words: set[str] = set()
    current = ""
    for line in content.splitlines():
        stripped = line.strip()
        if stripped.startswith("["):
            current = stripped.strip("[]")
        elif stripped and not stripped.startswith("#") and current == group:
            words.update(stripped.lower().split())
    return words


def _fallback_spans(text: str) -> list[tuple[int, int]]:
    """Cut after sentence-ending punctuation, for text the segmenter gave back changed."""
    return [
        match.span() for match in re.finditer(r"\S.*?(?:[.!?؟。！？]+(?=\s|$)|$)", text, re.DOTALL)
    ]


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
