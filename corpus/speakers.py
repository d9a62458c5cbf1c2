"""Who speaks in a passage, as far as its document says."""

from __future__ import annotations

import re

from corpus.model import LocatorUnit, Passage

# Above each message stands who wrote it, and when: first, or below the subject.
_DAY = re.compile(r"(?:^|,\s*)\d{4}-\d{2}-\d{2}$")
_LEVELS = 2
# Mail addresses however they are written, and numbers of telephones: for who writes to people, not
# for who reads them.
_ADDRESS = re.compile(
    r"\S*[@＠]\S*|\S+\s*[(\[]\s*at\s*[)\]]\s*\S+|\S+ at \S+ dot \S+|\S*%40\S*", re.IGNORECASE
)
# Nine figures and more: "2014-2016" is none.
_TELEPHONE = re.compile(
    r"(?:\b(?:tel|phone|mobile|whatsapp)\b\W*)?\+?(?:\d[\s().\-]*){9,}", re.IGNORECASE
)
_AT_THE_ENDS = " ,;:.<>()[]‹›"
_NAME = re.compile(r"[^\W\d_]{2}")


def speaker(passage: Passage) -> str | None:
    """Who wrote the message that the passage stands in: the name or role, without addresses.

    None where the document does not say so, and of what is no message.
    """
    if passage.locator.unit is not LocatorUnit.MESSAGE:
        return None
    signed = (one for one in passage.heading_path[:_LEVELS] if _DAY.search(one))
    name = _DAY.sub("", next(signed, ""))
    for pattern in (_ADDRESS, _TELEPHONE):
        name = pattern.sub(" ", name)
    name = " ".join(name.split()).strip(_AT_THE_ENDS)
    return name if _NAME.search(name) else None
