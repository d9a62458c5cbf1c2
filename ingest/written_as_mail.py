"""Whether a plain text is mail that somebody saved: who wrote it, and on what or when, at its top.

Names of headers are those that mail programs write, or people type, in English, French, Spanish,
Portuguese, Arabic and Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.digits import with_western_digits
from ingest.blocks import Block, ConvertedDocument
from ingest.convert.formats import MEDIA_TYPES, FileFormat

_PLAIN = {MEDIA_TYPES[FileFormat.PLAIN_TEXT], MEDIA_TYPES[FileFormat.MARKDOWN]}
_PEOPLE = r"from|to|cc|de|de la part de|de parte de|à|para|من|إلى|نسخة|от|кому|копия"
_MATTER = r"subject|objet|asunto|assunto|الموضوع|тема"
_TIME = (
    r"date|sent|date d['’]envoi|envoyé(?: le)?|fecha|data|enviado(?: el| em)?|enviada em"
    r"|تاريخ الإرسال|التاريخ|أُ?رسلت(?: في)?|дата|отправлено"
)
_HEADER = re.compile(
    rf"(?:(?<=\s)|^\W*)(?:(?P<people>{_PEOPLE})|(?P<matter>{_MATTER})|(?P<time>{_TIME}))\s*[:：]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Enough for who wrote it to whom, who else was told, when, and on what.
_MOST_LINES = 8


def is_written_as_mail(document: ConvertedDocument) -> bool:
    """Whether its first lines name people and say what they wrote on, or when.

    Subject and date alone stand above reports as well, and "From: 2010" begins a period.
    """
    if document.media_type not in _PLAIN:
        return False
    said = [(name, value) for block in _head(document) for name, value in _headers(block)]
    names = {name for name, _ in said}
    return any(name == "people" and _is_of_people(value) for name, value in said) and (
        "matter" in names or "time" in names
    )


def _head(document: ConvertedDocument) -> Iterator[Block]:
    """The blocks that the document begins with and that begin with a header."""
    for block in document.blocks[:_MOST_LINES]:
        if not _HEADER.match(block.text):
            return
        yield block


def _headers(block: Block) -> Iterator[tuple[str, str]]:
    """What sort of header stands where, with its value; lines may have been joined to one.

    Within a line they have a capital: "de :" is a word as any other.
    """
    text = block.text
    found = [
        match
        for match in _HEADER.finditer(text)
        if match.start() == 0 or not match.group().lstrip()[0].islower()
    ]
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        yield str(match.lastgroup), text[match.end() : end]


def _is_of_people(value: str) -> bool:
    return "@" in value or (
        any(map(str.isalpha, value)) and not _YEAR.search(with_western_digits(value))
    )
