"""Invitations that are written for calendars alone (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

# What somebody reads of an event or a to-do, in the order in which calendars show it.
SHOWN = ("SUMMARY", "DTSTART", "LOCATION", "DESCRIPTION")
# Zones, alarms and rules of repetition, of which nothing is told, are what programs write wrong,
# and what takes time.
READ = ("BEGIN", "END", "UID", "RECURRENCE-ID", "STATUS", *SHOWN)
MOMENTS = ("DTSTART", "RECURRENCE-ID")
NAME = re.compile(r"\s*([\w-]+)\s*[;:]")


def invitation_lines(calendar: str) -> Iterator[str]:
    r"""Title, day, place and description of events and to-dos, a paragraph each.

    A calendar that breaks the grammar of RFC 5545 tells nothing.

    >>> list(invitation_lines("BEGIN:VEVENT\nDTSTART:20150203T101200Z\nSUMMARY:Forum\nEND:VEVENT"))
    ['Forum', '2015-02-03']
    """
    # An event that repeats and its exceptions share their UID, and most of their words.
    told: dict[str, set[str]] = {}
    for component in sorted(_components(calendar), key=_is_exception):
        of_event = told.setdefault(str(component.get("UID") or id(component)), set())
        if of_event and _is_exception(component) and _is_cancelled(component):
            continue
        for line in _lines(component):
            if line not in of_event:
                of_event.add(line)
                yield line


def _components(calendar: str) -> Iterable[Any]:
    from icalendar import Component, Event, Todo

    # Bytes, because text of one line would be taken for the path of a calendar and opened.
    read = "\r\n".join(_lines_read(calendar)).encode(errors="ignore")
    try:
        parsed = Component.from_ical(read, multiple=True)
    except ValueError:
        return []
    return [one for outer in parsed for one in outer.walk() if isinstance(one, Event | Todo)]


def _lines_read(calendar: str) -> Iterator[str]:
    """The lines of what is told, unfolded and without parameters.

    They name zones, which would be looked for among files; the day is told as it stands.
    """
    from icalendar.parser import Contentlines

    unfold: Callable[[str], list[Any]] = Contentlines.from_ical
    for line in filter(None, unfold(calendar)):
        name, value = NAME.match(line), line.value_separator_index()
        if name and value > 0 and name[1].upper() in READ:
            said = line[value + 1 :]
            if name[1].upper() not in MOMENTS or _is_moment(said):
                yield f"{name[1]}:{said}"


def _is_moment(said: str) -> bool:
    """Whether the library reads it; where it does not, it refuses all but events as a whole."""
    from icalendar import vDDDTypes

    read: Callable[[str], Any] = vDDDTypes.from_ical
    try:
        return isinstance(read(said), date)
    except ValueError:
        return False


def _is_exception(component: Any) -> bool:
    return "RECURRENCE-ID" in component


def _is_cancelled(component: Any) -> bool:
    return str(component.get("STATUS")).upper() == "CANCELLED"


def _lines(component: Any) -> Iterator[str]:
    for name in SHOWN:
        said = component.get(name, "")
        # What may stand once in a component stands more often in some; the first counts.
        text = _written(said[0] if isinstance(said, list) else said)
        yield from filter(None, map(str.strip, text.split("\n")))


def _written(value: Any) -> str:
    """A text as it stands, of a moment its day."""
    if isinstance(value, str):
        return value
    day = value.dt.date() if isinstance(value.dt, datetime) else value.dt
    return str(day.isoformat())
