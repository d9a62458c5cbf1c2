"""From bytes to text when nobody says in which encoding they were written."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from ingest.blocks import ConversionWarning, RefusalCode, Refused, WarningCode
from ingest.convert.unmarked_utf16 import unmarked_utf16

# UTF-32 first: its little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that office software and mail programs of our readers' countries have written.
# Guessing among all that exist takes French for Hungarian, and Arabic for Cyrillic.
LIKELY_ENCODINGS = [
    *("cp1252", "cp1256", "cp1251", "koi8_r", "iso8859_6", "cp850"),
    *("utf_16", "utf_32"),
]
# Encodings that write every script in seven bits look like valid UTF-8.
SEVEN_BIT_ENCODINGS = ("iso-2022", "utf-7", "hz")
GUESSED_FROM_BYTES = 256 * 1024
DAMAGED_SHARE = 0.005
# What no text is made of alone, marks of the byte order and parts of wide characters among it.
BLANKS = b"\x00 \t\r\n\xef\xbb\xbf"
WIDEST_CHARACTER = 4  # bytes, in UTF-32
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BINARY_SHARE = 0.002


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text with the encoding it was read in, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool

    @property
    def warnings(self) -> tuple[ConversionWarning, ...]:
        """The warning that a guess deserves."""
        if not self.guessed:
            return ()
        return (ConversionWarning(WarningCode.ENCODING_GUESSED, self.encoding),)


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """Read `data` by its byte order mark or zeros, as UTF-8, as `declared`, or by a guess.

    UTF-8 comes before what the file declares: other encodings almost never form valid UTF-8,
    while pages that declare the wrong encoding are common. Line ends become newlines.

    Raises `Refused(UNREADABLE_ENCODING)` when no reading gives text.
    """
    stateful = (declared or "").lower().startswith(SEVEN_BIT_ENCODINGS)
    decoded = (
        _by_mark(data)
        or (_as_declared(data, declared) if stateful else None)
        or _as_wide(data)
        or _as_utf8(data)
        or _as_declared(data, declared)
        or _guess(data)
    )
    if decoded is None or _is_binary(decoded.text):
        raise Refused(RefusalCode.UNREADABLE_ENCODING)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return DecodedText(text, decoded.encoding, decoded.guessed)


def without_blanks(data: bytes) -> bytes:
    """`data` from where it begins to say something, at the beginning of a character; or nothing."""
    said = len(data.lstrip(BLANKS))
    before = len(data) - said
    return data[before - before % WIDEST_CHARACTER :] if said else b""


def _is_binary(text: str) -> bool:
    return len(CONTROL.findall(text)) > BINARY_SHARE * len(text)


def _by_mark(data: bytes) -> DecodedText | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return DecodedText(data.decode(encoding, "replace"), encoding, guessed=False)
    return None


def _as_wide(data: bytes) -> DecodedText | None:
    """By the zeros of UTF-16, which as UTF-8 would be control characters."""
    encoding = unmarked_utf16(data)
    if encoding is None:
        return None
    return DecodedText(data.decode(encoding, "replace"), encoding, guessed=True)


def _as_utf8(data: bytes) -> DecodedText | None:
    try:
        return DecodedText(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text if character > "\x7f") - damaged
    # A few damaged bytes in a long text: any single-byte guess would spoil every accent instead.
    if damaged <= DAMAGED_SHARE * len(text) and beyond_ascii > 4 * damaged:
        return DecodedText(text, "utf-8", guessed=True)
    return None


def _as_declared(data: bytes, declared: str | None) -> DecodedText | None:
    for encoding in _meant_by(declared or ""):
        try:
            return DecodedText(data.decode(encoding), encoding, guessed=False)
        except (LookupError, UnicodeDecodeError):
            continue
    return None


def _meant_by(declared: str) -> tuple[str, ...]:
    """The encodings that a name stands for, the likelier first.

    Programs say ISO 8859-1 for windows-1252, which has quotation marks and "€" and "œ" where the
    other has signs that control a terminal; browsers read it so (WHATWG Encoding Standard).
    """
    with suppress(LookupError):
        if codecs.lookup(declared).name == "iso8859-1":
            return "windows-1252", declared
    return (declared,)


def _guess(data: bytes) -> DecodedText | None:
    from charset_normalizer import from_bytes

    said = without_blanks(data)[:GUESSED_FROM_BYTES]
    best = from_bytes(said, cp_isolation=LIKELY_ENCODINGS).best()
    if best is None:
        return None
    return DecodedText(data.decode(best.encoding, "replace"), best.encoding, guessed=True)
