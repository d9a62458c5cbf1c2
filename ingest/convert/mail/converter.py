"""EML and MBOX: conversations in order, each message's own words under its sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from corpus.model import LocatorUnit
from ingest.blocks import (
    Block,
    BlockKind,
    ConversionWarning,
    ConvertedDocument,
    DocumentProperties,
    RefusalCode,
    Refused,
    WarningCode,
)
from ingest.convert.attachments import left_out, without_words
from ingest.convert.encoding import decode
from ingest.convert.formats import MEDIA_TYPES, FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.mail.calendar import invitation_lines
from ingest.convert.mail.headers import day, envelope_of, header, marked_lines, sender
from ingest.convert.mail.html import words_shown, write_html
from ingest.convert.mail.payload import payload_of, unflowed
from ingest.convert.mail.quotations import Quotations
from ingest.convert.mail.text import own_lines, unquoted
from ingest.convert.mail.threads import Envelope, bare_subject, in_thread_order, is_forward
from ingest.convert.plain_text import write_text
from ingest.convert.writing import BlockWriter, language_code

# Programs that do not mark a line of text that begins with "From" leave it to us to tell: what
# parts messages has a moment and stands before a header.
POSTMARK = re.compile(
    rb"\AFrom [^\r\n]*\r?\n|(?:(?<=\n\n)|(?<=\r\n\r\n))"
    rb"From (?=[^\r\n]*\d:\d\d)[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[A-Za-z][\w-]*:)"
)
ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
ENCRYPTED_TYPES = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
ENCLOSED, CALENDAR = "message/rfc822", "text/calendar"
# A plain alternative with fewer of the words only says that there is another.
LEAST_OF_THE_WHOLE = 0.3


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read one message or a mailbox; each message is one position.

    Raises `Refused`: EMPTY, ONLY_ATTACHMENTS, ENCRYPTED, TOO_MANY_PAGES (messages).
    """
    del need_time
    data = path.read_bytes()
    is_mailbox = bool(re.match(rb"From \S+[^\r\n]*\d{4}", data))
    messages = [_parsed(raw) for raw in (split_mailbox(data) if is_mailbox else [data])]
    if len(messages) > limits.max_pages:
        raise Refused(RefusalCode.TOO_MANY_PAGES, f"{len(messages)}")
    reader = _Reader()
    envelopes = [envelope_of(message) for message in messages]
    order = in_thread_order(envelopes)
    for number, placed in enumerate(order, start=1):
        reader.read(messages[placed.index], envelopes[placed.index], number, opens=placed.opens)
    if not reader.has_text and reader.encrypted:
        raise Refused(RefusalCode.ENCRYPTED)
    if not reader.has_text:
        raise without_words(reader.warnings())
    return reader.writer.document(
        MEDIA_TYPES[FileFormat.MBOX if is_mailbox else FileFormat.EML],
        _properties(messages[order[0].index], envelopes, sum(placed.opens for placed in order)),
        tuple(reader.warnings()),
        unit=LocatorUnit.MESSAGE,
        unit_count=len(messages),
        margins=[line for message in messages for line in marked_lines(message)],
    )


def split_mailbox(data: bytes) -> list[bytes]:
    """The raw messages of an mbox file, its quoted "From " lines as they were written."""
    starts = [(match.start(), match.end()) for match in POSTMARK.finditer(data)]
    ends = [start for start, _ in starts[1:]] + [len(data)]
    return [
        ESCAPED_FROM.sub(rb"\1", data[begin:end])
        for (_, begin), end in zip(starts, ends, strict=True)
    ]


