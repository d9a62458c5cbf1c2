"""Letters of fonts that draw signs in their place, as the signs that a reader sees.

Word and PowerPoint make arrows of "-->" in Wingdings, and older documents write Greek letters and
comparisons in Symbol: read as they are stored, "fees removed à visits doubled" says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
# Digits and most marks stand in their own place.
SYMBOL = {code: chr(code) for code in range(0x20, 0x7F)} | {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBA: "≡",
    0xA5: "∞", 0xB0: "°", 0xB7: "•", 0xBC: "…", 0xA2: "′", 0xB2: "″", 0xD6: "√", 0xE5: "∑",
    0xF2: "∫", 0xB6: "∂", 0xD1: "∇", 0xD7: "⋅", 0xCE: "∈", 0xC7: "∩", 0xC8: "∪", 0x2D: "−",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
} | {ord(letter): greek for letter, greek in GREEK.items()}  # fmt: skip
WINGDINGS = {
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘",
    0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇐", 0xF0: "⇒", 0xF1: "⇑", 0xF2: "⇓",
    0xF3: "⇔", 0xF4: "⇕", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐",
    0x71: "❑", 0x6E: "■", 0x6C: "●", 0x9F: "•", 0xA7: "▪", 0xD8: "➢", 0x4A: "☺", 0x4C: "☹",
}  # fmt: skip
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x3D: "●"}
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "webdings": WEBDINGS,
}
# Where documents store what a font of signs draws: in the letter's place, or in one of these.
PRIVATE_USE = range(0xF000, 0xF100)


def signs(stored: str, font: str | None) -> str:
    """What a reader sees of letters in a font; ornaments that say nothing are left out.

    >>> signs("à", "Wingdings"), signs("à", "Arial")
    ('→', 'à')
    """
    drawn = FONTS.get((font or "").lower())
    if drawn is None or stored.isspace():
        return stored
    return "".join(_sign(letter, drawn) for letter in stored)


def _sign(letter: str, drawn: Mapping[int, str]) -> str:
    code = ord(letter)
    if code in PRIVATE_USE:
        return drawn.get(code - PRIVATE_USE.start, "")
    return drawn.get(code, "") if code < 0x100 and not letter.isspace() else letter  # noqa: PLR2004
