"""Telling text from what a broken text layer gives: letters that look right and read as nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Below this many words a judgement would be a guess.
FEWEST_WORDS = 20
STRANGE_SHARE = 0.25
STRANGE_AMONG_LEGIBLE = 0.1
UNREADABLE_SHARE = 0.08
UNREADABLE = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff]")
WORD = re.compile(r"[^\s]+")
INNER_CAPITAL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]")
DIGIT_IN_WORD = re.compile(r"[^\W\d_]\d+[^\W\d_]")
SIGN_IN_WORD = re.compile(r"[^\W\d_][!\"#$%&*+<=>?\[\]\\^{|}~,;][^\W\d_]")
VOWELLESS = re.compile(r"(?i)^(?=.{5,}$)[bcdfghjklmnpqrstvwxz]+$")
ADDRESS = re.compile(r"[@/]|www\.|\.\w{2,3}$")
# The share of alef and of lam among the letters of Arabic prose is 12 to 16 and 10 to 13 percent,
# as measured on this project's own Arabic documents; Persian has less lam.
ALEFS = frozenset("اأإآ")
LEAST_ALEF = 0.075
MOST_OF_ONE_LETTER = 0.22
FEWEST_ARABIC_LETTERS = 200


def is_garbled(text: str, unmapped_glyphs: int = 0) -> bool:
    """Whether `text`, a page's text layer, says something else than the page shows.

    `unmapped_glyphs` counts glyphs for which the file names no letter. Short texts pass.
    """
    shown = sum(not character.isspace() for character in text)
    unreadable = len(UNREADABLE.findall(text)) + unmapped_glyphs
    if shown and unreadable > max(3, UNREADABLE_SHARE * shown):
        return True
    words = [word for word in WORD.findall(text) if any(map(str.isalpha, word))]
    if len(words) < FEWEST_WORDS:
        return False
    strange = sum(_is_strange(word) for word in words)
    return strange > STRANGE_SHARE * len(words) or _is_odd_arabic(text)


def is_partly_legible(text: str) -> bool:
    """Whether words worth keeping stand among glyphs without letters: enough, and none strange."""
    words = [word for word in WORD.findall(text) if any(map(str.isalpha, word))]
    unreadable = len(UNREADABLE.findall(text))
    letters = sum(map(str.isalpha, text))
    if len(words) < FEWEST_WORDS or unreadable > letters or _is_odd_arabic(text):
        return False
    return sum(_is_strange(word) for word in words) <= STRANGE_AMONG_LEGIBLE * len(words)


def _is_strange(word: str) -> bool:
    """Whether no language would spell a word so: capitals, digits or signs inside, no vowel."""
    if ADDRESS.search(word):
        return False
    core = word.strip("\"'“”‘’«»()[]{}<>.,:;!?-–—*•")
    return bool(
        INNER_CAPITAL.search(core)
        or DIGIT_IN_WORD.search(core)
        or SIGN_IN_WORD.search(core)
        or VOWELLESS.match(core)
        or _mixes_scripts(core)
    )


def _mixes_scripts(word: str) -> bool:
    scripts = {
        unicodedata.name(character, "").split(" ")[0] for character in word if character.isalpha()
    }
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARABIC"}) > 1


def _is_odd_arabic(text: str) -> bool:
    """Whether a text in Arabic letters has frequencies that no Arabic text has."""
    letters = [character for character in text if "\u0621" <= character <= "\u06d3"]
    if len(letters) < FEWEST_ARABIC_LETTERS:
        return False
    counts = Counter(letters)
    alefs = sum(counts[alef] for alef in ALEFS) / len(letters)
    commonest = counts.most_common(1)[0][1] / len(letters)
    return alefs < LEAST_ALEF or commonest > MOST_OF_ONE_LETTER
