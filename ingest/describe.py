"""Settle a document's metadata: what people wrote, then what the file says, then detection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.digits import with_western_digits
from corpus.evidence import EvidenceBasis
from corpus.model import Access, AccessLevel, GuidanceStatus, Kind, Metadata, MetadataOrigin
from corpus.storable import is_storable
from corpus.vocabulary import load_place_finder, load_vocabulary
from corpus.vocabulary.places import known_countries
from ingest.blocks import RefusalCode, Refused

Values = Mapping[str, object]

# Column and front-matter names that people use for the same field.
_SAME_FIELD = {
    "titre": "title",
    "titulo": "title",
    "título": "title",
    "lang": "language",
    "langue": "language",
    "country": "countries",
    "pays": "countries",
    "date": "year",
    "source": "publisher",
    "organisation": "publisher",
    "organization": "publisher",
    "license": "licence",
    "url": "source_url",
    "status": "guidance_status",
    "theme": "themes",
    "group": "groups",
    "type": "kind",
}

_LONGEST_TEXT = 500
_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20[0-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class UnreadValue:
    """A value that is not in the vocabulary and was passed over for the next source."""

    field: str
    written: str
    origin: MetadataOrigin


@dataclass(frozen=True, slots=True)
class Description:
    """Settled metadata and the written values that could not be used."""

    metadata: Metadata
    unread: tuple[UnreadValue, ...]


def describe(sources: Iterable[tuple[MetadataOrigin, Values]]) -> Description:
    """Metadata from `sources`, most trusted first; each field from the first that has it.

    The last source must give title and kind. Raises Refused(INVALID_METADATA) when the access
    somebody wrote is not understood: a file that may not be for everyone never falls to public.
    """
    settled: dict[str, Any] = {}
    origins: dict[str, MetadataOrigin] = {}
    unread: list[UnreadValue] = []
    for origin, written in sources:
        values = {_SAME_FIELD.get(name, name): value for name, value in written.items()}
        for field, read in _READERS.items():
            if field in settled or values.get(field) in (None, "", ()):
                continue
            value = read(values[field])
            if passed_over := _passed_over(field, values[field], value):
                unread.append(UnreadValue(field, passed_over, origin))
            if value is not None:
                settled[field], origins[field] = value, origin
        if "access" not in settled and ("access" in values or "groups" in values):
            settled["access"] = _access(values)
            origins["access"] = origin
    return Description(Metadata(**settled, origins=origins), tuple(unread))


def _passed_over(field: str, written: object, read: object) -> str | None:
    """What was not understood of a value of which `read` was, as the report names it, if any."""
    if read is None:
        return _told(written)
    if field not in _OF_SEVERAL:
        return None
    lost = [item for item in _items(written) if _READERS[field](item) is None]
    return _told(lost) if lost else None


def _told(value: object) -> str:
    """A value as the report names it: whole where somebody could have typed it."""
    if isinstance(value, list | tuple) and not any(
        isinstance(item, list | tuple | dict) for item in value
    ):
        value = "; ".join(_items(value))
    written = type(value).__name__ if isinstance(value, list | tuple | dict) else str(value)
    return written if len(written) <= _LONGEST_TEXT else f"{written[:_LONGEST_TEXT]}…"


def _access(values: Values) -> Access:
    groups = tuple(_items(values.get("groups", ())))
    written = str(values.get("access") or AccessLevel.RESTRICTED)
    try:
        if not all(map(_is_name, groups)):
            raise ValueError("no name of a group")  # noqa: TRY301 - understood as any other
        return Access(AccessLevel(load_vocabulary().find("access", written) or ""), groups)
    except ValueError as problem:
        detail = _told(f"access={values.get('access', '')} groups={';'.join(groups)}")
        raise Refused(RefusalCode.INVALID_METADATA, detail) from problem


def _text(value: object) -> str | None:
    """The words of a plain value, without what cannot be stored or shown; None for other values.

    What is too long for a title or a name was not meant as one, and would stand in every answer.
    """
    if isinstance(value, list | tuple | dict):
        return None
    words = " ".join(str(value).split())
    shown = "".join(char for char in words if is_storable(char))
    return shown if 0 < len(shown) <= _LONGEST_TEXT else None


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_TEXT and is_storable(text)


def _language(value: object) -> str | None:
    code = re.split(r"[-_]", str(value).strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _year(value: object) -> int | None:
    found = _YEAR.search(with_western_digits(str(value)))
    return int(found.group()) if found else None


def _countries(value: object) -> tuple[str, ...] | None:
    found: list[str] = []
    for item in _items(value):
        if item.upper() in known_countries():
            found.append(item.upper())
        else:
            found += load_place_finder().countries(item, capitalised=False)
    return tuple(dict.fromkeys(found)) or None


def _themes(value: object) -> tuple[str, ...] | None:
    vocabulary = load_vocabulary()
    found = [vocabulary.find("theme", item) for item in _items(value)]
    return tuple(dict.fromkeys(theme for theme in found if theme)) or None


def _items(value: object) -> list[str]:
    parts = value if isinstance(value, list | tuple) else re.split(r"[;|\n]", str(value))
    return [str(part).strip() for part in parts if str(part).strip()]


def _one_of(name: str, enumeration: Callable[[str], Any]) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        found = load_vocabulary().find(name, str(value))
        return enumeration(found) if found else None

    return read


_READERS: Mapping[str, Callable[[object], Any]] = {
    "title": _text,
    "kind": _one_of("kind", Kind),
    "language": _language,
    "countries": _countries,
    "year": _year,
    "publisher": _text,
    "evidence_basis": _one_of("evidence_basis", EvidenceBasis),
    "guidance_status": _one_of("guidance_status", GuidanceStatus),
    "superseded_by": _text,
    "themes": _themes,
    "source_url": _text,
    "licence": _text,
}
# Fields with several values, each of which may be understood or not.
_OF_SEVERAL = ("countries", "themes")
