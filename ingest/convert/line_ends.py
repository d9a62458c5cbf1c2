"""Putting the lines of a paragraph together again, and with them the words cut at line ends.

A hyphen at a line end is either the printer's (ren-contre) or the word's own (peut-être). Which one
is decided by what the document itself writes elsewhere, then by the parts: French and Portuguese
pronouns and a few first parts always keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

HYPHENS = "-\u2010\u00ad\x02\u00ac"
PRINTERS_HYPHENS = "\u00ad\x02\u00ac"
CUT_WORD = re.compile(rf"([^\W\d_][\w’']*(?:-[\w’']+)*)[{HYPHENS}]$")
NEXT_WORD = re.compile(r"^([^\W_][\w]*)")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Letters: what ends a line without a blank for longer is no word of any document's.
LONGEST_WORD = 1000


def words(text: str) -> frozenset[str]:
    """The blank-separated words of `text`, for lists that are read more easily as text."""
    return frozenset(text.split())


# Second parts that stand behind a hyphen of their own: French inverted pronouns and particles,
# Portuguese object pronouns.
KEEP_BEFORE = words(
    "il elle on ils elles je tu nous vous ce ci là moi toi lui leur y en même mêmes être dire "
    "se lo la los las lhe lhes me te o a os as no na nos nas vos"
)
# First parts that are joined with a hyphen in French, English, Spanish or Portuguese.
KEEP_AFTER = words(
    "vice non ex sous demi semi mi grand avant après quasi socio médico politico c'est est "
    "dit peut rendez celui celle ceux celles lui eux elle elles nous vous au ci là self well long "
    "short high low cross cost evidence community follow decision policy pós pré recém além sem "
    "franco anglo afro latino tout plate arrière contre porte chef bien"
)


def join_lines(lines: Sequence[str], known_words: frozenset[str] = frozenset()) -> str:
    """The lines as one text. `known_words` are the document's words in lower case."""
    return "".join(joined_parts(lines, known_words))


def joined_parts(lines: Sequence[str], known_words: frozenset[str] = frozenset()) -> list[str]:
    """What each line adds to the text of all: put together, the parts are that text.

    A part begins with a blank, but for the first and those that go on with the word before them.
    """
    parts: list[str] = []
    word, at = "", 0  # what the text ends with, and the part that holds its last letter
    for line in map(str.strip, lines):
        parts.append(line)
        if not line:
            continue
        if word:
            end, blank = _joint(word, line, known_words)
            parts[at] = parts[at][:-1] + end
            parts[-1] = blank + line
            word = word[:-1] + end + blank
        word = f"{word}{line}".split()[-1][-LONGEST_WORD:]
        at = len(parts) - 1
    return parts


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words written within lines, in lower case, with and without hyphens in them."""
    return frozenset(
        match[0].lower()
        for text in texts
        for match in WORD.finditer(text)
        if match.end() < len(text.rstrip()) - 1 or not text.rstrip().endswith(tuple(HYPHENS))
    )


def _joint(word: str, line: str, known_words: frozenset[str]) -> tuple[str, str]:
    """What the last character of `word` becomes where `line` follows it, and what parts the two."""
    last = word[-1]
    cut = CUT_WORD.search(word) if last in HYPHENS else None
    follows = NEXT_WORD.match(line)
    if cut is None or follows is None:
        return last, "" if last in ("/", "\u2011") else " "
    is_printers = last in PRINTERS_HYPHENS or _is_printers(cut[1], follows[1], known_words)
    return ("" if is_printers else "-"), ""


def _is_printers(before: str, after: str, known_words: frozenset[str]) -> bool:
    """Whether the hyphen between the two parts was put there to end the line."""
    if not after[0].islower() or not before[-1].isalpha():
        return _without_case(before, after)
    joined, hyphened = (before + after).lower(), f"{before}-{after}".lower()
    if joined in known_words or hyphened in known_words:
        # A part that ends a hyphened word of its own (franco-\nphone) is looked up whole.
        return joined in known_words
    last = before.lower().replace("’", "'").rsplit("-", 1)[-1]
    return after.lower() not in KEEP_BEFORE and last not in KEEP_AFTER


def _without_case(before: str, after: str) -> bool:
    """Capitals on both sides are a word in capitals; a capital or digit after is a compound."""
    return len(before) > 1 and before.isupper() and after.isupper() and len(after) > 2  # noqa: PLR2004
