"""Where things are found, written in one place: relative addresses of this server."""

from __future__ import annotations

from corpus.model import Locator, LocatorUnit

API = "/api/v1"


def document_link(document_id: str) -> str:
    """The document itself, for programs."""
    return f"{API}/documents/{document_id}"


def file_link(document_id: str, locator: Locator | None = None) -> str:
    """The original file, opened at a page where the locator counts pages."""
    address = f"{API}/documents/{document_id}/file"
    if locator is not None and locator.unit is LocatorUnit.PAGE:
        return f"{address}#page={locator.first}"
    return address


def text_link(document_id: str) -> str:
    """The document's text."""
    return f"{API}/documents/{document_id}/text"


def image_link(document_id: str, page: int, passage_id: str | None = None) -> str:
    """A picture of a page, the passage highlighted on it."""
    address = f"{API}/documents/{document_id}/pages/{page}/image"
    return address if passage_id is None else f"{address}?passage={passage_id}"


def reading_link(document_id: str, passage_id: str | None = None) -> str:
    """The document for people, opened at a passage."""
    address = f"/documents/{document_id}"
    return address if passage_id is None else f"{address}?passage={passage_id}"


def job_link(job_id: str) -> str:
    """A piece of work under way."""
    return f"{API}/jobs/{job_id}"


def pack_link(pack_id: str) -> str:
    """A topic pack, for programs."""
    return f"{API}/packs/{pack_id}"


def lesson_link(lesson_id: str) -> str:
    """A lesson, for programs."""
    return f"{API}/lessons/{lesson_id}"


def lesson_page_link(lesson_id: str) -> str:
    """A lesson, for people."""
    return f"/lessons/{lesson_id}"
