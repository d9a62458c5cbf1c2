"""How counts of list items are written, by the names that Word gives to the ways."""

from __future__ import annotations

ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Counts beyond are no longer read as such, or come from a damaged file: digits do.
MOST_REPEATS, LARGEST_ROMAN = 5, 3999


def written(count: int, style: str) -> str:
    """A count as a list writes it; in digits where we do not know how, as Word itself does."""
    alphabet = ALPHABETS.get(style, "")
    if 0 < count <= MOST_REPEATS * len(alphabet):
        # After the last letter Word writes each twice, then three times.
        return alphabet[(count - 1) % len(alphabet)] * (1 + (count - 1) // len(alphabet))
    if style.endswith("Roman") and 0 < count <= LARGEST_ROMAN:
        letters = ""
        for value, roman in ROMAN:
            letters += roman * (count // value)
            count %= value
        return letters.upper() if style.startswith("upper") else letters
    return f"{count:02}" if style == "decimalZero" else str(count)
