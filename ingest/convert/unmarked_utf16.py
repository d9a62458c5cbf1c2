"""UTF-16 that does not say so with a byte order mark, as some programs export it.

Spaces, line ends and Latin letters have a byte of zero there, which no other encoding of text has.
To bytes that only look so, pairs of letters become signs of East Asia: these are never guessed.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

_LOOKED_AT = 256 * 1024  # bytes
_ONE_CHARACTER = 2
_LEAST_ZEROS = 0.04  # of the high bytes: text in words of any script has more spaces than that
_LEAST_SPACES = 0.04
_LEAST_LETTERS = 0.5
_LEAST_OF_ITS_SCRIPTS = 0.98  # of the letters: those of one script, and Latin names among them
# Written without spaces between words, or what pairs of other characters are taken for.
_NOT_GUESSED = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "YI")
_LEAST_KNOWN = 0.99  # bullets of symbol fonts are in the rest
_UNKNOWN = frozenset({"Cc", "Cn", "Co", "Cs"})  # controls, unassigned, private, halves


def unmarked_utf16(data: bytes) -> str | None:
    """Which of "utf-16-le" and "utf-16-be" `data` is text in, without a mark; None for neither."""
    looked_at = data[:_LOOKED_AT]
    zeros = {
        "utf-16-le": looked_at[1::2].count(0),
        "utf-16-be": looked_at[0::2].count(0),
    }
    encoding = max(zeros, key=lambda name: zeros[name])
    if len(looked_at) < _ONE_CHARACTER or zeros[encoding] < _LEAST_ZEROS * len(looked_at) / 2:
        return None
    try:
        # What is looked at may end within a character.
        text = codecs.getincrementaldecoder(encoding)().decode(looked_at)
    except UnicodeDecodeError:
        return None
    return encoding if _is_text(text) else None


def _is_text(text: str) -> bool:
    """Whether these are words with spaces between them, in one script."""
    known = sum(one.isspace() or unicodedata.category(one) not in _UNKNOWN for one in text)
    if known < _LEAST_KNOWN * len(text):
        return False
    letters = [one for one in text if one.isalpha()]
    spaces = sum(map(str.isspace, text))
    if len(letters) < _LEAST_LETTERS * (len(text) - spaces) or spaces < _LEAST_SPACES * len(text):
        return False
    scripts = Counter(unicodedata.name(one, "").partition(" ")[0] for one in letters)
    latin = scripts.pop("LATIN", 0)
    script, count = max(scripts.items(), key=lambda item: item[1], default=("LATIN", 0))
    return script not in _NOT_GUESSED and latin + count >= _LEAST_OF_ITS_SCRIPTS * len(letters)
