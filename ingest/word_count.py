"""How many words a text has, in any script."""

from __future__ import annotations

import re

_WITHOUT_SPACES = re.compile(r"[぀-ヿ㐀-鿿豈-﫿฀-๿ກ-ໟក-៿က-႟]")
_LONGEST_WORD = 40
CHARACTERS_PER_WORD = 2  # of scripts written without spaces, roughly


def word_count(text: str) -> int:
    """Words of `text`; scripts written without spaces count two characters a word.

    Words longer than any language's count as several: encoded data has no spaces.
    """
    unspaced = len(_WITHOUT_SPACES.findall(text))
    spaced = len(_WITHOUT_SPACES.sub(" ", text).split()) if unspaced else len(text.split())
    return max(spaced, (len(text) - unspaced) // _LONGEST_WORD) + unspaced // CHARACTERS_PER_WORD
