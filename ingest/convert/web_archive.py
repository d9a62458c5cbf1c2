"""MHTML: a page that a browser or word processor saved in one file with all that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from ingest.blocks import ConvertedDocument, RefusalCode, Refused
from ingest.convert.encoding import DecodedText
from ingest.convert.formats import FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.mail.headers import header
from ingest.convert.web.converter import document_of
from ingest.convert.web.parsing import decoded_page
from ingest.convert.writing import year_in


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the page saved at `path`, the first that is in the file, and those in its frames.

    Raises `Refused`: EMPTY, UNREADABLE_ENCODING.
    """
    del limits, need_time
    saved = BytesParser(policy=policy.default).parsebytes(path.read_bytes().lstrip(b"\r\n"))
    assert isinstance(saved, EmailMessage)
    pages = [part for part in saved.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise Refused(RefusalCode.EMPTY)
    framed = dict(_named(pages[1:], header(pages[0], "content-location")))
    document = document_of(_text(pages[0]), FileFormat.WEB_ARCHIVE, framed)
    # The day on which it was saved; the page may say when it was written.
    saved_in = year_in(header(saved, "date"))
    return replace(document, properties=replace(document.properties, file_year=saved_in))


def _named(pages: Iterable[EmailMessage], base: str) -> Iterator[tuple[str, str]]:
    """Texts of pages by what the frames of a page at `base` may call them."""
    for page in pages:
        try:
            text = _text(page).text
        except Refused:
            continue
        if name := header(page, "content-id").strip("<> "):
            yield f"cid:{name}", text
        if place := header(page, "content-location"):
            yield place, text
            folder = base[: base.rfind("/") + 1]
            if folder and place.startswith(folder):  # frames beside the page have short names
                yield place.removeprefix(folder), text


def _text(page: EmailMessage) -> DecodedText:
    payload = page.get_payload(decode=True)
    return decoded_page(payload if isinstance(payload, bytes) else b"", page.get_content_charset())
