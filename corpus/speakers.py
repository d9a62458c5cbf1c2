"""Who speaks in a passage, as far as its document says."""

from __future__ import annotations

import re

from corpus.model import LocatorUnit, Passage

# Above each message stands who wrote it, and when.
_DAY = re.compile(r"(?:^|,\s*)\d{4}-\d{2}-\d{2}$")
_ADDRESS = re.compile(r"[<(\[]?\b[\w.+%-]+@[\w-]+(?:\.[\w-]+)*[>)\]]?")
_AT_THE_ENDS = " ,;:"


def speaker(passage: Passage) -> str | None:
    """Who wrote the message that the passage stands in: the name or role, without addresses.

    None where the document does not say so, and of what is no message.
    """
    if passage.locator.unit is not LocatorUnit.MESSAGE:
        return None
    above = passage.heading_path
    signed = [heading for heading in above if _DAY.search(heading)]
    # A message without a date: the first heading is the subject where there are two.
    heading = signed[-1] if signed else next(iter(above[1:2] or above), "")
    name = _ADDRESS.sub("", _DAY.sub("", heading))
    return " ".join(name.split()).strip(_AT_THE_ENDS) or None
