"""Invitations that are written for calendars alone (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator

FOLD = re.compile(r"\r?\n[ \t]")
PROPERTY = re.compile(r"(?P<name>[A-Z-]+)(?:;(?:[^:\"]|\"[^\"]*\")*)?:(?P<value>.*)")
ESCAPED = re.compile(r"\\(.)")
DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
# What somebody reads of what is to happen, in the order in which calendars show it.
SHOWN = ("SUMMARY", "DTSTART", "LOCATION", "DESCRIPTION")
HAPPENINGS = ("VEVENT", "VTODO")


def invitation_lines(calendar: str) -> Iterator[str]:
    r"""What is to happen, the day, the place and what is said of it, a paragraph each.

    >>> list(invitation_lines("BEGIN:VEVENT\nDTSTART:20150203T1012Z\nSUMMARY:Forum\nEND:VEVENT"))
    ['Forum', '2015-02-03']
    """
    found: dict[str, str] | None = None
    within: list[str] = []
    for line in FOLD.sub("", calendar).splitlines():
        match = PROPERTY.fullmatch(line.strip())
        name, value = (match["name"], match["value"]) if match else ("", "")
        if name == "BEGIN":
            within.append(value)
            found = {} if value in HAPPENINGS else found
        elif name == "END":
            if value in HAPPENINGS and found is not None:
                yield from _shown(found)
                found = None
            within = within[:-1]
        elif name in SHOWN and found is not None and within and within[-1] in HAPPENINGS:
            found.setdefault(name, value)


def _shown(happening: dict[str, str]) -> Iterator[str]:
    for name in SHOWN:
        said = ESCAPED.sub(
            lambda sign: "\n" if sign[1] in "nN" else sign[1], happening.get(name, "")
        )
        if name == "DTSTART":
            said = "-".join(day.groups()) if (day := DAY.fullmatch(said)) else ""
        yield from filter(None, map(str.strip, said.split("\n")))