def _parsed(raw: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(raw.lstrip(b"\r\n"))
    assert isinstance(message, EmailMessage)
    return message


def _properties(
    first: EmailMessage, envelopes: Sequence[Envelope], conversations: int
) -> DocumentProperties:
    dates = [envelope.sent for envelope in envelopes if envelope.sent is not None]
    subject = bare_subject(header(first, "subject"))
    return DocumentProperties(
        title=subject if subject and conversations == 1 else None,
        language=language_code(header(first, "content-language")),
        year=min(date.year for date in dates) if dates else None,
    )


class _Reader:
    """Writes messages one after the other and remembers what was left out."""

    def __init__(self) -> None:
        self.writer = BlockWriter()
        self.has_text = False
        self.encrypted = False
        self.attachments: list[str] = []
        self.invitations: list[EmailMessage] = []
        self.guessed: list[str] = []
        self.quotations = Quotations()
        self.subjects: set[str] = set()

    def read(self, message: EmailMessage, envelope: Envelope, number: int, *, opens: bool) -> None:
        """Write a message's heading and its own words at position `number`.

        One that `opens` a conversation stands under its subject; another begins with its own
        where that has changed.
        """
        subject = bare_subject(envelope.subject)
        heading = ", ".join(filter(None, (sender(message), day(envelope))))
        if opens:
            self.subjects = set()
            self.writer.add(BlockKind.HEADING, subject, level=1, position=number)
        self.writer.add(BlockKind.HEADING, heading, level=2, position=number)
        if not opens and subject.casefold() not in self.subjects:
            self.writer.add(BlockKind.PARAGRAPH, subject, position=number)
        self.subjects.add(subject.casefold())
        # What an answer hands on stands in the conversation already.
        hands_on = opens and is_forward(envelope.subject)
        self._write(message, number, hands_on=hands_on, answers=not opens)

    def _write(
        self, message: EmailMessage, number: int, *, hands_on: bool, answers: bool = False
    ) -> None:
        """A message's own words, then those of the messages in it, each under who wrote it."""
        of_outer, self.invitations = self.invitations, []
        is_said = False
        for part in self._bodies(message):
            if part.get_content_type() != ENCLOSED:
                before = len(self.writer.blocks)
                self._write_body(part, number, hands_on=hands_on, answers=answers)
                is_said = is_said or len(self.writer.blocks) > before
                continue
            for inner in part.iter_parts():
                assert isinstance(inner, EmailMessage)
                envelope = envelope_of(inner)
                named = (bare_subject(envelope.subject), sender(inner), day(envelope))
                heading = ", ".join(filter(None, named))
                self.writer.add(BlockKind.HEADING, heading, level=2, position=number)
                self._write(inner, number, hands_on=is_forward(envelope.subject))
        for part in self.invitations:
            is_said = self._write_invitation(part, number, is_said=is_said)
        self.invitations = of_outer
        self.has_text = self.has_text or is_said

    def _write_invitation(self, part: EmailMessage, number: int, *, is_said: bool) -> bool:
        """Write what a calendar is told where the message says nothing; whether it is said now."""
        lines = [] if is_said else list(invitation_lines(self._text(part)))
        for line in lines:
            self.writer.add(BlockKind.PARAGRAPH, line, position=number)
        if not lines:
            self.attachments.append(_name(part))
        return is_said or bool(lines)

    def _bodies(self, message: EmailMessage) -> Iterator[EmailMessage]:
        """The parts to read; of alternatives the plain one unless it is empty."""
        if message.get_content_type() in ENCRYPTED_TYPES:
            self.encrypted = True
            self._leave_out(message)
            return
        if message.get_content_type() == "multipart/alternative":
            yield from self._alternative(message)
        elif message.get_content_type() == ENCLOSED:
            yield message
        elif message.is_multipart():
            for part in message.iter_parts():
                assert isinstance(part, EmailMessage)
                yield from self._bodies(part)
        elif _is_body(message):
            yield message
        elif not _is_decoration(message):
            self._leave_out(message)

    def _leave_out(self, part: EmailMessage) -> None:
        if part.get_content_type() == CALENDAR:
            self.invitations.append(part)
        else:
            self.attachments.append(_name(part))

    def _alternative(self, message: EmailMessage) -> Iterator[EmailMessage]:
        """The form of the message to read; what only the others carry along is left out."""
        parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        plain = [part for part in parts if part.get_content_type() == "text/plain"][:1]
        others = [part for part in parts if part not in plain]
        # Of invitations the last form is one for calendars.
        rich = ([part for part in others if any(map(_is_body, part.walk()))] or others)[-1:]
        read = rich if not plain or self._says_less(plain, rich) else plain
        for part in read:
            yield from self._bodies(part)
        beside = (inner for part in parts if part not in read for inner in part.walk())
        self.attachments += [
            name
            for one in beside
            if not _is_body(one) and not _is_decoration(one) and (name := one.get_filename())
        ]

    def _says_less(self, plain: Sequence[EmailMessage], rich: Sequence[EmailMessage]) -> bool:
        """Whether the plain alternative is empty, or says only that there is another."""
        pages = [self._text(part) for one in rich for part in one.walk() if _is_body(part)]
        words = len(self._text(plain[0]).split()) if plain else 0
        whole = sum(words_shown(page) for page in pages)
        return bool(rich) and (not words or words < LEAST_OF_THE_WHOLE * whole)

    def _write_body(
        self, part: EmailMessage, number: int, *, hands_on: bool, answers: bool
    ) -> None:
        text = self._text(part)
        written = BlockWriter()
        if part.get_content_type() == "text/html":
            self.quotations.leave_out(write_html(written, text, number, hands_on=hands_on))
            shown = [block.text for block in written.blocks]
            kept = own_lines(shown, hands_on=hands_on, answers=answers)
            self.quotations.read(shown, kept)
            self.writer.blocks += [_below_message(written.blocks[at]) for at in kept]
            return
        lines = text.split("\n")
        own = own_lines(lines, hands_on=hands_on, answers=answers)
        self.quotations.read(lines, own)
        kept_lines = _with_gaps(lines, own)
        write_text(written, "\n".join(map(unquoted, kept_lines)), number)
        self.writer.blocks += [_below_message(block) for block in written.blocks]

    def _text(self, part: EmailMessage) -> str:
        data = payload_of(part)
        if not data.strip():
            return ""
        decoded = decode(data, part.get_content_charset())
        if decoded.guessed:
            self.guessed.append(decoded.encoding)
        if part.get_param("format") != "flowed":
            return decoded.text
        return unflowed(decoded.text, blanks_go=part.get_param("delsp") == "yes")

    def warnings(self) -> Iterator[ConversionWarning]:
        """What a reader of the report should know."""
        if self.guessed:
            encodings = ", ".join(sorted(set(self.guessed)))
            yield ConversionWarning(WarningCode.ENCODING_GUESSED, encodings)
        yield from self.quotations.warnings()
        yield from left_out(self.attachments)


def _name(part: EmailMessage) -> str:
    return part.get_filename() or part.get_content_type()


def _is_body(part: EmailMessage) -> bool:
    # What calls itself several parts and cannot be parted is text.
    is_unparted = part.get_content_maintype() == "multipart" and not part.is_multipart()
    is_text = is_unparted or part.get_content_type() in ("text/plain", "text/html")
    return is_text and part.get_content_disposition() != "attachment"


def _is_decoration(part: EmailMessage) -> bool:
    """Pictures within the text, and signatures of the message that programs check."""
    if part.get_content_type() in ("application/pgp-signature", "application/pkcs7-signature"):
        return True
    inline = part.get_content_disposition() != "attachment" and part.get("content-id")
    return bool(part.get_content_maintype() == "image" and inline)


def _with_gaps(lines: Sequence[str], kept: Sequence[int]) -> list[str]:
    """The kept lines, with a blank one where lines between them were left out."""
    gathered: list[str] = []
    previous = -1
    for at in kept:
        if at > previous + 1:
            gathered.append("")
        gathered.append(lines[at])
        previous = at
    return gathered


def _below_message(block: Block) -> Block:
    """Headings within a message stand below the message's own heading."""
    if block.kind is not BlockKind.HEADING:
        return block
    return Block(block.kind, block.text, block.position, max(block.level, 3), block.turns)
