"""What is written in a topic pack: checked before it is kept, and the address made of a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from corpus.errors import InvalidRequest
from corpus.storable import BREAKS, is_storable

MAXIMUM_TITLE = 200
MAXIMUM_PURPOSE = 4_000
MAXIMUM_NOTE = 4_000
MAXIMUM_SLUG = 80


def checked_title(title: str) -> str:
    """One line that says something, of a pack or a section. Raises InvalidRequest."""
    line = " ".join(title.split())
    if not line or len(line) > MAXIMUM_TITLE:
        raise InvalidRequest(
            "a title has between 1 and 200 characters", field="title", limit=MAXIMUM_TITLE
        )
    return _checked(line, "title")


def checked_purpose(purpose: str) -> str:
    """Without outer space; may be empty. Raises InvalidRequest."""
    return _prose(purpose, "purpose", MAXIMUM_PURPOSE)


def checked_note(note: str) -> str:
    """Without outer space; may be empty. Raises InvalidRequest."""
    return _prose(note, "note", MAXIMUM_NOTE)


def checked_slug(slug: str) -> str:
    """An address that can be read out over the telephone. Raises InvalidRequest."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > MAXIMUM_SLUG:
        raise InvalidRequest(
            "an address is small letters, digits and hyphens", field="slug", given=slug
        )
    return slug


def slug_for(title: str, pack_id: str, taken: Collection[str]) -> str:
    """An address made from the title that is not taken; from the id where no letters are left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    stem = "-".join(words)[: MAXIMUM_SLUG - 5].strip("-")
    if len(stem) < 3:  # noqa: PLR2004 (a title in another script leaves a stray year at most)
        stem = f"pack-{re.sub('[^a-z0-9]', '', pack_id.lower())[:8]}"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)


def _prose(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise InvalidRequest("the text is too long", field=field, limit=limit, length=len(text))
    return _checked(text.strip(), field)


def _checked(text: str, field: str) -> str:
    if not is_storable(text, BREAKS):
        raise InvalidRequest("the text holds characters that cannot be shown", field=field)
    return text
