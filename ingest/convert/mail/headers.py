"""What the headers of a message say: who wrote it, when, on what, and what it answers."""

from __future__ import annotations

import re
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


def header(message: EmailMessage, name: str) -> str:
    """A header's text. What real mail has that the parser makes nothing of is kept as it stands."""
    raw = str(next((value for key, value in message.raw_items() if key.lower() == name), ""))
    try:
        if not raw.isascii():  # accents that nobody encoded
            written = raw.encode("utf-8", "surrogateescape")
            return one_line(decode(written, message.get_content_charset()).text)
        return one_line(str(message.get(name, "")))
    except (ValueError, IndexError, AttributeError, TypeError, MessageError, Refused):
        parts = decode_header(raw)
        return one_line("".join(p if isinstance(p, str) else p.decode("latin-1") for p, _ in parts))


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
    try:
        return parsedate_to_datetime(header(message, "date"))
    except (ValueError, TypeError, IndexError):
        return None
