"""What the headers of a message say: who wrote it, when, on what, and what it answers."""

from __future__ import annotations

import re
from base64 import b64encode
from contextlib import suppress
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from ingest.blocks import Refused
from ingest.convert.encoding import decode
from ingest.convert.mail.threads import Envelope
from ingest.convert.writing import one_line

MESSAGE_ID = re.compile(r"<[^<>\s]+>")
# Words of a header that name their encoding (RFC 2047), one or several after each other.
ENCODED = r"=\?[^?\s]+\?[bq]\?[^?]*\?="
ENCODED_WORDS = re.compile(rf"{ENCODED}(?:\s+{ENCODED})*", re.IGNORECASE)
LETTERS, ACCENTED = re.compile(rb"[a-zA-Z]"), re.compile(rb"[\x80-\xff]")
# When dates of mail took their form (RFC 822). Programs that know no date write where their count
# of days begins, such as 1970.
FIRST_YEAR = 1982
NOT_PARSED = (ValueError, IndexError, AttributeError, TypeError, MessageError)


def header(message: EmailMessage, name: str) -> str:
    """A header's text. What real mail has that the parser makes nothing of is kept as it stands."""
    raw = str(next((value for key, value in message.raw_items() if key.lower() == name), ""))
    charset = message.get_content_charset()
    if not raw:
        return ""
    try:
        if not raw.isascii():  # accents that nobody encoded
            raw = _read(raw.encode("utf-8", "surrogateescape"), charset)
            return one_line(_decoded(raw, charset))
        meant = ENCODED_WORDS.sub(lambda words: _as_utf8(words[0], charset), raw)
        return one_line(str(message.policy.header_fetch_parse(name, meant)))
    except NOT_PARSED:
        return one_line(_decoded(raw, charset))


def _as_utf8(words: str, charset: str | None) -> str:
    """Encoded words as one in UTF-8: the parser reads each by itself, to the letter of its name.

    Programs part them within a character, and name encodings that they do not mean.
    """
    said = _decoded(words, charset)
    return words if said == words else f"=?utf-8?b?{b64encode(said.encode()).decode()}?="


def _decoded(text: str, charset: str | None) -> str:
    """A text with its encoded words read, as bodies are; `charset` is that of the message."""
    try:
        parts = decode_header(text)
    except NOT_PARSED:
        return text
    return "".join(p if isinstance(p, str) else _read(p, named or charset) for p, named in parts)


def _read(data: bytes, named: str | None) -> str:
    try:
        read = decode(data, (named or "").partition("*")[0])  # a language may follow (RFC 2231)
    except Refused:
        return data.decode("utf-8", "replace")
    # A header is too short for a guess; in Latin letters, few have an accent.
    if read.guessed and 2 * len(LETTERS.findall(data)) >= len(ACCENTED.findall(data)):
        return data.decode("windows-1252", "replace")
    return read.text


def envelope_of(message: EmailMessage) -> Envelope:
    """What places a message among others."""
    own = MESSAGE_ID.findall(header(message, "message-id"))
    answers = MESSAGE_ID.findall(
        header(message, "references") + " " + header(message, "in-reply-to")
    )
    subject = header(message, "subject")
    return Envelope(own[0] if own else "", tuple(answers), subject, _sent(message))


def sender(message: EmailMessage) -> str:
    """The sender's name as given, or what stands before the @ of an address without one."""
    name, address = parseaddr(header(message, "from"))
    return name or address.partition("@")[0]


def day(envelope: Envelope) -> str:
    """The day on which a message was sent, "" where none is known."""
    return envelope.sent.date().isoformat() if envelope.sent is not None else ""


def marked_lines(message: EmailMessage) -> tuple[str, str]:
    """Where a message says who it is for: its subject, and its sensitivity (RFC 4021)."""
    return header(message, "subject"), f"Sensitivity: {header(message, 'sensitivity')}"


def _sent(message: EmailMessage) -> datetime | None:
    written = header(message, "date")
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        with suppress(ValueError, TypeError, IndexError):
            sent = read(written)
            return sent if sent.year >= FIRST_YEAR else None
    return None
