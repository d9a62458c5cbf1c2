"""MHTML: a page that a browser or word processor saved in one file with all that it shows."""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from ingest.blocks import ConvertedDocument, RefusalCode, Refused
from ingest.convert.formats import FileFormat
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time
from ingest.convert.mail_headers import header
from ingest.convert.web_page import document_of
from ingest.convert.writing import year_in


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the page saved at `path`, the first that is in the file.

    Raises `Refused`: EMPTY, UNREADABLE_ENCODING.
    """
    del limits, need_time
    saved = BytesParser(policy=policy.default).parsebytes(path.read_bytes().lstrip(b"\r\n"))
    assert isinstance(saved, EmailMessage)
    page = next((part for part in saved.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise Refused(RefusalCode.EMPTY)
    document = document_of(payload, FileFormat.WEB_ARCHIVE, page.get_content_charset())
    # The day on which it was saved; the page may say when it was written.
    saved_in = year_in(header(saved, "date"))
    return replace(document, properties=replace(document.properties, file_year=saved_in))
